/// A rectangular array of numbers a_ij, row after row.
///
/// Shapes: `rows` × `columns`, both at least 1; counting starts at 0.
/// Edge cases: shapes that don't fit are a programmer's error and stop the program with a message.
public struct Matrix<S: Scalar>: Sendable {
  /// How many rows it has.
  public let rows: Int
  /// How many columns it has.
  public let columns: Int
  /// a_ij at place i · columns + j.
  public private(set) var elements: [S]

  /// The matrix with the given `elements`, row after row.
  public init(rows: Int, columns: Int, elements: [S]) {
    precondition(rows >= 1 && columns >= 1, "a matrix needs a row and a column; got \(rows) × \(columns)")
    precondition(
      elements.count == rows * columns, "\(rows) × \(columns) isn't the shape of \(elements.count) elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// a_ij = `entry(i, j)`.
  public init(rows: Int, columns: Int, entry: (Int, Int) -> S) {
    self.init(
      rows: rows, columns: columns,
      elements: (0..<rows).flatMap { i in (0..<columns).map { j in entry(i, j) } })
  }

  /// The matrix with the given rows, all of the same length.
  public init(_ rows: [[S]]) {
    precondition(!rows.isEmpty, "a matrix needs a row")
    precondition(rows.allSatisfy { $0.count == rows[0].count }, "the rows of a matrix have one length")
    self.init(rows: rows.count, columns: rows[0].count, elements: rows.flatMap(\.self))
  }

  /// I, with ones on the diagonal and zeros elsewhere.
  public static func identity(_ dimension: Int) -> Matrix {
    Matrix(rows: dimension, columns: dimension) { $0 == $1 ? 1 : 0 }
  }

  /// The matrix with `entries` on its diagonal and zeros elsewhere.
  public static func diagonal(_ entries: [S]) -> Matrix {
    Matrix(rows: entries.count, columns: entries.count) { $0 == $1 ? entries[$0] : 0 }
  }

  /// Whether it has as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// a_ij.
  public subscript(i: Int, j: Int) -> S {
    get { elements[i * columns + j] }
    set { elements[i * columns + j] = newValue }
  }

  /// Aᵀ.
  public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  /// The same shape, each entry changed.
  public func map<T: Scalar>(_ change: (S) -> T) -> Matrix<T> {
    Matrix<T>(rows: rows, columns: columns, elements: elements.map(change))
  }

  /// A v.
  public static func * (a: Matrix, v: [S]) -> [S] {
    precondition(a.columns == v.count, "\(a.rows) × \(a.columns) times a vector of \(v.count)")
    return (0..<a.rows).map { i in
      (1..<a.columns).reduce(a[i, 0] * v[0]) { $0 + a[i, $1] * v[$1] }
    }
  }

  /// A B.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns)")
    return Matrix(rows: a.rows, columns: b.columns) { i, j in
      (1..<a.columns).reduce(a[i, 0] * b[0, j]) { $0 + a[i, $1] * b[$1, j] }
    }
  }
}

extension Matrix: Equatable where S: Equatable {}
