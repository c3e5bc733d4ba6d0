/// x_k = s_k (1 − s_1) ⋯ (1 − s_{k−1}) with the shares s_k = 1/(1 + exp(log(K − k) − z_k)): any K − 1 numbers become K
/// lengths that add up to 1.
///
/// Shapes: K − 1 numbers in, the first K − 1 lengths out; the last is 1 − Σ x_k, and the density is one of the K − 1.
/// Domain: ℝ^(K−1); z = 0 breaks the stick into equal parts. Range: x_k > 0, Σ x_k < 1.
/// Inverse: z_k = log(x_k/(1 − x_1 − ⋯ − x_k)) + log(K − k).
/// log |det|: Σ log s_k + (K − k) log(1 − s_k), the Jacobian being triangular.
/// Trap: the softmax of K − 1 numbers and a 0 has the same range and another determinant; the difference in the
/// inverse cancels when little of the stick is left.
/// Source: Stan Reference Manual, "Unit simplex"; Betancourt, Cruising the simplex, arXiv 1010.3436 (2010).
public struct UnitSimplex: VectorMap {
  /// K, the number of lengths.
  public let count: Int
  public let name: String
  public let formula: String

  /// K = `count` ≥ 2 lengths.
  public init(count: Int = 3) {
    precondition(count >= 2, "a simplex has two lengths or more; got \(count)")
    self.count = count
    name = "stick-breaking(\(count))"
    func shifted(_ k: Int) -> String { k == count - 1 ? "z\(k)" : "z\(k) - log(\(count - k))" }
    formula = (1..<count).map { k in
      (["sigmoid(\(shifted(k)))"] + (1..<k).map { "sigmoid(-(\(shifted($0))))" }).joined(separator: "*")
    }.joined(separator: ", ")
  }

  public var dimension: Int { count - 1 }

  /// z_k − log(K − k), of which s_k is the sigmoid.
  private func shifted<S: Scalar>(_ z: [S]) -> [S] {
    z.enumerated().map { i, z in i == count - 2 ? z : z - log(S(Double(count - 1 - i))) }
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    var left: S = 1
    return shifted(z).map { y in
      let length = left / (1 + exp(-y))
      left = left / (1 + exp(y))
      return length
    }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    var left: S = 1
    return x.enumerated().map { i, length in
      left = left - length
      return log(length / left) + log(S(Double(count - 1 - i)))
    }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    shifted(z).enumerated().reduce(0) { sum, term in
      let (i, y) = term
      return sum - logOnePlusExp(-y) - S(Double(count - 1 - i)) * logOnePlusExp(y)
    }
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && x.allSatisfy { $0 > 0 } && x.reduce(0, +) < 1
  }
}
