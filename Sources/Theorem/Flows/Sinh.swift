/// x = sinh(z).
///
/// Domain: ℝ. Range: ℝ. Inverse: asinh x. Derivative: cosh z.
/// Trap: log cosh z overflows through cosh from |z| = 711 on; `logCosh` does not.
public struct Sinh: ScalarMap {
  public init() {}

  public let name = "sinh"
  public let formula = "sinh(z)"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { sinh(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { asinh(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { cosh(z) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { logCosh(z) }

  public var targets: [Target] {
    [Target(self, of: Normal(), is: JohnsonSU())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("sinh") { z in .tanh(z) * (s(z) + .tanh(z)) }
  }
}
