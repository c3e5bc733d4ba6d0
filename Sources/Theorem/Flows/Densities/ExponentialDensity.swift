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

/// The Laplace density e^(−|z|)/2: log p(z) = −|z| − log 2.
///
/// Support: ℝ, with a kink at 0. CDF: e^z/2 below 0, 1 − e^(−z)/2 above.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 24.
public struct Laplace: Density {
  public init() {}

  public let name = "laplace"
  public let formula = "exp(-abs(z))/2"
  public let support = Domain.line
  public let kinks = [0.0]

  public func logDensity<S: Scalar>(_ z: S) -> S { -abs(z) - log(2) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    select(z, negative: { exp(z) / 2 }, otherwise: { 1 - exp(-z) / 2 })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func quantile(_ u: Double) -> Double { u < 0.5 ? log(2 * u) : -log(2 * (1 - u)) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public var logSlope: ((Interval) -> Interval)? {
    { z in z.lower >= 0 ? 1 : z.upper <= 0 ? -1 : Interval(-1, 1) }
  }
}
