import Theorem

/// x = z + log(1 + e^z)/2 has no inverse in closed form: `solve` finds it.
public struct LinearPlusSoftplus: ScalarMap {
  public init() {}

  public func forward<S: Scalar>(_ z: S) -> S { z + log(1 + exp(z)) / 2 }
  public func inverse<S: Scalar>(_ x: S) -> S { .solve(self, for: x) }
  public func derivative<S: Scalar>(_ z: S) -> S { 1 + 1 / (2 * (1 + exp(-z))) }
  public var hasClosedInverse: Bool { false }
}
