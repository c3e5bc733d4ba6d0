/// A rectangular array of numbers a_ij, row after row.
///
/// Shapes: `rows` × `columns`, both at least 1; counting starts at 0.
/// Edge cases: shapes that don't fit are a programmer's error and stop the program with a message.
public struct Matrix<S: Scalar>: Sendable {
  /// How many rows it has.
  public let rows: Int
  /// How many columns it has.
  public let columns: Int
  @usableFromInline var storage: [S]
  /// a_ij at place i · columns + j.
  @inlinable public var elements: [S] { storage }

  /// The matrix with the given `elements`, row after row.
  @inlinable public init(rows: Int, columns: Int, elements: [S]) {
    precondition(rows >= 1 && columns >= 1, "a matrix needs a row and a column; got \(rows) × \(columns)")
    precondition(
      elements.count == rows * columns, "\(rows) × \(columns) isn't the shape of \(elements.count) elements")
    self.rows = rows
    self.columns = columns
    storage = elements
  }

  /// a_ij = `entry(i, j)`.
  @inlinable public init(rows: Int, columns: Int, entry: (Int, Int) -> S) {
    var elements: [S] = []
    elements.reserveCapacity(rows * columns)
    for i in 0..<rows {
      for j in 0..<columns { elements.append(entry(i, j)) }
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// The matrix with the given rows, all of the same length.
  @inlinable public init(_ rows: [[S]]) {
    precondition(!rows.isEmpty, "a matrix needs a row")
    precondition(rows.allSatisfy { $0.count == rows[0].count }, "the rows of a matrix have one length")
    self.init(rows: rows.count, columns: rows[0].count, elements: rows.flatMap(\.self))
  }

  /// I, with ones on the diagonal and zeros elsewhere.
  @inlinable public static func identity(_ dimension: Int) -> Matrix {
    Matrix(rows: dimension, columns: dimension) { $0 == $1 ? 1 : 0 }
  }

  /// The matrix with `entries` on its diagonal and zeros elsewhere.
  @inlinable public static func diagonal(_ entries: [S]) -> Matrix {
    Matrix(rows: entries.count, columns: entries.count) { $0 == $1 ? entries[$0] : 0 }
  }

  /// Whether it has as many rows as columns.
  @inlinable public var isSquare: Bool { rows == columns }

  /// a_ij.
  @inlinable public subscript(i: Int, j: Int) -> S {
    get { storage[i * columns + j] }
    set { storage[i * columns + j] = newValue }
  }

  /// Aᵀ.
  @inlinable public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  /// The same shape, each entry changed.
  @inlinable public func map<T: Scalar>(_ change: (S) -> T) -> Matrix<T> {
    Matrix<T>(rows: rows, columns: columns, elements: elements.map(change))
  }

  /// A v.
  @inlinable public static func * (a: Matrix, v: [S]) -> [S] { a.times(v) { $0 } }

  /// A v, the entries of A taken as numbers of v's kind.
  @inlinable func times<T: Scalar>(_ v: [T], as convert: (S) -> T) -> [T] {
    precondition(columns == v.count, "\(rows) × \(columns) times a vector of \(v.count)")
    var product: [T] = []
    product.reserveCapacity(rows)
    var place = 0
    for _ in 0..<rows {
      var sum = convert(storage[place]) * v[0]
      for j in 1..<columns { sum = sum + convert(storage[place + j]) * v[j] }
      product.append(sum)
      place += columns
    }
    return product
  }

  /// A B.
  @inlinable public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns)")
    return Matrix(rows: a.rows, columns: b.columns) { i, j in
      var sum = a[i, 0] * b[0, j]
      for k in 1..<a.columns { sum = sum + a[i, k] * b[k, j] }
      return sum
    }
  }
}

extension Matrix: Equatable where S: Equatable {}

/// A triangular matrix, of which determinants need only the diagonal: log |det T| = Σ log |t_ii|, O(D) operations.
///
/// Shapes: D × D; the entries beside the diagonal don't enter.
/// Edge cases: −∞ where a diagonal entry is 0.
/// Allowed error: γ_(D+1) Σ |log |t_ii||, with logarithms good to 1 ulp.
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), section 3.1.
public struct Triangular<S: Scalar>: Sendable {
  /// t_11, …, t_DD.
  public let diagonal: [S]

  /// Any triangular matrix with this diagonal, of at least one entry.
  @inlinable public init(diagonal: [S]) {
    precondition(!diagonal.isEmpty, "a triangular matrix needs a diagonal")
    self.diagonal = diagonal
  }

  /// Π t_ii.
  @inlinable public var determinant: S {
    var product = diagonal[0]
    for entry in diagonal.dropFirst() { product = product * entry }
    return product
  }
  /// Σ log |t_ii|.
  @inlinable public var logAbsDeterminant: S {
    var sum = log(abs(diagonal[0]))
    for entry in diagonal.dropFirst() { sum = sum + log(abs(entry)) }
    return sum
  }
}
