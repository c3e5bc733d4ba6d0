/// Somebody's answers at some probes beside the right ones, and what is known there to explain the difference by.
///
/// Plain arrays: a typed claim, an exercise's answers and the numbers of a program in another language come in alike.
/// Shapes: one of everything a probe; each candidate has one value a probe; each probe as many factors as there are names.
public struct WrongAnswer: Sendable {
  /// What the answers are answers to, and so how the slope, or the determinant, enters them.
  public enum Quantity: Sendable, Hashable {
    /// P_X: one over |f′| or |det|.
    case density
    /// (f⁻¹)′: one over f′.
    case slopeOfInverse
    /// f′, or |det|, itself.
    case slope
    /// log |det| of a program, or log |f′|.
    case logSlope
    /// log P_X of a program.
    case logDensity

    /// Whether the answers are logarithms; the numbers compared are then what they are logarithms of.
    public var isLogarithm: Bool { self == .logSlope || self == .logDensity }
    /// The power of |f′| in it.
    var power: Int { self == .slope || self == .logSlope ? 1 : -1 }
  }

  /// One point, what was answered there, and what should have been.
  public struct Probe: Sendable {
    /// z.
    public let z: [Double]
    /// x = f(z).
    public let x: [Double]
    /// What was answered.
    public let yours: SignedLogarithm
    /// What is right.
    public let wanted: SignedLogarithm
    /// f′, or det ∂f/∂z, with its sign.
    public let slope: SignedLogarithm
    /// The numbers whose product the determinant is: a layer's each, or a coordinate's.
    public let factors: [SignedLogarithm]

    /// One point; the factors' product is the slope, but for its sign.
    public init(
      z: [Double], x: [Double], yours: SignedLogarithm, wanted: SignedLogarithm, slope: SignedLogarithm,
      factors: [SignedLogarithm] = []
    ) {
      self.z = z
      self.x = x
      self.yours = yours
      self.wanted = wanted
      self.slope = slope
      self.factors = factors
    }

    /// yours / wanted.
    var ratio: SignedLogarithm { yours / wanted }
    var isRight: Bool { yours.agrees(with: wanted) }
  }

  /// A known mistake and what it gives at the probes.
  public struct Candidate: Sendable, Hashable {
    /// The mistake's name.
    public let id: String
    /// What is written.
    public let formula: String
    /// What it gives, one value a probe.
    public let values: [SignedLogarithm]

    /// A mistake by its name and formula, with its values.
    public init(id: String, formula: String, values: [SignedLogarithm]) {
      self.id = id
      self.formula = formula
      self.values = values
    }
  }

  /// What was asked for.
  public let quantity: Quantity
  /// The points, with what was answered there.
  public let probes: [Probe]
  /// The known mistakes to compare with.
  public let candidates: [Candidate]
  /// "layer 2" or "coordinate 2", as many as each probe has factors.
  public let factorNames: [String]
  /// Whether the answer is right at another z; nil where nothing is known but the probes.
  public let isRight: (@Sendable ([Double]) -> Bool)?

  /// Answers at these probes; `isRight` says whether the same author is right at another z.
  public init(
    _ quantity: Quantity, _ probes: [Probe], candidates: [Candidate] = [], factorNames: [String] = [],
    isRight: (@Sendable ([Double]) -> Bool)? = nil
  ) {
    precondition(
      candidates.allSatisfy { $0.values.count == probes.count }, "a candidate has one value a probe")
    precondition(
      probes.allSatisfy { $0.factors.count == factorNames.count }, "each of a probe's factors has a name")
    self.quantity = quantity
    self.probes = probes
    self.candidates = candidates
    self.factorNames = factorNames
    self.isRight = isRight
  }

  /// D.
  public var dimension: Int { probes.first?.z.count ?? 1 }
  /// The probes where the answer is not the right one.
  public var wrong: [Int] { probes.indices.filter { !probes[$0].isRight } }
  /// The known mistakes that give these numbers at every probe, within the bounds of both; none where all answers are right.
  public var mistakes: [Mistake] {
    guard case .known(let known)? = Explanation(of: self) else { return [] }
    return known.compactMap { candidate in Mistake.all.first { $0.id == candidate.id } }
  }
}

/// A number by its sign and the logarithm of its size, with a bound on how far the logarithm may be off.
///
/// A product of twenty factors 1e20 is a number like any other here, and "yours is so many times wanted" is a difference.
/// Edge cases: 0 has the logarithm −∞; no value is NaN; where the size may be 0 for all that is known, the error is ∞.
public struct SignedLogarithm: Sendable, Hashable {
  /// log |v|.
  public let log: Double
  /// How far `log` may be off.
  public let error: Double
  /// Whether v < 0.
  public let isNegative: Bool

  /// The number whose size has this logarithm.
  public init(log: Double, error: Double = 0, isNegative: Bool = false) {
    self.log = log
    // Taking a logarithm, and the difference of two, rounds too.
    self.error = error + 4 * Swift.max(log.isFinite ? log.magnitude : 0, 1).ulp
    self.isNegative = isNegative
  }

  /// A number known to within an error.
  public init(_ estimate: Estimate) {
    // An enclosure of 0 and nothing else is one denormal number wide.
    let isExact = estimate.error <= .leastNormalMagnitude
    let share = isExact ? 0 : estimate.error / estimate.value.magnitude
    self.init(
      log: Double.log(estimate.value.magnitude), error: share < 1 ? -Double.log1p(-share) : .infinity,
      isNegative: estimate.value < 0)
  }

  /// Whether it is a number other than 0.
  var isFinite: Bool { log.isFinite && error.isFinite }

  /// Whether both may be the same number: within both bounds; no value agrees with no value, 0 with 0. A number of which nothing
  /// is known agrees with any; where that isn't wanted, ask `isFinite` too.
  func agrees(with other: SignedLogarithm) -> Bool {
    if log.isNaN || other.log.isNaN { return log.isNaN && other.log.isNaN }
    if log == other.log { return isNegative == other.isNegative || log == -.infinity }
    return (log - other.log).magnitude <= error + other.error && isNegative == other.isNegative
  }

  static func / (a: SignedLogarithm, b: SignedLogarithm) -> SignedLogarithm {
    SignedLogarithm(
      log: a.log - b.log, error: a.error + b.error, isNegative: a.isNegative != b.isNegative)
  }
  static func * (a: SignedLogarithm, b: SignedLogarithm) -> SignedLogarithm {
    SignedLogarithm(
      log: a.log + b.log, error: a.error + b.error, isNegative: a.isNegative != b.isNegative)
  }
}
