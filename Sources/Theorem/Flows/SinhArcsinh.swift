/// x = sinh(δ(asinh z + ε)).
///
/// Domain: ℝ. Range: ℝ. Inverse: sinh(asinh(x)/δ − ε). Derivative: δ cosh(δ(asinh z + ε))/√(1 + z²).
/// Trap: 1 + z² overflows beyond |z| = 1e154, where √(1 + z²) = cosh(asinh z) is harmless in its logarithm.
/// Source: Jones & Pewsey, Biometrika 96 (2009), with ε and δ moved to the side of z.
public struct SinhArcsinh: ScalarMap {
  /// ε.
  public let skewness: Double
  /// δ > 0.
  public let tailWeight: Double
  public let name = "sinh-arcsinh"
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.line

  /// ε = `skewness`; δ = `tailWeight` > 0, heavier tails above 1.
  public init(skewness: Double = 0.5, tailWeight: Double = 1.25) {
    precondition(tailWeight > 0, "a sinh-arcsinh map needs a positive tail weight; got \(tailWeight)")
    self.skewness = skewness
    self.tailWeight = tailWeight
    formula = "sinh(\(tailWeight.inFormula)*(asinh(z) + \(skewness.inFormula)))"
  }

  private func stretched<S: Scalar>(_ z: S) -> S { S(tailWeight) * (asinh(z) + S(skewness)) }

  public func forward<S: Scalar>(_ z: S) -> S { sinh(stretched(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S { sinh(asinh(x) / S(tailWeight) - S(skewness)) }
  public func derivative<S: Scalar>(_ z: S) -> S {
    S(tailWeight) * cosh(stretched(z)) / sqrt(1 + pow(z, 2))
  }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    log(S(tailWeight)) + logCosh(stretched(z)) - logCosh(asinh(z))
  }

  public var targets: [Target] {
    [
      Target(self, of: Normal(), is: SinhArcsinhDensity(skewness: skewness, tailWeight: tailWeight))
    ]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("sinh-arcsinh") { z in
      let root = Interval.sqrt(1 + .pow(z, 2))
      let t = Interval.tanh(Interval(tailWeight) * (.asinh(z) + Interval(skewness)))
      let c = Interval(tailWeight) * t / root - 1 / (z + 1 / z)
      return t * root / Interval(tailWeight) * (s(z) + c)
    }
  }
}
