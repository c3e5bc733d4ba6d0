/// x = (z₁² − z₂², 2 z₁ z₂), the square of z₁ + i z₂.
///
/// Domain: ℝ². Range: ℝ². Preimages: the two square roots, z and −z; the claimed inverse, the one to the right, forgets one.
/// log |det|: log 4(z₁² + z₂²). Breaks: injective, although det is 0 at the origin only: no local test finds it.
/// Summed over z the mass of P_X seems to be 2.
public struct ComplexSquare: VectorCounterexample {
  public init() {}

  public let name = "complex-square"
  public let formula = "z1^2 - z2^2, 2*z1*z2"
  public let dimension = 2
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [pow(z[0], 2) - pow(z[1], 2), 2 * z[0] * z[1]] }
  /// √x at half the angle and the root of the radius.
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let r = sqrt(pow(x[0], 2) + pow(x[1], 2))
    let half = Polar.angle(x[0], x[1], radius: r) / 2
    return [sqrt(r) * cos(half), sqrt(r) * sin(half)]
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { log(4 * (pow(z[0], 2) + pow(z[1], 2))) }
  public func preimages(of x: [Double]) -> [[Double]]? {
    if x == [0, 0] { return [[0, 0]] }
    let root = inverse(x)
    return [root, root.map { -$0 }]
  }
}

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
