import Foundation

/// Exercise 1: undo a chain. Equation (1).
///
/// A chain sends z₀ through f₁, then f₂, ..., then f_K, and x comes out. Give back z₀.
///
/// Given: `x`, and `inverses`, the functions f₁⁻¹, ..., f_K⁻¹, in the order in which the steps were taken.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func undone(_ x: Double, inverses: [(Double) -> Double]) throws -> Double {
  throw Unsolved()
}
