import Foundation

/// Exercise 2: the mass of a window. Equation (2), window by window.
///
/// X = f(Z). Give the probability that X lies between u and v.
///
/// Given: `u` ≤ `v`; `inverse`, f⁻¹; `cumulative`, F_Z(z) = P(Z ≤ z). The map may rise or fall.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func mass(
  from u: Double, to v: Double, inverse: (Double) -> Double, cumulative: (Double) -> Double
) throws -> Double {
  throw Unsolved()
}
