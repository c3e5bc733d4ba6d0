import Foundation
import Testing

@testable import Programs

/// A program that does not answer as asked: one clear line, no hang, nothing of it left.
@Suite(
  "A program's misbehaviour", .enabled(if: Child.hasPython, Comment(rawValue: Child.reason)), .serialized)
struct MisbehaviourTests {
  private let brief = TimeLimits(toFirstByte: 3, inAll: 4)

  static let refused: [(String, String)] = [
    ("banner", "belongs on stderr"), ("silent", "nothing within 3 s"), ("ignores-term", "nothing within 3 s"),
    ("trickle", "still running after 4 s"), ("flood", "wrote more than"), ("long-line", "wrote more than"),
    ("dies", "ValueError: mat1 and mat2"), ("segv", "signal 11"), ("killed", "out of memory?"),
    ("no-read", "3 lines came back"), ("closes-input", "1 line came back"),
    ("first-line-only", "only the first line read"),
    ("needs-tty", "stdin is not a terminal"), ("nothing", "wrote nothing"),
    ("usage", "usage: flow.py --weights FILE"),
    ("too-few", "One fewer"), ("too-many", "One more"), ("header", "belongs on stderr"),
    ("number-header", "a heading of numbers"),
    ("no-logdet", "x without its log-determinant"), ("only-logdet", "log-determinant without x"),
    ("per-coordinate", "Sum it over the coordinates"), ("echoes-z", "the point itself"),
    ("transposed", "transposed"),
    ("one-number", "1 number, not 5"), ("tensor", "bare numbers"), ("lists", "bare numbers"),
    ("json", "bare numbers"),
    ("complex", "complex"), ("decimal-commas", "Decimal commas"), ("progress-bar", "belongs on stderr"),
    ("hash-header", "without header="), ("colours", "Colours are no numbers"),
    ("thousands", "Commas inside numbers"), ("quoted", "quotation marks"),
    ("row-numbers", "numbers the rows"), ("not-available", "written nan"), ("typographic", "hyphen of ASCII"),
    ("stars", "Too wide for its format"), ("two-lines", "on two lines"), ("one-line", "end with a line feed"),
    ("written-twice", "written twice"), ("cut-short", "cut short"), ("utf-16", "UTF-16"),
    ("stops", "still running after 4 s"), ("kills-its-group", "signal 9"),
    ("dedup", "equal ones merged"), ("drop-last", "Are points dropped"), ("binary", "that are no text"),
    ("exit-1-after", "exit code 1 after"), ("lingers", "it must also end"),
    ("talks-after", "Only numbers belong on stdout"),
  ]

  @Test("each kind is one line that says what was asked, what came and what to do") func oneLine() {
    for (kind, words) in Self.refused {
      let began = Date()
      do throws(Misbehaviour) {
        _ = try Child.box("--misbehave \(kind)", limits: brief).examined()
        Issue.record("\(kind) was taken for an answer")
      } catch {
        let line = error.description
        #expect(line.contains(words), "\(kind): \(line)")
        #expect(line.contains("points of 4 numbers") && !line.contains("\n"), "\(kind): \(line)")
        #expect(!error.advice.isEmpty)
      }
      #expect(Date().timeIntervalSince(began) < 20, "\(kind) took too long")
      #expect(!Child.isAlive("--misbehave \(kind)"), "\(kind) left something running")
    }
  }

  @Test("what is harmless is accepted") func accepted() throws {
    for kind in [
      "slow", "forks", "daemon", "daemon-double", "line-by-line", "warns", "loud", "fortran", "csv", "tabs",
      "crlf",
      "no-last-newline", "blank-lines", "bom", "carriage",
    ] {
      let examination = try Child.box("--misbehave \(kind)").examined()
      #expect(examination.outcome == .holds, "\(kind): \(examination.text())")
      #expect(!Child.isAlive("--misbehave \(kind)"), "\(kind) left something running")
    }
  }

  @Test("answers that are numbers, but no flow's, fail with a sentence") func noFlow() throws {
    for (kind, words) in [
      ("nan", "nan or infinity at 16 of 16"), ("all-inf", "nan or infinity at 16 of 16"),
      ("inf", "nan or inf in another"),
      ("shuffled", "rows of the batch mixed"), ("sorted", "rows come back sorted"),
      ("logdet-first", "stands in column 1"),
    ] {
      let examination = try Child.box("--misbehave \(kind)").examined()
      #expect(examination.outcome == .fails, "\(kind)")
      #expect(examination.text(width: 4000).contains(words), "\(kind): \(examination.text())")
    }
  }

  @Test("few digits are measured and noted; too few decide nothing") func fewDigits() throws {
    let six = try Child.box("--misbehave six-digits").examined()
    #expect(six.digits == 6 && six.notes.contains { $0.contains("6 digits") })
    #expect(six.outcome <= .undecided)
    #expect(try Child.box("--misbehave four-decimals").examined().outcome == .undecided)
  }

  @Test("a command that does not exist is said to be none") func noCommand() {
    #expect(throws: Misbehaviour.self) {
      try BlackBox(dimension: 2, forward: Program("no-such-flow")).examined()
    }
    do throws(Misbehaviour) {
      _ = try BlackBox(dimension: 2, forward: Program("no-such-flow")).examined()
    } catch { #expect(error.came.contains("no such command")) }
  }

  @Test("no zombie is left, and no descriptor") func nothingLeft() throws {
    func open() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0 }
    _ = try Child.box().examined()
    let before = open()
    for kind in ["banner", "daemon", "forks"] { _ = try? Child.box("--misbehave \(kind)").examined() }
    #expect(open() <= before + 8)
  }
}
