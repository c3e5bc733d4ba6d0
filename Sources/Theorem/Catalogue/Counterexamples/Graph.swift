/// x = (z₁, z₂, z₁ z₂): the plane laid on a surface in space.
///
/// Domain: ℝ². Range: the surface x₃ = x₁ x₂. Inverse: (x₁, x₂). log |det|: none, the Jacobian is 3 × 2; NaN.
/// Breaks: two numbers in, three out. X has no density in space; over the surface it has one, by another theorem.
public struct Graph: VectorCounterexample {
  public init() {}

  public let name = "graph"
  public let formula = "z1, z2, z1*z2"
  public let dimension = 2
  public let outputDimension = 3
  public let breaks = Hypothesis.sameDimension

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], z[1], z[0] * z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], x[1]] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { .sqrt(-1) }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == 3 && x.allSatisfy(\.isFinite) && x[2] == x[0] * x[1]
  }
  public func preimages(of x: [Double]) -> [[Double]]? { isInRange(x) ? [[x[0], x[1]]] : [] }
}
