import Foundation
import TestSupport
import Testing

@testable import Programs

/// A program that does not answer as asked: one clear line, no hang, nothing of it left.
@Suite("A program's misbehaviour", .enabled(if: Python.isHere, Comment(rawValue: Python.reason)))
struct MisbehaviourTests {
  private let brief = TimeLimits(toFirstByte: 3, inAll: 4)

  @Test("each kind is one line that says what was asked, what came and what to do") func oneLine()
    async throws
  {
    let limits = brief
    // Those that only a limit of time ends sleep: all of them at once, beside the others.
    let kinds = MisbehavingProgram.refused
    async let waitedFor = apart(each: kinds.filter(\.isWaitedFor), width: kinds.count) {
      ($0.kind, Ending(of: $0, within: limits))
    }
    let others = try await apart(each: kinds.filter { !$0.isWaitedFor }, width: 2) {
      ($0.kind, Ending(of: $0, within: limits))
    }
    let endings = Dictionary(uniqueKeysWithValues: try await waitedFor + others)
    #expect(try await Child.leftRunning(kinds.map(\.kind)).isEmpty)
    let rows = try kinds.map { program in try refusal(program, #require(endings[program.kind])) }
    try Self.page(
      "refused",
      "| what it does | what came | its last words | what to do |\n| --- | --- | --- | --- |\n"
        + rows.joined())
  }

  /// How asking a program ended.
  private struct Ending: Sendable {
    private(set) var error: Misbehaviour?
    let seconds: Double

    init(of program: MisbehavingProgram, within limits: TimeLimits) {
      let words = "--misbehave \(program.kind)"
      let began = Date()
      do throws(Misbehaviour) {
        _ = try Child.box(words, limits: limits).examined()
      } catch {
        self.error = error
      }
      seconds = Date().timeIntervalSince(began)
    }
  }

  /// The row of a program that is refused, as it must be.
  private func refusal(_ program: MisbehavingProgram, _ ending: Ending) throws -> String {
    let kind = program.kind
    #expect(ending.seconds < 20, "\(kind) took too long")
    let error = try #require(ending.error, "\(kind) was taken for an answer")
    let line = error.description
    #expect(line.contains(program.said), "\(kind): \(line)")
    #expect(line.contains("points of 4 numbers") && !line.contains("\n"), "\(kind): \(line)")
    #expect(!error.advice.isEmpty)
    return Self.row(program, error)
  }

  @Test("what is harmless is accepted") func accepted() async throws {
    let programs = MisbehavingProgram.accepted
    let seen = try await apart(each: programs, width: 2) { program in
      try Child.box("--misbehave \(program.kind)").examined()
    }
    for (program, examination) in zip(programs, seen) {
      #expect(examination.outcome == .holds, "\(program.kind): \(examination.text())")
    }
    #expect(try await Child.leftRunning(programs.map(\.kind)).isEmpty)
    try Self.page("accepted", MisbehavingProgram.accepted.map { "- \($0.does)\n" }.joined())
  }

  @Test("answers that are numbers, but no flow's, fail with a sentence") func noFlow() async throws {
    var rows: [String] = []
    let programs = MisbehavingProgram.failing
    let seen = try await programs.map { Child.box("--misbehave \($0.kind)") }.examinedApart()
    for (program, examination) in zip(programs, seen) {
      #expect(examination.outcome == .fails, "\(program.kind)")
      let text = examination.text(width: 4000)
      #expect(text.contains(program.said), "\(program.kind): \(text)")
      guard let finding = examination.findings.first(where: { $0.outcome == .fails }) else { continue }
      rows.append(
        "| \(program.does) | \(Self.cell(finding.sentence)) | \(Self.cell(finding.names.first ?? "")) |\n")
    }
    try Self.page(
      "failing",
      "| what it does | what is found | what it looks like |\n| --- | --- | --- |\n" + rows.joined())
  }

  @Test("few digits are measured and noted; too few decide nothing") func fewDigits() async throws {
    let six = try await Child.box("--misbehave six-digits").examinedApart()
    #expect(six.digits == 6 && six.notes.contains { $0.contains("6 digits") })
    #expect(six.outcome <= .undecided)
    #expect(try await Child.box("--misbehave four-decimals").examinedApart().outcome == .undecided)
  }

  @Test("a command that does not exist is said to be none") func noCommand() {
    #expect(throws: Misbehaviour.self) {
      try BlackBox(dimension: 2, forward: Program("no-such-flow")).examined()
    }
    do throws(Misbehaviour) {
      _ = try BlackBox(dimension: 2, forward: Program("no-such-flow")).examined()
    } catch { #expect(error.came.contains("no such command")) }
  }

  /// In a process of its own, where nobody else opens any; and with words of its own, which another test does not take for
  /// what it left running itself.
  @Test("no zombie is left, and no descriptor") func nothingLeft() async {
    await #expect(processExitsWith: .success) {
      func open() -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
      }
      _ = try Child.box().examined()
      let before = open()
      for kind in ["banner", "daemon", "forks"] {
        _ = try? Child.box("--weights 20 --misbehave \(kind)").examined()
      }
      #expect(open() == before)
      #expect(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD)
    }
  }

  // MARK: the table of the notebook

  /// What is said of a program, as a row: the same words on every machine.
  private static func row(_ program: MisbehavingProgram, _ said: Misbehaviour) -> String {
    "| \(program.does) | \(cell(said.came)) | \(cell(said.lastWords.joined(separator: " / "))) | \(cell(said.advice)) |\n"
  }

  /// Paths and counts of bytes differ from run to run; a bar would end the cell.
  private static func cell(_ text: String) -> String {
    text.replacing(Child.script, with: "flow.py").replacing(Python.command ?? "python3", with: "python3")
      .replacing(/--misbehave \S+ ?/, with: "").replacing(
        /more than \d+ bytes/, with: "more than so many bytes"
      )
      .replacing(/with \d+ of/, with: "with so many of").replacing("|", with: "\\|").replacing(
        "*", with: "\\*"
      ).replacing("<", with: "&lt;")
  }

  /// Compares a part of the page with what was said just now; `WRITE_PAGES=1` writes it.
  private static func page(_ part: String, _ text: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../notebooks-md/programs-that-misbehave.md"
    ).standardized
    let page = try String(contentsOf: url, encoding: .utf8)
    guard let start = page.range(of: "<!-- \(part) -->\n\n"),
      let end = page.range(of: "\n<!-- end of \(part) -->")
    else {
      Issue.record("the page has no part \(part)")
      return
    }
    if ProcessInfo.processInfo.environment["WRITE_PAGES"] == "1" {
      try (page[..<start.upperBound] + text + page[end.lowerBound...]).write(
        to: url, atomically: true, encoding: .utf8)
    } else {
      // What a shell says of a signal is the system's own.
      #if os(Linux)
        #expect(String(page[start.upperBound..<end.lowerBound]) == text, "\(part): a stale table")
      #endif
    }
  }
}
