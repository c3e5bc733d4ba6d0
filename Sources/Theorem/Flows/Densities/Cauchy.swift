/// The Cauchy density 1/(π(1 + z²)): log p(z) = −log π − log(1 + z²).
///
/// Support: ℝ. CDF: 1/2 + atan(z)/π, in the left tail as atan(−1/z)/π, which doesn't cancel.
/// Edge cases: no mean, so averages of draws never settle. 1 + z² = cosh²(asinh z) doesn't overflow in its logarithm.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 16.
public struct Cauchy: Density {
  public init() {}

  public let name = "cauchy"
  public let formula = "1/(pi*(1 + z^2))"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S { -log(S.pi) - 2 * logCosh(asinh(z)) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    select(z + 1, negative: { atan(-1 / z) / S.pi }, otherwise: { S(0.5) + atan(z) / S.pi })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double {
    u < 0.25 ? -1 / tan(.pi * u) : u > 0.75 ? 1 / tan(.pi * (1 - u)) : tan(.pi * (u - 0.5))
  }
}

/// The half-Cauchy density, of |Y| for a Cauchy Y: log p(z) = log(2/π) − log(1 + z²).
///
/// Support: z > 0. CDF: 2 atan(z)/π, and above z 2 atan(1/z)/π.
/// Edge cases: no mean. 1 + z² = cosh²(asinh z) doesn't overflow in its logarithm.
/// Source: Polson & Scott, Bayesian Analysis 7 (2012), section 1.
public struct HalfCauchy: Density {
  public init() {}

  public let name = "half-cauchy"
  public let formula = "2/(pi*(1 + z^2))"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { log(2) - log(S.pi) - 2 * logCosh(asinh(z)) }
  public func cumulative<S: Scalar>(_ z: S) -> S { 2 * atan(z) / S.pi }
  public func upperTail<S: Scalar>(_ z: S) -> S { 2 * atan(1 / z) / S.pi }
  public func quantile(_ u: Double) -> Double {
    u <= 0.5 ? tan(.pi * u / 2) : 1 / tan(.pi * (1 - u) / 2)
  }
  public func upperQuantile(_ u: Double) -> Double { 1 / tan(.pi * u / 2) }
}
