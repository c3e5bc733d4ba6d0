/// Beta(a, b): p(z) = (a + b − 1)!/((a − 1)! (b − 1)!) z^(a − 1) (1 − z)^(b − 1), for whole a and b.
///
/// Support: (0, 1). CDF: Σ_{j ≥ a} C(n, j) z^j (1 − z)^(n − j) with n = a + b − 1, the tail of a binomial law.
/// Allowed error: `quantile` by root finding on the CDF.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 25.
public struct Beta: Density {
  /// One more than the power of z.
  public let a: Int
  /// One more than the power of 1 − z.
  public let b: Int
  public let name: String
  public let formula: String
  public let support = Domain.unit

  /// a, b ≥ 1 and a + b ≤ 23, up to which the factorials are doubles exactly.
  public init(_ a: Int, _ b: Int) {
    precondition(
      a >= 1 && b >= 1 && a + b <= 23, "Beta needs whole a, b >= 1 with a + b <= 23; got \(a), \(b)")
    self.a = a
    self.b = b
    name = "beta-\(a)-\(b)"
    let constant = factorial(a + b - 1) / (factorial(a - 1) * factorial(b - 1))
    formula = "\(constant.inFormula)*z^\(a - 1)*(1 - z)^\(b - 1)"
  }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    log(S(factorial(a + b - 1))) - log(S(factorial(a - 1))) - log(S(factorial(b - 1)))
      + S(Double(a - 1)) * log(z) + S(Double(b - 1)) * log1p(-z)
  }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    let n = a + b - 1
    return (a...n).reduce(0) { sum, j in
      let ways = factorial(n) / (factorial(j) * factorial(n - j))
      return sum + S(ways) * pow(z, j) * pow(1 - z, n - j)
    }
  }
  public func quantile(_ u: Double) -> Double { Double.solve(Climb(beta: self), for: u) }

  /// The CDF as a map of (0, 1) onto itself.
  private struct Climb: ScalarMap {
    let beta: Beta
    let name = "beta-cdf"
    let formula = "P(Z <= z)"
    let domain = Domain.unit
    let range = Domain.unit
    let hasClosedInverse = false

    func forward<S: Scalar>(_ z: S) -> S { beta.cumulative(z) }
    func inverse<S: Scalar>(_ x: S) -> S { S.solve(self, for: x) }
    func derivative<S: Scalar>(_ z: S) -> S { exp(beta.logDensity(z)) }
  }
}

/// n!, a double exactly up to n = 22.
func factorial(_ n: Int) -> Double { (1...Swift.max(n, 1)).reduce(1) { $0 * Double($1) } }
