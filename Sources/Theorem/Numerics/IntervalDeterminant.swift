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
