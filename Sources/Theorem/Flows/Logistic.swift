/// x = 1/(1 + exp(−z)).
///
/// Domain: ℝ. Range: (0, 1). Inverse: log(x/(1 − x)). Derivative: 1/(2 cosh(z/2))².
/// Trap: x rounds to 1 from z = 37 on, and the inverse can't bring z back; x(1 − x) is then 0 although
/// f′ is about e^(−z). 1/x − 1 is exact enough below 1/2 only, 1/(1 − x) − 1 above.
public struct Logistic: ScalarMap {
  public init() {}

  public let name = "logistic"
  public let formula = "1/(1 + exp(-z))"
  public let domain = Domain.line
  public let range = Domain.unit

  public func forward<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    prefer(2 * x - 1, negative: { -log(1 / x - 1) }, otherwise: { log(1 / (1 - x) - 1) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / (2 * cosh(z / 2)), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * (log(2) + logCosh(z / 2)) }

  public var targets: [Target] {
    [
      Target(self, of: Normal(), is: LogitNormal()), Target(self, of: LogisticDensity(), is: Uniform()),
    ]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("logistic") { z in
      let c = -Interval.tanh(z / 2)
      return upper ? -(1 + .exp(-z)) * (s(z) + c) : (1 + .exp(z)) * (s(z) + c)
    }
  }
}
