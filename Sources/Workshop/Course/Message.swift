/// What a learner reads about one exercise: one message at a time.
public struct Message {
  private let finding: ExerciseFinding
  private let exercise: Exercise
  private let isHidden: Bool
  private let language: Language

  /// `hidden`: whether maps that the learner has not seen were asked too.
  public init?(_ finding: ExerciseFinding, hidden: Bool, in language: Language = .english) {
    guard let exercise = Exercise.number(finding.exercise) else { return nil }
    self.finding = finding
    self.exercise = exercise
    isHidden = hidden
    self.language = language
  }

  private var mistakes: [KnownMistake] { finding.mistakes.compactMap(KnownMistake.named) }

  /// Lines of at most 80 columns for a screen; `line` is that of the body in the learner's file.
  public func screen(line: Int?, question: String = "") -> String {
    var lines: [String] = []
    func say(_ text: String, indented by: Int = 0) {
      lines += text.wrapped(to: 78 - by).map { $0.isEmpty ? "" : String(repeating: " ", count: by) + $0 }
    }
    switch finding.state {
    case .correct: say(rightSentence)
    case .wrongNamed, .wrongUnknown:
      say(wrongSentence)
      lines += finding.worked.enumerated().map { ($0 == 0 ? "  " : "    ") + $1.trimmingStart }
        .flatMap { $0.columns > 80 ? $0.wrapped(to: 78).map { "    " + $0 } : [$0] }
      finding.remarks.forEach { say($0) }
      say(nameSentence)
      if let half { say(half) }
    case .doesNotCompile:
      say("\(name) does not compile; the others are looked at all the same.")
      finding.evidence.split(separator: ";").forEach { say($0.trimmingPrefix(" ").description, indented: 2) }
    default:
      if finding.isUntried {
        say("\(name) · \(exercise.points) points")
        lines.append("")
        say(question)
        lines.append("")
        exercise.example.map { say("For example, \($0)") }
      } else {
        say(endSentence)
      }
    }
    return (lines + places(line)).joined(separator: "\n")
  }

  /// The same in one paragraph, for a file or a test's issue.
  public var paragraph: String {
    let evidence = finding.evidence
    switch finding.state {
    case .correct: return rightSentence
    case .wrongNamed, .wrongUnknown:
      let more = finding.remarks + [nameSentence, "Read \(reading)."] + (half.map { [$0] } ?? [])
      return "\(name): wrong at \(evidence). \(more.joined(separator: " "))"
    case .unsolved:
      return "\(name): not solved yet; \(evidence). Edit Sources/Exercises/\(exercise.file); "
        + "`swift run learn --hint --exercise \(exercise.number)` gives a hint."
    case .doesNotCompile: return "\(name): it does not compile: \(evidence)"
    case .trapped, .timedOut: return endSentence
    case .notFound:
      return "\(name): not found; \(evidence). Hand in a file of that name; the folder does not matter."
    }
  }

  private var name: String { "Exercise \(exercise.number), \(exercise.title(in: language))" }

  private var rightSentence: String {
    isHidden
      ? "\(name): right, at every probe, on maps that it has not seen."
      : "\(name): right at every open probe. Other maps will be asked when it is graded."
  }

  private var wrongSentence: String {
    let count =
      finding.differs.count == 2 ? "it differs at \(finding.differs[0]) of \(finding.differs[1]) points" : ""
    return "Exercise \(exercise.number) is wrong: \(count). One of them, by hand:"
  }

  private var nameSentence: String {
    guard let first = mistakes.first else {
      return "It is no mistake known here: compare with the formula of \(exercise.notebook)."
    }
    let names = mistakes.map { "`\($0.name(in: language))`" }.joined(separator: " or ")
    return "It is the known mistake \(names): \(first.formula(in: exercise.number)). "
      + first.temptation(in: exercise.number)
  }

  /// What half the points are for, and what is true of this exercise.
  private var half: String? {
    finding.isRightOnEasyProbes && finding.state != .correct
      ? "It is right on \(exercise.easy), where this does not show: half the points." : nil
  }

  private var endSentence: String {
    finding.state == .timedOut
      ? "\(name): \(finding.evidence). Is there a loop that does not end?"
      : "\(name): it ended before it answered: \(finding.evidence)."
  }

  private var reading: String {
    mistakes.isEmpty ? exercise.notebook : mistakes.map(\.page).joined(separator: ", ")
  }

  private func places(_ line: Int?) -> [String] {
    if finding.state == .correct { return [] }
    let file = "Sources/Exercises/\(exercise.file)\(line.map { ":\($0)" } ?? "")"
    return [
      "  Read  \(mistakes.first?.page ?? exercise.notebook)".padded(to: 52) + exercise.section,
      "  Hint  swift run learn --hint".padded(to: 34) + "File  \(file)",
    ]
  }
}

extension ExerciseFinding {
  /// The line of `text`, the learner's file, that it is about.
  public func line(in text: String) -> Int {
    guard let exercise = Exercise.number(exercise) else { return 1 }
    // The compiler's own word, where it has spoken: "Exercise5.swift:12:7: error: ...".
    if state == .doesNotCompile, evidence.hasPrefix("\(exercise.file):"),
      let line = Int(evidence.dropFirst(exercise.file.count + 1).prefix { $0.isNumber })
    {
      return line
    }
    return exercise.line(in: text, function: function)
  }
}

extension String {
  fileprivate var trimmingStart: String { String(drop { $0 == " " }) }
}

/// What the learner reads: titles, questions and the mistakes' names; numbers and formulas are the same in both.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

extension Exercise {
  public func title(in language: Language) -> String {
    language == .chinese ? Chinese.questions[number]?.title ?? title : title
  }
  func short(in language: Language) -> String {
    language == .chinese ? Chinese.questions[number]?.short ?? short : short
  }
}

extension KnownMistake {
  public func name(in language: Language) -> String {
    language == .chinese ? Chinese.mistakes[id].map { "\($0)（\(id)）" } ?? id : id
  }
}
