/// A probability density on the line, as its logarithm, with the interval that carries all its mass.
///
/// A density is not a probability: it has the unit "per unit of z" and may exceed 1.
///
/// Shapes: one number in, one out. A base of D dimensions is the product of D copies.
/// Domain: `logDensity` and `cumulative` on the open interval `support`; `quantile` on (0, 1).
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
  /// The z with P(Z ≤ z) = u: turns uniform draws into draws of Z.
  func quantile(_ u: Double) -> Double
  /// −(log p)′ over an interval of z that may reach an end of the support; nil where none is on file.
  var logSlope: ((Interval) -> Interval)? { get }
}

extension Density {
  public var logSlope: ((Interval) -> Interval)? { nil }
  /// p(z), 0 outside the support.
  @inlinable public func density(_ z: Double) -> Double { support.contains(z) ? exp(logDensity(z)) : 0 }
}
