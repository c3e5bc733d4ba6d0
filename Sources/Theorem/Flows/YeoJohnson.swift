/// x = ((1 + z)^λ − 1)/λ for z ≥ 0, and −((1 − z)^(2 − λ) − 1)/(2 − λ) for z < 0.
///
/// Domain: ℝ. Range: ℝ, for 0 < λ < 2. Inverse: (1 + λx)^(1/λ) − 1, and 1 − (1 − (2 − λ)x)^(1/(2 − λ)).
/// Derivative: (1 + z)^(λ − 1), and (1 − z)^(1 − λ).
/// Trap: the slope is 1 on both sides of 0 but its own slope jumps there, so a difference quotient across 0 gains
/// no digits from extrapolation. Both sides add up over max(z, 0) and min(z, 0), with no test of a sign.
/// Source: Yeo & Johnson, Biometrika 87 (2000), equation (2.1).
public struct YeoJohnson: ScalarMap {
  /// λ, between 0 and 2.
  public let power: Double
  public let name = "yeo-johnson"
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.line

  /// λ = `power`, 0 < λ < 2: outside, the range isn't the whole line.
  public init(power: Double = 0.5) {
    precondition(0 < power && power < 2, "a Yeo-Johnson map needs a power between 0 and 2; got \(power)")
    self.power = power
    let (above, below) = (power.inFormula, (2 - power).inFormula)
    formula = "((1 + max(z, 0))^\(above) - 1)/\(above) - ((1 - min(z, 0))^\(below) - 1)/\(below)"
  }

  public var kinks: [Double] { [0] }

  private func above<S: Scalar>() -> S { S(power) }
  private func below<S: Scalar>() -> S { 2 - S(power) }

  public func forward<S: Scalar>(_ z: S) -> S {
    let (p, q): (S, S) = (above(), below())
    let up: S = log1p(max(z, 0))
    let down: S = log1p(-min(z, 0))
    return expm1(p * up) / p - expm1(q * down) / q
  }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let (p, q): (S, S) = (above(), below())
    let up: S = log1p(p * max(x, 0))
    let down: S = log1p(-q * min(x, 0))
    return expm1(up / p) - expm1(down / q)
  }
  public func derivative<S: Scalar>(_ z: S) -> S {
    pow(1 + max(z, 0), S(power) - 1) * pow(1 - min(z, 0), 1 - S(power))
  }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    (S(power) - 1) * (log1p(max(z, 0)) - log1p(-min(z, 0)))
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("Yeo-Johnson") { z in
      let a = 1 + Interval.abs(z)
      let q = Interval(upper ? power : 2 - power)
      // f = ±(a^q - 1)/q, f′ = a^(q − 1).
      let r = a * (1 - 1 / .pow(a, q)) / q
      return (upper ? r : -r) * (s(z) + (upper ? q - 1 : 1 - q) / a)
    }
  }
}
