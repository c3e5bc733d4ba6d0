/// The Rayleigh density x e^(−x²/2): log p(x) = log x − x²/2.
///
/// Support: x > 0. CDF: 1 − e^(−x²/2): the length of a vector of two independent N(0, 1).
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 18.
public struct Rayleigh: Density {
  public init() {}

  public let name = "rayleigh"
  public let formula = "x*exp(-x^2/2)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ x: S) -> S { log(x) - pow(x, 2) / 2 }
  public func cumulative<S: Scalar>(_ x: S) -> S { -expm1(-pow(x, 2) / 2) }
  public func upperTail<S: Scalar>(_ x: S) -> S { exp(-pow(x, 2) / 2) }
  public func quantile(_ u: Double) -> Double { sqrt(-2 * log1p(-u)) }
}
