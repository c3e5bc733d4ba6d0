/// x = z³.
///
/// Domain: ℝ. Range: ℝ. Inverse: the real cube root. Derivative: 3z².
/// Breaks: the slope is 0 at z = 0, so the inverse has none at x = 0, and P_X is infinite there; elsewhere all holds.
public struct CubeAtZero: Counterexample {
  public init() {}

  public let name = "cube"
  public let formula = "z^3"
  public let domain = Domain.line
  public let range = Domain.line
  public let breaks = Hypothesis.slopeNeverZero

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 3) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    select(x, negative: { -pow(-x, S(1) / 3) }, otherwise: { pow(x, S(1) / 3) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 3 * pow(z, 2) }
  public func preimages(of x: Double) -> [Double]? { x.isNaN ? [] : [inverse(x)] }
}
