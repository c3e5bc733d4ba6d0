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
