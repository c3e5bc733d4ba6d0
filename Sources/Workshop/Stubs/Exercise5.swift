import Foundation

/// Exercise 5: the density of X = f(Z), from the slope of the map. Equation (5).
///
/// Give P_X(x). The range of f is the whole line here.
///
/// Given: `x`; `forward`, f; `inverse`, f⁻¹; `slope`, f′; `base`, P_Z. You may not need them all.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func densityBySlope(
  at x: Double, forward: (Double) -> Double, inverse: (Double) -> Double, slope: (Double) -> Double,
  base: (Double) -> Double
) throws -> Double {
  throw Unsolved()
}
