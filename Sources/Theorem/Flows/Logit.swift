/// x = log((z − a)/(b − z)): an interval is stretched over the whole line.
///
/// Domain: (a, b). Range: ℝ. Inverse: a + (b − a)/(1 + e^(−x)), below the middle as a + (b − a) e^x/(1 + e^x).
/// Derivative: 1/(z − a) + 1/(b − z).
/// Trap: beside b the difference b − z has few digits, for z has none to spare; x is then off by as much.
/// Source: Stan Reference Manual, "Lower and upper bounded scalar".
public struct Logit: ScalarMap {
  public let name: String
  public let formula: String
  public let domain: Domain
  public let range = Domain.line

  /// On (`a`, `b`), both finite, `a` < `b`.
  public init(_ a: Double = 0, _ b: Double = 1) {
    precondition(a < b && (b - a).isFinite, "a logit needs finite ends a < b; got \(a), \(b)")
    domain = Domain(a, b)
    name = "logit(\(a.inFormula), \(b.inFormula))"
    let below = a == 0 ? "z" : "(z - \(a.parenthesized))"
    formula = "log(\(below)/(\(b.inFormula) - z))"
  }

  private func below<S: Scalar>(_ z: S) -> S { z - S(domain.lower) }
  private func above<S: Scalar>(_ z: S) -> S { S(domain.upper) - z }

  public func forward<S: Scalar>(_ z: S) -> S { log(below(z)) - log(above(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let width = S(domain.upper) - S(domain.lower)
    return prefer(
      x, negative: { S(domain.lower) + width * exp(x) / (1 + exp(x)) },
      otherwise: { S(domain.upper) - width * exp(-x) / (1 + exp(-x)) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { 1 / below(z) + 1 / above(z) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    log(S(domain.upper) - S(domain.lower)) - log(below(z)) - log(above(z))
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("a logit") { z in
      let (low, high) = (below(z), above(z))
      let x = Interval.log(low) - .log(high)
      let width = Interval(domain.upper) - Interval(domain.lower)
      return upper
        ? x * (low / width) * (high * s(z) + 1 - high / low)
        : x * (high / width) * (low * s(z) - 1 + low / high)
    }
  }
}
