import ExerciseProtocol
import Theorem

/// Where a learner stands: the text of a screen, from findings alone.
///
/// Both `learn` and the test run print it.
public struct Board: Sendable {
  public let findings: [Finding]

  /// One finding an exercise, in any order; an exercise without one counts as not solved.
  public init(_ findings: [Finding]) { self.findings = findings }

  public var solved: Int { findings.count { $0.state == .correct } }
  public var points: Double {
    findings.reduce(0) { $0 + (Exercise.number($1.exercise)?.points(for: $1) ?? 0) }
  }
  public static var maximum: Int { Exercise.all.reduce(0) { $0 + $1.points } }

  /// What to do next: the first that was tried and is not right, else the first that was not tried; nil after the last.
  public var next: Exercise? {
    let tried = findings.filter { !$0.isUntried && $0.state != .correct }.map(\.exercise)
    return Exercise.all.first { tried.contains($0.number) }
      ?? Exercise.all.first { exercise in
        !findings.contains { $0.exercise == exercise.number && $0.state == .correct }
      }
  }

  func finding(_ number: Int) -> Finding? { findings.first { $0.exercise == number } }

  /// The head with the bar, and a table of two columns: at most 80 columns wide.
  public func table(_ title: String = "Your answers", in language: Language = .english) -> String {
    let all = Exercise.all
    let bar = String(repeating: "#", count: solved) + String(repeating: "-", count: all.count - solved)
    let count =
      language == .english
      ? "\(solved) of \(all.count) · \(Self.number(points)) of \(Self.maximum) points"
      : "\(all.count) 题中 \(solved) 题正确 · \(Self.maximum) 分中 \(Self.number(points)) 分"
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
    let finding = finding(exercise.number)
    let number = exercise.number < 10 ? "  \(exercise.number)" : " \(exercise.number)"
    let title = exercise.short(in: language)
    let start = "\(number) \(finding?.mark ?? "·") \(title)"
    guard let finding, !finding.isUntried, finding.state != .correct else { return start }
    // The name where there is room for it.
    let words = (finding.mistakes.isEmpty ? [] : [finding.mistakes[0]]) + [finding.word(in: language)]
    let fitting = words.map { "\(start): \($0)" }.first { $0.columns <= 38 }
    return fitting ?? start
  }

  /// 12 or 12.5.
  static func number(_ x: Double) -> String { x == x.rounded() ? String(Int(x)) : String(x) }
}

extension Finding {
  /// Whether there is nothing to judge, through nobody's fault.
  var isUntried: Bool {
    switch state {
    case .correct, .wrongNamed, .wrongUnknown, .trapped, .timedOut, .doesNotCompile: false
    default: true
    }
  }

  /// Right, half the points, wrong, not tried.
  var mark: String {
    state == .correct ? "✔" : isUntried ? "·" : isRightOnEasyProbes ? "½" : "✘"
  }

  func word(in language: Language) -> String {
    let isEnglish = language == .english
    return switch state {
    case .trapped: isEnglish ? "trapped" : "中断"
    case .timedOut: isEnglish ? "no end" : "超时"
    case .doesNotCompile: isEnglish ? "does not compile" : "无法编译"
    default: isEnglish ? "wrong" : "错误"
    }
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

/// What all the answers to one exercise show together, in sentences.
struct Pattern {
  private let pairs: [(Probe, Calling.Answer)]
  private let isWrong: [Bool]

  init(_ pairs: [(Probe, Calling.Answer)]) {
    self.pairs = pairs
    isWrong = pairs.map { !$0.0.right.agrees(with: $0.1) }
  }

  /// `isNamed`: the mistake is known, so that where and by how much need no guess.
  func sentences(isNamed: Bool) -> [String] {
    [count, parts].compactMap { $0 } + (isNamed ? [] : [nearness ?? factor, trait].compactMap { $0 })
  }

  /// Too many numbers or too few; where nil is an answer, parts speak of it.
  private var count: String? {
    for (probe, got) in pairs where !probe.parts.contains(where: { $0.absent == "nil" }) {
      if case (.values(let want), .values(let have)) = (probe.right.content, got), want.count != have.count {
        return "It gives \(have.count) numbers where \(want.count) are wanted, at \(probe.label)."
      }
    }
    return nil
  }

  /// "c is wrong; the slope is right at every point."
  private var parts: String? {
    let parts = pairs[0].0.parts
    // Those of another exercise's kind, one a point, are a list and no parts with names.
    guard parts.count > 1, pairs.allSatisfy({ $0.0.parts.count == parts.count }) else { return nil }
    let wrong = parts.indices.filter { i in
      pairs.contains { probe, got in
        probe.right.differences(from: got).contains { probe.parts[i].places.contains($0) }
      }
    }
    let right = parts.indices.filter { !wrong.contains($0) }
    guard !right.isEmpty, !wrong.isEmpty else { return nil }
    func list(_ places: [Int]) -> String {
      let names = places.map { parts[$0].name }
      return (names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " : "")
        + names[names.count - 1]
    }
    return "\(list(wrong)) \(wrong.count > 1 ? "are" : "is") wrong; "
      + "\(list(right)) \(right.count > 1 ? "are" : "is") right at every point."
  }

  /// "Wrong wherever f falls, right everywhere else."
  private var trait: String? {
    guard isWrong.contains(false) else { return nil }
    var traits: [String] = []
    for (probe, _) in pairs { traits += probe.traits.filter { !traits.contains($0) } }
    let exact = traits.filter { trait in
      zip(pairs, isWrong).allSatisfy { pair, wrong in pair.0.traits.contains(trait) == wrong }
    }
    if let first = exact.first { return "Wrong wherever \(first), and right everywhere else." }
    // A trait that all wrong ones share says something, if less.
    let shared = traits.filter { trait in
      zip(pairs, isWrong).allSatisfy { pair, wrong in !wrong || pair.0.traits.contains(trait) }
        && pairs.contains { !$0.0.traits.contains(trait) }
    }
    return shared.first.map { "Wherever it is wrong, \($0)." }
  }

  /// A factor that is the same at every point where it is wrong.
  private var factor: String? {
    let ratios = zip(pairs, isWrong).filter(\.1).map { pair, _ in
      Comparison.ratio(pair.0, pair.1, pair.0.right.differences(from: pair.1)[0])
    }
    guard ratios.count > 1, let first = ratios[0], first != 0 else { return nil }
    let isConstant = ratios.allSatisfy { ratio in
      ratio.map { ($0 - first).magnitude <= Expected.roundingsOfSlip * 0x1p-53 * first.magnitude } ?? false
    }
    return isConstant
      ? "Yours is \(decimal(first)) times what is wanted at each of them: a constant factor." : nil
  }

  /// Right to three digits everywhere, and yet off by more than rounding can be.
  private var nearness: String? {
    var worst = 0.0
    for (probe, got) in pairs {
      for place in probe.right.differences(from: got) {
        guard let want = probe.right.number(at: place), let have = got.number(at: place) else { return nil }
        let size = Swift.max(probe.right.scales[place], want.magnitude)
        worst = Swift.max(worst, size > 0 ? (have - want).magnitude / size : .infinity)
      }
    }
    guard worst <= 0x1p-10 else { return nil }
    let allowed = Expected.roundings * 0x1p-53
    let guess =
      worst < 0x1p-20 ? " A difference quotient, Float, or a number typed with few digits does that." : ""
    return "Close, and not it: off by up to \(decimal(worst, digits: 2)) of its size, "
      + "where rounding explains \(decimal(allowed, digits: 2)).\(guess)"
  }
}
