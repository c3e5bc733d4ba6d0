/// x_i = z_i (1 − z_1) ⋯ (1 − z_{i−1}): each z_i breaks its share off what is left of a stick of length 1.
///
/// Shapes: D shares in, the first D lengths out; the last, D + 1st, is 1 − Σ x_i.
/// Domain: the open unit cube. Range: x_i > 0, Σ x_i < 1. Inverse: z_i = x_i/(1 − x_1 − ⋯ − x_{i−1}).
/// log |det|: Σ (D − i) log(1 − z_i), the Jacobian being triangular.
/// Trap: the difference in the inverse cancels when little of the stick is left.
/// Source: Sethuraman, Statistica Sinica 4 (1994); Stan Reference Manual, "Unit simplex".
public struct StickBreaking: VectorMap {
  public let dimension: Int
  public let name: String
  public let formula: String

  /// D = `dimension` ≥ 1 breaks.
  public init(dimension: Int = 3) {
    precondition(dimension >= 1, "a stick is broken at least once; got \(dimension)")
    self.dimension = dimension
    name = "stick-breaking-\(dimension)"
    formula = (1...dimension).map { i in
      (["z\(i)"] + (1..<i).map { "(1 - z\($0))" }).joined(separator: "*")
    }.joined(separator: ", ")
  }

  public var domain: [Domain] { Array(repeating: .unit, count: dimension) }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    var left: S = 1
    return z.map { share in
      let length = inside(.unit, share) { share } * left
      left = left * (1 - share)
      return length
    }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    var left: S = 1
    return x.map { length in
      let share = length / left
      left = left - length
      return share
    }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    z.indices.dropLast().reduce(0) { $0 + S(Double(dimension - 1 - $1)) * log1p(-z[$1]) }
  }
  /// Dirichlet laws, the first of them flat.
  public var targets: [VectorTarget] {
    let flat = Array(repeating: 1, count: dimension + 1)
    let bent = (0...dimension).map { [2, 3, 1, 4][$0 % 4] }
    // The laws whose factorials are doubles exactly.
    return [flat, bent].filter { $0.reduce(0, +) <= 23 }.map { parameters in
      let law = Dirichlet(parameters)
      return VectorTarget(self, of: law.shares, is: law)
    }
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && x.allSatisfy { $0 > 0 } && x.reduce(0, +) < 1
  }
}
