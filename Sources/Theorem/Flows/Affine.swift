/// x = slope · z + intercept.
///
/// Domain: ℝ. Range: ℝ. Inverse: (x − intercept)/slope. Derivative: slope.
/// Trap: its slope is the same everywhere, so a slope taken at the wrong point passes every check on it.
public struct Affine: ScalarMap {
  /// a, not 0.
  public let slope: Double
  /// b.
  public let intercept: Double
  public let name: String
  public let formula: String
  public let domain = Domain.line
  public let range = Domain.line

  /// slope · z + intercept, with `slope` finite and not 0; `formula` is written out if not given.
  public init(slope: Double, intercept: Double, name: String = "affine", formula: String? = nil) {
    precondition(slope.isFinite && slope != 0, "an affine map needs a slope other than 0; got \(slope)")
    precondition(intercept.isFinite, "an affine map needs a finite intercept; got \(intercept)")
    self.slope = slope
    self.intercept = intercept
    self.name = name
    self.formula = formula ?? "\(slope.inFormula)*z + \(intercept.inFormula)"
  }

  /// 2z + 1, the map of the textbook picture.
  public static let rising = Affine(slope: 2, intercept: 1)
  /// 1 − 2z.
  public static let falling = Affine(slope: -2, intercept: 1, name: "falling-affine", formula: "1 - 2*z")
  /// z.
  public static let identity = Affine(slope: 1, intercept: 0, name: "identity", formula: "z")
  /// −z.
  public static let negation = Affine(slope: -1, intercept: 0, name: "negation", formula: "-z")
  /// z + 1.
  public static let shift = Affine(slope: 1, intercept: 1, name: "shift", formula: "z + 1")

  public func forward<S: Scalar>(_ z: S) -> S { S(slope) * z + S(intercept) }
  public func inverse<S: Scalar>(_ x: S) -> S { (x - S(intercept)) / S(slope) }
  public func derivative<S: Scalar>(_ z: S) -> S { S(slope) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(abs(S(slope))) }

  public var targets: [Target] {
    [Target(self, of: Normal(), is: Located.normal(mean: intercept, deviation: slope.magnitude))]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("an affine map", center: intercept) { z in z * s(z) }
  }
}

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

/// x = z + tanh(2z + 1)/2.
///
/// Domain: ℝ. Range: ℝ. Inverse: none in closed form; by root finding. Derivative: 1 + 1/cosh²(2z + 1).
/// Trap: a root found through f′ knows nothing about (f⁻¹)′ that f′ didn't say, so its slope is no second route.
public struct TanhStep: ScalarMap {
  public init() {}

  public let name = "tanh-step"
  public let formula = "z + tanh(2*z + 1)/2"
  public let domain = Domain.line
  public let range = Domain.line
  public let hasClosedInverse = false

  public func forward<S: Scalar>(_ z: S) -> S { z + tanh(2 * z + 1) / 2 }
  public func inverse<S: Scalar>(_ x: S) -> S { S.solve(self, for: x) }
  public func derivative<S: Scalar>(_ z: S) -> S { 1 + pow(1 / cosh(2 * z + 1), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log1p(pow(1 / cosh(2 * z + 1), 2)) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("z + tanh(2z+1)/2") { z in
      let t = Interval.tanh(2 * z + 1)
      let q = 1 / Interval.pow(.cosh(2 * z + 1), 2)
      return (z + t / 2) / (1 + q) * (s(z) - 4 * q * t / (1 + q))
    }
  }
}
