/// The Gumbel density, of the largest of many: log p(z) = −z − e^(−z).
///
/// Support: ℝ. CDF: exp(−e^(−z)).
/// Edge cases: below −6.6 the CDF underflows; log p is −∞ only below −709, where p is 0 in any case.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 22.
public struct GumbelDensity: Density {
  public init() {}

  public let name = "gumbel"
  public let formula = "exp(-z - exp(-z))"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S { -z - exp(-z) }
  public func cumulative<S: Scalar>(_ z: S) -> S { exp(-exp(-z)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { -expm1(-exp(-z)) }
  public func upperQuantile(_ u: Double) -> Double { -log(-log1p(-u)) }
  public func quantile(_ u: Double) -> Double { -log(-log(u)) }
}
