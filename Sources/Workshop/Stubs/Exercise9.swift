import Foundation

/// Exercise 9: the log-density at the end of a chain. Equation (9).
///
/// A chain sends z₀ through f₁, then f₂, ..., then f_K, and x comes out. Give log P_X(x).
///
/// Given: `x`; `inverses`, f₁⁻¹, ..., f_K⁻¹, and `slopes`, f₁′, ..., f_K′, both in the order in which the steps were
/// taken; `logBase`, log P_Z of z₀.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func logDensityAlongChain(
  at x: Double, inverses: [(Double) -> Double], slopes: [(Double) -> Double], logBase: (Double) -> Double
) throws -> Double {
  throw Unsolved()
}
