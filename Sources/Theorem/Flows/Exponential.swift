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

/// x = −log z.
///
/// Domain: (0, 1). Range: x > 0. Inverse: exp(−x). Derivative: −1/z.
/// Trap: it falls, so the sign of f′ must go; and exp(−x) rounds to 1 for x < 1e−16, the other end of the domain.
public struct NegativeLog: ScalarMap {
  public init() {}

  public let name = "neg-log"
  public let formula = "-log(z)"
  public let domain = Domain.unit
  public let range = Domain.positive

  public func forward<S: Scalar>(_ z: S) -> S { inside(domain, z) { -log(z) } }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { exp(-x) } }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -1 / z } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -log(z) } }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: ExponentialDensity())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("-log z") { z in Interval.log(z) * (z * s(z) - 1) }
  }
}

/// x = −log(−log z).
///
/// Domain: (0, 1). Range: ℝ. Inverse: exp(−exp(−x)). Derivative: −1/(z log z).
/// Trap: the inverse rounds to 1 from x = 37 on and underflows to 0 below −6.6: the tails of Z run out long before those of X.
public struct Gumbel: ScalarMap {
  public init() {}

  public let name = "gumbel"
  public let formula = "-log(-log(z))"
  public let domain = Domain.unit
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { -log(-log(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S { exp(-exp(-x)) }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -1 / (z * log(z)) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -log(z) - log(-log(z)) }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: GumbelDensity())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("-log(-log z)") { z in
      Interval.log(-Interval.log(z)) * (z * .log(z) * s(z) - (1 + .log(z)))
    }
  }
}
