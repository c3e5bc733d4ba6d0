/// The exponential density of rate 1: log p(z) = −z.
///
/// Support: z > 0. CDF: 1 − e^(−z), as −expm1(−z), which keeps its digits near 0.
public struct ExponentialDensity: Density {
  public init() {}

  public let name = "exponential"
  public let formula = "exp(-z)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { -z }
  public func cumulative<S: Scalar>(_ z: S) -> S { -expm1(-z) }
  public func upperTail<S: Scalar>(_ z: S) -> S { exp(-z) }
  public func upperQuantile(_ u: Double) -> Double { -log(u) }
  public func quantile(_ u: Double) -> Double { -log1p(-u) }
  public var logSlope: ((Interval) -> Interval)? { { _ in 1 } }
}

/// The Laplace density e^(−|z|)/2: log p(z) = −|z| − log 2.
///
/// Support: ℝ, with a kink at 0. CDF: e^z/2 below 0, 1 − e^(−z)/2 above.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 24.
public struct Laplace: Density {
  public init() {}

  public let name = "laplace"
  public let formula = "exp(-abs(z))/2"
  public let support = Domain.line
  public let kinks = [0.0]

  public func logDensity<S: Scalar>(_ z: S) -> S { -abs(z) - log(2) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    select(z, negative: { exp(z) / 2 }, otherwise: { 1 - exp(-z) / 2 })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func quantile(_ u: Double) -> Double { u < 0.5 ? log(2 * u) : -log(2 * (1 - u)) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public var logSlope: ((Interval) -> Interval)? {
    { z in z.lower >= 0 ? 1 : z.upper <= 0 ? -1 : Interval(-1, 1) }
  }
}

/// The gamma density of shape k and rate 1: log p(z) = (k − 1) log z − z − log Γ(k).
///
/// Support: z > 0. CDF: the incomplete gamma function P(k, z), and above z Q(k, z).
/// Domain: 0 < k ≤ 10⁴.
/// Edge cases: unbounded at 0 for k < 1.
/// Allowed error: log p that of its terms, which cancel; CDF and upper tail as `IncompleteGamma`, quantiles by root finding on them.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 17.
public struct GammaDensity: Density {
  /// k.
  public let shape: Double
  public let name: String
  public let formula: String
  public let support = Domain.positive
  private let function: IncompleteGamma

  /// 0 < `shape` ≤ 10⁴.
  public init(shape: Double) {
    precondition(
      shape > 0 && shape <= 1e4, "a gamma density needs a shape above 0, at most 1e4; got \(shape)")
    self.shape = shape
    function = IncompleteGamma(shape)
    let k = shape.inFormula
    name = "gamma(\(k), 1)"
    formula = "z^(\(k) - 1)*exp(-z)/gamma(\(k))"
  }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    (S(shape) - 1) * log(z) - z - S(enclosed: function.logGamma)
  }
  public func cumulative<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: false), z) }
  public func upperTail<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: true), z) }
  public func quantile(_ u: Double) -> Double {
    solver(isRising: true)(u, from: u < 0.5 ? power(u) : shape)
  }
  public func upperQuantile(_ u: Double) -> Double {
    solver(isRising: false)(u, from: u < 0.5 ? shape - Double.log(u) : shape)
  }
  public var logSlope: ((Interval) -> Interval)? { { z in 1 - Interval(shape - 1) / z } }

  /// P(k, z) is about z^k/Γ(k + 1) for small z.
  private func power(_ u: Double) -> Double {
    Swift.min(shape, exp((Double.log(u * shape) + function.logGamma.midpoint) / shape))
  }

  private func solver(isRising: Bool) -> TailSolver {
    TailSolver(
      support: support, isRising: isRising,
      tail: { x in isRising ? function.lower(x) : function.upper(x) },
      density: { z in Double.exp(logDensity(z)) })
  }

  private struct Tail: Primitive {
    let of: GammaDensity
    let isUpper: Bool
    func value(_ x: Double) -> Double { isUpper ? of.function.upper(x) : of.function.lower(x) }
    func value(_ x: Interval) -> Interval {
      rising(x, at: isUpper ? of.function.enclosedUpper : of.function.enclosedLower)
    }
    func slope<S: Scalar>(_ x: S) -> S { isUpper ? -exp(of.logDensity(x)) : exp(of.logDensity(x)) }
  }
}

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
