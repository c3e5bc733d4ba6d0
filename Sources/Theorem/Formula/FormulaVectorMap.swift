/// x = f(z) in D dimensions as a reader typed it, with the claims that were typed beside it.
///
/// Shapes: D components in z1, …, zD; an inverse of D components in x1, …, xD; a determinant, one formula in z.
/// Domain: all of ℝ^D; a component that is not defined at z answers NaN (`Double`) or the empty set (`Interval`).
/// Edge cases: without an inverse, `inverse` answers NaN or empty in each place, and `hasClosedInverse` is false: no
/// method finds it for every kind of number; `numericalInverse` does for doubles. Without a determinant,
/// `logAbsDeterminant` is that of the Jacobian by dual numbers, and claims nothing.
public struct FormulaVectorMap: VectorMap {
  /// f, D components in z1, …, zD.
  public let forwardFormulas: FormulaList
  /// The claimed inverse, in x1, …, xD; nil where none was given.
  public let inverseFormulas: FormulaList?
  /// The claimed det ∂f/∂z; nil where none was given.
  public let determinantFormula: Formula?
  public let name: String

  /// `forward` and `determinant`, which is det ∂f/∂z, are written in z, `inverse` in x.
  public init(
    forward: String, inverse: String? = nil, determinant: String? = nil, name: String = "yours"
  ) throws(FormulaError) {
    let f = try Self.square(forward, in: .z)
    forwardFormulas = f
    if let inverse {
      inverseFormulas = try Self.square(inverse, in: .x, dimension: f.dimension)
    } else {
      inverseFormulas = nil
    }
    if let determinant {
      determinantFormula = try Formula(determinant, dimension: f.dimension)
    } else {
      determinantFormula = nil
    }
    self.name = name
  }

  /// As many components as variables, or an error that says what is missing.
  private static func square(
    _ text: String, in letter: Formula.Letter, dimension: Int? = nil
  ) throws(FormulaError) -> FormulaList {
    let list = try FormulaList(text, in: letter, dimension: dimension)
    let count = list.components.count
    guard !list.isSquare else { return list }
    let advice =
      count < list.dimension
      ? "type \(list.dimension - count) more after a comma" : "leave \(count - list.dimension) out"
    throw FormulaError(
      kind: .wrongDimension, formula: text, position: text.count,
      message: "\(count) component\(count == 1 ? "" : "s") of \(list.dimension) variables: "
        + "there is a density only where the two agree; \(advice)")
  }

  public var formula: String { forwardFormulas.description }
  @inlinable public var dimension: Int { forwardFormulas.dimension }
  public var hasClosedInverse: Bool { inverseFormulas != nil }
  /// False where `logAbsDeterminant` is made from `forward`; it then claims nothing of its own.
  public var hasOwnDeterminant: Bool { determinantFormula != nil }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] { forwardFormulas.evaluate(z) }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    inverseFormulas?.evaluate(x) ?? Array(repeating: S.sqrt(-1), count: dimension)
  }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    guard let determinantFormula else { return jacobian(of: self, at: z).logAbsDeterminant }
    return log(abs(determinantFormula.evaluate(z)))
  }
  public func isInRange(_ x: [Double]) -> Bool {
    guard x.count == dimension, x.allSatisfy(\.isFinite) else { return false }
    return !hasClosedInverse || inverse(x).allSatisfy(\.isFinite)
  }
}

extension FormulaVectorMap {
  /// A z with f(z) = `x`, by Newton's method from `start`; each step is halved until f comes nearer to x.
  ///
  /// Edge cases: nil where f's rounding is not reached, at a singular Jacobian or beside a domain; and where f
  /// isn't one-to-one, one z of several.
  /// Allowed error: f(z) is as near to `x` as rounding z and f can tell, by the interval width of f at z's doubles.
  /// Source: Dennis & Schnabel, Numerical Methods for Unconstrained Optimization (1983), section 6.3.
  public func numericalInverse(_ x: [Double], near start: [Double]) -> [Double]? {
    precondition(
      x.count == dimension && start.count == dimension, "one number for each of \(dimension) variables")
    var z = start
    var size = residual(z, x)
    // Quadratic convergence needs a handful; a hundred steps that each must come nearer bound the rest.
    for _ in 0..<100 where size > 0 {
      let step = LUDecomposition(jacobian(of: self, at: z)).solve(zip(x, forward(z)).map { $0 - $1 })
      guard step.allSatisfy(\.isFinite), let (next, less) = damped(z, step, x, below: size) else { break }
      z = next
      size = less
    }
    return reaches(z, x) ? z : nil
  }

  private func residual(_ z: [Double], _ x: [Double]) -> Double {
    zip(forward(z), x).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  /// The first of z + step, z + step/2, z + step/4, ... that comes nearer.
  private func damped(
    _ z: [Double], _ step: [Double], _ x: [Double], below size: Double
  ) -> ([Double], Double)? {
    var fraction = 1.0
    for _ in 0..<53 {
      let next = zip(z, step).map { $0 + fraction * $1 }
      let less = residual(next, x)
      if less < size { return (next, less) }
      fraction /= 2
    }
    return nil
  }

  /// Whether x lies where f may take the doubles next to z.
  private func reaches(_ z: [Double], _ x: [Double]) -> Bool {
    guard z.allSatisfy(\.isFinite) else { return false }
    let images = forward(z.map { Interval($0.nextDown, $0.nextUp) })
    return zip(images, x).allSatisfy { $0.contains($1) }
  }
}
