/// Whether different z of a region have different x, which a determinant of one sign doesn't give in D > 1 dimensions.
extension CertifiedDeterminants {
  /// What the line says of it: why it is proved, or that it is assumed.
  ///
  /// Proved where f⁻¹(f(z)) was proved to be z on every tile, to within the margin; or where each step's Jacobian, each of its entries
  /// enclosed over the step's whole region, is regular whatever its entries are: f(z) − f(w) = M(z − w) for a matrix M of them,
  /// the rows of M being means of f's own rows between w and z. The region is an upright box, so w and z are never apart.
  /// Source: the mean value theorem; Neumaier, Interval Methods for Systems of Equations (1990), section 5.1.
  func oneToOne(on region: [Interval], isUndone: Bool) -> String {
    if isUndone { return "f^-1(f(z)) = z there, so f is one-to-one" }
    return hasRegularSteps(on: region)
      ? "one-to-one: proved, f's Jacobian over the whole region is regular" : "one-to-one: assumed"
  }

  private func hasRegularSteps(on region: [Interval]) -> Bool {
    var region = region
    for step in p.map.steps {
      guard let (jacobian, image) = hull(of: step, over: region),
        !jacobian.preconditionedDeterminant.contains(0.0)
      else { return false }
      region = image
    }
    return true
  }

  /// The entries of a step's Jacobian and its image, over parts of `region`: nil where it has no bounded slope, or may jump.
  private func hull(of step: any VectorMap, over region: [Interval]) -> (Matrix<Interval>, [Interval])? {
    let d = region.count
    var entries = Array(repeating: Interval.empty, count: d * d)
    var image = Array(repeating: Interval.empty, count: d)
    for box in Self.parts(of: region) {
      guard step.forward(box.map { DefinedInterval($0) }).allSatisfy(\.isDefined) else { return nil }
      for j in 0..<d {
        let column = step.forward(box.indices.map { Dual(box[$0], $0 == j ? 1 : 0) })
        guard column.count == d, column.allSatisfy({ $0.derivative.isBounded }) else { return nil }
        for i in 0..<d {
          entries[i * d + j] = entries[i * d + j].hull(column[i].derivative)
          image[i] = image[i].hull(column[i].value)
        }
      }
    }
    return (Matrix(rows: d, columns: d, elements: entries), image)
  }

  /// 4^D parts, of which slopes are enclosed more closely than of the whole.
  private static func parts(of region: [Interval]) -> [[Interval]] {
    region.reduce([[]]) { parts, side in
      let (low, high) = side.bisected
      let quarters = [low.bisected.0, low.bisected.1, high.bisected.0, high.bisected.1]
      return parts.flatMap { part in quarters.map { part + [$0] } }
    }
  }
}
