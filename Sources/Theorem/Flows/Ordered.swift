/// x₁ = z₁, x_k = x_{k−1} + exp(z_k): any K numbers become K numbers in rising order.
///
/// Shapes: K numbers in, the K ordered numbers x₁ < … < x_K out; the density is one of them all.
/// Domain: ℝ^K. Range: x₁ < … < x_K. Inverse: z₁ = x₁, z_k = log(x_k − x_{k−1}). log |det|: z₂ + ⋯ + z_K, the Jacobian being
/// triangular.
/// Trap: z₁ is no part of the determinant; the difference in the inverse cancels where a z_k is far below log |x_k|.
/// Source: Stan Reference Manual, "Ordered vector".
public struct Ordered: VectorMap {
  public let dimension: Int
  public let name: String
  public let formula: String

  /// K = `dimension` ≥ 1 numbers.
  public init(dimension: Int = 3) {
    precondition(dimension >= 1, "an order needs a number; got \(dimension)")
    self.dimension = dimension
    name = "ordered(\(dimension))"
    formula = (1...dimension).map { k in
      (["z1"] + (2...Swift.max(2, k)).filter { $0 <= k }.map { "exp(z\($0))" }).joined(separator: " + ")
    }.joined(separator: ", ")
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    z.dropFirst().reduce(into: [z[0]]) { $0.append($0[$0.count - 1] + exp($1)) }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0]] + zip(x.dropFirst(), x).map { log($0 - $1) } }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { z.dropFirst().reduce(0, +) }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && x.allSatisfy(\.isFinite) && zip(x, x.dropFirst()).allSatisfy { $0 < $1 }
  }
}
