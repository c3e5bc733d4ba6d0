/// Johnson's S_U with γ = 0, δ = 1: log p(x) = log φ(asinh y) − log(1 + y²)/2 − log λ, y = (x − ξ)/λ.
///
/// Support: ℝ. CDF: Φ(asinh y).
/// Edge cases: given by 1/λ, because 1 − sinh(z)/3 has λ = 1/3, which no `Double` is.
/// Source: Johnson, Biometrika 36 (1949), section 6.
public struct JohnsonSU: Density {
  /// ξ.
  public let location: Double
  /// 1/λ > 0.
  public let inverseScale: Double
  public let name: String
  public let formula: String
  public let support = Domain.line

  /// ξ = `location`, 1/λ = `inverseScale` > 0.
  public init(location: Double = 0, inverseScale: Double = 1) {
    precondition(inverseScale > 0, "Johnson's S_U needs a positive scale; got 1/\(inverseScale)")
    self.location = location
    self.inverseScale = inverseScale
    let r = inverseScale.inFormula
    let y = "\(r)*(x - \(location.parenthesized))"
    name = "johnson-su(\(location.inFormula), 1/\(r))"
    formula = "\(r)*exp(-asinh(\(y))^2/2) / sqrt(2*pi*(1 + (\(y))^2))"
  }

  private func standardised<S: Scalar>(_ x: S) -> S { S(inverseScale) * (x - S(location)) }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    let y = standardised(x)
    return Normal().logDensity(asinh(y)) - log1p(pow(y, 2)) / 2 + log(S(inverseScale))
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(asinh(standardised(x))) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(asinh(standardised(x))) }
  public func quantile(_ u: Double) -> Double { location + sinh(Normal().quantile(u)) / inverseScale }
}

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
