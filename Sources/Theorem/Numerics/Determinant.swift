// det A = Σ over the permutations σ of sign(σ) Π a_{i σ(i)}: by minors where D is small, by LU otherwise.

extension Matrix {
  /// det A.
  ///
  /// Shapes: square.
  /// Edge cases: 0 for a singular matrix; NaN for one that holds a NaN; up to D = 3 there is no division, so an
  /// enclosure, or the derivative of a dual number, survives at a singular matrix too.
  /// Allowed error: see `logAbsDeterminantError`.
  @inlinable public var determinant: S {
    rows <= 3 ? determinantByMinors : LUDecomposition(self).determinant
  }

  /// log |det A|, −∞ for a singular matrix.
  ///
  /// Edge cases: where det A itself is too small or too large for a double, the sum of the pivots' logarithms.
  @inlinable public var logAbsDeterminant: S {
    guard rows <= 3 else {
      if S.self == Block.self {
        return sameType(sameType(self, as: Matrix<Block>.self).logAbsDeterminantByLanes)
      }
      return LUDecomposition(self).logAbsDeterminant
    }
    let size = abs(determinantByMinors)
    if S.self == Double.self, !(0x1p-960...0x1p960).contains(sameType(size, as: Double.self)) {
      return LUDecomposition(self).logAbsDeterminant
    }
    return log(size)
  }

  /// det A = Σ_j (−1)^j a_0j det A_0j, Laplace's expansion along the first row: D! products, no division.
  @inlinable public var determinantByMinors: S {
    precondition(isSquare, "\(rows) × \(columns) has no determinant")
    guard rows > 1 else { return self[0, 0] }
    // Spelled out, for it is asked at every point of the plane; the same products in the same order.
    guard rows > 2 else { return self[0, 0] * self[1, 1] - self[0, 1] * self[1, 0] }
    var sum = self[0, 0] * minor(0, 0).determinantByMinors
    for j in 1..<columns {
      let term = self[0, j] * minor(0, j).determinantByMinors
      sum = j.isMultiple(of: 2) ? sum + term : sum - term
    }
    return sum
  }

  /// adj A, whose product with A is det(A) I: the transposed matrix of signed minors. For small D.
  @inlinable public var adjugate: Matrix {
    precondition(isSquare, "\(rows) × \(columns) has no adjugate")
    guard rows > 1 else { return .identity(1) }
    return Matrix(rows: rows, columns: columns) { i, j in
      let minor = minor(j, i).determinantByMinors
      return (i + j).isMultiple(of: 2) ? minor : -minor
    }
  }

  /// A without `row` and `column`; at least 2 × 2.
  @inlinable func minor(_ row: Int, _ column: Int) -> Matrix {
    Matrix(rows: rows - 1, columns: columns - 1) { i, j in
      self[i < row ? i : i + 1, j < column ? j : j + 1]
    }
  }
}

/// I + U Vᵀ with thin U and V: det(I_D + U Vᵀ) = det(I_k + Vᵀ U), O(D k² + k³) operations for O(D³).
///
/// Shapes: U and V are D × k. Useful for k well below D.
/// Edge cases: 0, and −∞ for the logarithm, where I + U Vᵀ is singular.
/// Source: the matrix determinant lemma, or Sylvester's identity; Rezende & Mohamed, Variational Inference with
/// Normalizing Flows (2015), section 4.1, for its use in flows.
public struct LowRank<S: Scalar>: Sendable {
  /// U, D × k.
  public let u: Matrix<S>
  /// V, D × k.
  public let v: Matrix<S>

  /// I + U Vᵀ for U and V of one shape.
  public init(u: Matrix<S>, v: Matrix<S>) {
    precondition(u.rows == v.rows && u.columns == v.columns, "U and V of I + U Vᵀ have one shape")
    self.u = u
    self.v = v
  }

  /// I_k + Vᵀ U, k × k.
  @inlinable public var capacitance: Matrix<S> {
    let product = v.transposed * u
    return Matrix(rows: u.columns, columns: u.columns) { $0 == $1 ? 1 + product[$0, $1] : product[$0, $1] }
  }
  /// I_D + U Vᵀ written out, D × D: what the lemma saves us from.
  @inlinable public var dense: Matrix<S> {
    let product = u * v.transposed
    return Matrix(rows: u.rows, columns: u.rows) { $0 == $1 ? 1 + product[$0, $1] : product[$0, $1] }
  }

  /// det(I_k + Vᵀ U).
  @inlinable public var determinant: S { capacitance.determinant }
  /// log |det(I_k + Vᵀ U)|.
  @inlinable public var logAbsDeterminant: S { capacitance.logAbsDeterminant }
}

extension Matrix where S == Interval {
  /// det A for every matrix inside, enclosed: det A = det(R A) / det R, R the inverse of the middle matrix in doubles.
  ///
  /// R A is near the identity, where elimination over intervals loses little; R is a matrix of points. Plain elimination over
  /// intervals widens the answer by a factor that grows exponentially with D.
  /// Shapes: square, D up to 16 or so. Edge cases: where the middle matrix is singular, or R's determinant can't be told from
  /// 0, plain elimination; unbounded entries give the whole line.
  /// Source: Neumaier, Interval Methods for Systems of Equations (1990), section 4.1; Rump, Acta Numerica 19 (2010), section 10.
  public var preconditionedDeterminant: Interval {
    precondition(isSquare, "a determinant needs a square matrix; got \(rows) by \(columns)")
    let middle = Matrix<Double>(rows: rows, columns: columns) { self[$0, $1].midpoint }
    let lu = LUDecomposition(middle)
    guard lu.pivots.allSatisfy({ $0 != 0 && $0.isFinite }) else { return determinant }
    let r = lu.inverse.map { Interval($0) }
    let scale = r.determinant
    guard !scale.contains(0.0), scale.isBounded else { return determinant }
    return ((r * self).determinant / scale).intersection(determinant)
  }
}

extension Matrix where S == Double {
  /// A bound on |computed log |det A| − true log |det A'||, for every A' with |A' − A| ≤ `perturbation` entry by entry.
  ///
  /// With L U = P(A + ΔA), |ΔA| ≤ M = γ_D Pᵀ|L||U| + perturbation: det(A + ΔA) = det A det(I + A⁻¹ΔA), and with
  /// E = A⁻¹ΔA, ‖E‖ ≤ ε < 1: |log |det(I + E)|| ≤ |tr E| + D(−log(1 − ε) − ε). A⁻¹ is enclosed by way of a computed X:
  /// with ρ ≥ ‖I − XA‖, |tr E| ≤ tr(|X|M) + D ρ/(1 − ρ) ‖|X|M‖ and ε = ‖|X|M‖/(1 − ρ), all in the ∞-norm.
  ///
  /// Up to D = 3, where log |det A| comes from minors, each of the D! products has at most 3D roundings, so the
  /// determinant is off by γ_3D times the permanent of |A|; that is added, so the bound holds for both routes.
  ///
  /// Shapes: square; `perturbation` of the same shape, entries ≥ 0, nil for none.
  /// Edge cases: ∞ where A may be singular for all that rounding tells (ε ≥ 1 or ρ ≥ 1), NaN included.
  /// Allowed error: each logarithm is taken to be good to 1 ulp, which libm doesn't promise.
  /// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), theorem 9.3 and section 14.6.
  public func logAbsDeterminantError(perturbation: Matrix? = nil) -> Double {
    let lu = LUDecomposition(self)
    let d = rows
    guard lu.pivots.allSatisfy({ $0 != 0 && $0.isFinite }) else { return .infinity }
    // Each of the bounds below is itself a sum of at most 4 D rounded terms, all of one sign.
    let inflation = 1 + gamma(4 * d)
    let x = lu.inverse
    let sizes = map { $0.magnitude }
    let inverseSizes = x.map { $0.magnitude }

    let product = x * self
    let residual = Matrix(rows: d, columns: d) { (product[$0, $1] - ($0 == $1 ? 1 : 0)).magnitude }
    let residualRounding = (inverseSizes * sizes).maximalRowSum * gamma(d + 1)
    let rho = (residual.maximalRowSum + residualRounding) * inflation

    let backward = lu.backwardError
    let change = Matrix(rows: d, columns: d) { backward[$0, $1] + (perturbation?[$0, $1] ?? 0) }
    let relative = inverseSizes * change
    let norm = relative.maximalRowSum * inflation
    guard rho < 1, norm < 1 - rho else { return .infinity }
    let epsilon = norm / (1 - rho)
    let dimension = Double(d)
    let trace = (0..<d).reduce(0) { $0 + relative[$1, $1] } * inflation + dimension * rho / (1 - rho) * norm
    // −log(1 − ε) − ε = ε²/2 + ε³/3 + … ≤ ε²/(2(1 − ε)).
    let higherOrder = dimension * epsilon * epsilon / (2 * (1 - epsilon))
    let logarithms = lu.pivots.reduce(0) { $0 + Double.log($1.magnitude).magnitude }
    return (trace + higherOrder + logarithms * gamma(d + 1) + minorsError(sizes)) * inflation
  }

  private func minorsError(_ sizes: Matrix) -> Double {
    guard rows <= 3 else { return 0 }
    let relative = gamma(3 * rows) * sizes.permanent / determinantByMinors.magnitude
    return relative < 1 ? relative / (1 - relative) : .infinity
  }

  /// Σ over σ of Π a_{i σ(i)}; 3 × 3 at most.
  private var permanent: Double {
    guard rows > 1 else { return self[0, 0] }
    return (0..<columns).reduce(0) { $0 + self[0, $1] * minor(0, $1).permanent }
  }

  /// ‖A‖_∞ for a matrix of sizes.
  private var maximalRowSum: Double {
    (0..<rows).map { i in (0..<columns).reduce(0) { $0 + self[i, $1] } }.reduce(0, Double.max)
  }
}

extension LUDecomposition where S == Double {
  /// γ_D Pᵀ|L||U|, which bounds |ΔA| in L U = P(A + ΔA) entry by entry.
  fileprivate var backwardError: Matrix<Double> {
    let d = dimension
    let lower = Matrix<Double>(rows: d, columns: d) { $0 == $1 ? 1 : $0 > $1 ? factors[$0, $1].magnitude : 0 }
    let upper = Matrix<Double>(rows: d, columns: d) { $0 <= $1 ? factors[$0, $1].magnitude : 0 }
    let product = lower * upper
    var unpermuted = product
    for (i, row) in permutation.enumerated() {
      for j in 0..<d { unpermuted[row, j] = gamma(d) * product[i, j] }
    }
    return unpermuted
  }
}

/// γ_n = n u/(1 − n u), u = 2⁻⁵³: the relative error that n roundings in a row can build up.
func gamma(_ n: Int) -> Double {
  let roundings = Double(n) * 0x1p-53
  return roundings / (1 - roundings)
}

extension FiniteDifference {
  /// log |det| of a differenced Jacobian, the entries' error bars carried through LU.
  static func logAbsDeterminant(of jacobian: [[Estimate]]) -> Estimate {
    let value = Matrix(jacobian.map { $0.map(\.value) })
    let error = Matrix(jacobian.map { $0.map { $0.error * coverage } })
    return Estimate(value.logAbsDeterminant, error: value.logAbsDeterminantError(perturbation: error))
  }
}
