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
    var permutation = Array(count: d) { $0 }
    var isOdd = false
    elements.withUnsafeMutableBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      // The columns of four pivots first, then their rows, and at last each row below once for all of them: it is read and
      // written that much less often, and every entry meets the pivots in their order all the same.
      for start in stride(from: 0, to: d, by: Self.panel) {
        let end = Swift.min(start + Self.panel, d)
        var isRegular = true
        for k in start..<end {
          let pivot = first + k * d
          var best = k
          for i in k + 1..<d where outranks(elements[i * d + k], elements[best * d + k]) { best = i }
          if best != k {
            let other = first + best * d
            for j in 0..<d { (pivot[j], other[j]) = (other[j], pivot[j]) }
            permutation.swapAt(k, best)
            isOdd.toggle()
          }
          // Below a pivot 0 the column is 0 too, and there is nothing to eliminate.
          let isSingular = isZero(pivot[k])
          if isSingular { isRegular = false }
          for i in k + 1..<d {
            let row = first + i * d
            if isSingular && isZero(row[k]) { continue }
            let factor = row[k] / pivot[k]
            row[k] = factor
            for j in k + 1..<end { row[j] = row[j] - factor * pivot[j] }
          }
        }
        let isWhole = isRegular && end == start + Self.panel
        for i in start + 1..<(isWhole ? end : d) {
          let row = first + i * d
          for k in start..<Swift.min(i, end) where isRegular || !(isZero(first[k * d + k]) && isZero(row[k]))
          {
            let (pivot, factor) = (first + k * d, row[k])
            for j in end..<d { row[j] = row[j] - factor * pivot[j] }
          }
        }
        guard isWhole else { continue }
        // Copies, lest the compiler fear that a row below is one of them.
        Array(elements[start * d..<end * d]).withUnsafeBufferPointer { pivots in
          guard let p0 = pivots.baseAddress else { return }
          let (p1, p2, p3) = (p0 + d, p0 + 2 * d, p0 + 3 * d)
          for i in end..<d {
            let row = first + i * d
            let (f0, f1, f2, f3) = (row[start], row[start + 1], row[start + 2], row[start + 3])
            for j in end..<d { row[j] = row[j] - f0 * p0[j] - f1 * p1[j] - f2 * p2[j] - f3 * p3[j] }
          }
        }
      }
    }
    self.factors = Matrix(rows: d, columns: d, elements: elements)
    self.permutation = permutation
    self.isOdd = isOdd
  }

  /// How many pivots a row below meets in one go; written out where it does.
  @inlinable static var panel: Int { 4 }

  /// D.
  @inlinable public var dimension: Int { factors.rows }
  /// u_00, …, the diagonal of U.
  @inlinable public var pivots: [S] { Array(count: dimension) { factors[$0, $0] } }
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
