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
