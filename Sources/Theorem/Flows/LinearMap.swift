/// x = A z + b.
///
/// Shapes: A is D × D, b has D entries. Domain: ℝ^D. Range: ℝ^D.
/// Inverse: adj(A)(x − b)/det A, with the adjugate and the determinant as its author gives them.
/// log |det|: log |det A|, the same everywhere.
/// Trap: a Jacobian taken at the wrong point passes every check on it.
public struct LinearMap: VectorMap {
  /// A.
  public let matrix: Matrix<Double>
  /// b.
  public let offset: [Double]
  /// Claimed: the matrix that times A is det(A) I.
  public let adjugate: Matrix<Double>
  /// Claimed: det A.
  public let determinant: Double
  public let name: String
  public let formula: String

  /// A = `matrix`, square and finite, with the determinant that `adjugate` and `determinant` claim, not 0.
  public init(
    name: String, matrix: Matrix<Double>, offset: [Double]? = nil, adjugate: Matrix<Double>,
    determinant: Double
  ) {
    let offset = offset ?? Array(repeating: 0, count: matrix.rows)
    precondition(
      matrix.isSquare && offset.count == matrix.rows, "a linear map needs a square matrix and its offset")
    precondition(
      adjugate.rows == matrix.rows && adjugate.isSquare && determinant != 0,
      "a linear map needs an adjugate of its own size and a determinant other than 0")
    self.name = name
    self.matrix = matrix
    self.offset = offset
    self.adjugate = adjugate
    self.determinant = determinant
    formula = (0..<matrix.rows).map { i in
      let row = (0..<matrix.columns).map { matrix[i, $0] }
      return Formulas.sum(row, of: "z", plus: offset[i])
    }.joined(separator: ", ")
  }

  /// The small matrix whose adjugate is a matter of a few minors; for D well below 8.
  public init(name: String, _ rows: [[Double]], offset: [Double]? = nil) {
    let matrix = Matrix(rows)
    self.init(
      name: name, matrix: matrix, offset: offset, adjugate: matrix.adjugate,
      determinant: matrix.determinantByMinors)
  }

  public var dimension: Int { matrix.rows }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] {
    pairwise(matrix.times(z) { S($0) }, offset) { $0 + S($1) }
  }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    adjugate.times(pairwise(x, offset) { $0 - S($1) }) { S($0) }.map { $0 / S(determinant) }
  }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { log(abs(S(determinant))) }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S { S(determinant) }
  public var targets: [VectorTarget] {
    [
      VectorTarget(
        self, of: ProductDensity(Normal(), count: dimension), is: MultivariateNormal(of: self))
    ]
  }
}

extension LinearMap {
  /// diag(d)(I + u vᵀ): no entry is 0 from D = 2 on, yet all about it is known in closed form.
  ///
  /// det = Π d_i (1 + v·u); inverse: (I − u vᵀ/(1 + v·u)) diag(1/d) (Sherman & Morrison, 1950). The numbers are
  /// chosen so that every entry, the determinant and the adjugate are doubles exactly, for D up to 64.
  public static func wellConditioned(dimension: Int) -> LinearMap {
    precondition(
      (1...64).contains(dimension), "the matrices of this family have 1 to 64 rows; got \(dimension)")
    let d = 0..<dimension
    let (cycleOfScales, cycleOfV): ([Double], [Double]) = ([-2, 0.5, 1, 1], [-2, -1, 0.5, 1, 2])
    let scales = d.map { cycleOfScales[$0 % 4] }
    let u = d.map { Double($0 % 3 + 1) }
    let v = d.map { cycleOfV[$0 % 5] / 32 }
    let dot = pairwise(u, v) { $0 * $1 }.sum
    let scale = scales.reduce(1, *)
    func rankOne(_ i: Int, _ j: Int, diagonal: Double, _ sign: Double) -> Double {
      (i == j ? diagonal : 0) + sign * u[i] * v[j]
    }
    return LinearMap(
      name: "linear-\(dimension)",
      matrix: Matrix(rows: dimension, columns: dimension) {
        scales[$0] * rankOne($0, $1, diagonal: 1, 1)
      },
      adjugate: Matrix(rows: dimension, columns: dimension) {
        scale / scales[$1] * rankOne($0, $1, diagonal: 1 + dot, -1)
      },
      determinant: scale * (1 + dot))
  }
}

/// Formulas as a reader would type them.
enum Formulas {
  /// "2*z1 - z3 + 1": Σ c_i z_i + constant, without the terms that are 0.
  static func sum(_ coefficients: [Double], of letter: String, plus constant: Double = 0) -> String {
    var terms = coefficients.enumerated().filter { $0.element != 0 }.map { i, c in
      (c < 0, (c.magnitude == 1 ? "" : "\(c.magnitude.inFormula)*") + "\(letter)\(i + 1)")
    }
    if constant != 0 || terms.isEmpty { terms.append((constant < 0, constant.magnitude.inFormula)) }
    return terms.dropFirst().reduce((terms[0].0 ? "-" : "") + terms[0].1) { text, term in
      text + (term.0 ? " - " : " + ") + term.1
    }
  }
}

/// x = z − 2 v (v·z)/(v·v): space is mirrored in the plane across v.
///
/// Domain: ℝ^D. Range: ℝ^D. Inverse: the same map. log |det|: 0, for det = −1.
/// Trap: the determinant's sign: a log-determinant by log det has no value here.
/// Source: Householder, Journal of the ACM 5 (1958); Tomczak & Welling, arXiv 1611.09630 (2016), section 3.
public struct Householder: VectorMap {
  /// v.
  public let normal: [Double]
  public let name: String

  /// v = `normal`, finite and not 0.
  public init(_ normal: [Double], name: String? = nil) {
    precondition(
      normal.contains { $0 != 0 } && normal.areFinite, "a mirror needs v other than 0")
    self.normal = normal
    self.name = name ?? "householder-\(normal.count)"
  }

  public var dimension: Int { normal.count }
  public var formula: String {
    let along = Formulas.sum(normal, of: "z")
    let square = normal.map { "\($0.magnitude.inFormula)^2" }.joined(separator: " + ")
    return normal.enumerated().map { i, v in
      v == 0
        ? "z\(i + 1)" : "z\(i + 1) \(v < 0 ? "+" : "-") \((2 * v.magnitude).inFormula)*(\(along))/(\(square))"
    }.joined(separator: ", ")
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] { mirrored(z) }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { mirrored(x) }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { 0 }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S { -1 }
  public var targets: [VectorTarget] {
    let base = ProductDensity(Normal(), count: dimension)
    return [VectorTarget(self, of: base, is: base)]
  }

  private func mirrored<S: Scalar>(_ z: [S]) -> [S] {
    func dot(_ z: [S]) -> S { pairwise(normal, z) { S($0) * $1 }.sum }
    let amount = 2 * dot(z) / dot(normal.map { S($0) })
    return pairwise(z, normal) { $0 - S($1) * amount }
  }
}
