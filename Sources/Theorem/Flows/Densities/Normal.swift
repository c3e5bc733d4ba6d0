/// N(0, 1): log p(z) = −z²/2 − log(2π)/2.
///
/// Support: the whole line. CDF: erfc(−z/√2)/2, and above z erfc(z/√2)/2.
/// Allowed error: `quantile` about 1e-16 relative, by Wichura's AS 241 (Applied Statistics 37, 1988).
public struct Normal: Density {
  public init() {}

  public let name = "normal"
  public let formula = "exp(-z^2/2) / sqrt(2*pi)"
  public let support = Domain.line

  @inlinable public func logDensity<S: Scalar>(_ z: S) -> S { -(z * z) / 2 - S.logTwoPi / 2 }
  public var logSlope: ((Interval) -> Interval)? { { $0 } }
  @inlinable public func cumulative<S: Scalar>(_ z: S) -> S { erfc(-z / sqrt(2)) / 2 }
  @inlinable public func upperTail<S: Scalar>(_ z: S) -> S { erfc(z / sqrt(2)) / 2 }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
}
