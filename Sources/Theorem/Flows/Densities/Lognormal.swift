/// The standard lognormal density: log p(x) = log φ(log x) − log x, φ the density of N(0, 1).
///
/// Support: x > 0. CDF: Φ(log x). Mode 1/e, median 1, mean √e: a map moves them differently.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 14.
public struct Lognormal: Density {
  public init() {}

  public let name = "lognormal"
  public let formula = "exp(-log(x)^2/2) / (x*sqrt(2*pi))"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ x: S) -> S { Normal().logDensity(log(x)) - log(x) }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(log(x)) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(log(x)) }
  public func upperQuantile(_ u: Double) -> Double { exp(Normal().upperQuantile(u)) }
  public func quantile(_ u: Double) -> Double { exp(Normal().quantile(u)) }
}
