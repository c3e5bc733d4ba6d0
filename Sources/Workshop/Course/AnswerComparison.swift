import ExerciseProtocol
import Report
import Theorem

/// An answer beside the right one, at one probe where they differ.
struct AnswerComparison {
  private let probe: ExerciseProbe
  private let got: Calling.Answer
  /// The first place where they differ.
  let place: Int
  private let wantedText: String
  private let gotText: String

  init(_ probe: ExerciseProbe, _ got: Calling.Answer) {
    self.probe = probe
    self.got = got
    place = probe.right.differences(from: got).first ?? 0
    let absent = probe.part(at: place)?.absent ?? "nothing"
    let (want, have) = (probe.right.number(at: place), got.number(at: place))
    var texts = (want.map { decimal($0) } ?? absent, have.map { decimal($0) } ?? absent)
    if let want, let have { texts = toldApart(want, have) }
    if case .refusal = probe.right.content { texts.0 = "HypothesisFails" }
    switch got {
    case .refused: texts.1 = "HypothesisFails"
    case .threw(let error): texts.1 = "the error \(error)"
    case .unsolved: texts.1 = "Unsolved"
    case .values: break
    }
    if case (.refusal, .values(let values)) = (probe.right.content, got) {
      texts.1 =
        values.prefix(4).map { decimal($0) }.joined(separator: ", ") + (values.count > 4 ? ", ..." : "")
    }
    (wantedText, gotText) = texts
  }

  /// One sentence for a list: "x = 0.7 under 2*z + 1: got 0.4, want 0.1, ratio 4".
  var sentence: String {
    let name = probe.parts.count > 1 ? probe.part(at: place).map { "\($0.name): " } ?? "" : ""
    return "\(probe.label): \(name)got \(gotText), want \(wantedText)"
      + (ratio.map { ", ratio \(decimal($0, digits: 9))" } ?? "")
  }

  /// "= 4 times what is wanted", unless it is 1 to six digits.
  private var times: String {
    guard let ratio, decimal(ratio) != "1" else { return "" }
    return ratio == -1 ? "= minus what is wanted" : "= \(decimal(ratio)) times what is wanted"
  }

  private var ratio: Double? { Self.ratio(probe, got, place) }

  /// What was answered over what is right, where that is a number.
  static func ratio(_ probe: ExerciseProbe, _ got: Calling.Answer, _ place: Int) -> Double? {
    guard let want = probe.right.number(at: place), let have = got.number(at: place), want != 0 else {
      return nil
    }
    let ratio = have / want
    return ratio.isFinite ? ratio : nil
  }

  /// The point worked, as lines for a screen.
  var worked: [String] {
    let hand = probe.byHand(place)
    let name = probe.parts.count > 1 ? probe.part(at: place).map { " \($0.name)" } ?? "" : ""
    let names = hand.steps.map(\.name) + ["wanted" + name]
    let width = 2 + (names.map(\.columns).max() ?? 0)
    let numberWidth = [wantedText, gotText].map(\.columns).filter { $0 < 20 }.max() ?? 0
    let signed = (hand.steps.map(\.value) + [wantedText, gotText]).contains { $0.hasPrefix("-") }
    func line(_ name: String, _ value: String, _ more: String = "") -> String {
      // Numbers of either sign stand below each other.
      let value = (signed && value.first?.isNumber == true ? " " : "") + value
      return "  " + name.padded(to: width)
        + (more.isEmpty ? value : value.padded(to: numberWidth) + "  " + more)
    }
    var lines = hand.given.wrapped(to: 74)
    lines += hand.steps.map { line($0.name, $0.value) }
    let wanted = line("wanted" + name, wantedText, hand.last.isEmpty ? "" : "= " + hand.last)
    lines += wanted.count > 74 ? [line("wanted" + name, wantedText), line("", "= " + hand.last)] : [wanted]
    return lines + [line("yours", gotText, times)]
  }

  /// Which function gave it, where an exercise has two, each of which gives a list and a number.
  var function: Int {
    let part = probe.parts.firstIndex { $0.places.contains(place) } ?? 0
    return probe.parts.count == 4 && part >= 2 ? 1 : 0
  }
}

extension ExerciseProbe {
  func part(at place: Int) -> AnswerPart? { parts.first { $0.places.contains(place) } }
}

extension Expected {
  /// The number wanted at `place`; nil where there is none.
  func number(at place: Int) -> Double? {
    if case .values(let values) = content, values.indices.contains(place) { values[place] } else { nil }
  }
}

extension Calling.Answer {
  func number(at place: Int) -> Double? {
    if case .values(let values) = self, values.indices.contains(place) { values[place] } else { nil }
  }
}

/// What all the answers to one exercise show together, in sentences.
struct Pattern {
  private let pairs: [(ExerciseProbe, Calling.Answer)]
  private let isWrong: [Bool]

  init(_ pairs: [(ExerciseProbe, Calling.Answer)]) {
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
      AnswerComparison.ratio(pair.0, pair.1, pair.0.right.differences(from: pair.1)[0])
    }
    guard ratios.count > 1, let first = ratios[0], first != 0 else { return nil }
    let isConstant = ratios.allSatisfy { ratio in
      ratio.map { ($0 - first).magnitude <= Expected.roundingsOfMistake * 0x1p-53 * first.magnitude } ?? false
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
