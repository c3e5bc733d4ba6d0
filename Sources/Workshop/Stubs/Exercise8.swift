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
  throw Unsolved()
}
