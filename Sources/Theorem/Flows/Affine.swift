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
    [Target(self, of: Normal(), is: Gaussian(mean: intercept, deviation: slope.magnitude))]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("an affine map", center: intercept) { z in z * s(z) }
  }
}
