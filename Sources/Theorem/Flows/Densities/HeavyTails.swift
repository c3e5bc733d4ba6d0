/// The Cauchy density 1/(π(1 + z²)): log p(z) = −log π − log(1 + z²).
///
/// Support: ℝ. CDF: 1/2 + atan(z)/π, in the left tail as atan(−1/z)/π, which doesn't cancel.
/// Edge cases: no mean, so averages of draws never settle. 1 + z² = cosh²(asinh z) doesn't overflow in its logarithm.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 16.
public struct Cauchy: Density {
  public init() {}

  public let name = "cauchy"
  public let formula = "1/(pi*(1 + z^2))"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S { -log(S.pi) - 2 * logCosh(asinh(z)) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    select(z + 1, negative: { atan(-1 / z) / S.pi }, otherwise: { S(0.5) + atan(z) / S.pi })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double {
    u < 0.25 ? -1 / tan(.pi * u) : u > 0.75 ? 1 / tan(.pi * (1 - u)) : tan(.pi * (u - 0.5))
  }
}

/// The half-Cauchy density, of |Y| for a Cauchy Y: log p(z) = log(2/π) − log(1 + z²).
///
/// Support: z > 0. CDF: 2 atan(z)/π, and above z 2 atan(1/z)/π.
/// Edge cases: no mean. 1 + z² = cosh²(asinh z) doesn't overflow in its logarithm.
/// Source: Polson & Scott, Bayesian Analysis 7 (2012), section 1.
public struct HalfCauchy: Density {
  public init() {}

  public let name = "half-cauchy"
  public let formula = "2/(pi*(1 + z^2))"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ z: S) -> S { log(2) - log(S.pi) - 2 * logCosh(asinh(z)) }
  public func cumulative<S: Scalar>(_ z: S) -> S { 2 * atan(z) / S.pi }
  public func upperTail<S: Scalar>(_ z: S) -> S { 2 * atan(1 / z) / S.pi }
  public func quantile(_ u: Double) -> Double {
    u <= 0.5 ? tan(.pi * u / 2) : 1 / tan(.pi * (1 - u) / 2)
  }
  public func upperQuantile(_ u: Double) -> Double { 1 / tan(.pi * u / 2) }
}

/// Student's t with ν degrees of freedom: log p(z) = −(ν + 1)/2 log(1 + z²/ν) − log(√ν B(1/2, ν/2)).
///
/// Support: ℝ. CDF: half of I_x(ν/2, 1/2) with x = ν/(ν + z²) for z < 0; for ν = 2 in closed form, 1/(r(r − z)) with
/// r = √(2 + z²), which doesn't cancel.
/// Domain: 0 < ν ≤ 10⁴.
/// Edge cases: no variance for ν ≤ 2. 1 + z²/ν = cosh²(asinh(z/√ν)) doesn't overflow in its logarithm.
/// Allowed error: as `IncompleteBeta`; quantiles by root finding, for ν = 2 in closed form.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 28.
public struct StudentT: Density {
  /// ν.
  public let degrees: Double
  public let name: String
  public let formula: String
  public let support = Domain.line
  private let function: IncompleteBeta

  /// 0 < `degrees` ≤ 10⁴, 2 unless given.
  public init(degrees: Double = 2) {
    precondition(degrees > 0 && degrees <= 1e4, "Student's t needs 0 < nu <= 1e4; got \(degrees)")
    self.degrees = degrees
    function = IncompleteBeta(degrees / 2, 0.5)
    let n = degrees.inFormula
    name = degrees == 2 ? "student-t" : "student-t(\(n))"
    formula =
      degrees == 2
      ? "(2 + z^2)^(-3/2)" : "(1 + z^2/\(n))^(-(\(n) + 1)/2) / (sqrt(\(n))*beta(1/2, \(n)/2))"
  }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    if degrees == 2 { return -3 * (log(2) / 2 + logCosh(asinh(z / S.sqrt(2)))) }
    let root = S.sqrt(S(degrees))
    return -(S(degrees) + 1) * logCosh(asinh(z / root)) - log(root) - S(enclosed: function.logBeta)
  }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    guard degrees == 2 else { return .primitive(Lower(of: self), z) }
    let root = sqrt(2 + pow(z, 2))
    return select(z, negative: { 1 / (root * (root - z)) }, otherwise: { (1 + z / root) / 2 })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double {
    if degrees == 2 { return (2 * u - 1) / sqrt(2 * u * (1 - u)) }
    guard u != 0.5 else { return 0 }
    // The size of z, from the shorter tail: half of I_x(ν/2, 1/2), about (√ν/z)^ν/(ν B) far out.
    let short = Swift.min(u, 1 - u)
    let far = Double.log(degrees) / 2 - (Double.log(short * degrees) + function.logBeta.midpoint) / degrees
    let start = Swift.min(exp(far), 1e300)
    // Where the search starts, far out or near the middle, makes it quicker or slower and nothing else.
    let size = TailSolver(
      support: .positive, isRising: false, tail: { beyond($0) }, density: { z in Double.exp(logDensity(z)) })(
        short, from: short < 0.05 ? start : Swift.min(1, start))
    return u < 0.5 ? -size : size
  }

  /// P(Z > z) for z > 0.
  private func beyond(_ z: Double) -> Double {
    let r = z / degrees.squareRoot()
    // Farther out x is 0 in doubles, or about to be, and the first term of its series is all of it.
    if r > 1e20 { return exp(-degrees * Double.log(r) - function.logBeta.midpoint) / degrees }
    return function.lower(1 / (1 + r * r), r * r / (1 + r * r)) / 2
  }

  private struct Lower: Primitive {
    let of: StudentT
    func value(_ x: Double) -> Double { x < 0 ? of.beyond(-x) : 1 - of.beyond(x) }
    func value(_ x: Interval) -> Interval {
      rising(x) { point in
        if point.isInfinite { return point < 0 ? 0 : 1 }
        let ratio = Interval.pow(Interval(point), 2) / Interval(of.degrees)
        let tail = of.function.enclosedLower(1 / (1 + ratio), 1 - 1 / (1 + ratio)) / 2
        return point < 0 ? tail : 1 - tail
      }
    }
    func slope<S: Scalar>(_ x: S) -> S { exp(of.logDensity(x)) }
  }
}

/// The logistic density e^(−z)/(1 + e^(−z))²: log p(z) = −z − 2 log(1 + e^(−z)).
///
/// Support: ℝ. CDF: 1/(1 + e^(−z)).
/// Edge cases: e^(−z) overflows below −709, its logarithm doesn't: log p(−800) = −800.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 23.
public struct LogisticDensity: Density {
  public init() {}

  public let name = "logistic"
  public let formula = "exp(-z)/(1 + exp(-z))^2"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S { -z - 2 * logOnePlusExp(-z) }
  public func cumulative<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(z)) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double { log(u) - log1p(-u) }
}

/// The log-logistic density of shape and scale 1, 1/(1 + x)²: log p(x) = −2 log(1 + x).
///
/// Support: x > 0. CDF: x/(1 + x). No mean.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 23.
public struct LogLogistic: Density {
  public init() {}

  public let name = "log-logistic"
  public let formula = "1/(1 + x)^2"
  public let support = Domain.positive

  public func logDensity<S: Scalar>(_ x: S) -> S { -2 * log1p(x) }
  public func cumulative<S: Scalar>(_ x: S) -> S { x / (1 + x) }
  public func upperTail<S: Scalar>(_ x: S) -> S { 1 / (1 + x) }
  public func quantile(_ u: Double) -> Double { u / (1 - u) }
}
