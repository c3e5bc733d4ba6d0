/// A density restricted to an interval and divided by its mass there: Z given that Z lies in (a, b).
///
/// Formula: p(z) / (F(b) − F(a)) on (a, b), 0 elsewhere.
/// Domain: the interval must meet the support and carry mass; `init` answers nil where it does not.
public struct Conditioned: Density {
  private let base: any Density
  private let below: Double
  private let mass: Double
  public let support: Domain

  /// `base` given that it lies in `interval`.
  public init?(_ base: any Density, to interval: Domain) {
    let lower = Swift.max(interval.lower, base.support.lower)
    let upper = Swift.min(interval.upper, base.support.upper)
    guard lower < upper else { return nil }
    let below = lower > base.support.lower ? base.cumulative(lower) : 0
    let above = upper < base.support.upper ? base.cumulative(upper) : 1
    guard above - below > 0 else { return nil }
    (self.base, self.below, mass, support) = (base, below, above - below, Domain(lower, upper))
  }

  public var name: String { "\(base.name) on \(decimal(support.lower))...\(decimal(support.upper))" }
  public var formula: String { "(\(base.formula)) / \(decimal(mass, digits: 17))" }
  public func logDensity<S: Scalar>(_ z: S) -> S { base.logDensity(z) - log(S(mass)) }
  public func cumulative<S: Scalar>(_ z: S) -> S { (base.cumulative(z) - S(below)) / S(mass) }
  public func quantile(_ u: Double) -> Double { base.quantile(below + u * mass) }
}
