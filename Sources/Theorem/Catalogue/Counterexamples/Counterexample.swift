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
