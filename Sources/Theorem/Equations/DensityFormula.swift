/// A formula for P_X: an equation's own, a known mistake, or somebody's answer.
///
/// All of them go through the same checker: the reference must hold, each mistake must fail.
public protocol DensityFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says P_X(x) is; a wrong one may be negative.
  func density<S: Scalar>(of p: Pushforward, at x: S) -> S
  /// This formula with whatever it needs once per pushforward already computed.
  func prepared(for p: Pushforward) -> any DensityFormula
  /// Whether it also claims values outside f's range, where the density is 0.
  var coversOutside: Bool { get }
  /// Whether a reader typed it, in x alone: it may be silent where there is nothing to say.
  var isTyped: Bool { get }
  /// P(X ≤ x), where it says that too.
  func cumulative(at x: Double) -> Estimate?
}

extension DensityFormula {
  public func prepared(for p: Pushforward) -> any DensityFormula { self }
  public var coversOutside: Bool { false }
  public var isTyped: Bool { false }
  public func cumulative(at x: Double) -> Estimate? { nil }
}

extension Pushforward {
  /// P_Z(z), on the base's support.
  public func baseDensity<S: Scalar>(_ z: S) -> S { exp(base.logDensity(z)) }
}

/// A formula for the slope of the inverse at a = f(b): equation (6)'s own, or a known mistake.
public protocol SlopeFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says (f⁻¹)′(a) is.
  func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S
}

/// A formula for P_X in D dimensions: what it divides P_Z(z) by, and at which z.
///
/// Equation (8)'s own divides by |det ∂f/∂z| at z = f⁻¹(x).
public protocol DeterminantFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What P_Z is divided by, said to be |det ∂f/∂z| at z.
  func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S
  /// Its logarithm, where there is a form that survives determinants beyond the doubles.
  func logFactor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S
  /// Whether a reader typed P_X, in x alone.
  var isTyped: Bool { get }
  /// Where P_Z is taken, said to be f⁻¹(x).
  func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S]
}

extension DeterminantFormula {
  public var isTyped: Bool { false }
  public func logFactor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { log(factor(of: f, at: z)) }
  public func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] { f.inverse(x) }
}

/// A formula for P_X at the end of a chain of steps: equation (9)'s own, or a known mistake.
///
/// Shapes: `stages` are z₀, z₁, …, z_K = x, each of the base's dimension.
public protocol ChainFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says P_X(x) is.
  func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S
  /// Its logarithm, where there is a form that survives determinants beyond the doubles.
  func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S
}

extension ChainFormula {
  public func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
    log(density(of: chain, along: stages))
  }
  /// For a chain on the line: P_X(x), the stages found by undoing the steps.
  public func density<S: Scalar>(of chain: Chain, base: any Density, at x: S) -> S {
    let steps = Steps(chain.steps.map { Diagonal([$0]) }, from: ProductDensity([base]))
    return density(of: steps, along: steps.stages(to: [x]))
  }
}
