/// The logistic density e^(−z)/(1 + e^(−z))²: log p(z) = −z − 2 log(1 + e^(−z)).
///
/// Support: ℝ. CDF: 1/(1 + e^(−z)).
/// Edge cases: e^(−z) overflows below −709, its logarithm doesn't: log p(−800) = −800.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 23.
public struct LogisticDensity: Density {
  public init() {}

  public let name = "logistic"
  public let formula = "exp(-z)/(1 + exp(-z))^2"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S { -z - 2 * logOnePlusExp(-z) }
  public func cumulative<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(z)) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double { log(u) - log1p(-u) }
}

/// The log-logistic density of shape and scale 1, 1/(1 + x)²: log p(x) = −2 log(1 + x).
///
/// Support: x > 0. CDF: x/(1 + x). No mean.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 23.
public struct LogLogistic: Density {
  public init() {}

  public let name = "log-logistic"
  public let formula = "1/(1 + x)^2"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ x: S) -> S { -2 * log1p(x) }
  public func cumulative<S: Scalar>(_ x: S) -> S { x / (1 + x) }
  public func upperTail<S: Scalar>(_ x: S) -> S { 1 / (1 + x) }
  public func quantile(_ u: Double) -> Double { u / (1 - u) }
}
