/// Why an answer is wrong, as far as its numbers at the probes tell: the simplest of what fits all of them.
///
/// Each fits within the bounds of what was computed, so that a claim that gives a known mistake's numbers but for rounding is named.
/// A name is a hypothesis: where two mistakes share their numbers at the probes, both are named.
public indirect enum Explanation: Sendable, Hashable {
  /// The answers are this known mistake's, or these'.
  case known([WrongAnswer.Candidate])
  /// No value at so many probes; if `whereNegative`, exactly where f′ or det is below 0, as a logarithm without |.| has none.
  case noValue(count: Int, whereNegative: Bool)
  /// yours = −wanted.
  case sign
  /// yours = c wanted.
  case factor(Constant)
  /// yours = wanted |f′|^p.
  case power(Double)
  /// One factor of the determinant, or some, counted otherwise than once.
  case factors(FactorMistake, [String])
  /// yours = c wanted |f′|^p.
  case powerAndFactor(Double, Constant)
  /// The two mistakes' ratios to what is right, multiplied.
  case two(WrongAnswer.Candidate, WrongAnswer.Candidate)
  /// A known mistake's answers, times c.
  case knownAndFactor(WrongAnswer.Candidate, Constant)
  /// What was said of f′, or of det, is the right one plus c.
  case offset(Constant)
  /// The answers are the logarithm's argument, not the logarithm.
  case notLogarithm
  /// The answers are the logarithm of the number that is asked for.
  case logarithm
  /// The answers, which are logarithms, are c times the right ones.
  case scaledLogarithm(Constant)
  /// The same number at all probes, where the right one changes.
  case constant(Double)
  /// Right at some probes and wrong at others: where, if something tells them apart, and what is wrong there.
  case only(Region?, Explanation?)
  /// Agrees to so many digits everywhere.
  case imprecise(digits: Int, Imprecision?)
  /// None of these: yours/wanted runs between the two.
  case unknown(from: Double, to: Double)

  /// A constant of which the probes tell this much.
  public struct Constant: Sendable, Hashable {
    /// The number.
    public let value: Double
    /// How far it may be off.
    public let error: Double
    /// The number without digits that it is.
    public let name: SimpleNumber?

    init(_ value: Double, error: Double) {
      self.value = value
      self.error = error
      let name = SimpleNumber.nearest(to: value.magnitude, within: error)
      self.name = value < 0 ? name.map { SimpleNumber("-\($0.text)", -$0.value) } : name
    }
  }

  /// What became of a factor of the determinant.
  public enum FactorMistake: Sendable, Hashable {
    /// Left out.
    case missing
    /// Counted twice.
    case twice
    /// Divided by instead of multiplied with: its logarithm has the opposite sign.
    case inverted
    /// All others are left out.
    case onlyThese
  }

  /// What tells the wrong probes from the right ones.
  public enum Region: Sendable, Hashable {
    /// f′ < 0, or det < 0.
    case negativeSlope
    /// A coordinate, "z" or "x2", below 0 or above.
    case side(of: String, isNegative: Bool)
    /// A coordinate, or its size, beyond a place between the two numbers: the last right one and the first wrong one.
    case beyond(String, Double, Double)
  }

  /// Where digits get lost.
  public enum Imprecision: Sendable, Hashable {
    /// log(|f′| + eps), the same eps at every probe; `perFactor` where it is added to each of the determinant's factors.
    case epsilon(Double, perFactor: Bool)
    /// A constant factor or offset as a number in single precision has it.
    case singlePrecision
  }
}

// Where the wrong probes lie, and what is wrong in the last digits only.

extension ExplanationSearch {
  func digits(_ gap: Double) -> Int { Int((-Double.log(gap) / Double.log(10)).rounded(.down)) }

  func worstGap(_ some: [Int]) -> Double {
    some.map { Double.expm1(probes[$0].ratio.log).magnitude }.max() ?? 0
  }

  /// Agreeing to three digits everywhere is called imprecise, and no more is called wrong: a choice of words, not of the verdict.
  static let imprecision = 1e-3

  func imprecise(_ some: [Int]) -> Explanation? {
    let gap = worstGap(some)
    guard !some.isEmpty, hasOneSign(some), gap < Self.imprecision else { return nil }
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
    // With few wrong probes and many coordinates, one of these is beyond all others by chance: one time in twenty at the most.
    let ways = Double(2 * coordinates.count) / choices(probes.count, wrong.count)
    guard answer.dimension == 1 || ways < 1 / 20.0 else { return nil }
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
