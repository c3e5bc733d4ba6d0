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

/// x = log(1 + exp(βz))/β.
///
/// Domain: ℝ. Range: x > 0. Inverse: log(e^(βx) − 1)/β. Derivative: 1/(1 + e^(−βz)).
/// Trap: exp(z) overflows beyond 709 although x is only about z; exp(x) − 1 loses every digit for small x
/// and overflows for large, where x + log(−expm1(−x)) holds; f′ underflows below −745, log f′ = −log(1 + e^(−z)) doesn't.
/// Source: Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating Second-Order Functional Knowledge (NIPS 2000), section 3.
public struct Softplus: ScalarMap {
  /// β > 0.
  public let sharpness: Double
  public let name: String
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.positive

  /// β = `sharpness` > 0, finite.
  public init(sharpness: Double = 1) {
    precondition(
      sharpness > 0 && sharpness.isFinite, "a softplus needs a sharpness above 0; got \(sharpness)")
    self.sharpness = sharpness
    let beta = sharpness.inFormula
    name = sharpness == 1 ? "softplus" : "softplus(\(beta))"
    formula = sharpness == 1 ? "log(1 + exp(z))" : "log(1 + exp(\(beta)*z))/\(beta)"
  }

  private var isPlain: Bool { sharpness == 1 }
  private func sharpened<S: Scalar>(_ z: S) -> S { isPlain ? z : S(sharpness) * z }
  private func dulled<S: Scalar>(_ x: S) -> S { isPlain ? x : x / S(sharpness) }

  public func forward<S: Scalar>(_ z: S) -> S { dulled(logOnePlusExp(sharpened(z))) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let y = sharpened(x)
    return dulled(select(y - 40, negative: { log(expm1(y)) }, otherwise: { y + log(-expm1(-y)) }))
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-sharpened(z))) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -logOnePlusExp(-sharpened(z)) }

  public var targets: [Target] {
    isPlain ? [Target(self, of: LogisticDensity(), is: ExponentialDensity())] : []
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("softplus") { z in
      // r = log(1 + u)(1 + u)/u, u = e^(βz), lies between 1 and 1 + u; and above βz.
      let y = sharpened(z)
      let u = Interval.exp(y)
      let r = Interval(Swift.max(1, y.lower), (1 + u).upper)
      return r * (dulled(s(z)) + 1 / (1 + u))
    }
  }
}
