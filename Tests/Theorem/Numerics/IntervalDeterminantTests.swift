import Testing

@testable import Theorem

@Suite("Determinants over intervals")
struct IntervalDeterminantTests {
  /// A + width in every entry, A a matrix of small whole numbers with a dominant diagonal.
  private func matrix(_ d: Int, width: Double) -> Matrix<Interval> {
    Matrix(rows: d, columns: d) { i, j in
      let entry = Double((3 * i + 5 * j + i * j) % 7 - 3) + (i == j ? 9 : 0)
      return Interval(entry, entry + width)
    }
  }

  /// The determinant of whole numbers by fraction-free elimination, exact in 64 bits for the sizes here.
  private func exact(_ d: Int) -> Int {
    var a = (0..<d).map { i in (0..<d).map { j in (3 * i + 5 * j + i * j) % 7 - 3 + (i == j ? 9 : 0) } }
    var previous = 1
    for k in 0..<(d - 1) {
      for i in (k + 1)..<d {
        for j in (k + 1)..<d { a[i][j] = (a[i][j] * a[k][k] - a[i][k] * a[k][j]) / previous }
      }
      previous = a[k][k]
    }
    return a[d - 1][d - 1]
  }

  /// Left: elimination over intervals. Right: whole numbers, by Bareiss's elimination without fractions.
  @Test(arguments: [1, 2, 3, 5, 8])
  func enclosesWholeNumbers(_ d: Int) {
    let known = Double(exact(d))
    #expect(matrix(d, width: 0).preconditionedDeterminant.contains(known))
    #expect(matrix(d, width: 0x1p-20).preconditionedDeterminant.contains(known))
    #expect(!matrix(d, width: 0).preconditionedDeterminant.contains(known * (1 + 0x1p-20)))
  }

  /// Up to D = 16 the answer is never wider than plain elimination's, and in 16 dimensions narrower by far.
  @Test(arguments: [2, 4, 8, 16])
  func isNarrow(_ d: Int) {
    let a = matrix(d, width: 0x1p-16)
    #expect(a.determinant.contains(a.preconditionedDeterminant))
    if d == 16 { #expect(8 * a.preconditionedDeterminant.width < a.determinant.width) }
  }

  /// A matrix that may be singular: 0 is inside, nothing traps.
  @Test func singular() {
    let a = Matrix<Interval>([[1, 2], [2, 4]])
    #expect(a.preconditionedDeterminant.contains(0.0))
    #expect(!Matrix<Interval>([[.entire, 0], [0, 1]]).preconditionedDeterminant.isBounded)
  }
}
