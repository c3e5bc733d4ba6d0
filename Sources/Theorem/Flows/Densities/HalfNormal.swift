/// The half-normal density, of |Y| for a standard normal Y: log p(z) = log 2 + log φ(z).
///
/// Support: z > 0. CDF: erf(z/√2), and above z erfc(z/√2).
/// Allowed error: quantiles those of `Normal`; small levels keep their digits.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13, section 10.1.
public struct HalfNormal: Density {
  public init() {}

  public let name = "half-normal"
  public let formula = "2*exp(-z^2/2) / sqrt(2*pi)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { log(2) + Normal().logDensity(z) }
  public func cumulative<S: Scalar>(_ z: S) -> S { erf(z / sqrt(2)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { erfc(z / sqrt(2)) }
  public func quantile(_ u: Double) -> Double { Normal().middleQuantile(u / 2) }
  public func upperQuantile(_ u: Double) -> Double { -Normal().quantile(u / 2) }
  public var logSlope: ((Interval) -> Interval)? { { $0 } }
}
