/// Where a learner stands: the text of a screen, from findings alone.
///
/// Both `learn` and the test run print it.
public struct Board: Sendable {
  public let findings: [ExerciseFinding]

  /// One finding an exercise, in any order; an exercise without one counts as not solved.
  public init(_ findings: [ExerciseFinding]) { self.findings = findings }

  public var solved: Int { findings.count { $0.state == .correct } }
  public var points: Double { Exercise.points(for: findings) }

  /// What to do next: the first that was tried and is not right, else the first that was not tried; nil after the last.
  public var next: Exercise? {
    let tried = findings.filter { !$0.isUntried && $0.state != .correct }.map(\.exercise)
    return Exercise.all.first { tried.contains($0.number) }
      ?? Exercise.all.first { exercise in
        !findings.contains { $0.exercise == exercise.number && $0.state == .correct }
      }
  }

  /// The head with the bar, and a table of two columns: at most 80 columns wide.
  public func table(_ title: String = "Your answers", in language: Language = .english) -> String {
    let all = Exercise.all
    let bar = String(repeating: "#", count: solved) + String(repeating: "-", count: all.count - solved)
    let count =
      language == .english
      ? "\(solved) of \(all.count) · \(points.shortest) of \(Exercise.maximum) points"
      : "\(all.count) 题中 \(solved) 题正确 · \(Exercise.maximum) 分中 \(points.shortest) 分"
    let head = "[\(bar)]  \(count)"
    var lines = [title.padded(to: Swift.max(78 - head.columns, title.columns + 2)) + head]
    let half = (all.count + 1) / 2
    for row in 0..<half {
      let left = cell(all[row], language).padded(to: 39)
      lines.append(left + (row + half < all.count ? cell(all[row + half], language) : ""))
    }
    if findings.contains(where: { $0.mark == "½" }) {
      lines.append(
        language == .english ? "  ½ right on the easy questions: half the points" : "  ½ 简单的问题都对：得一半分")
    }
    return lines.map(\.withoutTrailingSpaces).joined(separator: "\n")
  }

  /// The table, and where to go on; `line` is that of the next exercise's body.
  public func text(line: Int? = nil, in language: Language = .english) -> String {
    table(language == .english ? "Your answers" : "你的答案", in: language) + "\n\n" + directions(line: line)
  }

  private func directions(line: Int?) -> String {
    guard let next else {
      return "All eleven are right. Other maps will be asked when they are graded."
    }
    let file = "Sources/Exercises/\(next.file)\(line.map { ":\($0)" } ?? "")"
    let learn = findings.contains { !$0.isUntried } ? "works the point for you" : "says what it asks"
    return """
      \("Next: \(file)".padded(to: 50))\(next.section)
            \("swift run learn".padded(to: 26))\(learn)
            \("swift run verify-eq \(next.equation)".padded(to: 26))shows the equation itself
      """
  }

  /// " 5 ✘ by the map's slope: multiplied"
  private func cell(_ exercise: Exercise, _ language: Language) -> String {
    let finding = findings.first { $0.exercise == exercise.number }
    let number = exercise.number < 10 ? "  \(exercise.number)" : " \(exercise.number)"
    let title = exercise.short(in: language)
    let start = "\(number) \(finding?.mark ?? "·") \(title)"
    guard let finding, !finding.isUntried, finding.state != .correct else { return start }
    // The name where there is room for it.
    let words = (finding.mistakes.isEmpty ? [] : [finding.mistakes[0]]) + [finding.word(in: language)]
    let fitting = words.map { "\(start): \($0)" }.first { $0.columns <= 38 }
    return fitting ?? start
  }
}

extension ExerciseFinding {
  /// Whether there is nothing to judge, through nobody's fault.
  var isUntried: Bool { [.unsolved, .notFound].contains(state) }

  /// Right, half the points, wrong, not tried.
  var mark: String {
    state == .correct ? "✔" : isUntried ? "·" : isRightOnEasyProbes ? "½" : "✘"
  }

  func word(in language: Language) -> String {
    let (english, chinese) =
      switch state {
      case .trapped: ("trapped", "中断")
      case .timedOut: ("no end", "超时")
      case .doesNotCompile: ("does not compile", "无法编译")
      default: ("wrong", "错误")
      }
    return language == .english ? english : chinese
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
