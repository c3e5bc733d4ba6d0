import Foundation

/// Exercise 6: the slope of the inverse, and the triangle's corner. Equation (6).
///
/// The graph of f passes through B(b, a), that of f⁻¹ through A(a, b), with a = f(b). The tangents there meet on
/// the line y = x, in (c, c). Give the slope of f⁻¹ at a, and c; nil for c where the tangents do not meet.
///
/// Given: `a`; `forward`, f; `inverse`, f⁻¹; `slope`, f′. You may not need them all.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func slopeOfInverse(
  at a: Double, forward: (Double) -> Double, inverse: (Double) -> Double, slope: (Double) -> Double
) throws -> (slope: Double, c: Double?) {
  throw Unsolved()
}
