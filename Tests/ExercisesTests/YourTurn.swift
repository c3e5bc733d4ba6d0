import Course
import ExerciseCalls
import ExerciseProtocol
import Foundation
import Testing

/// What your answers show: found out once a run, each exercise in a process of its own, where a trap ends it alone and
/// an alarm ends what has no end.
enum YourTurn {
  private static let all = Task {
    await withTaskGroup(of: Finding?.self) { group in
      for exercise in Exercise.all { group.addTask { await judged(exercise.number) } }
      return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
    }
  }

  /// One an exercise.
  static func findings() async -> [Finding] { await all.value }

  static func finding(_ number: Int) async -> Finding? { await findings().first { $0.exercise == number } }

  /// The board for the end of a run.
  static func board() async -> String {
    let board = Board(await findings())
    guard let next = board.next else { return board.text() }
    return board.text(line: line(of: await finding(next.number), next))
  }

  /// Whether there is something to judge. Whoever wants all of them solved says SOLUTIONS=1: then unsolved is wrong.
  static func isTried(_ number: Int) async -> Bool {
    await finding(number)?.state != .unsolved || ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"
  }

  /// Right passes; wrong is one issue, at the body in your own file.
  static func check(_ number: Int) async {
    guard let finding = await finding(number), finding.state != .correct else { return }
    let exercise = Exercise.number(number)!
    let line = line(of: finding, exercise)
    let text = Message(finding, hidden: true)?.screen(line: line) ?? ""
    Issue.record(
      "\(text)",
      sourceLocation: SourceLocation(
        fileID: "Exercises/\(exercise.file)", filePath: path(exercise), line: line ?? 1, column: 1))
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static func path(_ exercise: Exercise) -> String { "\(root)/Sources/Exercises/\(exercise.file)" }

  private static func line(of finding: Finding?, _ exercise: Exercise) -> Int? {
    guard let text = try? String(contentsOfFile: path(exercise), encoding: .utf8) else { return nil }
    return finding?.line(in: text)
  }

  /// What the process has found, or how it ended.
  static func told(_ number: Int, _ output: [UInt8], _ errors: [UInt8]) -> Finding {
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    func last(_ marker: String) -> Substring? {
      lines.last { $0.hasPrefix(marker) }?.dropFirst(marker.count)
    }
    if let line = last(marker),
      let finding = try? JSONDecoder().decode(Finding.self, from: Data(line.utf8))
    {
      return finding
    }
    let signal = last(endingMarker).flatMap { Int32($0) } ?? 0
    if signal == SIGALRM {
      return .noAnswers(number, .timedOut, "no answer within \(secondsAllowed) seconds")
    }
    let said = String(decoding: errors, as: UTF8.self)
    return .noAnswers(
      number, .trapped, signal == 0 ? "the process ended" : Ending.words(signal: signal, errors: said))
  }
}

private let marker = "finding: "
private let secondsAllowed: UInt32 = 5

/// Asks one exercise in a process of its own.
private func judged(_ number: Int) async -> Finding? {
  let ended = await #expect(
    processExitsWith: .success,
    observing: [\.standardOutputContent, \.standardErrorContent],
    "Exercise \(number) ended before it answered"
  ) { [number] in
    tellHowItEnds(within: secondsAllowed)
    let exercise = Exercise.number(number)!
    let probes = exercise.probes(.open) + exercise.probes(.hidden(seed: 1))
    var answers: [Calling.Answer] = []
    for probe in probes where answers.last != .unsolved {
      answers.append(Calling.answer(toExercise: number, probe.numbers, probe.oracles))
    }
    let finding = Finding(number, answers, to: probes)
    print("\n" + marker + String(decoding: try JSONEncoder().encode(finding), as: UTF8.self))
  }
  return ended.map { YourTurn.told(number, $0.standardOutputContent, $0.standardErrorContent) }
}

/// Writes the board after the tests of a suite, to standard error: there it comes last.
struct WithBoard: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await function()
    let board = await YourTurn.board()
    FileHandle.standardError.write(Data("\n\(board)\n\n".utf8))
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips what is not solved yet, and says where to begin.
  static func tried(_ number: Int) -> Self {
    .enabled("not solved yet: Sources/Exercises/Exercise\(number).swift") { await YourTurn.isTried(number) }
  }
}
