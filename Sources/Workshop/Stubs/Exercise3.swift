import Foundation

/// Exercise 3: the mass element. Equation (3), before the limit.
///
/// A step from z to z + dz is carried by f to a step from f(z) to f(z + dz), and its mass with it.
/// Give the mass of that step per unit of length of its image: a density, so never negative.
///
/// Given: `z` and `dz`, not 0, of either sign; `forward`, f; `cumulative`, F_Z(z) = P(Z ≤ z).
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func massPerLength(
  at z: Double, step dz: Double, forward: (Double) -> Double, cumulative: (Double) -> Double
) throws -> Double {
  throw Unsolved()
}
