/// The Fréchet density of shape α: log p(x) = log α − (1 + α) log x − x^(−α).
///
/// Support: x > 0. CDF: exp(−x^(−α)).
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 22.
public struct Frechet: Density {
  /// α.
  public let shape: Double
  public let name: String
  public let formula: String
  public let support = Domain.positive

  /// `shape` > 0.
  public init(shape: Double) {
    precondition(shape > 0, "a Fréchet density needs a positive shape; got \(shape)")
    self.shape = shape
    let a = shape.inFormula
    name = "frechet(\(a))"
    formula = "\(a)*x^(-1 - \(a)) * exp(-x^(-\(a)))"
  }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    log(S(shape)) - (1 + S(shape)) * log(x) - pow(x, -S(shape))
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { exp(-pow(x, -S(shape))) }
  public func upperTail<S: Scalar>(_ x: S) -> S { -expm1(-pow(x, -S(shape))) }
  public func quantile(_ u: Double) -> Double { pow(-log(u), -1 / shape) }
}
