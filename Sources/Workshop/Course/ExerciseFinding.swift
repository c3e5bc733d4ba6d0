import ExerciseProtocol

/// What became of one exercise: eight states, never merged.
public enum ExerciseState: String, Codable, Sendable, CaseIterable {
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
public struct ExerciseFinding: Codable, Sendable, Equatable {
  public let exercise: Int
  public let state: ExerciseState
  /// Whether the easy probes were all answered rightly.
  public private(set) var isRightOnEasyProbes = false
  /// The ids of the mistakes that give the same answers; two where two mistakes share their numbers.
  public private(set) var mistakes: [String] = []
  /// The first probe where it differs: what was asked, got, wanted.
  public let evidence: String
  /// At how many probes it differs, of how many.
  public private(set) var differs: [Int] = []
  /// The first probe where it differs, worked by hand: lines for a screen.
  public private(set) var worked: [String] = []
  /// What else the numbers show: which part is wrong, where it is wrong and where not, how near it is.
  public private(set) var remarks: [String] = []
  /// Which of the exercise's functions gave the wrong number; 0 is its first.
  public private(set) var function = 0
}

extension ExerciseFinding {
  /// The finding for an exercise that gave no answers to judge.
  public static func noAnswers(_ exercise: Int, _ state: ExerciseState, _ evidence: String) -> ExerciseFinding
  {
    ExerciseFinding(exercise: exercise, state: state, evidence: evidence)
  }

  /// Judges `answers`, one a probe.
  ///
  /// An answer is a mistake if it differs from the right one somewhere and agrees with the mistake everywhere.
  public init(_ exercise: Int, _ answers: [Calling.Answer], to probes: [ExerciseProbe]) {
    if answers.contains(.unsolved) {
      self.init(exercise: exercise, state: .unsolved, evidence: "its body throws Unsolved")
      return
    }
    precondition(answers.count == probes.count, "one answer a probe")
    let pairs = Array(zip(probes, answers))
    let wrong = pairs.filter { !$0.0.right.agrees(with: $0.1) }
    guard let first = wrong.first else {
      self.init(
        exercise: exercise, state: .correct, isRightOnEasyProbes: true,
        evidence: "right at all \(probes.count) probes")
      return
    }
    var ids: [String] = []
    for (id, _) in probes[0].mistakes where !ids.contains(id) { ids.append(id) }
    let named = ids.filter { id in Self.agrees(id, pairs) }
    let comparison = AnswerComparison(first.0, first.1)
    self.init(
      exercise: exercise, state: named.isEmpty ? .wrongUnknown : .wrongNamed,
      isRightOnEasyProbes: !wrong.contains { $0.0.isEasy }, mistakes: named,
      evidence: "\(comparison.sentence); it differs at \(wrong.count) of \(pairs.count) probes",
      differs: [wrong.count, pairs.count], worked: comparison.worked,
      remarks: Pattern(pairs).sentences(isNamed: !named.isEmpty), function: comparison.function)
  }

  /// Whether one way to make the mistake gives all the answers.
  private static func agrees(_ id: String, _ pairs: [(ExerciseProbe, Calling.Answer)]) -> Bool {
    let ways = pairs[0].0.mistakes.count { $0.id == id }
    return (0..<ways).contains { way in
      pairs.allSatisfy { probe, got in
        let same = probe.mistakes.filter { $0.id == id }
        return way < same.count && same[way].answer.agrees(with: got, roundings: Expected.roundingsOfMistake)
      }
    }
  }
}

/// How a program ended that was asked and did not answer, in the words of the runtime that ended it.
public enum Ending {
  /// "trapped (signal 4): Index out of range"; `errors` is what it wrote to standard error.
  public static func words(signal: Int32, errors: String) -> String {
    let sentence = sentence(in: errors)
    if isForWantOfMemory(errors) {
      return "out of memory: \(sentence ?? "it asked for more than an exercise may have")"
    }
    if let sentence { return "trapped (signal \(signal)): \(sentence)" }
    // SIGSEGV, and SIGBUS where stacks are guarded so.
    return [11, 10, 7].contains(signal)
      ? "trapped (signal \(signal)), as a recursion without an end is, once the stack is full"
      : "trapped (signal \(signal))"
  }

  private static func isForWantOfMemory(_ errors: String) -> Bool {
    let words = [
      "failed to allocate", "ould not allocate memory", "annot allocate memory", "out of memory", "bad_alloc",
    ]
    return words.contains { errors.contains($0) }
  }

  /// The runtime's sentence on a trap, without the place in its own sources.
  static func sentence(in errors: String) -> String? {
    let mark = "Fatal error: "
    for line in errors.split(whereSeparator: \.isNewline).reversed() {
      for start in line.indices where line[start...].hasPrefix(mark) {
        return String(line[start...].dropFirst(mark.count).prefix(200))
      }
    }
    return nil
  }
}
