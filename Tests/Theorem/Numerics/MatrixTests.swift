import Testing

@testable import Theorem

@Suite("Matrices") struct MatrixTests {
  private let a = Matrix<Double>([[1, 2, 3], [4, 5, 6]])
  private let b = Matrix<Double>([[1, 0], [2, 1], [0, 3]])

  @Test func products() {
    #expect(a * b == Matrix([[5, 11], [14, 23]]))
    #expect(a * [1, 0, -1] == [-2, -2])
    #expect((a * b).transposed == b.transposed * a.transposed)
    #expect(a * b != Matrix([[5, 11], [14, 24]]))
    #expect(a * .identity(3) == a)
    #expect(Matrix<Double>.identity(2) * a == a)
  }

  @Test func adjugateTimesMatrixIsTheDeterminant() {
    let c = Matrix<Double>([[2, -1, 0, 1], [1, 3, 2, 0], [0, 1, 1, 4], [5, 0, 2, 1]])
    #expect(c.adjugate * c == .diagonal(Array(repeating: c.determinantByMinors, count: 4)))
    #expect(c.adjugate.transposed * c != .diagonal(Array(repeating: c.determinantByMinors, count: 4)))
  }

  @Test func jacobianHasOneRowAnOutput() {
    let j = jacobian(at: [2.0, 3.0]) { z in [z[0] * z[1], z[0], z[1] * z[1]] }
    #expect(j == Matrix([[3, 2], [1, 0], [0, 6]]))
  }

  @Test func slopesOfAMapAndOfItsInverse() {
    #expect(derivative(of: Affine.rising, at: 3.0) == 2)
    #expect(derivativeOfInverse(of: Affine.rising, at: 3.0) == 0.5)
    #expect(derivative(of: Sinh(), at: 1.0) != 1)
  }
}
