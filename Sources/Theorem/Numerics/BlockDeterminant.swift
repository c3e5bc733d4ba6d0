extension Matrix where S == Block {
  /// log |det A| of the matrix in each lane, one after the other: each has pivots of its own.
  @usableFromInline var logAbsDeterminantByLanes: Block {
    Block { lane in
      LUDecomposition(Matrix<Double>(rows: rows, columns: columns) { self[$0, $1][lane] }).logAbsDeterminant
    }
  }
}
