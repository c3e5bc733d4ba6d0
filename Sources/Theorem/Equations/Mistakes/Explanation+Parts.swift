// Where the wrong probes lie, and what is wrong in the last digits only.

extension ExplanationSearch {
  func digits(_ gap: Double) -> Int { Int((-Double.log(gap) / Double.log(10)).rounded(.down)) }

  func worstGap(_ some: [Int]) -> Double {
    some.map { Double.expm1(probes[$0].ratio.log).magnitude }.max() ?? 0
  }

  func imprecise(_ some: [Int]) -> Explanation? {
    let gap = worstGap(some)
    guard !some.isEmpty, hasOneSign(some), gap < 1e-3 else { return nil }
    return .imprecise(digits: digits(gap), epsilon(some))
  }

  /// The eps of Σ log(|factor| + eps), the same at every probe: by Newton's method, as Σ log(1 + eps/|factor|) bends down.
  private func epsilon(_ some: [Int]) -> Explanation.Imprecision? {
    guard answer.quantity == .logSlope, answer.factorNames.count >= 2, some.count >= 3 else { return nil }
    let ranges = some.map { i -> (Double, Double) in
      func solve(_ target: Double) -> Double {
        var eps = 0.0
        for _ in 0..<50 {
          let terms = probes[i].factors.map { Double.exp($0.log) }
          let value = terms.reduce(0) { $0 + Double.log1p(eps / $1) }
          let slope = terms.reduce(0) { $0 + 1 / ($1 + eps) }
          eps = Swift.max(eps + (target - value) / slope, 0)
        }
        return eps
      }
      let ratio = probes[i].ratio
      return (solve(ratio.log - ratio.error), solve(ratio.log + ratio.error))
    }
    guard let eps = common(ranges), eps.value > 4 * eps.error else { return nil }
    return .epsilon(eps.value, perFactor: true)
  }

  /// What holds at the wrong probes and at no other.
  func region(_ wrong: [Int]) -> Explanation.Region? {
    let right = probes.indices.filter { !wrong.contains($0) }
    guard !right.isEmpty, !wrong.isEmpty else { return nil }
    func tells(_ holds: (WrongAnswer.Probe) -> Bool) -> Bool {
      wrong.allSatisfy { holds(probes[$0]) } && right.allSatisfy { !holds(probes[$0]) }
    }
    if tells({ $0.slope.isNegative }) { return .negativeSlope }
    let coordinates = self.coordinates
    for (name, value) in coordinates {
      for isNegative in [true, false] where tells({ (value($0) < 0) == isNegative }) {
        return .side(of: name, isNegative: isNegative)
      }
    }
    if let place = (0..<answer.dimension).lazy.compactMap({ place($0, right, wrong) }).first { return place }
    // With few wrong probes and many coordinates, one of these is beyond all others by chance.
    let ways = Double(2 * coordinates.count) / choices(probes.count, wrong.count)
    guard answer.dimension == 1 || ways < 0.05 else { return nil }
    for (name, value) in coordinates {
      let (inside, outside) = (right.map { value(probes[$0]) }, wrong.map { value(probes[$0]) })
      if let most = inside.max(), let least = outside.min(), most < least {
        return .beyond(name, most, least)
      }
      if let least = inside.min(), let most = outside.max(), most < least {
        return .beyond(name, least, most)
      }
      let sizes = (inside.map(\.magnitude).max() ?? 0, outside.map(\.magnitude).min() ?? 0)
      if sizes.0 < sizes.1 { return .beyond("|\(name)|", sizes.0, sizes.1) }
    }
    return nil
  }

  /// Where coordinate `i` of z must lie for the answer to be wrong, halved down to where others than the probes can be asked.
  private func place(_ i: Int, _ right: [Int], _ wrong: [Int]) -> Explanation.Region? {
    guard let isRight = answer.isRight else { return nil }
    func value(_ k: Int) -> Double { probes[k].z[i] }
    func separated(_ isAbove: Bool) -> Explanation.Region? {
      let first = wrong.min { isAbove ? value($0) < value($1) : value($0) > value($1) }!
      let last = right.max { isAbove ? value($0) < value($1) : value($0) > value($1) }!
      guard isAbove ? value(last) < value(first) : value(last) > value(first) else { return nil }
      func moved(_ to: Double) -> [Double] {
        var z = probes[first].z
        z[i] = to
        return z
      }
      guard isRight(moved(value(last))), !isRight(moved(value(first))) else { return nil }
      let place = boundary(from: value(last), to: value(first)) { isRight(moved($0)) }
      // To the digits that matter: beside the place both are right to within their rounding.
      return .beyond(coordinates[i].0, place, isAbove ? place.nextUp : place.nextDown)
    }
    return separated(true) ?? separated(false)
  }

  private var coordinates: [(String, (WrongAnswer.Probe) -> Double)] {
    let d = answer.dimension
    func named(_ letter: String, _ i: Int) -> String { d == 1 ? letter : "\(letter)\(i + 1)" }
    return (0..<d).map { i in (named("z", i), { $0.z[i] }) }
      + (0..<d).map { i in (named("x", i), { $0.x.indices.contains(i) ? $0.x[i] : .nan }) }
  }

  private func choices(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }
}
