/// A probability density on the line, as its logarithm, with the interval that carries all its mass.
///
/// A density is not a probability: it has the unit "per unit of z" and may exceed 1.
///
/// Shapes: one number in, one out. A base of D dimensions is the product of D copies.
/// Domain: `logDensity`, `cumulative` and `upperTail` on the open interval `support`; the quantiles on (0, 1).
/// Edge cases: outside the support the density is 0; `density(_:)` says so, `logDensity` need not.
///
/// ```swift
/// Normal().density(0.5)
/// ```
public protocol Density: Sendable {
  /// The name that `--base` takes.
  var name: String { get }
  /// The formula of the density.
  var formula: String { get }
  /// Where the density is positive.
  var support: Domain { get }
  /// The points of the support where the density is not smooth, as that of e^(−|z|) at 0.
  var kinks: [Double] { get }
  /// log p(z).
  @_disfavoredOverload
  func logDensity<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: Double) -> Double
  /// The same on dual numbers; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: Dual<Double>) -> Dual<Double>
  /// The same on intervals; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: Interval) -> Interval
  /// The same on enclosures that know where a function is defined; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: DefinedInterval) -> DefinedInterval
  /// The same on enclosed series; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: IntervalJet) -> IntervalJet
  /// P(Z ≤ z), from a formula of its own: it is the second route of several checks.
  @_disfavoredOverload
  func cumulative<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `cumulative` over any `Scalar` is all of it.
  func cumulative(_ z: Double) -> Double
  /// The same on dual numbers; `cumulative` over any `Scalar` is all of it.
  func cumulative(_ z: Dual<Double>) -> Dual<Double>
  /// P(Z > z), which keeps its digits where `cumulative` is nearly 1.
  func upperTail<S: Scalar>(_ z: S) -> S
  /// The z with P(Z ≤ z) = u: turns uniform draws into draws of Z.
  func quantile(_ u: Double) -> Double
  /// The z with P(Z > z) = u, for levels so small that 1 − u is 1.
  func upperQuantile(_ u: Double) -> Double
  /// −(log p)′ over an interval of z that may reach an end of the support; nil where none is on file.
  var logSlope: ((Interval) -> Interval)? { get }
}

extension Density {
  public var kinks: [Double] { [] }
  public var logSlope: ((Interval) -> Interval)? { nil }
  /// 1 − P(Z ≤ z), where a density has no better formula: it loses what cancels.
  public func upperTail<S: Scalar>(_ z: S) -> S { 1 - cumulative(z) }
  /// The quantile at 1 − u, where a density has no better formula.
  public func upperQuantile(_ u: Double) -> Double { quantile(1 - u) }

  /// P(a < Z ≤ b), a ≤ b, by the tail on whose side of the median both lie: no difference of two numbers near 1.
  public func mass<S: Scalar>(from a: S, to b: S) -> S {
    let median = S(quantile(0.5))
    return prefer(
      a - median, negative: { cumulative(b) - cumulative(a) }, otherwise: { upperTail(a) - upperTail(b) })
  }

  /// p(z), 0 outside the support.
  @inlinable public func density(_ z: Double) -> Double { support.contains(z) ? exp(logDensity(z)) : 0 }
}

/// A density restricted to an interval and divided by its mass there: Z given that Z lies in (a, b).
///
/// Formula: p(z) / P(a < Z ≤ b) on (a, b), 0 elsewhere. Above the median masses are differences of upper tails, below it of
/// the cumulative: on 30...31 of a normal base the one rounds to 1 and the other keeps its digits.
/// Domain: the interval must meet the support and carry mass; `init` answers nil where it does not, or where its mass
/// is below the least double.
/// Allowed error: that of the base's tails; beside an end of a narrow interval the digits that a and z share are lost.
public struct Conditioned: Density {
  private let base: any Density
  /// P(Z ≤ a) and P(Z > b); the masses outside.
  private let below: Double
  private let above: Double
  private let mass: Double
  /// Whether the whole interval lies above the base's median.
  private let isUpper: Bool
  public let support: Domain

  /// `base` given that it lies in `interval`.
  public init?(_ base: any Density, to interval: Domain) {
    let lower = Swift.max(interval.lower, base.support.lower)
    let upper = Swift.min(interval.upper, base.support.upper)
    guard lower < upper else { return nil }
    let reachesLower = lower <= base.support.lower
    let reachesUpper = upper >= base.support.upper
    let below = reachesLower ? 0 : base.cumulative(lower)
    let above = reachesUpper ? 0 : base.upperTail(upper)
    let isUpper = lower >= base.quantile(0.5)
    let mass =
      isUpper
      ? (reachesLower ? 1 : base.upperTail(lower)) - above
      : (reachesUpper ? 1 : base.cumulative(upper)) - below
    guard mass > 0 else { return nil }
    (self.base, self.below, self.above, self.mass, self.isUpper) = (base, below, above, mass, isUpper)
    support = Domain(lower, upper)
  }

  public var name: String { "\(base.name) on \(decimal(support.lower))...\(decimal(support.upper))" }
  public var formula: String { "(\(base.formula)) / \(decimal(mass, digits: 17))" }
  public func logDensity<S: Scalar>(_ z: S) -> S { base.logDensity(z) - log(S(mass)) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    isUpper ? (S(above + mass) - base.upperTail(z)) / S(mass) : (base.cumulative(z) - S(below)) / S(mass)
  }
  public func upperTail<S: Scalar>(_ z: S) -> S {
    isUpper ? (base.upperTail(z) - S(above)) / S(mass) : (S(below + mass) - base.cumulative(z)) / S(mass)
  }
  public func quantile(_ u: Double) -> Double { quantile(lower: u, upper: 1 - u) }
  public func upperQuantile(_ u: Double) -> Double { quantile(lower: 1 - u, upper: u) }

  /// The z with the shares `lower` of the interval's mass below and `upper` above it, by whichever of the base's tails is
  /// the shorter one there.
  private func quantile(lower: Double, upper: Double) -> Double {
    let fromBelow = below + lower * mass
    let z = isUpper || fromBelow > 0.5 ? base.upperQuantile(above + upper * mass) : base.quantile(fromBelow)
    // The levels are rounded; the support is open.
    return Swift.min(Swift.max(z, support.lower.nextUp), support.upper.nextDown)
  }
}

/// The z at which a tail of a density has a given mass, for densities whose quantile has no formula.
///
/// Formula: Newton's method on log P, in log z on a half-line and in z elsewhere, kept inside a shrinking bracket of doubles;
/// a step that leaves the bracket, and every fourth one that isn't much shorter than the last, halves the doubles in it instead.
/// Domain: 0 < u < 1, `tail` monotone.
/// Edge cases: the support's ends at u = 0 and 1, NaN outside.
/// Allowed error: that of `tail`, carried through the density.
struct TailSolver {
  let support: Domain
  /// Whether `tail` is P(Z ≤ z), and not P(Z > z).
  let isRising: Bool
  let tail: (Double) -> Double
  let density: (Double) -> Double

  func callAsFunction(_ u: Double, from start: Double) -> Double {
    guard u > 0, u < 1 else {
      return u == 0 || u == 1 ? ((u == 0) == isRising ? support.lower : support.upper) : .nan
    }
    var low = Swift.max(support.lower.nextUp, -.greatestFiniteMagnitude)
    var high = Swift.min(support.upper.nextDown, .greatestFiniteMagnitude)
    var z = Swift.min(Swift.max(start, low), high)
    // Sixty-four halvings leave one double; a few steps of Newton's leave none of them to do.
    var lastMove = Double.infinity
    for step in 1..<300 {
      let mass = tail(z)
      if mass == u || mass.isNaN { return z }
      if (mass < u) == isRising { low = z } else { high = z }
      let newton = newton(z, mass, u)
      let move = newton.map { ($0 - z).magnitude } ?? .infinity
      // As long as its steps shrink, Newton's method is on its way.
      let next = step % 4 == 0 && move > lastMove / 4 ? nil : newton
      lastMove = move
      let inside = next.flatMap { low < $0 && $0 < high ? $0 : nil } ?? Self.halfway(low, high)
      if inside == z || inside <= low || inside >= high { return inside == z ? z : nearest(low, high, u) }
      // Newton's step has settled: what is left is the tail's own rounding.
      if next != nil, (inside - z).magnitude <= z.ulp { return inside }
      z = inside
    }
    return z
  }

  private func newton(_ z: Double, _ mass: Double, _ u: Double) -> Double? {
    let p = density(z)
    guard mass > 0, p > 0 else { return nil }
    let step = (isRising ? 1 : -1) * Double.log(u / mass) * mass / p
    guard step.isFinite else { return nil }
    // A power of z near a finite end is a straight line in the logarithms.
    return support.lower == 0 && isRising && z > 0 && step.magnitude > z / 8
      ? z * Double.exp(step / z) : z + step
  }

  private func nearest(_ a: Double, _ b: Double, _ u: Double) -> Double {
    (tail(a) - u).magnitude <= (tail(b) - u).magnitude ? a : b
  }

  /// The double with as many doubles below it as above, between the two.
  private static func halfway(_ a: Double, _ b: Double) -> Double {
    func rank(_ x: Double) -> Int64 {
      let bits = Int64(bitPattern: x.bitPattern)
      return bits < 0 ? Int64.min - bits : bits
    }
    let (low, high) = (rank(a), rank(b))
    let middle = low / 2 + high / 2 + (low % 2 + high % 2) / 2
    return Double(bitPattern: UInt64(bitPattern: middle < 0 ? Int64.min - middle : middle))
  }
}
