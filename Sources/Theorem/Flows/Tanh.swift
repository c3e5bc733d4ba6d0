/// x = tanh(z).
///
/// Domain: ℝ. Range: (−1, 1). Inverse: atanh x. Derivative: 1/cosh² z.
/// Trap: x rounds to ±1 from |z| = 19.1 on; 1 − tanh² z is then 0 although f′ is about 4e^(−2|z|).
public struct Tanh: ScalarMap {
  public init() {}

  public let name = "tanh"
  public let formula = "tanh(z)"
  public let domain = Domain.line
  public let range = Domain(-1, 1)

  public func forward<S: Scalar>(_ z: S) -> S { tanh(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { atanh(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / cosh(z), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * logCosh(z) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("tanh") { z in
      let c = -2 * Interval.tanh(z)
      return upper ? -((1 + .exp(-2 * z)) / 2) * (s(z) + c) : ((1 + .exp(2 * z)) / 2) * (s(z) + c)
    }
  }
}
