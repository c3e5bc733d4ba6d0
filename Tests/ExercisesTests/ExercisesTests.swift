import Course
import ExerciseCalls
import ExerciseProtocol
import Foundation
import Grading
import Testing

/// Your answers. Not solved yet: skipped, with what to do next. Wrong: one message. Right: passes.
///
/// Each is asked in a process of its own, where a trap ends it alone and an alarm ends what has no end.
@Suite("Exercises")
struct ExercisesTests {
  @Test("Exercise 1: undo a chain") func exercise1() async throws { try await judge(1) }
  @Test("Exercise 2: the mass of a window") func exercise2() async throws { try await judge(2) }
  @Test("Exercise 3: the mass element") func exercise3() async throws { try await judge(3) }
  @Test("Exercise 4: the density, from the slope of the inverse") func exercise4() async throws {
    try await judge(4)
  }
  @Test("Exercise 5: the density, from the slope of the map") func exercise5() async throws {
    try await judge(5)
  }
  @Test("Exercise 6: the slope of the inverse, and the corner") func exercise6() async throws {
    try await judge(6)
  }
  @Test("Exercise 7: the inverse's slope over a domain") func exercise7() async throws { try await judge(7) }
  @Test("Exercise 8: the log-density in D dimensions") func exercise8() async throws { try await judge(8) }
  @Test("Exercise 9: the log-density along a chain") func exercise9() async throws { try await judge(9) }
  @Test("Exercise 10: the density of a square (harder)") func exercise10() async throws {
    try await judge(10)
  }
  @Test("Exercise 11: a coupling layer (harder)") func exercise11() async throws { try await judge(11) }
}

/// Set by whoever wants all of them solved: then unsolved is wrong.
private let solutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"
private let findingMarker = "finding: "
private let secondsAllowed: UInt32 = 5

private func judge(_ number: Int) async throws {
  let ended = await #expect(
    processExitsWith: .success,
    observing: [\.standardOutputContent, \.standardErrorContent],
    "Exercise \(number) ended before it answered"
  ) { [number] in
    tellHowItEnds(within: secondsAllowed)
    let exercise = Exercise.number(number)!
    let probes = exercise.probes(.open) + exercise.probes(.hidden(seed: 1))
    let answers = probes.map { Calling.answer(toExercise: number, $0.numbers, $0.oracles) }
    let finding = Finding(number, answers, to: probes)
    print("\n" + findingMarker + String(decoding: try JSONEncoder().encode(finding), as: UTF8.self))
  }
  guard let ended else { return }
  let finding = finding(number, ended.standardOutputContent, ended.standardErrorContent)
  let message = Feedback.message(finding, hidden: true)
  if finding.state == .unsolved && !solutions { try Test.cancel("\(message)") }
  if finding.state != .correct { Issue.record("\(message)") }
}

/// What the process has found, or how it ended.
func finding(_ number: Int, _ output: [UInt8], _ errors: [UInt8]) -> Finding {
  let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
  func last(_ marker: String) -> Substring? { lines.last { $0.hasPrefix(marker) }?.dropFirst(marker.count) }
  if let line = last(findingMarker),
    let finding = try? JSONDecoder().decode(Finding.self, from: Data(line.utf8))
  {
    return finding
  }
  let signal = last(endingMarker).flatMap { Int32($0) } ?? 0
  if signal == SIGALRM { return .noAnswers(number, .timedOut, "no answer in time") }
  // The runtime's own words on a trap.
  let reason = String(decoding: errors, as: UTF8.self).split(separator: "\n")
    .compactMap { $0.range(of: "Fatal error: ").map(\.lowerBound).map($0.suffix(from:)) }.last
  let how = signal == 0 ? "the process ended" : "trapped (signal \(signal))"
  return .noAnswers(number, .trapped, reason.map { "\(how), \($0.prefix(200))" } ?? how)
}
