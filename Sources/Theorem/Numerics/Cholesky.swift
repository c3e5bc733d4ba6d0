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
