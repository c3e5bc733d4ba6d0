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
    let y = location == 0 ? "(z/\(s))" : "((z - \(location.parenthesized))/\(s))"
    name = "weibull(\(k), \(s)\(location == 0 ? "" : ", \(location.inFormula)"))"
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
  public func upperQuantile(_ u: Double) -> Double { location + scale * pow(-log(u), 1 / shape) }
  public func quantile(_ u: Double) -> Double { location + scale * pow(-log1p(-u), 1 / shape) }
}

/// The Rayleigh density x e^(−x²/2): log p(x) = log x − x²/2.
///
/// Support: x > 0. CDF: 1 − e^(−x²/2): the length of a vector of two independent N(0, 1).
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 18.
public struct Rayleigh: Density {
  public init() {}

  public let name = "rayleigh"
  public let formula = "z*exp(-z^2/2)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ x: S) -> S { log(x) - pow(x, 2) / 2 }
  public func cumulative<S: Scalar>(_ x: S) -> S { -expm1(-pow(x, 2) / 2) }
  public func upperTail<S: Scalar>(_ x: S) -> S { exp(-pow(x, 2) / 2) }
  public func upperQuantile(_ u: Double) -> Double { sqrt(-2 * log(u)) }
  public func quantile(_ u: Double) -> Double { sqrt(-2 * log1p(-u)) }
}

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
