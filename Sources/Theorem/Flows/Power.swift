/// x = (factor · z)^p.
///
/// Domain: z > 0. Range: x > 0. Inverse: x^(1/p)/factor. Derivative: factor · p · (factor · z)^(p − 1).
/// Trap: for 0 < p < 1 the slope is unbounded at 0, for p > 1 it vanishes there; no x has such a z,
/// but densities may be infinite at that end.
public struct Power: ScalarMap {
  /// p, not 0.
  public let exponent: Double
  /// What z is multiplied by first, positive.
  public let factor: Double
  public let name: String
  public let formula: String
  public let domain = Domain.positive
  public let range = Domain.positive

  /// p = `exponent`, finite and not 0; `factor` > 0.
  public init(exponent: Double, factor: Double = 1, name: String = "power", formula: String? = nil) {
    precondition(
      exponent.isFinite && exponent != 0, "a power map needs a finite exponent other than 0; got \(exponent)")
    precondition(factor.isFinite && factor > 0, "a power map needs a positive factor; got \(factor)")
    self.exponent = exponent
    self.factor = factor
    self.name = name
    self.formula = formula ?? "(\(factor.inFormula)*z)^\(exponent.parenthesized)"
  }

  /// z^(1/4): turns an exponential variable into a Weibull one of shape 4.
  public static let fourthRoot = Power(exponent: 0.25, name: "fourth-root", formula: "z^(1/4)")
  /// √(2z): turns an exponential variable into a Rayleigh one.
  public static let squareRoot = Power(exponent: 0.5, factor: 2, name: "sqrt", formula: "sqrt(2*z)")
  /// 1/√z, falling: turns an exponential variable into a Fréchet one of shape 2.
  public static let reciprocalRoot = Power(exponent: -0.5, name: "reciprocal-sqrt", formula: "1/sqrt(z)")

  public func forward<S: Scalar>(_ z: S) -> S { inside(domain, z) { pow(S(factor) * z, S(exponent)) } }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { pow(x, 1 / S(exponent)) / S(factor) } }
  public func derivative<S: Scalar>(_ z: S) -> S {
    inside(domain, z) { S(factor) * S(exponent) * pow(S(factor) * z, S(exponent) - 1) }
  }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    log(abs(S(exponent))) + log(S(factor)) + (S(exponent) - 1) * log(S(factor) * z)
  }

  public var targets: [Target] {
    let known: (any Density)? =
      exponent < 0
      ? (factor == 1 ? Frechet(shape: -1 / exponent) : nil)
      : factor == 2 && exponent == 0.5 ? Rayleigh() : factor == 1 ? Weibull(shape: 1 / exponent) : nil
    return known.map { [Target(self, of: ExponentialDensity(), is: $0)] } ?? []
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    // r = z/p, c = (p − 1)/z.
    TailLemma("a power") { z in (z * s(z) + Interval(exponent) - 1) / Interval(exponent) }
  }
}

/// x = (z^λ − 1)/λ.
///
/// Domain: z > 0. Range: x > −1/λ for λ > 0, x < −1/λ for λ < 0. Inverse: (1 + λx)^(1/λ). Derivative: z^(λ − 1).
/// Trap: z^λ − 1 cancels near z = 1 and for small λ; expm1(λ log z)/λ doesn't.
/// The range ends at −1/λ: a density that forgets it puts mass where no z goes.
/// Source: Box & Cox, J. R. Statist. Soc. B 26 (1964), equation (1).
public struct BoxCox: ScalarMap {
  /// λ, not 0.
  public let power: Double
  public let name = "box-cox"
  public let formula: String
  public let domain = Domain.positive
  public let range: Domain

  /// λ = `power`, finite and not 0.
  public init(power: Double = 0.5) {
    precondition(power.isFinite && power != 0, "a Box-Cox map needs a power other than 0; got \(power)")
    self.power = power
    formula = "(z^\(power.parenthesized) - 1)/\(power.parenthesized)"
    range = power > 0 ? Domain(-1 / power, .infinity) : Domain(-.infinity, -1 / power)
  }

  public func forward<S: Scalar>(_ z: S) -> S { expm1(S(power) * log(z)) / S(power) }
  public func inverse<S: Scalar>(_ x: S) -> S { exp(log1p(S(power) * x) / S(power)) }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { pow(z, S(power) - 1) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { (S(power) - 1) * log(z) }

  public var targets: [Target] {
    guard power > 0 else { return [] }
    return [
      Target(
        self, of: ExponentialDensity(), is: Weibull(shape: 1 / power, scale: 1 / power, location: -1 / power))
    ]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("a Box-Cox map", center: -1 / power) { z in (z * s(z) + Interval(power) - 1) / Interval(power) }
  }
}

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
