import Course
import ExerciseCalls
import ExerciseProtocol
import Foundation
import Synchronization
import Testing

/// What your answers show, and the board that is made of it at the end of a run.
enum YourTurn {
  private static let found = Mutex<[Int: ExerciseFinding]>([:])

  /// The board, of all that was judged in this run; what was not tried counts as not solved.
  static var board: String {
    let board = Board(found.withLock { Array($0.values) })
    guard let next = board.next else { return board.text() }
    return board.text(line: line(of: found.withLock { $0[next.number] }, next))
  }

  /// Set by whoever wants all of them solved: then unsolved is wrong.
  private static let solutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"

  /// Whether there is something to judge: a body whose first word is no longer `throw Unsolved()`.
  static func isTried(_ number: Int) -> Bool {
    let exercise = Exercise.number(number)!
    return solutions || text(exercise).map { !exercise.isUntouched(in: $0) } ?? true
  }

  /// Right passes; wrong is one issue, at the body in your own file.
  static func check(_ number: Int) async throws {
    guard let finding = await judged(number) else { return }
    found.withLock { $0[number] = finding }
    if finding.state == .correct { return }
    let exercise = Exercise.number(number)!
    let line = line(of: finding, exercise)
    let message = Message(finding, hidden: true)!.screen(line: line)
    // It throws Unsolved further down: nothing to judge yet, which only running it could show.
    if finding.state == .unsolved, !solutions { try Test.cancel("\(exercise.file) still throws Unsolved") }
    Issue.record(
      "\(message)",
      sourceLocation: SourceLocation(
        fileID: "Exercises/\(exercise.file)", filePath: path(exercise), line: line ?? 1, column: 1))
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private static func path(_ exercise: Exercise) -> String { "\(root)/Sources/Exercises/\(exercise.file)" }

  private static func text(_ exercise: Exercise) -> String? {
    try? String(contentsOfFile: path(exercise), encoding: .utf8)
  }

  private static func line(of finding: ExerciseFinding?, _ exercise: Exercise) -> Int? {
    text(exercise).map { finding?.line(in: $0) ?? exercise.line(in: $0) }
  }

  /// What the process has found, or how it ended.
  static func told(_ number: Int, _ output: [UInt8], _ errors: [UInt8]) -> ExerciseFinding {
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    func last(_ marker: String) -> Substring? {
      lines.last { $0.hasPrefix(marker) }?.dropFirst(marker.count)
    }
    if let line = last(marker),
      let finding = try? JSONDecoder().decode(ExerciseFinding.self, from: Data(line.utf8))
    {
      return finding
    }
    let signal = last(endingMarker).flatMap { Int32($0) } ?? 0
    if [SIGALRM, SIGVTALRM].contains(signal) {
      return .noAnswers(number, .timedOut, "no answer within \(secondsAllowed) seconds of work")
    }
    let said = String(decoding: errors, as: UTF8.self)
    return .noAnswers(
      number, .trapped, signal == 0 ? "the process ended" : Ending.words(signal: signal, errors: said))
  }
}

private let marker = "finding: "
private let secondsAllowed = 5

/// Asks one exercise in a process of its own, where a trap ends it alone and a timer ends what has no end.
private func judged(_ number: Int) async -> ExerciseFinding? {
  let ended = await #expect(
    processExitsWith: .success,
    observing: [\.standardOutputContent, \.standardErrorContent],
    "Exercise \(number) ended before it answered"
  ) { [number] in
    tellHowItEnds(within: Double(secondsAllowed))
    let exercise = Exercise.number(number)!
    let probes = exercise.probes(.open) + exercise.probes(.hidden(seed: 1))
    var answers: [Calling.Answer] = []
    for probe in probes where answers.last != .unsolved {
      answers.append(Calling.answer(toExercise: number, probe.numbers, probe.oracles))
    }
    let finding = ExerciseFinding(number, answers, to: probes)
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
    FileHandle.standardError.write(Data("\n\(YourTurn.board)\n\n".utf8))
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips what is not solved yet, and says where to begin.
  static func tried(_ number: Int) -> Self {
    .enabled("not solved yet: Sources/Exercises/Exercise\(number).swift") { YourTurn.isTried(number) }
  }
}
