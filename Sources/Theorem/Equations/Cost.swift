/// What log |det| costs, in counted operations: why a flow's steps are built the way they are.
///
/// Dense: O(D³). Triangular, and a coupling layer, whose Jacobian is triangular: O(D). Rank k on top of the identity: O(D k²).
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), section 3.
public enum Cost: String, CaseIterable, Sendable {
  /// LU of a full D × D matrix.
  case dense
  /// The diagonal of a triangular matrix.
  case triangular
  /// The log-scales of an affine coupling layer, the scales included.
  case coupling
  /// The determinant lemma for I + u vᵀ.
  case rankOne = "rank-one"
  /// The determinant lemma for rank 4.
  case rankFour = "rank-four"

  /// The operations that one log |det| in D dimensions takes, counted while it is done; D ≥ 2.
  public func operations(dimension d: Int) -> Int {
    precondition(d >= 2, "costs are compared from two dimensions on; got \(d)")
    let tally = Counted.Tally()
    let full = Matrix<Counted>(rows: d, columns: d) { i, j in
      let entry = Double((i * i + 3 * j + i * j) % 7) / 8
      return Counted(i == j ? entry + Double(d) : entry, tally: tally)
    }
    switch self {
    case .dense: _ = LUDecomposition(full).logAbsDeterminant
    case .triangular: _ = Triangular(diagonal: (0..<d).map { full[$0, $0] }).logAbsDeterminant
    case .coupling: _ = AffineCoupling(dimension: d).logAbsDeterminant((0..<d).map { full[0, $0] })
    case .rankOne: _ = Self.thin(full, columns: 1).logAbsDeterminant
    case .rankFour: _ = Self.thin(full, columns: 4).logAbsDeterminant
    }
    return tally.count
  }

  private static func thin(_ full: Matrix<Counted>, columns: Int) -> LowRank<Counted> {
    let part = Matrix(rows: full.rows, columns: columns) { full[$0, $1 % full.columns] }
    return LowRank(u: part, v: part)
  }

  /// The power of D that the operations grow with: log₂ of what doubling D multiplies them by.
  public func observedOrder(dimension d: Int) -> Double {
    let (once, twice) = (operations(dimension: d), operations(dimension: 2 * d))
    return Double.log(Double(twice) / Double(once)) / Double.log(2)
  }
}
