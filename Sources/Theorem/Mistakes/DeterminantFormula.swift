/// A formula for P_X in D dimensions: what it divides P_Z(z) by, and at which z.
///
/// Equation (8)'s own divides by |det ∂f/∂z| at z = f⁻¹(x).
public protocol DeterminantFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What P_Z is divided by, said to be |det ∂f/∂z| at z.
  func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S
  /// Where P_Z is taken, said to be f⁻¹(x).
  func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S]
}

extension DeterminantFormula {
  public func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] { f.inverse(x) }
}

/// The wrong formulas in D dimensions, each a sibling of equation (8); and one, `transposed`, that only looks
/// wrong: det Jᵀ = det J, and it must be accepted.
public enum DeterminantMistake: String, CaseIterable, DeterminantFormula {
  /// P_Z(z) |det J|.
  case multiplied = "det-multiplied"
  /// P_Z(z).
  case noJacobian = "no-determinant"
  /// P_Z(z) / |trace J|.
  case trace
  /// P_Z(z) / |product of the diagonal of J|.
  case diagonal
  /// P_Z(z) / |J_11|.
  case firstEntry = "first-entry"
  /// P_Z(z) / |permanent of J|.
  case permanent
  /// P_Z(z) / |det of the entries' absolute values|.
  case absInside = "abs-inside"
  /// P_Z(z) / det J.
  case signed = "signed-det"
  /// log P_Z(z) − (1/D) log |det J|.
  case perDimension = "per-dimension"
  /// log P_Z(z) − 2 log |det J|.
  case twice = "summed-twice"
  /// P_Z(z) / |det J(x)|.
  case atX = "J-at-x"
  /// P_Z(x) / |det J|.
  case baseAtX = "det-base-at-x"
  /// z with its halves joined in the wrong order.
  case brokenInverse = "broken-inverse"
  /// P_Z(z) / |det Jᵀ|.
  case transposed = "transposed-J"

  public var id: String { rawValue }

  public func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
    let j = jacobian(of: f, at: z)
    let d = z.count
    switch self {
    case .multiplied: return 1 / abs(j.determinant)
    case .noJacobian: return 1
    case .trace: return abs((0..<d).reduce(0) { $0 + j[$1, $1] })
    case .diagonal: return abs((0..<d).reduce(1) { $0 * j[$1, $1] })
    case .firstEntry: return abs(j[0, 0])
    case .permanent: return abs(Self.permanent(j))
    case .absInside: return abs(j.map { abs($0) }.determinant)
    case .signed: return j.determinant
    case .perDimension: return pow(abs(j.determinant), 1 / S(Double(d)))
    case .twice: return pow(j.determinant, 2)
    case .atX: return abs(jacobian(of: f, at: f.forward(z)).determinant)
    case .baseAtX, .brokenInverse: return abs(j.determinant)
    case .transposed: return abs(j.transposed.determinant)
    }
  }

  public func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] {
    switch self {
    case .baseAtX: x
    // The halves of a coupling joined again in the wrong order.
    case .brokenInverse: f.inverse(x).reversed()
    default: f.inverse(x)
    }
  }

  /// The map and base on which this mistake shows.
  public var probe: VectorPushforward {
    self == .firstEntry ? Catalogue.diagonalPlane : Catalogue.telltalePlane
  }

  /// The determinant's expansion with every sign a plus; D! terms, for the small D of a probe.
  private static func permanent<S: Scalar>(_ j: Matrix<S>, row: Int = 0, without used: Set<Int> = []) -> S {
    guard row < j.rows else { return 1 }
    return (0..<j.columns).filter { !used.contains($0) }.reduce(0) { sum, column in
      sum + j[row, column] * permanent(j, row: row + 1, without: used.union([column]))
    }
  }
}
