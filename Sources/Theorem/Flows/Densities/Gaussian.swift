/// N(m, s²): log p(x) = log φ((x − m)/s) − log s, φ the density of N(0, 1).
///
/// Support: ℝ. CDF: Φ((x − m)/s).
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13.
public struct Gaussian: Density {
  /// μ.
  public let mean: Double
  /// σ > 0.
  public let deviation: Double
  public let name: String
  public let formula: String
  public let support = Domain.line

  /// `deviation` > 0.
  public init(mean: Double, deviation: Double) {
    precondition(deviation > 0, "a normal density needs a positive deviation; got \(deviation)")
    self.mean = mean
    self.deviation = deviation
    let (m, s) = (mean.inFormula, deviation.inFormula)
    name = "N(\(m), \(s)^2)"
    formula = "exp(-((x - \(mean.parenthesized))/\(s))^2/2) / (\(s)*sqrt(2*pi))"
  }

  private func standardised<S: Scalar>(_ x: S) -> S { (x - S(mean)) / S(deviation) }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    Normal().logDensity(standardised(x)) - log(S(deviation))
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(standardised(x)) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(standardised(x)) }
  public func upperQuantile(_ u: Double) -> Double { mean + deviation * Normal().upperQuantile(u) }
  public func quantile(_ u: Double) -> Double { mean + deviation * Normal().quantile(u) }
}
