// det A = Σ over the permutations σ of sign(σ) Π a_{i σ(i)}: by minors where D is small, by LU otherwise.

extension Matrix {
  /// det A.
  ///
  /// Shapes: square.
  /// Edge cases: 0 for a singular matrix; NaN for one that holds a NaN; up to D = 3 there is no division, so an
  /// enclosure, or the derivative of a dual number, survives at a singular matrix too.
  /// Allowed error: see `logAbsDeterminantError`.
  public var determinant: S {
    rows <= 3 ? determinantByMinors : LUDecomposition(self).determinant
  }

  /// log |det A|, −∞ for a singular matrix.
  public var logAbsDeterminant: S {
    rows <= 3 ? log(abs(determinantByMinors)) : LUDecomposition(self).logAbsDeterminant
  }

  /// det A = Σ_j (−1)^j a_0j det A_0j, Laplace's expansion along the first row: D! products, no division.
  public var determinantByMinors: S {
    precondition(isSquare, "\(rows) × \(columns) has no determinant")
    guard rows > 1 else { return self[0, 0] }
    return (1..<columns).reduce(self[0, 0] * minor(0, 0).determinantByMinors) { sum, j in
      let term = self[0, j] * minor(0, j).determinantByMinors
      return j.isMultiple(of: 2) ? sum + term : sum - term
    }
  }

  /// adj A, whose product with A is det(A) I: the transposed matrix of signed minors. For small D.
  public var adjugate: Matrix {
    precondition(isSquare, "\(rows) × \(columns) has no adjugate")
    guard rows > 1 else { return .identity(1) }
    return Matrix(rows: rows, columns: columns) { i, j in
      let minor = minor(j, i).determinantByMinors
      return (i + j).isMultiple(of: 2) ? minor : -minor
    }
  }

  /// A without `row` and `column`; at least 2 × 2.
  func minor(_ row: Int, _ column: Int) -> Matrix {
    Matrix(rows: rows - 1, columns: columns - 1) { i, j in
      self[i < row ? i : i + 1, j < column ? j : j + 1]
    }
  }
}
