import ExerciseProtocol
import Theorem

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
