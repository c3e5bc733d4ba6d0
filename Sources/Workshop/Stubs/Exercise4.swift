import Foundation

/// Exercise 4: the density of X = f(Z), from the slope of the inverse. Equation (4).
///
/// Give P_X(x), for every x: where no z leads, it is 0.
///
/// Given: `x`; `range`, the ends of f's range; `inverse`, f⁻¹; `inverseSlope`, (f⁻¹)′; `base`, P_Z.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func densityByInverseSlope(
  at x: Double, range: (lower: Double, upper: Double), inverse: (Double) -> Double,
  inverseSlope: (Double) -> Double, base: (Double) -> Double
) throws -> Double {
  throw Unsolved()
}
