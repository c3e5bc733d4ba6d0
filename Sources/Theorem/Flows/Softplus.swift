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
