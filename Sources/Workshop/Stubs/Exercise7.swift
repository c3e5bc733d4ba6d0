import Foundation

/// Exercise 7: the size of the inverse's slope over a whole domain. Equation (7).
///
/// Give |(f⁻¹)′(a)| for each a of `points`, in their order. Or throw `HypothesisFails`, where the slopes at these
/// points show that f has a slope of 0, or turns around, so that it has no differentiable inverse.
///
/// Given: `points`, at least one; `inverse`, a claimed f⁻¹; `slope`, f′.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func sizesOfInverseSlope(
  at points: [Double], inverse: (Double) -> Double, slope: (Double) -> Double
) throws -> [Double] {
  throw Unsolved()
}
