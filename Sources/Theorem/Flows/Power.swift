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

/// x = (z^λ − 1)/λ, and log z for λ = 0.
///
/// Domain: z > 0. Range: x > −1/λ for λ > 0, x < −1/λ for λ < 0, ℝ for λ = 0. Inverse: (1 + λx)^(1/λ). Derivative: z^(λ − 1).
/// Trap: z^λ − 1 cancels near z = 1 and for small λ; expm1(λ log z)/λ doesn't.
/// The range ends at −1/λ: a density that forgets it puts mass where no z goes.
/// Source: Box & Cox, J. R. Statist. Soc. B 26 (1964), equation (1).
public struct BoxCox: ScalarMap {
  /// λ.
  public let power: Double
  public let name: String
  public let formula: String
  public let domain = Domain.positive
  public let range: Domain

  /// λ = `power`, finite.
  public init(power: Double = 0.5) {
    precondition(power.isFinite, "a Box-Cox map needs a finite power; got \(power)")
    self.power = power
    name = power == 0.5 ? "box-cox" : "box-cox(\(power.inFormula))"
    formula = power == 0 ? "log(z)" : "(z^\(power.parenthesized) - 1)/\(power.parenthesized)"
    range =
      power == 0 ? .line : power > 0 ? Domain(-1 / power, .infinity) : Domain(-.infinity, -1 / power)
  }

  public func forward<S: Scalar>(_ z: S) -> S {
    power == 0 ? log(z) : expm1(S(power) * log(z)) / S(power)
  }
  public func inverse<S: Scalar>(_ x: S) -> S {
    power == 0 ? exp(x) : exp(log1p(S(power) * x) / S(power))
  }
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
    guard power != 0 else { return TailLemma("a logarithm") { z in .log(z) * (z * s(z) - 1) } }
    // At the infinite end and at the finite one alike: x + 1/λ = z f′/λ.
    return TailLemma("a Box-Cox map", center: -1 / power) { z in
      (z * s(z) + Interval(power) - 1) / Interval(power)
    }
  }
}

/// x = ((1 + z)^λ − 1)/λ for z ≥ 0, and −((1 − z)^(2 − λ) − 1)/(2 − λ) for z < 0; log(1 + z) for λ = 0, −log(1 − z) for λ = 2.
///
/// Domain: ℝ. Range: ℝ for 0 ≤ λ ≤ 2; x < −1/λ for λ < 0, x > 1/(2 − λ) for λ > 2.
/// Inverse: (1 + λx)^(1/λ) − 1, and 1 − (1 − (2 − λ)x)^(1/(2 − λ)).
/// Derivative: (1 + z)^(λ − 1), and (1 − z)^(1 − λ).
/// Trap: the slope is 1 on both sides of 0 but its own slope jumps there, so a difference quotient across 0 gains
/// no digits from extrapolation. Both sides add up over max(z, 0) and min(z, 0), with no test of a sign.
/// Source: Yeo & Johnson, Biometrika 87 (2000), equation (2.1).
public struct YeoJohnson: ScalarMap {
  /// λ.
  public let power: Double
  public let name: String
  public let formula: String
  public let domain = Domain.line
  public let range: Domain

  /// λ = `power`, finite.
  public init(power: Double = 0.5) {
    precondition(power.isFinite, "a Yeo-Johnson map needs a finite power; got \(power)")
    self.power = power
    name = power == 0.5 ? "yeo-johnson" : "yeo-johnson(\(power.inFormula))"
    func side(_ base: String, _ power: Double) -> String {
      power == 0
        ? "log(\(base))" : "((\(base))^\(power.parenthesized) - 1)/\(power.parenthesized)"
    }
    formula = "\(side("1 + max(z, 0)", power)) - \(side("1 - min(z, 0)", 2 - power))"
    range = Domain(
      power > 2 ? -1 / (power - 2) : -.infinity, power < 0 ? -1 / power : .infinity)
  }

  public var kinks: [Double] { power == 1 ? [] : [0] }

  /// λ, and 2 − λ: the powers above 0 and below.
  private func above<S: Scalar>() -> S { S(power) }
  private func below<S: Scalar>() -> S { 2 - S(power) }

  public func forward<S: Scalar>(_ z: S) -> S {
    let (p, q): (S, S) = (above(), below())
    let up: S = log1p(max(z, 0))
    let down: S = log1p(-min(z, 0))
    return (power == 0 ? up : expm1(p * up) / p) - (power == 2 ? down : expm1(q * down) / q)
  }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let (p, q): (S, S) = (above(), below())
    let up: S = max(x, 0)
    let down: S = -min(x, 0)
    return expm1(power == 0 ? up : log1p(p * up) / p) - expm1(power == 2 ? down : log1p(q * down) / q)
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
    let q = Interval(upper ? power : 2 - power)
    let side: Interval = upper ? 1 : -1
    return TailLemma("Yeo-Johnson") { z in
      let a = 1 + Interval.abs(z)
      // f = ±(a^q − 1)/q, f′ = a^(q − 1); a falling power ends at ∓1/q.
      if q.upper < 0 { return (side * a * s(z) + q - 1) / q }
      let r = q == 0 ? a * .log(a) : a * (1 - 1 / .pow(a, q)) / q
      return side * r * (s(z) + side * (q - 1) / a)
    }
  }
}
