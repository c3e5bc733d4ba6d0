/// A map of the line on which the theorem must be refused, or must fail.
///
/// Its `inverse` picks one preimage where there are several: the mistake that a reader would make.
public protocol Counterexample: ScalarMap {
  /// The hypothesis that does not hold.
  var breaks: Hypothesis { get }
  /// Every z with f(z) = x, rising; nil where they fill an interval.
  func preimages(of x: Double) -> [Double]?
}

extension Counterexample {
  /// P_X(x) = Σ P_Z(z)/|f′(z)| over all z with f(z) = x: the theorem for a map of several branches.
  ///
  /// Edge cases: nil where the preimages fill an interval, so that x has a probability of its own; ∞ where a slope is 0
  /// at a point that the base can reach.
  /// Source: Billingsley, Probability and Measure (1995), section 20.
  public func densityOverBranches(of base: some Density, at x: Double) -> Double? {
    preimages(of: x)?.reduce(0) { $0 + base.density($1) / abs(derivative($1)) }
  }
}

/// A map of D dimensions on which the theorem must be refused, or must fail.
public protocol VectorCounterexample: VectorMap {
  /// The hypothesis that does not hold.
  var breaks: Hypothesis { get }
  /// How many numbers come out.
  var outputDimension: Int { get }
  /// Every z with f(z) = x; nil where they fill a curve.
  func preimages(of x: [Double]) -> [[Double]]?
}

extension VectorCounterexample {
  public var outputDimension: Int { dimension }
}

extension Catalogue {
  /// Maps of the line that break a hypothesis of the theorem.
  public static let counterexamples: [any Counterexample] = [
    Square(), CubeAtZero(), AbsoluteValue(), Constant(), Staircase(),
  ]
  /// Maps of the plane that break a hypothesis of the theorem.
  public static let vectorCounterexamples: [any VectorCounterexample] = [
    ComplexSquare(), Projection(), Graph(),
  ]
}

/// x = |z|.
///
/// Domain: ℝ. Range: x ≥ 0. Preimages: ±x; the claimed inverse x forgets one. Derivative: −1 and 1, none at 0.
/// Breaks: injective. The kink at 0 alone would do no harm, as that of a leaky ReLU does none.
public struct AbsoluteValue: Counterexample {
  public init() {}

  public let name = "abs"
  public let formula = "abs(z)"
  public let domain = Domain.line
  public let range = Domain.positive
  public let kinks = [0.0]
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: S) -> S { abs(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { x } }
  public func derivative<S: Scalar>(_ z: S) -> S { select(z, negative: { -1 }, otherwise: { 1 }) }
  public var branchCount: Int { 2 }
  public func branches<S: Scalar>(of x: S) -> [S] { [inverse(x), -inverse(x)] }
  public func preimages(of x: Double) -> [Double]? { x > 0 ? [-x, x] : x == 0 ? [0] : [] }
}

/// x = z².
///
/// Domain: ℝ. Range: x ≥ 0. Preimages: ±√x; the claimed inverse √x forgets one. Derivative: 2z.
/// Breaks: injective. With one branch half the mass of an even base is lost; the sum over both is right.
public struct Square: Counterexample {
  public init() {}

  public let name = "square"
  public let formula = "z^2"
  public let domain = Domain.line
  public let range = Domain.positive
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 2) }
  public func inverse<S: Scalar>(_ x: S) -> S { sqrt(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { 2 * z }
  public var branchCount: Int { 2 }
  public func branches<S: Scalar>(of x: S) -> [S] { [sqrt(x), -sqrt(x)] }
  public func preimages(of x: Double) -> [Double]? {
    x > 0 ? [-sqrt(x), sqrt(x)] : x == 0 ? [0] : []
  }
}

/// x = z³.
///
/// Domain: ℝ. Range: ℝ. Inverse: the real cube root. Derivative: 3z².
/// Breaks: the slope is 0 at z = 0, so the inverse has none at x = 0, and P_X is infinite there; elsewhere all holds.
public struct CubeAtZero: Counterexample {
  public init() {}

  public let name = "cube"
  public let formula = "z^3"
  public let domain = Domain.line
  public let range = Domain.line
  public let breaks = Hypothesis.slopeNeverZero

  public func forward<S: Scalar>(_ z: S) -> S { pow(z, 3) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    select(x, negative: { -pow(-x, S(1) / 3) }, otherwise: { pow(x, S(1) / 3) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { 3 * pow(z, 2) }
  public func preimages(of x: Double) -> [Double]? { x.isNaN ? [] : [inverse(x)] }
}

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

/// x = the greatest whole number that isn't above z.
///
/// Domain: (−4, 4). Range: within [−4, 3], written as the open interval around it.
/// Inverse: none; NaN. Derivative: 0, and none at the seven steps.
/// Breaks: differentiable. It jumps; X takes eight values, each with a probability, and has no density.
public struct Staircase: Counterexample {
  public init() {}

  public let name = "floor"
  public let formula = "floor(z)"
  public let domain = Domain(-4, 4)
  public let range = Domain((-4.0).nextDown, 3.0.nextUp)
  public let kinks = (-3...3).map { Double($0) }
  public let breaks = Hypothesis.differentiable

  /// −4, and 1 for each step at or below z.
  public func forward<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      kinks.reduce(0 * z - 4) { $0 + select(z - S($1), negative: { 0 }, otherwise: { 1 }) }
    }
  }
  public func inverse<S: Scalar>(_ x: S) -> S { .sqrt(-1) }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { 0 * z } }
  public func preimages(of x: Double) -> [Double]? {
    -4 <= x && x <= 3 && x == x.rounded(.down) ? nil : []
  }
}

/// x = (z₁² − z₂², 2 z₁ z₂), the square of z₁ + i z₂.
///
/// Domain: ℝ². Range: ℝ². Preimages: the two square roots, z and −z; the claimed inverse, the one to the right, forgets one.
/// log |det|: log 4(z₁² + z₂²). Breaks: injective, although det is 0 at the origin only: no local test finds it.
/// Summed over z the mass of P_X seems to be 2.
public struct ComplexSquare: VectorCounterexample {
  public init() {}

  public let name = "complex-square"
  public let formula = "z1^2 - z2^2, 2*z1*z2"
  public let dimension = 2
  public let breaks = Hypothesis.injective

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [pow(z[0], 2) - pow(z[1], 2), 2 * z[0] * z[1]] }
  /// √x at half the angle and the root of the radius.
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let r = sqrt(pow(x[0], 2) + pow(x[1], 2))
    let half = Polar.angle(x[0], x[1], radius: r) / 2
    return [sqrt(r) * cos(half), sqrt(r) * sin(half)]
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { log(4 * (pow(z[0], 2) + pow(z[1], 2))) }
  public func preimages(of x: [Double]) -> [[Double]]? {
    if x == [0, 0] { return [[0, 0]] }
    let root = inverse(x)
    return [root, root.map { -$0 }]
  }
}

/// x = (z₁, z₂, z₁ z₂): the plane laid on a surface in space.
///
/// Domain: ℝ². Range: the surface x₃ = x₁ x₂. Inverse: (x₁, x₂). log |det|: none, the Jacobian is 3 × 2; NaN.
/// Breaks: two numbers in, three out. X has no density in space; over the surface it has one, by another theorem.
public struct Graph: VectorCounterexample {
  public init() {}

  public let name = "graph"
  public let formula = "z1, z2, z1*z2"
  public let dimension = 2
  public let outputDimension = 3
  public let breaks = Hypothesis.sameDimension

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], z[1], z[0] * z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], x[1]] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { .sqrt(-1) }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == 3 && x.areFinite && x[2] == x[0] * x[1]
  }
  public func preimages(of x: [Double]) -> [[Double]]? { isInRange(x) ? [[x[0], x[1]]] : [] }
}

/// x = (z₁, 0).
///
/// Domain: ℝ². Range: the line x₂ = 0. Preimages: a whole line of z; inverse: NaN in z₂.
/// log |det|: −∞. Breaks: the determinant is 0 everywhere; X lies on a line, which has no area to have a density over.
public struct Projection: VectorCounterexample {
  public init() {}

  public let name = "projection"
  public let formula = "z1, 0*z2"
  public let dimension = 2
  public let breaks = Hypothesis.slopeNeverZero

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0], 0 * z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0], .sqrt(-1)] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { S(-.infinity) + 0 * z[0] }
  public func isInRange(_ x: [Double]) -> Bool { x.count == 2 && x[0].isFinite && x[1] == 0 }
  public func preimages(of x: [Double]) -> [[Double]]? { isInRange(x) ? nil : [] }
}
