/// x = −log z.
///
/// Domain: (0, 1). Range: x > 0. Inverse: exp(−x). Derivative: −1/z.
/// Trap: it falls, so the sign of f′ must go; and exp(−x) rounds to 1 for x < 1e−16, the other end of the domain.
public struct NegativeLog: ScalarMap {
  public init() {}

  public let name = "neg-log"
  public let formula = "-log(z)"
  public let domain = Domain.unit
  public let range = Domain.positive

  public func forward<S: Scalar>(_ z: S) -> S { inside(domain, z) { -log(z) } }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { exp(-x) } }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -1 / z } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -log(z) } }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: ExponentialDensity())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("-log z") { z in Interval.log(z) * (z * s(z) - 1) }
  }
}
