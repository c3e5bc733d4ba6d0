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
