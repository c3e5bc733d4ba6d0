/// The Weibull density of shape k, scale λ and location θ:
/// log p(x) = log(k/λ) + (k − 1) log y − y^k, y = (x − θ)/λ.
///
/// Support: x > θ. CDF: 1 − exp(−y^k).
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 21.
public struct Weibull: Density {
  /// k > 0.
  public let shape: Double
  /// λ > 0.
  public let scale: Double
  /// θ, where the support begins.
  public let location: Double
  public let name: String
  public let formula: String
  public let support: Domain

  /// `shape` and `scale` > 0.
  public init(shape: Double, scale: Double = 1, location: Double = 0) {
    precondition(shape > 0 && scale > 0, "a Weibull density needs a positive shape and scale")
    self.shape = shape
    self.scale = scale
    self.location = location
    let (k, s) = (shape.inFormula, scale.inFormula)
    let y = "((x - \(location.parenthesized))/\(s))"
    name = "weibull(\(k), \(s), \(location.inFormula))"
    formula = "\(k)/\(s) * \(y)^(\(k) - 1) * exp(-\(y)^\(k))"
    support = Domain(location, .infinity)
  }

  private func standardised<S: Scalar>(_ x: S) -> S { (x - S(location)) / S(scale) }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    let y = standardised(x)
    return log(S(shape)) - log(S(scale)) + (S(shape) - 1) * log(y) - pow(y, S(shape))
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { -expm1(-pow(standardised(x), S(shape))) }
  public func upperTail<S: Scalar>(_ x: S) -> S { exp(-pow(standardised(x), S(shape))) }
  public func quantile(_ u: Double) -> Double { location + scale * pow(-log1p(-u), 1 / shape) }
}
