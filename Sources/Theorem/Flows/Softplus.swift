/// x = log(1 + exp(z)).
///
/// Domain: ℝ. Range: x > 0. Inverse: log(eˣ − 1). Derivative: 1/(1 + e^(−z)).
/// Trap: exp(z) overflows beyond 709 although x is only about z; exp(x) − 1 loses every digit for small x
/// and overflows for large, where x + log(−expm1(−x)) holds; f′ underflows below −745, log f′ = −log(1 + e^(−z)) doesn't.
public struct Softplus: ScalarMap {
  public init() {}

  public let name = "softplus"
  public let formula = "log(1 + exp(z))"
  public let domain = Domain.line
  public let range = Domain.positive

  public func forward<S: Scalar>(_ z: S) -> S { logOnePlusExp(z) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    select(x - 40, negative: { log(expm1(x)) }, otherwise: { x + log(-expm1(-x)) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -logOnePlusExp(-z) }

  public var targets: [Target] {
    [Target(self, of: LogisticDensity(), is: ExponentialDensity())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("softplus") { z in
      // r = log(1 + u)(1 + u)/u, u = e^z, lies between 1 and 1 + u; and above z.
      let u = Interval.exp(z)
      let r = Interval(Swift.max(1, z.lower), (1 + u).upper)
      return r * (s(z) + 1 / (1 + u))
    }
  }
}
