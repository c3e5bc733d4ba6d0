import Containment
import Course
import Foundation
import Testing

@testable import Grading

/// What somebody may try who has read the judge's source. Points need right numbers; nothing else gives any.
///
/// The token is no secret from a submission that looks for it: it keeps accidents apart, not attackers.
@Suite("No verdict is forged", .serialized)
struct AttackTests {
  private static let right = "return base(inverse(x)) / abs(slope(inverse(x)))"

  /// Stands in the place of the C library's getline, by which the judge's first line, the token, comes in.
  private static let thief = """
    struct Stolen { nonisolated(unsafe) static var token = "" }
    @_cdecl("getline") public func stolenGetline(
      _ line: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, _ capacity: UnsafeMutablePointer<Int>,
      _ file: OpaquePointer?
    ) -> Int {
      var bytes: [UInt8] = []
      var byte: UInt8 = 0
      while read(4, &byte, 1) == 1 {
        bytes.append(byte)
        if byte == 10 { break }
      }
      if bytes.isEmpty { return -1 }
      if Stolen.token.isEmpty { Stolen.token = String(decoding: bytes.dropLast(), as: UTF8.self) }
      line.pointee = strdup(String(decoding: bytes, as: UTF8.self))
      capacity.pointee = bytes.count + 1
      return bytes.count
    }
    func forge(_ lines: String...) {
      for text in lines {
        let line = Stolen.token + " " + text + "\\n"
        _ = line.withCString { write(3, $0, strlen($0)) }
      }
    }
    """

  /// Name, body of exercise 5, what else stands in the file, and the state deserved.
  private static let attacks: [(String, String, String, ExerciseState)] = [
    // With the token, every word of the protocol.
    ("answers", "for _ in 0..<99 { forge(\"answer 7ff8000000000000\") }; return 1", thief, .wrongUnknown),
    ("refusals", "for _ in 0..<99 { forge(\"refused\") }; return 1", thief, .wrongUnknown),
    ("nothing", "for _ in 0..<99 { forge(\"answer\") }; return 1", thief, .wrongUnknown),
    ("verdict", "forge(\"correct\"); return 1", thief, .unsolved),
    ("no such function", "forge(\"ask 99 0\"); sleep(5); return 1", thief, .trapped),
    ("empty question", "forge(\"ask 0\"); \(right)", thief, .trapped),
    (
      "long complaint",
      "for _ in 0..<99 { forge(\"threw \" + String(repeating: \"x\\u{1B}\", count: 9999)) }; return 1", thief,
      .wrongUnknown
    ),
    // Answers that are no answers.
    ("not a number", "return .nan", "", .wrongUnknown), ("infinite", "return .infinity", "", .wrongUnknown),
    ("tiny", "return .leastNonzeroMagnitude", "", .wrongUnknown),
    (
      "every other call",
      "struct Calls { nonisolated(unsafe) static var n = 0 }; Calls.n += 1\n"
        + "if Calls.n % 2 == 0 { return 0 }; \(right)", "", .wrongUnknown
    ),
    // Names that the judge uses too.
    ("own fdopen", right, "@_cdecl(\"fdopen\") public func f(_ a: Int32, _ b: Int) -> Int { 0 }", .trapped),
    ("own main", right, "@_cdecl(\"main\") public func m() -> Int32 { 0 }", .doesNotCompile),
    ("own Calling", right, "public enum Calling {}", .correct),
    ("own Unsolved", "throw Unsolved()", "public struct Unsolved: Error {}", .doesNotCompile),
    ("own Double", right, "public typealias Double = Float", .doesNotCompile),
    ("the judge's modules", right, "import Course", .doesNotCompile),
    (
      "another file's name", "let = )", "#sourceLocation(file: \"/Exercise3.swift\", line: 1)\nlet = )",
      .doesNotCompile
    ),
    (
      "before main", right,
      "@_section(\".init_array\") @_used let c: @convention(c) () -> Void = { _exit(0) }", .trapped
    ),
    // The world around it.
    ("kill", "kill(-1, SIGKILL); kill(1, SIGKILL); kill(getppid(), SIGKILL); \(right)", "", .correct),
    ("stop", "kill(getppid(), SIGSTOP); kill(1, SIGSTOP); \(right)", "", .correct),
    ("close", "for d in 0..<64 { close(Int32(d)) }; \(right)", "", .trapped),
    ("close prints", "close(1); close(2); \(right)", "", .correct),
    (
      "a line without end",
      "let a = [UInt8](repeating: 65, count: 1 << 20); while true { _ = write(3, a, a.count) }", "", .trapped
    ),
    (
      "read",
      "if (try? String(contentsOfFile: \"\(GradingTests.root)/Package.swift\", encoding: .utf8)) == nil "
        + "{ return 0 }; \(right)", "", .wrongUnknown
    ),
    (
      "write",
      "for p in [\"/x\", \"/etc/x\", \"/usr/x\", CommandLine.arguments[0]] {\n"
        + "if (try? \"x\".write(toFile: p, atomically: false, encoding: .utf8)) != nil { return 0 } }; \(right)",
      "", .correct
    ),
  ]

  /// Behind walls only: one of them kills every process that it may.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["DEEP"] == "1" && Isolation.strongest != .limitsOnly,
      "DEEP=1, with bubblewrap, compiles and runs attacks: 30 seconds"))
  func nothingIsGained() throws {
    let folder = NSTemporaryDirectory() + "/attacks-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let grader = try Grader(package: GradingTests.root, cache: folder + "/cache")
    let exercise = Exercise.number(5)!
    let stub = try Grader.stub(exercise, package: GradingTests.root)
    for (name, body, rest, state) in Self.attacks {
      let file = WrongAnswers.file(stub, body: body) + "\n" + rest + "\n"
      let finding = try grader.findings(of: [5: file], .hidden(seed: 9), in: folder + "/run", only: [5])[0]
      #expect(finding.state == state, "\(name): \(finding.evidence)")
      #expect(finding.evidence.count < 1000 && finding.evidence.onOneLine == finding.evidence, "\(name)")
      if finding.state != .correct { #expect(exercise.points(for: finding) == 0, "\(name)") }
    }
  }
}
