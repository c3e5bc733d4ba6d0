/// x = |z|.
///
/// Domain: ℝ. Range: x ≥ 0. Preimages: ±x; the claimed inverse x forgets one. Derivative: −1 and 1, none at 0.
/// Breaks: injective. The kink at 0 alone would do no harm, as that of a leaky ReLU does none.
public struct AbsoluteValue: Counterexample {
  public init() {}

  public let name = "abs"
  public let formula = "abs(z)"
  public let domain = Domain.line
  public let range = Domain.positive
  public let kinks = [0.0]
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: S) -> S { abs(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { x } }
  public func derivative<S: Scalar>(_ z: S) -> S { select(z, negative: { -1 }, otherwise: { 1 }) }
  public var branchCount: Int { 2 }
  public func branches<S: Scalar>(of x: S) -> [S] { [inverse(x), -inverse(x)] }
  public func preimages(of x: Double) -> [Double]? { x > 0 ? [-x, x] : x == 0 ? [0] : [] }
}
