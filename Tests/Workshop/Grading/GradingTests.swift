import Kit
import Containment
import Course
import Foundation
import Testing

@testable import Grading

@Suite("Grading survives anything", .serialized)
struct GradingTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// One for all tests: its cache takes a second to fill.
  private static let folder = NSTemporaryDirectory() + "/workshop-\(UUID().uuidString)"
  private static let grader = Result { try Grader(package: root, cache: folder) }

  private static let deep = ProcessInfo.processInfo.environment["DEEP"] == "1"

  private func solution(_ number: Int) throws -> String {
    try String(contentsOfFile: "\(Self.root)/Sources/Solutions/Exercise\(number).swift", encoding: .utf8)
  }
  private func stub(_ number: Int) throws -> String {
    try Grader.stub(Exercise.number(number)!, package: Self.root)
  }
  /// A handout has none.
  static let hasSolutions = FileManager.default.fileExists(atPath: "\(root)/Sources/Solutions")

  /// What is handed out is the solution without its bodies, so a signature can't drift.
  @Test(
    .enabled(if: hasSolutions, "the solutions were not handed out"), arguments: Exercise.all.map(\.number))
  func stubsFollowFromSolutions(_ number: Int) throws {
    let (stub, solution) = (try stub(number), try solution(number))
    let parts = stub.components(separatedBy: "  throw Unsolved()\n}\n")
    #expect(parts.count > 1 && !stub.contains("private"))
    for part in parts { #expect(part.isEmpty || solution.contains(part)) }
  }

  /// Where somebody has begun to solve, only untouched files are compared.
  @Test(arguments: Exercise.all.map(\.number))
  func exercisesAreTheStubs(_ number: Int) throws {
    let handed = try String(
      contentsOfFile: "\(Self.root)/Sources/Exercises/Exercise\(number).swift", encoding: .utf8)
    if handed.contains("throw Unsolved()") { #expect(try stub(number) == handed) }
  }

  @Test(.enabled(if: hasSolutions, "the solutions were not handed out"))
  func supportFilesAreTheSame() throws {
    let texts = try ["Workshop/Stubs", "Solutions"].map {
      try String(contentsOfFile: "\(Self.root)/Sources/\($0)/Support.swift", encoding: .utf8)
    }
    #expect(texts[0] == texts[1])
  }

  /// Every mistake that an exercise names has a wrong answer written by hand, and the other way round.
  @Test func wrongAnswersAreComplete() {
    for exercise in Exercise.all {
      let written = Set(WrongAnswers.all.filter { $0.exercise == exercise.number }.map(\.id))
      #expect(written == Set(exercise.mistakes), "exercise \(exercise.number)")
    }
  }

  /// One submission with every fate in it: each exercise gets its own state, and none costs another.
  @Test(.enabled(if: deep && hasSolutions, "DEEP=1 compiles and runs submissions: ten seconds"))
  func sevenStatesInOneSubmission() throws {
    let scratch = NSTemporaryDirectory() + "/grading-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let grader = try Self.grader.get()
    func wrong(_ number: Int, _ body: String) throws -> String {
      WrongAnswers.file(try stub(number), body: body)
    }
    let files = [
      1: try solution(1), 2: try wrong(2, "return cumulative(v) - cumulative(u)"),
      3: try wrong(3, "return 7"),
      4: try stub(4), 5: try wrong(5, "exit(0)"), 6: try wrong(6, "while true {}"),
      7: try wrong(7, "let = )) {"), 8: try solution(8), 9: try solution(9), 10: try solution(10),
      11: try solution(11),
    ]
    var limits = Limits.run
    limits.processorSeconds = 1
    let findings = try grader.findings(of: files, .hidden(seed: 3), in: scratch + "/run", within: limits)
    #expect(
      findings.map(\.state) == [
        .correct, .wrongNamed, .wrongUnknown, .unsolved, .trapped, .timedOut, .doesNotCompile, .correct,
        .correct, .correct, .correct,
      ])
    #expect(findings[1].mistakes == ["window-not-carried"])
    for finding in findings { #expect(!Feedback.message(finding, hidden: true).isEmpty) }
  }

  /// Killed and taken up again: nothing lost, nothing twice; two shards are the whole.
  @Test(.enabled(if: deep && hasSolutions, "DEEP=1 compiles and runs submissions: ten seconds"))
  func goesOnWhereItWas() throws {
    let folder = NSTemporaryDirectory() + "/batch-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let names = ["ada", "bob", "eve"]
    for name in names {
      try Files.makeFolder("\(folder)/in/\(name)")
      try Files.write(try stub(2), to: "\(folder)/in/\(name)/Exercise2.swift")
    }
    func batch() throws -> Batch {
      try Batch(folder + "/in", package: Self.root, out: folder + "/out", seed: 1, grader: Self.grader.get())
    }
    func run(_ shard: Batch.Shard) throws -> Int {
      try batch().run(shard: shard, jobs: 2) { _, _ in }
    }
    #expect(try run(Batch.Shard("2/2")!) == 1)
    #expect(try run(.whole) == 2)
    #expect(try run(.whole) == 0)
    try Gradebook([folder + "/out"]).write(to: folder + "/out")
    let csv = try String(contentsOfFile: folder + "/out/class.csv", encoding: .utf8)
    #expect(csv.split(separator: "\n").count == 1 + names.count)
    for file in ["feedback.md", "results.json", "classroom.json", "junit.xml"] {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/out/students/bob/\(file)"))
    }
    #expect(throws: Failure.self) {
      try Batch(folder + "/in", package: Self.root, out: folder + "/out", seed: 2)
    }
    let out = "\(folder)/in/ada/Exercise2.swift/out"
    #expect(throws: Failure.self) {
      try Batch(folder + "/in", package: Self.root, out: out, seed: 1, grader: Self.grader.get())
    }
  }

  /// The compiler's words without our folders, the submitted file's first.
  @Test func errorsNameTheStudentsFile() {
    let said = """
      //tmp/x/Exercise1.swift:3:4: error: first
      2 | let
      /tmp/x/ExerciseCalls.swift:9:1: error: not the student's
      /tmp/x/Exercise5.swift:12:7: error: expected\u{1B}[1m pattern
      """
    #expect(
      Grader.firstErrors(said, in: "Exercise5.swift") == "Exercise5.swift:12:7: error: expected [1m pattern")
    #expect(Grader.firstErrors(said, in: "Exercise2.swift").hasPrefix("Exercise1.swift:3:4: error: first; "))
    #expect(Grader.firstErrors("killed", in: "Exercise2.swift") == "killed")
  }

  /// A submission that speaks of a full disk is not believed; a folder that cannot be written is the machine's fault.
  @Test(.enabled(if: deep && hasSolutions, "DEEP=1 compiles and runs submissions: ten seconds"))
  func fullDisksAreConfirmed() throws {
    let scratch = NSTemporaryDirectory() + "/grading-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let files = [2: "#error(\"No space left on device\")\n"]
    let found = try Self.grader.get().findings(of: files, .open, in: scratch, only: [1, 2])
    #expect(found.map(\.state) == [.notFound, .doesNotCompile])
    #expect(throws: Failure.self) {
      try Self.grader.get().findings(of: files, .open, in: "/proc/nowhere/run", only: [2])
    }
  }
}
