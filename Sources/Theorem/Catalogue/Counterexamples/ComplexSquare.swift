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
