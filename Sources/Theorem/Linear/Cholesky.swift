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
  public init(_ matrix: Matrix<S>) {
    precondition(matrix.isSquare, "\(matrix.rows) × \(matrix.columns) has no Cholesky factor")
    let d = matrix.rows
    var lower = Matrix<S>(rows: d, columns: d) { _, _ in 0 }
    for j in 0..<d {
      for i in j..<d {
        let left = (0..<j).reduce(matrix[i, j]) { $0 - lower[i, $1] * lower[j, $1] }
        lower[i, j] = i == j ? sqrt(left) : left / lower[j, j]
      }
    }
    self.lower = lower
  }

  /// The y with L y = b.
  public func solveLower(_ b: [S]) -> [S] {
    precondition(b.count == lower.rows, "\(lower.rows) equations with \(b.count) right-hand sides")
    return b.indices.reduce(into: []) { y, i in
      y.append((0..<i).reduce(b[i]) { $0 - lower[i, $1] * y[$1] } / lower[i, i])
    }
  }
}
