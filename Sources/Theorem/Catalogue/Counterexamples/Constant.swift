/// x = value, whatever z is.
///
/// Domain: ℝ. Range: one point, written as the open interval between its two neighbours.
/// Inverse: none; NaN. Derivative: 0.
/// Breaks: the slope is 0 everywhere. All the mass sits on one point, and there is no density at all.
public struct Constant: Counterexample {
  /// The one value.
  public let value: Double
  public let range: Domain

  /// `value` must be finite.
  public init(_ value: Double = 1) {
    precondition(value.isFinite, "a constant map needs a finite value; got \(value)")
    self.value = value
    range = Domain(value.nextDown, value.nextUp)
  }

  public let name = "constant"
  public var formula: String { value.inFormula }
  public let domain = Domain.line
  public let breaks = Hypothesis.slopeNeverZero

  public func forward<S: Scalar>(_ z: S) -> S { S(value) + 0 * z }
  public func inverse<S: Scalar>(_ x: S) -> S { .sqrt(-1) }
  public func derivative<S: Scalar>(_ z: S) -> S { 0 * z }
  public func preimages(of x: Double) -> [Double]? { x == value ? nil : [] }
}
