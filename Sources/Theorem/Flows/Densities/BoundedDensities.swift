/// Uniform on (a, b): log p(z) = −log(b − a).
///
/// Support: (a, b). CDF: (z − a)/(b − a).
public struct Uniform: Density {
  public let name: String
  public let formula: String
  public let support: Domain

  /// On (0, 1).
  public init() { self.init(0, 1) }

  /// On (`lower`, `upper`), finite, `lower` < `upper`.
  public init(_ lower: Double, _ upper: Double) {
    precondition(lower.isFinite && upper.isFinite, "a uniform density needs finite ends")
    support = Domain(lower, upper)
    let isUnit = support == .unit
    name = isUnit ? "uniform" : "uniform(\(lower.inFormula), \(upper.inFormula))"
    formula = isUnit ? "1" : "1/(\(upper.inFormula) - \(lower.parenthesized))"
  }

  private func width<S: Scalar>() -> S { S(support.upper) - S(support.lower) }

  public func logDensity<S: Scalar>(_ z: S) -> S { support == .unit ? 0 : -log(width()) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    support == .unit ? z : (z - S(support.lower)) / width()
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { (S(support.upper) - z) / width() }
  public func quantile(_ u: Double) -> Double {
    support == .unit ? u : inside(support.lower * (1 - u) + support.upper * u)
  }
  public func upperQuantile(_ u: Double) -> Double { inside(support.upper * (1 - u) + support.lower * u) }
  public var logSlope: ((Interval) -> Interval)? { { _ in 0 } }

  private func inside(_ z: Double) -> Double {
    Swift.min(Swift.max(z, support.lower.nextUp), support.upper.nextDown)
  }
}

/// Beta(a, b): log p(z) = (a − 1) log z + (b − 1) log(1 − z) − log B(a, b).
///
/// Support: (0, 1). CDF: the incomplete beta function I_z(a, b), and above z I_(1−z)(b, a).
/// Domain: 0 < a, b ≤ 10⁴.
/// Edge cases: unbounded at 0 for a < 1 and at 1 for b < 1, where the doubles beside 1 are 2⁻⁵³ apart.
/// Allowed error: log p that of its terms, which cancel; CDF and upper tail as `IncompleteBeta`, quantiles by root finding on them.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 25.
public struct Beta: Density {
  /// One more than the power of z.
  public let a: Double
  /// One more than the power of 1 − z.
  public let b: Double
  public let name: String
  public let formula: String
  public let support = Domain.unit
  private let function: IncompleteBeta

  /// 0 < `a`, `b` ≤ 10⁴.
  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0 && Swift.max(a, b) <= 1e4, "Beta needs 0 < a, b <= 1e4; got \(a), \(b)")
    self.a = a
    self.b = b
    function = IncompleteBeta(a, b)
    let (p, q) = (a.inFormula, b.inFormula)
    name = "beta(\(p), \(q))"
    formula = "z^(\(p) - 1)*(1 - z)^(\(q) - 1)/beta(\(p), \(q))"
  }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    // A power 0 leaves no 0 · log 0 behind.
    let left = a == 1 ? 0 : S(a - 1) * log(z)
    let right = b == 1 ? 0 : S(b - 1) * log1p(-z)
    return left + right - S(enclosed: function.logBeta)
  }
  public func cumulative<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: false), z) }
  public func upperTail<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: true), z) }
  public func quantile(_ u: Double) -> Double { solver(isRising: true)(u, from: start(u)) }
  public func upperQuantile(_ u: Double) -> Double { solver(isRising: false)(u, from: a / (a + b)) }

  /// I_z(a, b) is about z^a/(a B) for small z.
  private func start(_ u: Double) -> Double {
    let mean = a / (a + b)
    return u < 0.5 ? Swift.min(mean, exp((Double.log(u * a) + function.logBeta.midpoint) / a)) : mean
  }

  private func solver(isRising: Bool) -> TailSolver {
    TailSolver(
      support: support, isRising: isRising,
      tail: { z in tail(z, isUpper: !isRising) },
      density: { z in Double.exp(logDensity(z)) })
  }

  private func tail(_ z: Double, isUpper: Bool) -> Double {
    let y = 1 - z
    let rest = (1 - y) - z
    return isUpper ? function.upper(z, y, rest: rest) : function.lower(z, y, rest: rest)
  }

  private struct Tail: Primitive {
    let of: Beta
    let isUpper: Bool
    func value(_ x: Double) -> Double {
      of.tail(x, isUpper: isUpper)
    }
    func value(_ x: Interval) -> Interval {
      rising(x) { point in
        let (z, rest) = (Interval(point), 1 - Interval(point))
        return isUpper ? of.function.enclosedUpper(z, rest) : of.function.enclosedLower(z, rest)
      }
    }
    func slope<S: Scalar>(_ x: S) -> S { isUpper ? -exp(of.logDensity(x)) : exp(of.logDensity(x)) }
  }
}

/// n!, a double exactly up to n = 22.
func factorial(_ n: Int) -> Double { (1...Swift.max(n, 1)).reduce(1) { $0 * Double($1) } }
