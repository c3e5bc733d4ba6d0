/// x = the greatest whole number that isn't above z.
///
/// Domain: (−4, 4). Range: within [−4, 3], written as the open interval around it.
/// Inverse: none; NaN. Derivative: 0, and none at the seven steps.
/// Breaks: differentiable. It jumps; X takes eight values, each with a probability, and has no density.
public struct Staircase: Counterexample {
  public init() {}

  public let name = "floor"
  public let formula = "floor(z)"
  public let domain = Domain(-4, 4)
  public let range = Domain((-4.0).nextDown, 3.0.nextUp)
  public let kinks = (-3...3).map { Double($0) }
  public let breaks = Hypothesis.differentiable

  /// −4, and 1 for each step at or below z.
  public func forward<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      kinks.reduce(0 * z - 4) { $0 + select(z - S($1), negative: { 0 }, otherwise: { 1 }) }
    }
  }
  public func inverse<S: Scalar>(_ x: S) -> S { .sqrt(-1) }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { 0 * z } }
  public func preimages(of x: Double) -> [Double]? {
    -4 <= x && x <= 3 && x == x.rounded(.down) ? nil : []
  }
}
