/// x = z/(1 + |z|).
///
/// Domain: ℝ. Range: (−1, 1). Inverse: x/(1 − |x|). Derivative: 1/(1 + |z|)².
/// Trap: x rounds to ±1 beyond |z| = 1e16, and f′ underflows beyond 1e162; log f′ = −2 log(1 + |z|) doesn't.
/// The slope of f′ jumps at 0, so |z| here is part of the map and no smooth form avoids it.
public struct Softsign: ScalarMap {
  public init() {}

  public let name = "softsign"
  public let formula = "z/(1 + abs(z))"
  public let domain = Domain.line
  public let range = Domain(-1, 1)

  public var kinks: [Double] { [0] }

  public func forward<S: Scalar>(_ z: S) -> S { z / (1 + abs(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { x / (1 - abs(x)) } }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / (1 + abs(z)), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * log1p(abs(z)) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("softsign") { z in
      let a = 1 + Interval.abs(z)
      return upper ? -a * (s(z) - 2 / a) : a * (s(z) + 2 / a)
    }
  }
}
