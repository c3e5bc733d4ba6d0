/// x = −log(−log z).
///
/// Domain: (0, 1). Range: ℝ. Inverse: exp(−exp(−x)). Derivative: −1/(z log z).
/// Trap: the inverse rounds to 1 from x = 37 on and underflows to 0 below −6.6: the tails of Z run out long before those of X.
public struct Gumbel: ScalarMap {
  public init() {}

  public let name = "gumbel"
  public let formula = "-log(-log(z))"
  public let domain = Domain.unit
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { -log(-log(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S { exp(-exp(-x)) }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { -1 / (z * log(z)) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -log(z) - log(-log(z)) }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: GumbelDensity())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("-log(-log z)") { z in
      Interval.log(-Interval.log(z)) * (z * .log(z) * s(z) - (1 + .log(z)))
    }
  }
}
