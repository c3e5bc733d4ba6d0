/// x = tan(π(z − 1/2)).
///
/// Domain: (0, 1). Range: ℝ. Inverse: 1/2 + atan(x)/π. Derivative: π/sin²(πz).
/// Trap: z − 1/2 rounds a small z away: at z = 1e−20 the formula as written is wrong by a factor of 2000, −1/tan(πz) is
/// right; near 1 likewise 1/tan(π(1 − z)). The inverse cancels for large −x, where atan(−1/x)/π doesn't.
public struct TanUnit: ScalarMap {
  public init() {}

  public let name = "tan"
  public let formula = "tan(pi*(z - 1/2))"
  public let domain = Domain.unit
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      prefer(4 * z - 1, negative: { -1 / tan(S.pi * z) }, otherwise: { rest(z) })
    }
  }

  private func rest<S: Scalar>(_ z: S) -> S {
    prefer(4 * z - 3, negative: { tan(S.pi * (z - S(0.5))) }, otherwise: { 1 / tan(S.pi * (1 - z)) })
  }

  public func inverse<S: Scalar>(_ x: S) -> S {
    prefer(x + 1, negative: { atan(-1 / x) / S.pi }, otherwise: { S(0.5) + atan(x) / S.pi })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { S.pi / pow(sine(z), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(S.pi) - 2 * log(sine(z)) }

  /// sin(πz), from the nearer end of the domain.
  private func sine<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      prefer(2 * z - 1, negative: { sin(S.pi * z) }, otherwise: { sin(S.pi * (1 - z)) })
    }
  }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: Cauchy())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("the tangent") { z in
      2 * Interval.pow(.cos(.pi * z), 2) - .sin(2 * .pi * z) * s(z) / (2 * .pi)
    }
  }
}
