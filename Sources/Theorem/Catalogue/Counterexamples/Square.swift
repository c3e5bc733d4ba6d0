/// x = z².
///
/// Domain: ℝ. Range: x ≥ 0. Preimages: ±√x; the claimed inverse √x forgets one. Derivative: 2z.
/// Breaks: injective. With one branch half the mass of an even base is lost; the sum over both is right.
public struct Square: Counterexample {
  public init() {}

  public let name = "square"
  public let formula = "z^2"
  public let domain = Domain.line
  public let range = Domain.positive
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 2) }
  public func inverse<S: Scalar>(_ x: S) -> S { sqrt(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { 2 * z }
  public var branchCount: Int { 2 }
  public func branches<S: Scalar>(of x: S) -> [S] { [sqrt(x), -sqrt(x)] }
  public func preimages(of x: Double) -> [Double]? {
    x > 0 ? [-sqrt(x), sqrt(x)] : x == 0 ? [0] : []
  }
}
