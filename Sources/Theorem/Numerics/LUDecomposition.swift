/// P A = L U, by Gaussian elimination with partial pivoting; det A = ±Π u_kk, the sign that of P.
///
/// Shapes: A square; L has a unit diagonal, U is upper triangular, P permutes rows.
/// Edge cases: a singular matrix has a pivot 0, so that det A = 0, log |det A| = −∞ and `sign` = 0; it never traps.
/// NaN in A gives NaN. Over `Dual`, the derivative at a singular matrix is lost (see `Matrix.determinant`).
/// Allowed error: the computed L U is the exact product P(A + ΔA) with |ΔA| ≤ γ_D Pᵀ|L||U|, entry by entry, where
/// γ_D = D u/(1 − D u) and u = 2⁻⁵³, short of underflow; what that does to log |det A|: `logAbsDeterminantError`.
/// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), theorem 9.3.
public struct LUDecomposition<S: Scalar>: Sendable {
  /// U on the diagonal and above, L below it.
  public let factors: Matrix<S>
  /// Row i of P A is row `permutation[i]` of A.
  public let permutation: [Int]
  /// Whether P is a product of an odd number of swaps, so that det P = −1.
  public let isOdd: Bool

  /// Takes as pivot the entry whose size is largest, by `select`: any scalar will do.
  @inlinable public init(_ a: Matrix<S>) {
    self.init(a) { waysTaken(abs($1) - abs($0)) == (negative: true, otherwise: false) }
  }

  /// Takes as pivot the entry whose key is largest, such as the least absolute value of an interval.
  @inlinable public init(_ a: Matrix<S>, pivotKey: (S) -> Double) {
    self.init(a) { pivotKey($0) > pivotKey($1) }
  }

  /// Any pivot but 0 gives the same determinant, so a choice by a rough comparison costs digits, never truth.
  @inlinable init(_ a: Matrix<S>, outranks: (S, S) -> Bool) {
    precondition(a.isSquare, "\(a.rows) × \(a.columns) has no LU decomposition here")
    let d = a.rows
    var elements = a.elements
    var permutation = Array(0..<d)
    var isOdd = false
    elements.withUnsafeMutableBufferPointer { elements in
      for k in 0..<d {
        let pivot = elements.baseAddress! + k * d
        var best = k
        for i in k + 1..<d where outranks(elements[i * d + k], elements[best * d + k]) { best = i }
        if best != k {
          for j in 0..<d { elements.swapAt(k * d + j, best * d + j) }
          permutation.swapAt(k, best)
          isOdd.toggle()
        }
        // Below a pivot 0 the column is 0 too, and there is nothing to eliminate.
        let isSingular = isZero(pivot[k])
        for i in k + 1..<d {
          let row = elements.baseAddress! + i * d
          if isSingular && isZero(row[k]) { continue }
          let factor = row[k] / pivot[k]
          row[k] = factor
          for j in k + 1..<d { row[j] = row[j] - factor * pivot[j] }
        }
      }
    }
    self.factors = Matrix(rows: d, columns: d, elements: elements)
    self.permutation = permutation
    self.isOdd = isOdd
  }

  /// D.
  @inlinable public var dimension: Int { factors.rows }
  /// u_00, …, the diagonal of U.
  @inlinable public var pivots: [S] { (0..<dimension).map { factors[$0, $0] } }
  /// ±Π u_kk; may overflow or underflow where `logAbsDeterminant` doesn't.
  @inlinable public var determinant: S { pivots.reduce(isOdd ? -1 : 1, *) }
  /// Σ log |u_kk|.
  @inlinable public var logAbsDeterminant: S { Triangular(diagonal: pivots).logAbsDeterminant }

  /// The x with A x = b: L y = P b from the top, then U x = y from the bottom.
  @inlinable public func solve(_ b: [S]) -> [S] {
    precondition(b.count == dimension, "\(dimension) equations with \(b.count) right-hand sides")
    var x = permutation.map { b[$0] }
    for i in 0..<dimension {
      for j in 0..<i { x[i] = x[i] - factors[i, j] * x[j] }
    }
    for i in (0..<dimension).reversed() {
      for j in (i + 1)..<dimension { x[i] = x[i] - factors[i, j] * x[j] }
      x[i] = x[i] / factors[i, i]
    }
    return x
  }

  /// A⁻¹, column by column.
  @inlinable public var inverse: Matrix<S> {
    let unit = Matrix<S>.identity(dimension)
    let columns = (0..<dimension).map { j in solve((0..<dimension).map { unit[$0, j] }) }
    return Matrix(columns).transposed
  }
}

extension LUDecomposition where S == Double {
  /// The sign of det A: 1, −1, 0 for a singular matrix, NaN for one that holds a NaN.
  @inlinable public var sign: Double {
    pivots.reduce(isOdd ? -1 : 1) { $1.isNaN ? .nan : $0 * ($1 > 0 ? 1 : $1 < 0 ? -1 : 0) }
  }
}

/// Which branches `select` takes for `x`: an interval around 0 takes both.
@inlinable func waysTaken<S: Scalar>(_ x: S) -> (negative: Bool, otherwise: Bool) {
  var ways = (negative: false, otherwise: false)
  _ = select(
    x,
    negative: {
      ways.negative = true
      return x
    },
    otherwise: {
      ways.otherwise = true
      return x
    })
  return ways
}

/// Whether `x` is 0 and nothing else. −|x| is never negative then; NaN, of which the same holds, isn't below 1.
@inlinable func isZero<S: Scalar>(_ x: S) -> Bool {
  !waysTaken(-abs(x)).negative && waysTaken(abs(x) - 1).negative
}

/// Σ = L Lᵀ with L lower triangular and a positive diagonal.
///
/// Shapes: Σ is D × D; only its lower half is read.
/// Edge cases: NaN (`Double`) or empty sets (`Interval`) where Σ isn't positive definite.
/// Allowed error: the computed L Lᵀ is Σ + ΔΣ with |ΔΣ| ≤ γ_(D+1)|L||Lᵀ|, entry by entry.
/// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), theorem 10.3.
public struct Cholesky<S: Scalar>: Sendable {
  /// L.
  public let lower: Matrix<S>

  /// Factors `matrix`, of which the lower half is read.
  @inlinable public init(_ matrix: Matrix<S>) {
    precondition(matrix.isSquare, "\(matrix.rows) × \(matrix.columns) has no Cholesky factor")
    let d = matrix.rows
    var lower = Matrix<S>(rows: d, columns: d) { _, _ in 0 }
    for j in 0..<d {
      for i in j..<d {
        var left = matrix[i, j]
        for k in 0..<j { left = left - lower[i, k] * lower[j, k] }
        lower[i, j] = i == j ? sqrt(left) : left / lower[j, j]
      }
    }
    self.lower = lower
  }

  /// The y with L y = b.
  @inlinable public func solveLower(_ b: [S]) -> [S] {
    precondition(b.count == lower.rows, "\(lower.rows) equations with \(b.count) right-hand sides")
    var y: [S] = []
    y.reserveCapacity(b.count)
    for i in b.indices {
      var left = b[i]
      for k in 0..<i { left = left - lower[i, k] * y[k] }
      y.append(left / lower[i, i])
    }
    return y
  }
}
