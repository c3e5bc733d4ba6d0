/// A formula for P_X: an equation's own, a known mistake, or somebody's answer.
///
/// All of them go through the same checker: the reference must hold, each mistake must fail.
public protocol DensityFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says P_X(x) is; a wrong one may be negative.
  func density<S: Scalar>(of p: Pushforward, at x: S) -> S
  /// The same where z = f⁻¹(x) is known already, which an inverse by root finding makes dear.
  func density(of p: Pushforward, at x: Double, from z: Double) -> Double
  /// This formula with whatever it needs once per pushforward already computed.
  func prepared(for p: Pushforward) -> any DensityFormula
  /// Whether it also claims values outside f's range, where the density is 0.
  var coversOutside: Bool { get }
  /// Whether a reader typed it, in x alone: it may be silent where there is nothing to say.
  var isTyped: Bool { get }
  /// Its values beside the right ones at the images of the base's probes; nil where nobody is told why they are wrong.
  func answer(of p: Pushforward) -> WrongAnswer?
  /// P(X ≤ x), where it says that too.
  func cumulative(at x: Double) -> Estimate?
  /// What it leaves open outside f's range, in words; nil where it leaves nothing open.
  func remark(outside p: Pushforward) -> String?
  /// Where in x it bends by itself, as what was typed may; none of an equation's own formula, which bends with f and the base.
  func bends(on range: Domain) -> [Bend]
}

extension DensityFormula {
  public func density(of p: Pushforward, at x: Double, from z: Double) -> Double { density(of: p, at: x) }
  public func prepared(for p: Pushforward) -> any DensityFormula { self }
  public var coversOutside: Bool { false }
  public func remark(outside p: Pushforward) -> String? { nil }
  public var isTyped: Bool { false }
  public func answer(of p: Pushforward) -> WrongAnswer? { nil }
  public func cumulative(at x: Double) -> Estimate? { nil }
  public func bends(on range: Domain) -> [Bend] { [] }
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
  /// The P_X it makes, beside the right one at the images of the base's probes; nil where nobody is told why it is wrong.
  func answer(of p: VectorPushforward) -> WrongAnswer?
  /// Which way each branch of what it says by itself goes at f(z); none of a formula that is made of f and the base alone.
  func branches(of f: any VectorMap, at z: [Double]) -> [Bool?]
  /// Where P_Z is taken, said to be f⁻¹(x).
  func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S]
}

extension DeterminantFormula {
  public var isTyped: Bool { false }
  public func answer(of p: VectorPushforward) -> WrongAnswer? { nil }
  public func branches(of f: any VectorMap, at z: [Double]) -> [Bool?] { [] }
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

/// What log |det| costs, in counted operations: why a flow's steps are built the way they are.
///
/// Dense: O(D³). Triangular, and a coupling layer, whose Jacobian is triangular: O(D). Rank k on top of the identity: O(D k²).
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), section 3.
public enum Cost: String, CaseIterable, Sendable {
  /// LU of a full D × D matrix.
  case dense
  /// The diagonal of a triangular matrix.
  case triangular
  /// The log-scales of an affine coupling layer, the scales included.
  case coupling
  /// The determinant lemma for I + u vᵀ.
  case rankOne = "rank-one"
  /// The determinant lemma for rank 4.
  case rankFour = "rank-four"

  /// The operations that one log |det| in D dimensions takes, counted while it is done; D ≥ 2.
  public func operations(dimension d: Int) -> Int {
    precondition(d >= 2, "costs are compared from two dimensions on; got \(d)")
    let tally = Counted.Tally()
    let full = Matrix<Counted>(rows: d, columns: d) { i, j in
      let entry = Double((i * i + 3 * j + i * j) % 7) / 8
      return Counted(i == j ? entry + Double(d) : entry, tally: tally)
    }
    switch self {
    case .dense: _ = LUDecomposition(full).logAbsDeterminant
    case .triangular: _ = Triangular(diagonal: (0..<d).map { full[$0, $0] }).logAbsDeterminant
    case .coupling: _ = AffineCoupling(dimension: d).logAbsDeterminant((0..<d).map { full[0, $0] })
    case .rankOne: _ = Self.thin(full, columns: 1).logAbsDeterminant
    case .rankFour: _ = Self.thin(full, columns: 4).logAbsDeterminant
    }
    return tally.count
  }

  private static func thin(_ full: Matrix<Counted>, columns: Int) -> LowRank<Counted> {
    let part = Matrix(rows: full.rows, columns: columns) { full[$0, $1 % full.columns] }
    return LowRank(u: part, v: part)
  }

  /// The power of D that the operations grow with: log₂ of what doubling D multiplies them by.
  public func observedOrder(dimension d: Int) -> Double {
    let (once, twice) = (operations(dimension: d), operations(dimension: 2 * d))
    return Double.log(Double(twice) / Double(once)) / Double.log(2)
  }
}

extension Pushforward {
  /// Its cuts, and around each bend of a formula for P_X: a quadrature sees nothing that lies between its points.
  func cuts(of formula: any DensityFormula) -> [Double] {
    let own = cuts
    guard let first = own.min(), let last = own.max() else { return own }
    let bends = formula.bends(on: support).flatMap { [$0.place - $0.width, $0.place, $0.place + $0.width] }
    return own + bends.filter { first < $0 && $0 < last }
  }
}
