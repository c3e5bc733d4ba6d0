/// A probability density on the line, as its logarithm, with the interval that carries all its mass.
///
/// A density is not a probability: it has the unit "per unit of z" and may exceed 1.
///
/// Shapes: one number in, one out. A base of D dimensions is the product of D copies.
/// Domain: `logDensity`, `cumulative` and `upperTail` on the open interval `support`; the quantiles on (0, 1).
/// Edge cases: outside the support the density is 0; `density(_:)` says so, `logDensity` need not.
public protocol Density: Sendable {
  /// The name that `--base` takes.
  var name: String { get }
  /// The formula of the density.
  var formula: String { get }
  /// Where the density is positive.
  var support: Domain { get }
  /// log p(z).
  @_disfavoredOverload
  func logDensity<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: Double) -> Double
  /// The same on dual numbers; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ z: Dual<Double>) -> Dual<Double>
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
