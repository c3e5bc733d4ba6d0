/// The exponential density of rate 1: log p(z) = −z.
///
/// Support: z > 0. CDF: 1 − e^(−z), as −expm1(−z), which keeps its digits near 0.
public struct ExponentialDensity: Density {
  public init() {}

  public let name = "exponential"
  public let formula = "exp(-z)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { -z }
  public func cumulative<S: Scalar>(_ z: S) -> S { -expm1(-z) }
  public func upperTail<S: Scalar>(_ z: S) -> S { exp(-z) }
  public func upperQuantile(_ u: Double) -> Double { -log(u) }
  public func quantile(_ u: Double) -> Double { -log1p(-u) }
  public var logSlope: ((Interval) -> Interval)? { { _ in 1 } }
}
