import Testing

@testable import Theorem

@Suite("P A = L U and log |det A|") struct LUDecompositionTests {
  /// Entries in (−1, 1) that follow no pattern, the same on every run: fractional parts of multiples of √2, say.
  static func sample(_ dimension: Int, seed: Double = 1) -> Matrix<Double> {
    Matrix(rows: dimension, columns: dimension) { i, j in
      let place = Double(i * dimension + j + 1)
      return 2 * (place * place * Double.sqrt(2) * seed).truncatingRemainder(dividingBy: 1) - 1
    }
  }

  @Test(arguments: [1, 2, 3, 5, 8, 16]) func factorsMultiplyToThePermutedMatrix(dimension d: Int) {
    let a = Self.sample(d)
    #expect(worstBackwardError(LUDecomposition(a), of: a) <= 1)
  }

  @Test func aWrongFactorIsCaught() {
    let a = Self.sample(5)
    var planted = a
    planted[3, 2] += a[3, 2].ulp * 64
    #expect(worstBackwardError(LUDecomposition(planted), of: a) > 1)
  }

  @Test func pivotsKeepTheDigits() {
    let a = Matrix<Double>([[0x1p-60, 1], [1, 1]])
    #expect(LUDecomposition(a).solve([1, 2]).allSatisfy { abs($0 - 1) <= gamma(8) })
    let firstRowFirst = LUDecomposition(a, pivotKey: { _ in 0 })
    #expect(firstRowFirst.solve([1, 2])[0] == 0)
    #expect(LUDecomposition(a, pivotKey: { $0.magnitude }).permutation == LUDecomposition(a).permutation)
  }

  @Test(arguments: 1...6) func minorsAgree(dimension d: Int) {
    let a = Self.sample(d, seed: 3)
    let lu = LUDecomposition(a)
    // D! products of D factors each, no larger than 1.
    let terms = (1...d).reduce(1, *)
    #expect(abs(lu.determinant - a.determinantByMinors) <= gamma(2 * d) * Double(terms))
    #expect((lu.determinant < 0) == (lu.sign < 0))
    #expect(abs(lu.logAbsDeterminant - log(abs(a.determinantByMinors))) <= 2 * a.logAbsDeterminantError())
  }

  @Test func signs() {
    #expect(LUDecomposition(Matrix<Double>([[0, 1], [1, 0]])).sign == -1)
    #expect(LUDecomposition(Matrix<Double>([[1, 2], [3, 1]])).sign == -1)
    #expect(LUDecomposition(Matrix<Double>([[0, 1, 0], [0, 0, 1], [1, 0, 0]])).sign == 1)
    #expect(LUDecomposition(Matrix<Double>([[1, 2], [3, 1]])).determinant == -5)
  }

  @Test(arguments: [
    Matrix<Double>([[0]]), Matrix([[1, 2], [2, 4]]), Matrix([[0, 0], [0, 0]]),
    Matrix([[1, 0, 2, 3], [4, 0, 5, 6], [7, 0, 8, 9], [1, 0, 1, 2]]),
    Matrix([[1, 2, 3, 4], [2, 4, 6, 8], [1, 0, 0, 1], [0, 1, 0, 1]]),
  ]) func singular(a: Matrix<Double>) {
    let lu = LUDecomposition(a)
    #expect(lu.sign == 0)
    #expect(lu.determinant == 0)
    #expect(lu.logAbsDeterminant == -.infinity)
    #expect(a.logAbsDeterminant == -.infinity)
    #expect(a.logAbsDeterminantError() == .infinity)
  }

  @Test func notANumberStaysSo() {
    for place in 0..<16 {
      var a = Matrix<Double>.identity(4)
      a[place / 4, place % 4] = .nan
      #expect(a.determinant.isNaN)
      #expect(a.logAbsDeterminant.isNaN)
      #expect(LUDecomposition(a).sign.isNaN)
    }
  }

  // (log |det A|)′ = tr(A⁻¹ A′), Jacobi's formula: dual numbers pass through the elimination.
  @Test func dualNumbersPassThrough() {
    let (a, slope) = (Self.sample(5), Self.sample(5, seed: 7))
    let dual = Matrix(rows: 5, columns: 5) { Dual(a[$0, $1], slope[$0, $1]) }
    let product = LUDecomposition(a).inverse * slope
    let trace = (0..<5).reduce(0) { $0 + product[$1, $1] }
    // Both are good to the condition number times a few D roundings.
    let condition = 25 * LUDecomposition(a).inverse.elements.reduce(0) { max($0, abs($1)) }
    let allowed = gamma(3 * 25) * condition * condition
    let derivative = LUDecomposition(dual).logAbsDeterminant.derivative
    #expect(abs(derivative - trace) <= allowed)
    #expect(abs(derivative - trace * (1 + 0x1p-20)) > allowed)
  }

  @Test(arguments: [2, 8, 24]) func inverseInverts(dimension d: Int) {
    let a = Self.sample(d)
    let inverse = LUDecomposition(a).inverse
    let identity = a * inverse
    let sizes = a.map { abs($0) } * inverse.map { abs($0) }
    for i in 0..<d {
      for j in 0..<d {
        #expect(abs(identity[i, j] - (i == j ? 1 : 0)) <= gamma(3 * d * d) * sizes.elements.reduce(0, max))
      }
    }
  }

  /// det A = ∓10^∓400 is no double, its logarithm is.
  @Test func logarithmOutlivesTheDeterminant() {
    for scale in [1e-200, 1e200] {
      let a = Matrix<Double>([[scale, scale], [scale, -scale]])
      let logarithm = 2 * Double.log(scale) + Double.log(2)
      #expect(a.determinant == 0 || a.determinant.isInfinite)
      #expect(abs(a.logAbsDeterminant - logarithm) <= gamma(8) * abs(logarithm))
    }
    #expect(Matrix<Double>([[1e-200, 1e-200], [1e-200, 1e-200]]).logAbsDeterminant == -.infinity)
    #expect(Matrix<Double>([[.nan, 1], [1, 1]]).logAbsDeterminant.isNaN)
  }

  /// |P A − L U| over γ_D |L||U|, at the worst entry; Higham's theorem 9.3 says at most 1, plus the check's own
  /// rounding, which is as large.
  private func worstBackwardError(_ lu: LUDecomposition<Double>, of a: Matrix<Double>) -> Double {
    let d = lu.dimension
    let lower = Matrix<Double>(rows: d, columns: d) { $0 == $1 ? 1 : $0 > $1 ? lu.factors[$0, $1] : 0 }
    let upper = Matrix<Double>(rows: d, columns: d) { $0 <= $1 ? lu.factors[$0, $1] : 0 }
    let product = lower * upper
    let sizes = lower.map { abs($0) } * upper.map { abs($0) }
    var worst = 0.0
    for i in 0..<d {
      for j in 0..<d {
        let gap = abs(product[i, j] - a[lu.permutation[i], j])
        worst = max(worst, gap / (2 * gamma(d) * sizes[i, j]))
      }
    }
    return worst
  }
}
