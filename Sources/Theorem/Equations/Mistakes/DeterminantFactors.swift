/// Numbers whose product is |det ∂f/∂z|: the layers' own where f is a composition; one a row where the Jacobian becomes
/// triangular by exchanging rows and columns; none else.
struct DeterminantFactors {
  let names: [String]
  /// One list a point.
  let values: [[SignedLogarithm]]

  init(of f: any VectorMap, at points: [[Double]]) {
    if f.steps.count > 1 {
      names = f.steps.indices.map { "layer \($0 + 1)" }
      values = points.map { z in
        var stage = z
        return f.steps.map { step in
          defer { stage = step.forward(stage) }
          return SignedLogarithm(log: jacobian(of: step, at: stage).logAbsDeterminant)
        }
      }
      return
    }
    let jacobians = points.map { jacobian(of: f, at: $0) }
    guard let places = Self.triangle(jacobians) else {
      (names, values) = ([], points.map { _ in [] })
      return
    }
    names = places.map { "coordinate \($0.row + 1)" }
    values = zip(points, jacobians).map { z, j in
      let box = jacobian(of: f, at: z.map { Interval($0) })
      return places.map { SignedLogarithm(.rounding(j[$0.row, $0.column], within: box[$0.row, $0.column])) }
    }
  }

  /// The entries whose product is the determinant: again and again a row with one entry left that isn't 0 at some point.
  private static func triangle(_ jacobians: [Matrix<Double>]) -> [(row: Int, column: Int)]? {
    guard let first = jacobians.first, first.isSquare, jacobians.allSatisfy({ $0.rows == first.rows }) else {
      return nil
    }
    var rows = Array(0..<first.rows)
    var columns = Set(rows)
    var places: [(row: Int, column: Int)] = []
    func next() -> (row: Int, column: Int)? {
      for row in rows {
        let left = columns.filter { column in jacobians.contains { $0[row, column] != 0 } }
        if left.count == 1, let column = left.first { return (row, column) }
      }
      return nil
    }
    while let found = next() {
      places.append(found)
      rows.removeAll { $0 == found.row }
      columns.remove(found.column)
    }
    return rows.isEmpty ? places.sorted { $0.row < $1.row } : nil
  }
}
