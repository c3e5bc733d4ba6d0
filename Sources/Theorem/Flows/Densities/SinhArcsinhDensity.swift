/// The sinh-arcsinh density: log p(x) = log φ(s) + log δ + log(1 + s²)/2 − log(1 + x²)/2,
/// s = sinh(δ asinh x − ε).
///
/// Support: ℝ. CDF: Φ(s).
/// Edge cases: given by 1/δ, the exponent of the tails.
/// Source: Jones & Pewsey, Biometrika 96 (2009), equation (2).
public struct SinhArcsinhDensity: Density {
  /// ε.
  public let skewness: Double
  /// 1/δ > 0.
  public let tailWeight: Double
  public let name: String
  public let formula: String
  public let support = Domain.line

  /// ε = `skewness`, 1/δ = `tailWeight` > 0.
  public init(skewness: Double, tailWeight: Double) {
    precondition(tailWeight > 0, "a sinh-arcsinh density needs a positive tail weight; got \(tailWeight)")
    self.skewness = skewness
    self.tailWeight = tailWeight
    let s = "sinh(asinh(x)/\(tailWeight.inFormula) - \(skewness.parenthesized))"
    name = "sinh-arcsinh(\(skewness.inFormula), 1/\(tailWeight.inFormula))"
    formula = "sqrt((1 + \(s)^2)/(1 + x^2)) * exp(-\(s)^2/2) / (\(tailWeight.inFormula)*sqrt(2*pi))"
  }

  private func standardised<S: Scalar>(_ x: S) -> S {
    sinh(asinh(x) / S(tailWeight) - S(skewness))
  }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    let s = standardised(x)
    let ratio = (log1p(pow(s, 2)) - log1p(pow(x, 2))) / 2
    return Normal().logDensity(s) + ratio - log(S(tailWeight))
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(standardised(x)) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(standardised(x)) }
  public func quantile(_ u: Double) -> Double {
    sinh(tailWeight * (asinh(Normal().quantile(u)) + skewness))
  }
}
