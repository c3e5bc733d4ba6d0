import Foundation

/// Exercise 8: the log-density of X = f(Z) in D dimensions. Equation (8).
///
/// Give log P_X(x).
///
/// Given: `x`, D numbers; `inverse`, f⁻¹; `jacobian`, the D rows of ∂f/∂z at a point; `logBase`, log P_Z.
/// D is at most 4, and the Jacobian is invertible, but its first entry may be 0.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func logDensityInSpace(
  at x: [Double], inverse: ([Double]) -> [Double], jacobian: ([Double]) -> [[Double]],
  logBase: ([Double]) -> Double
) throws -> Double {
  let z = inverse(x)
  return logBase(z) - log(abs(determinant(jacobian(z))))
}

/// Along the first row, each entry times the determinant of what its row and column leave.
private func determinant(_ m: [[Double]]) -> Double {
  guard m.count > 1 else { return m[0][0] }
  return m.indices.reduce(0) { sum, j in
    let minor = m.dropFirst().map { row in row.indices.filter { $0 != j }.map { row[$0] } }
    return sum + (j % 2 == 0 ? 1 : -1) * m[0][j] * determinant(minor)
  }
}
