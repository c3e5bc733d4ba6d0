/// x = sinh(z).
///
/// Domain: ℝ. Range: ℝ. Inverse: asinh x. Derivative: cosh z.
/// Trap: log cosh z overflows through cosh from |z| = 711 on; `logCosh` does not.
public struct Sinh: ScalarMap {
  public init() {}

  public let name = "sinh"
  public let formula = "sinh(z)"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { sinh(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { asinh(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { cosh(z) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { logCosh(z) }

  public var targets: [Target] {
    [Target(self, of: Normal(), is: JohnsonSU())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("sinh") { z in .tanh(z) * (s(z) + .tanh(z)) }
  }
}

/// x = 1 − sinh(z)/3.
///
/// Domain: ℝ. Range: ℝ. Inverse: asinh(3(1 − x)). Derivative: −cosh(z)/3.
/// Trap: it falls and it bends, and its slope is neither ±1 nor at x what it is at z, so no known slip
/// in the formula for P_X goes unseen on it; 2z + 1 hides several.
public struct FallingSinh: ScalarMap {
  public init() {}

  public let name = "falling-sinh"
  public let formula = "1 - sinh(z)/3"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { 1 - sinh(z) / 3 }
  public func inverse<S: Scalar>(_ x: S) -> S { asinh(3 * (1 - x)) }
  public func derivative<S: Scalar>(_ z: S) -> S { -cosh(z) / 3 }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { logCosh(z) - log(3) }

  public var targets: [Target] {
    [Target(self, of: Normal(), is: JohnsonSU(location: 1, inverseScale: 3))]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("falling sinh", center: 1) { z in .tanh(z) * (s(z) + .tanh(z)) }
  }
}

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

/// x = z³ + z.
///
/// Domain: ℝ. Range: ℝ. Inverse: (2/√3) sinh(asinh(3√3 x/2)/3). Derivative: 3z² + 1.
/// Trap: Cardano's two cube roots cancel for small x and overflow for large; the hyperbolic form does neither.
/// 3z² overflows beyond 1e154; log(1 + 3z²) = 2 log cosh(asinh(√3 z)) doesn't.
public struct CubicPlusLinear: ScalarMap {
  public init() {}

  public let name = "cubic"
  public let formula = "z^3 + z"
  public let domain = Domain.line
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 3) + z }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let root = S.sqrt(3)
    let angle: S = asinh(3 * root / 2 * x)
    return 2 / root * sinh(angle / 3)
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 3 * pow(z, 2) + 1 }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { 2 * logCosh(asinh(S.sqrt(3) * z)) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("z^3 + z") { z in
      let q = 3 * Interval.pow(z, 2) + 1
      return (Interval(1) / 3 + Interval(2) / (3 * q)) * z * (s(z) + 6 / (3 * z + 1 / z))
    }
  }
}
