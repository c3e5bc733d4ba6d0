import Foundation

/// Exercise 10, harder: the density of X = Z². Section 5 of the chapter.
///
/// The square is not one-to-one: two points lead to each x > 0, and none to x < 0. Give P_X(x) for x ≠ 0.
///
/// Given: `x`, not 0; `base`, P_Z, which need not be even.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func densityOfSquare(at x: Double, base: (Double) -> Double) throws -> Double {
  throw Unsolved()
}
