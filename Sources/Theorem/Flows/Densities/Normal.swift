/// N(0, 1): log p(z) = −z²/2 − log(2π)/2.
///
/// Support: the whole line. CDF: erfc(−z/√2)/2, and above z erfc(z/√2)/2.
/// Allowed error: `quantile` about 1e-16 relative, by Wichura's AS 241 (Applied Statistics 37, 1988).
public struct Normal: Density {
  public init() {}

  public let name = "normal"
  public let formula = "exp(-z^2/2) / sqrt(2*pi)"
  public let support = Domain.line

  @inlinable public func logDensity<S: Scalar>(_ z: S) -> S { -(z * z) / 2 - S.logTwoPi / 2 }
  public var logSlope: ((Interval) -> Interval)? { { $0 } }
  @inlinable public func cumulative<S: Scalar>(_ z: S) -> S { erfc(-z / sqrt(2)) / 2 }
  @inlinable public func upperTail<S: Scalar>(_ z: S) -> S { erfc(z / sqrt(2)) / 2 }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
}

/// The half-normal density, of |Y| for a standard normal Y: log p(z) = log 2 + log φ(z).
///
/// Support: z > 0. CDF: erf(z/√2), and above z erfc(z/√2).
/// Allowed error: quantiles those of `Normal`; small levels keep their digits.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13, section 10.1.
public struct HalfNormal: Density {
  public init() {}

  public let name = "half-normal"
  public let formula = "2*exp(-z^2/2) / sqrt(2*pi)"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { log(2) + Normal().logDensity(z) }
  public func cumulative<S: Scalar>(_ z: S) -> S { erf(z / sqrt(2)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { erfc(z / sqrt(2)) }
  public func quantile(_ u: Double) -> Double { Normal().middleQuantile(u / 2) }
  public func upperQuantile(_ u: Double) -> Double { -Normal().quantile(u / 2) }
  public var logSlope: ((Interval) -> Interval)? { { $0 } }
}

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

/// The standard logit-normal density: log p(x) = log φ(l) − log x − log(1 − x), l = log(x/(1 − x)).
///
/// Support: (0, 1). CDF: Φ(l).
/// Source: Johnson, Biometrika 36 (1949), the system S_B with γ = 0, δ = 1 on (0, 1).
public struct LogitNormal: Density {
  public init() {}

  public let name = "logit-normal"
  public let formula = "exp(-log(x/(1 - x))^2/2) / (x*(1 - x)*sqrt(2*pi))"
  public let support = Domain.unit

  private func logit<S: Scalar>(_ x: S) -> S { log(x) - log1p(-x) }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    Normal().logDensity(logit(x)) - log(x) - log1p(-x)
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(logit(x)) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(logit(x)) }
  public func quantile(_ u: Double) -> Double { 1 / (1 + exp(-Normal().quantile(u))) }
}

extension Normal {
  /// The z with Φ(z) = u: `NormalQuantile`.
  public func quantile(_ u: Double) -> Double { NormalQuantile.value(at: u) }

  /// The z with Φ(z) = 1/2 + q, 0 ≤ q < 1/2, for q so small that 1/2 + q is 1/2.
  func middleQuantile(_ q: Double) -> Double { NormalQuantile.value(above: q) }
}

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
