/// The wrong formulas in D dimensions, each a sibling of equation (8); and one, `transposed`, that only looks
/// wrong: det Jᵀ = det J, and it must be accepted.
///
/// J = ∂f/∂z at z = f⁻¹(x), by dual numbers.
public struct DeterminantMistake: DeterminantFormula, Equatable {
  let wrong: any DeterminantFormula
  /// The same with all that is said of it.
  public let mistake: Mistake

  init(_ wrong: any DeterminantFormula, on probe: VectorPushforward? = nil, _ words: Mistake.Words) {
    self.wrong = wrong
    mistake = Mistake(
      wrong.id, .determinant(wrong), about: [.eq2, .eq8], on: probe ?? Catalogue.telltalePlane, words)
  }

  public var id: String { wrong.id }
  public func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { wrong.factor(of: f, at: z) }
  public func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] { wrong.basePoint(of: f, at: x) }
  public static func == (a: DeterminantMistake, b: DeterminantMistake) -> Bool { a.id == b.id }

  /// The map and base on which it shows.
  public var probe: VectorPushforward { mistake.probe.space ?? Catalogue.telltalePlane }

  /// In the order of the chapter.
  public static let allCases: [DeterminantMistake] = [
    multiplied, noJacobian, trace, diagonal, firstEntry, permanent, absInside, signed, perDimension, twice,
    atX, baseAtX, brokenInverse, transposed,
  ]

  // MARK: The determinant the wrong way up, or forgotten

  private struct Multiplied: DeterminantFormula {
    let id = "det-multiplied"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      1 / abs(jacobian(of: f, at: z).determinant)
    }
  }
  /// P_Z(z) |det J|.
  public static let multiplied = DeterminantMistake(
    Multiplied(),
    .init(
      "P_Z(z) |det J|",
      tempts: "The Jacobian at hand is f's, the formula in the book has f^-1's, and both are called J.",
      symptom: "got/want = (det J)^2"))

  private struct NoJacobian: DeterminantFormula {
    let id = "no-determinant"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { 1 }
  }
  /// P_Z(z).
  public static let noJacobian = DeterminantMistake(
    NoJacobian(),
    .init(
      "P_Z(z)",
      tempts: "The point is carried back, the volume is forgotten.",
      symptom: "got/want = |det J|; hidden on every rotation and shear"))

  // MARK: Another number of the matrix

  private struct Trace: DeterminantFormula {
    let id = "trace"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      let j = jacobian(of: f, at: z)
      return abs(z.indices.reduce(0) { $0 + j[$1, $1] })
    }
  }
  /// P_Z(z) / |trace J|.
  public static let trace = DeterminantMistake(
    Trace(),
    .init(
      "P_Z(z) / |trace J|",
      tempts:
        "The trace is the determinant's first-order change, for a flow in small steps, not for one step.",
      symptom: "[2 1; 1 3] has trace = det = 5: no probe"))

  private struct DiagonalProduct: DeterminantFormula {
    let id = "diagonal"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      let j = jacobian(of: f, at: z)
      return abs(z.indices.reduce(1) { $0 * j[$1, $1] })
    }
  }
  /// P_Z(z) / |product of the diagonal of J|.
  public static let diagonal = DeterminantMistake(
    DiagonalProduct(),
    .init(
      "P_Z(z) / |product of the diagonal of J|",
      tempts: "It is right for triangular Jacobians, which most layers have; a mixed layer has none.",
      symptom: "hidden on every triangular map"))

  private struct FirstEntry: DeterminantFormula {
    let id = "first-entry"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { abs(jacobian(of: f, at: z)[0, 0]) }
  }
  /// P_Z(z) / |J_11|.
  public static let firstEntry = DeterminantMistake(
    FirstEntry(), on: Catalogue.diagonalPlane,
    .init(
      "P_Z(z) / |J_11|",
      tempts: "In one dimension it is the whole matrix.",
      symptom: "hidden where the rest of the matrix has determinant 1"))

  /// The determinant's expansion with every sign a plus; D! terms, for the small D of a probe.
  private struct Permanent: DeterminantFormula {
    let id = "permanent"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      abs(Self.permanent(jacobian(of: f, at: z)))
    }
    private static func permanent<S: Scalar>(_ j: Matrix<S>, row: Int = 0, without used: Set<Int> = []) -> S {
      guard row < j.rows else { return 1 }
      return (0..<j.columns).filter { !used.contains($0) }.reduce(0) { sum, column in
        sum + j[row, column] * permanent(j, row: row + 1, without: used.union([column]))
      }
    }
  }
  /// P_Z(z) / |permanent of J|.
  public static let permanent = DeterminantMistake(
    Permanent(),
    .init(
      "P_Z(z) / |permanent of J|",
      tempts: "a d + b c for a d - b c: the sign of the swap is dropped.",
      symptom: "hidden on triangular maps"))

  private struct AbsInside: DeterminantFormula {
    let id = "abs-inside"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      abs(jacobian(of: f, at: z).map { abs($0) }.determinant)
    }
  }
  /// P_Z(z) / |det of the entries' absolute values|.
  public static let absInside = DeterminantMistake(
    AbsInside(),
    .init(
      "P_Z(z) / |det of the entries' absolute values|",
      tempts: "The bars are applied to the matrix before the determinant is taken.",
      symptom: "hidden where every entry of J is positive"))

  private struct Signed: DeterminantFormula {
    let id = "signed-det"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { jacobian(of: f, at: z).determinant }
  }
  /// P_Z(z) / det J.
  public static let signed = DeterminantMistake(
    Signed(),
    .init(
      "P_Z(z) / det J",
      tempts: "Orientation-preserving maps need no bars; a swap of two coordinates does.",
      symptom: "negative density where det J < 0; its logarithm is NaN"))

  private struct PerDimension: DeterminantFormula {
    let id = "per-dimension"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      pow(abs(jacobian(of: f, at: z).determinant), 1 / S(Double(z.count)))
    }
  }
  /// log P_Z(z) − (1/D) log |det J|.
  public static let perDimension = DeterminantMistake(
    PerDimension(),
    .init(
      "log P_Z(z) - (1/D) log|det J|",
      tempts: "The log-dets of the coordinates are averaged, or one is taken for all.",
      symptom: "2 I in the plane: 2 for 4; the gap grows with D"))

  private struct Twice: DeterminantFormula {
    let id = "summed-twice"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { pow(jacobian(of: f, at: z).determinant, 2) }
  }
  /// log P_Z(z) − 2 log |det J|.
  public static let twice = DeterminantMistake(
    Twice(),
    .init(
      "log P_Z(z) - 2 log|det J|",
      tempts: "The layer sums over the coordinates, and so does the caller.",
      symptom: "got/want = 1/|det J|"))

  // MARK: Something at the wrong point

  private struct JacobianAtX: DeterminantFormula {
    let id = "J-at-x"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      abs(jacobian(of: f, at: f.forward(z)).determinant)
    }
  }
  /// P_Z(z) / |det J(x)|.
  public static let atX = DeterminantMistake(
    JacobianAtX(),
    .init(
      "P_Z(z) / |det J(x)|",
      tempts: "x is the point at hand, so J is taken there.",
      symptom: "hidden on every linear map"))

  private struct BaseAtX: DeterminantFormula {
    let id = "det-base-at-x"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { abs(jacobian(of: f, at: z).determinant) }
    func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] { x }
  }
  /// P_Z(x) / |det J|.
  public static let baseAtX = DeterminantMistake(
    BaseAtX(),
    .init(
      "P_Z(x) / |det J|",
      tempts: "The base density is left with the x that was asked for.",
      symptom: "got/want = P_Z(x) / P_Z(z)"))

  /// The halves of a coupling joined again in the wrong order.
  private struct BrokenInverse: DeterminantFormula {
    let id = "broken-inverse"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { abs(jacobian(of: f, at: z).determinant) }
    func basePoint<S: Scalar>(of f: any VectorMap, at x: [S]) -> [S] { f.inverse(x).reversed() }
  }
  /// z with its halves joined in the wrong order.
  public static let brokenInverse = DeterminantMistake(
    BrokenInverse(),
    .init(
      "z with its halves joined in the wrong order",
      tempts: "Forward and backward passes split and join in two places, and one was changed.",
      symptom: "f(z) is not x: the round trip comes before any density"))

  private struct Transposed: DeterminantFormula {
    let id = "transposed-J"
    func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
      abs(jacobian(of: f, at: z).transposed.determinant)
    }
  }
  /// P_Z(z) / |det Jᵀ|.
  public static let transposed = DeterminantMistake(
    Transposed(),
    .init(
      "P_Z(z) / |det J^T|",
      tempts: "It looks wrong and is right: det J^T = det J, and it must be accepted.",
      symptom: "equal everywhere"))
}

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
