import Foundation

/// Exercise 11, harder: a coupling layer, its inverse, and both log-determinants in O(D).
///
/// The first half of z passes: x_A = z_A. The second half is stretched and shifted: x_B = z_B exp(s(z_A)) + t(z_A).
/// Give x and log |det ∂x/∂z|; then, from x, give z back and log |det ∂z/∂x|.
///
/// Given: an even number D of numbers, up to thousands; `scale`, s, and `shift`, t: from D/2 numbers, D/2 numbers.
///
/// It does not compile? `swift run learn` says where, and still judges the others.
public func couple(
  _ z: [Double], scale: ([Double]) -> [Double], shift: ([Double]) -> [Double]
) throws -> (x: [Double], logDeterminant: Double) {
  throw Unsolved()
}

/// z and log |det ∂z/∂x|, from x.
public func uncouple(
  _ x: [Double], scale: ([Double]) -> [Double], shift: ([Double]) -> [Double]
) throws -> (z: [Double], logDeterminant: Double) {
  throw Unsolved()
}
