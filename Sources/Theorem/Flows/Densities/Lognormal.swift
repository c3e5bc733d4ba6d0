/// The lognormal density: log p(z) = log φ((log z − μ)/σ) − log z − log σ, φ the density of N(0, 1).
///
/// Support: z > 0. CDF: Φ((log z − μ)/σ). With μ = 0 and σ = 1 mode 1/e, median 1, mean √e: a map moves them differently.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 14.
public struct Lognormal: Density {
  /// μ, the mean of log Z.
  public let mu: Double
  /// σ > 0, the standard deviation of log Z.
  public let sigma: Double
  public let name: String
  public let formula: String
  public let support = Domain.positive

  /// `sigma` > 0.
  public init(mu: Double = 0, sigma: Double = 1) {
    precondition(mu.isFinite && sigma > 0, "a lognormal density needs a finite mu and a positive sigma")
    self.mu = mu
    self.sigma = sigma
    let isStandard = mu == 0 && sigma == 1
    let (m, s) = (mu.inFormula, sigma.inFormula)
    name = isStandard ? "lognormal" : "lognormal(\(m), \(s))"
    formula =
      isStandard
      ? "exp(-log(z)^2/2) / (z*sqrt(2*pi))"
      : "exp(-((log(z) - \(mu.parenthesized))/\(s))^2/2) / (\(s)*z*sqrt(2*pi))"
  }

  private func standardised<S: Scalar>(_ z: S) -> S { (log(z) - S(mu)) / S(sigma) }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    Normal().logDensity(standardised(z)) - log(z) - log(S(sigma))
  }
  public func cumulative<S: Scalar>(_ z: S) -> S { Normal().cumulative(standardised(z)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { Normal().upperTail(standardised(z)) }
  public func upperQuantile(_ u: Double) -> Double { exp(mu + sigma * Normal().upperQuantile(u)) }
  public func quantile(_ u: Double) -> Double { exp(mu + sigma * Normal().quantile(u)) }
}
