/// x = (z₁, 0).
///
/// Domain: ℝ². Range: the line x₂ = 0. Preimages: a whole line of z; inverse: NaN in z₂.
/// log |det|: −∞. Breaks: the determinant is 0 everywhere; X lies on a line, which has no area to have a density over.
public struct Projection: VectorCounterexample {
  public init() {}

  public let name = "projection"
  public let formula = "z1, 0*z2"
  public let dimension = 2
  public let breaks = Hypothesis.slopeNeverZero

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], 0 * z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], .sqrt(-1)] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { S(-.infinity) + 0 * z[0] }
  public func isInRange(_ x: [Double]) -> Bool { x.count == 2 && x[0].isFinite && x[1] == 0 }
  public func preimages(of x: [Double]) -> [[Double]]? { isInRange(x) ? nil : [] }
}
