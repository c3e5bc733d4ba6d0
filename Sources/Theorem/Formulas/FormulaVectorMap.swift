/// x = f(z) in D dimensions as a reader typed it, with the claims that were typed beside it.
///
/// Shapes: D components in z1, …, zD; an inverse of D components in x1, …, xD; a determinant, one formula in z.
/// Domain: the open box `domain`, ℝ^D unless given; a component that is not defined at z answers NaN (`Double`) or the empty set (`Interval`).
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
  public let domain: [Domain]
  public let name: String

  /// `forward` and `determinant`, which is det ∂f/∂z, are written in z, `inverse` in x; x1, x2, ... in `determinant` are f(z),
  /// unless `forward` is written in x too.
  public init(
    forward: String, inverse: String? = nil, determinant: String? = nil, on domain: [Domain]? = nil,
    name: String = "yours", with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    let f = try FormulaList(map: forward, with: parameters).square()
    forwardFormulas = f
    self.domain = domain ?? Array(repeating: .line, count: f.dimension)
    precondition(self.domain.count == f.dimension, "one interval for each of \(f.dimension) coordinates")
    if let inverse {
      inverseFormulas = try FormulaList(inverse, atImageOf: f.components).square()
    } else {
      inverseFormulas = nil
    }
    if let determinant {
      determinantFormula = try Formula(determinant, about: f.components)
    } else {
      determinantFormula = nil
    }
    self.name = name
  }

  public var formula: String { forwardFormulas.textWithValues }
  @inlinable public var dimension: Int { forwardFormulas.dimension }
  public var hasClosedInverse: Bool { inverseFormulas != nil }
  /// False where `logAbsDeterminant` is made from `forward`; it then claims nothing of its own.
  public var hasOwnDeterminant: Bool { determinantFormula != nil }

  public var unclaimed: any VectorMap {
    FormulaVectorMap(f: forwardFormulas, inverse: inverseFormulas, domain: domain, name: name)
  }

  private init(f: FormulaList, inverse: FormulaList?, domain: [Domain], name: String) {
    (forwardFormulas, inverseFormulas, determinantFormula) = (f, inverse, nil)
    (self.domain, self.name) = (domain, name)
  }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] { forwardFormulas.evaluate(z) }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    inverseFormulas?.evaluate(x) ?? Array(repeating: S.sqrt(-1), count: dimension)
  }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    guard let determinantFormula else { return jacobian(of: self, at: z).logAbsDeterminant }
    return log(abs(determinantFormula.evaluate(z)))
  }
  public func kinks(along i: Int, through z: [Double], at values: [Double]) -> [Double] {
    forwardFormulas.kinks(along: i, through: z, at: values)
  }
  public func isInRange(_ x: [Double]) -> Bool {
    guard x.count == dimension, x.allSatisfy(\.isFinite) else { return false }
    return !hasClosedInverse || inverse(x).allSatisfy(\.isFinite)
  }
}
