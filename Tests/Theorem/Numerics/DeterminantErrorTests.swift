import Testing

@testable import Theorem

@Suite("How far log |det A| may be off") struct DeterminantErrorTests {
  /// I + U Vᵀ of rank one with whole-number entries, all sums exact: det = 1 + v·u, known without any elimination.
  private func known(_ d: Int) -> (Matrix<Double>, determinant: Double) {
    let u = (0..<d).map { Double($0 % 3 + 1) }
    let v = (0..<d).map { Double($0 % 5 - 2) }
    let dot = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
    return (LowRank(u: Matrix([u]).transposed, v: Matrix([v]).transposed).dense, 1 + dot)
  }

  @Test(arguments: [2, 3, 4, 7, 16, 33, 64]) func boundHolds(dimension d: Int) {
    let (a, determinant) = known(d)
    let (computed, allowed) = (a.logAbsDeterminant, a.logAbsDeterminantError())
    let truth = Double.log(abs(determinant))
    #expect(abs(computed - truth) <= allowed + truth.ulp)
    // A determinant wrong by one part in a million is still caught.
    #expect(abs(computed - Double.log(abs(determinant) * (1 + 0x1p-20))) > allowed)
  }

  @Test func perturbationIsCovered() {
    let a = LUDecompositionTests.sample(4)
    let slack = a.map { abs($0) * 0x1p-20 }
    let allowed = a.logAbsDeterminantError(perturbation: slack)
    // Every sign pattern of a change of one row.
    for pattern in 0..<16 {
      var changed = a
      for j in 0..<4 { changed[1, j] += (pattern >> j & 1 == 0 ? 1 : -1) * slack[1, j] }
      let gap = abs(changed.logAbsDeterminant - a.logAbsDeterminant)
      #expect(gap <= allowed)
      #expect(gap > a.logAbsDeterminantError())
    }
  }

  @Test func nearlySingularIsUndecided() {
    let nearly = Matrix<Double>([[1, 1], [1, 1 + 0x1p-52]])
    #expect(nearly.logAbsDeterminantError() == .infinity)
    #expect(Matrix<Double>.identity(2).logAbsDeterminantError() < 0x1p-45)
  }
}
