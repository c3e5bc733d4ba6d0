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
