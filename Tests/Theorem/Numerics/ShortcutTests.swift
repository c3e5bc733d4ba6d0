import Testing

@testable import Theorem

@Suite("Determinants that need less than D³ operations") struct ShortcutTests {
  @Test func triangularNeedsTheDiagonal() {
    let a = LUDecompositionTests.sample(9)
    let lower = Matrix<Double>(rows: 9, columns: 9) { $0 < $1 ? 0 : a[$0, $1] }
    let shortcut = Triangular(diagonal: (0..<9).map { lower[$0, $0] })
    let allowed = 2 * lower.logAbsDeterminantError()
    #expect(abs(shortcut.logAbsDeterminant - lower.logAbsDeterminant) <= allowed)
    #expect(abs(shortcut.logAbsDeterminant - a.logAbsDeterminant) > a.logAbsDeterminantError() + allowed)
  }

  @Test(arguments: [1, 2, 5]) func lowRankIsTheSmallDeterminant(rank: Int) {
    let (d, entries) = (12, LUDecompositionTests.sample(12))
    let u = Matrix<Double>(rows: d, columns: rank) { entries[$0, $1] }
    let v = Matrix<Double>(rows: d, columns: rank) { entries[$0, $1 + 6] }
    let shortcut = LowRank(u: u, v: v)
    // The entries of I + Vᵀ U are sums of D + 1 rounded terms, those of I + U Vᵀ of rank + 1.
    let small = slack(shortcut.capacitance, u.transposed.map { abs($0) }, v.map { abs($0) }, terms: d + 1)
    let large = slack(shortcut.dense, u.map { abs($0) }, v.transposed.map { abs($0) }, terms: rank + 1)
    let allowed =
      shortcut.capacitance.logAbsDeterminantError(perturbation: small)
      + shortcut.dense.logAbsDeterminantError(perturbation: large)
    let dense = LUDecomposition(shortcut.dense)
    #expect(abs(shortcut.logAbsDeterminant - dense.logAbsDeterminant) <= allowed)
    #expect((shortcut.determinant < 0) == (dense.sign < 0))
    let wrong = LowRank(u: u, v: v.map { $0 * (1 + 0x1p-20) })
    #expect(abs(wrong.logAbsDeterminant - dense.logAbsDeterminant) > allowed)
  }

  private func slack(
    _ sum: Matrix<Double>, _ left: Matrix<Double>, _ right: Matrix<Double>, terms: Int
  ) -> Matrix<Double> {
    let sizes = left * right
    return Matrix(rows: sum.rows, columns: sum.rows) {
      gamma(terms) * (($0 == $1 ? 1 : 0) + max(sizes[$0, $1], sizes[$1, $0]))
    }
  }
}
