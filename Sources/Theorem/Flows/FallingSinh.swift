/// x = 1 − sinh(z)/3.
///
/// Domain: ℝ. Range: ℝ. Inverse: asinh(3(1 − x)). Derivative: −cosh(z)/3.
/// Trap: it falls and it bends, and its slope is neither ±1 nor at x what it is at z, so no known slip
/// in the formula for P_X goes unseen on it; 2z + 1 hides several.
public struct FallingSinh: ScalarMap {
  public init() {}

  public let name = "falling-sinh"
  public let formula = "1 - sinh(z)/3"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { 1 - sinh(z) / 3 }
  public func inverse<S: Scalar>(_ x: S) -> S { asinh(3 * (1 - x)) }
  public func derivative<S: Scalar>(_ z: S) -> S { -cosh(z) / 3 }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { logCosh(z) - log(3) }

  public var targets: [Target] {
    [Target(self, of: Normal(), is: JohnsonSU(location: 1, inverseScale: 3))]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("falling sinh", center: 1) { z in .tanh(z) * (s(z) + .tanh(z)) }
  }
}
