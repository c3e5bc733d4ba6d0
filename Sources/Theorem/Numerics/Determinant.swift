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
