/// x = z for z ≥ 0, and leak · z for z < 0.
///
/// Domain: ℝ. Range: ℝ. Inverse: x for x ≥ 0, x/leak for x < 0. Derivative: 1, and leak.
/// Trap: at the kink 0 there is no slope, only one on each side; one point carries no mass, so the density may
/// take either. `derivative` takes the right one.
public struct LeakyReLU: ScalarMap {
  /// The slope below 0, positive.
  public let leak: Double
  public let name = "leaky-relu"
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.line
  public let kinks = [0.0]

  /// 0 < `leak`, finite.
  public init(leak: Double = 0.25) {
    precondition(leak.isFinite && leak > 0, "a leaky ReLU needs a positive leak; got \(leak)")
    self.leak = leak
    formula = "max(z, 0) + \(leak.inFormula)*min(z, 0)"
  }

  public func forward<S: Scalar>(_ z: S) -> S { max(z, 0) + S(leak) * min(z, 0) }
  public func inverse<S: Scalar>(_ x: S) -> S { max(x, 0) + min(x, 0) / S(leak) }
  public func derivative<S: Scalar>(_ z: S) -> S {
    select(z, negative: { S(leak) }, otherwise: { 1 })
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("a tail that is a straight line") { z in z * s(z) }
  }
}
