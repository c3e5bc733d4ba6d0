/// x = exp(z), or exp(−z).
///
/// Domain: ℝ. Range: x > 0. Inverse: ±log x. Derivative: ±exp(±z).
/// Trap: f and f′ overflow beyond 709 and underflow below −745; log |f′| = ±z does neither.
public struct Exponential: ScalarMap {
  private let sign: Double
  public let name: String
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.positive

  /// exp(z); exp(−z) if `falling`.
  public init(falling: Bool = false) {
    sign = falling ? -1 : 1
    name = falling ? "falling-exp" : "exp"
    formula = falling ? "exp(-z)" : "exp(z)"
  }

  public func forward<S: Scalar>(_ z: S) -> S { exp(S(sign) * z) }
  public func inverse<S: Scalar>(_ x: S) -> S { S(sign) * log(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { S(sign) * exp(S(sign) * z) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { S(sign) * z }

  public var targets: [Target] {
    [
      Target(self, of: Normal(), is: Lognormal()), Target(self, of: LogisticDensity(), is: LogLogistic()),
      sign > 0
        ? Target(self, of: GumbelDensity(), is: Frechet(shape: 1))
        : Target(self, of: GumbelDensity(), is: ExponentialDensity()),
    ]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    let sign = Interval(sign)
    return TailLemma("\(sign.lower < 0 ? "falling " : "")exp") { z in 1 + sign * s(z) }
  }
}
