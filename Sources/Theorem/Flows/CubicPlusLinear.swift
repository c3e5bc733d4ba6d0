/// x = z³ + z.
///
/// Domain: ℝ. Range: ℝ. Inverse: (2/√3) sinh(asinh(3√3 x/2)/3). Derivative: 3z² + 1.
/// Trap: Cardano's two cube roots cancel for small x and overflow for large; the hyperbolic form does neither.
/// 3z² overflows beyond 1e154; log(1 + 3z²) = 2 log cosh(asinh(√3 z)) doesn't.
public struct CubicPlusLinear: ScalarMap {
  public init() {}

  public let name = "cubic"
  public let formula = "z^3 + z"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 3) + z }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let root = S.sqrt(3)
    let angle: S = asinh(3 * root / 2 * x)
    return 2 / root * sinh(angle / 3)
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 3 * pow(z, 2) + 1 }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { 2 * logCosh(asinh(S.sqrt(3) * z)) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("z^3 + z") { z in
      let q = 3 * Interval.pow(z, 2) + 1
      return (Interval(1) / 3 + Interval(2) / (3 * q)) * z * (s(z) + 6 / (3 * z + 1 / z))
    }
  }
}
