import ExerciseProtocol
import Theorem

/// What became of one exercise: eight states, never merged.
public enum State: String, Codable, Sendable, CaseIterable {
  case correct
  case wrongNamed = "wrong, and named"
  case wrongUnknown = "wrong, and unknown"
  case unsolved
  /// No file of it in what was handed in.
  case notFound = "not found"
  /// Ended before it answered: a trap, an exit, or a limit on memory or output.
  case trapped
  case timedOut = "timed out"
  case doesNotCompile = "does not compile"
}

/// What the answers to one exercise show.
public struct Finding: Codable, Sendable, Equatable {
  public let exercise: Int
  public let state: State
  /// Whether the easy probes were all answered rightly.
  public let isRightOnEasyProbes: Bool
  /// The ids of the mistakes that give the same answers; two where two mistakes share their numbers.
  public let mistakes: [String]
  /// The first probe where it differs: what was asked, got, wanted.
  public let evidence: String

  init(
    _ exercise: Int, _ state: State, isRightOnEasyProbes: Bool = false, mistakes: [String] = [],
    evidence: String
  ) {
    self.exercise = exercise
    self.state = state
    self.isRightOnEasyProbes = isRightOnEasyProbes
    self.mistakes = mistakes
    self.evidence = evidence
  }

  /// The finding for an exercise that gave no answers to judge.
  public static func noAnswers(_ exercise: Int, _ state: State, _ evidence: String) -> Finding {
    Finding(exercise, state, evidence: evidence)
  }

  /// Judges `answers`, one a probe.
  ///
  /// An answer is a mistake if it differs from the right one somewhere and agrees with the mistake everywhere.
  public init(_ exercise: Int, _ answers: [Calling.Answer], to probes: [Probe]) {
    if answers.contains(.unsolved) {
      self.init(exercise, .unsolved, evidence: "its body throws Unsolved")
      return
    }
    precondition(answers.count == probes.count, "one answer a probe")
    let pairs = Array(zip(probes, answers))
    func isRight(_ pair: (Probe, Calling.Answer)) -> Bool {
      pair.0.right.firstDifference(from: pair.1) == nil
    }
    let easy = pairs.filter(\.0.isEasy).allSatisfy(isRight)
    guard let wrong = pairs.first(where: { !isRight($0) }) else {
      self.init(
        exercise, .correct, isRightOnEasyProbes: true, evidence: "right at all \(probes.count) probes")
      return
    }
    var ids: [String] = []
    for (id, _) in probes[0].slips where !ids.contains(id) { ids.append(id) }
    let named = ids.filter { id in Self.agrees(id, pairs) }
    self.init(
      exercise, named.isEmpty ? .wrongUnknown : .wrongNamed, isRightOnEasyProbes: easy, mistakes: named,
      evidence: Self.describe(wrong.0, wrong.1, differing: pairs.count { !isRight($0) }, of: pairs.count))
  }

  /// Whether one way to make the mistake gives all the answers.
  private static func agrees(_ id: String, _ pairs: [(Probe, Calling.Answer)]) -> Bool {
    let ways = pairs[0].0.slips.count { $0.id == id }
    return (0..<ways).contains { way in
      pairs.allSatisfy { probe, got in
        let same = probe.slips.filter { $0.id == id }
        return way < same.count
          && same[way].answer.firstDifference(from: got, roundings: Expected.roundingsOfSlip) == nil
      }
    }
  }

  private static func describe(_ probe: Probe, _ got: Calling.Answer, differing: Int, of count: Int)
    -> String
  {
    let place = probe.right.firstDifference(from: got) ?? 0
    func number(_ values: [Double?]) -> String {
      values.indices.contains(place) ? values[place].map { decimal($0, digits: 9) } ?? "any" : "nothing"
    }
    let wanted =
      switch probe.right.content {
      case .refusal: "HypothesisFails"
      case .values(let values): number(values)
      }
    let found =
      switch got {
      case .values(let values): number(values)
      case .refused: "HypothesisFails"
      case .threw(let error): "the error \(error)"
      case .unsolved: "Unsolved"
      }
    var text = "\(probe.label): got \(found), want \(wanted)"
    if case .values(let want) = probe.right.content, case .values(let have) = got, have.count == want.count,
      let target = want[place], target != 0, have[place].isFinite
    {
      text += ", ratio \(decimal(have[place] / target, digits: 9))"
    }
    return text + "; it differs at \(differing) of \(count) probes"
  }
}
