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
    x.count == dimension && x.isInsideSimplex
  }
}

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
    x.count == dimension && x.isInsideSimplex
  }
}

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
    x.count == dimension && x.areFinite && zip(x, x.dropFirst()).allSatisfy { $0 < $1 }
  }
}

/// L_ij = t_ij √(1 − L_i1² − ⋯ − L_i,j−1²) for i > j, with t_ij = tanh(z_ij): any K(K − 1)/2 numbers become the Cholesky factor L of a
/// correlation matrix L Lᵀ.
///
/// Shapes: K(K − 1)/2 numbers in, row by row (L_21, L_31, L_32, L_41, …), and as many out: the entries of L below its
/// diagonal. L_ii = √(1 − Σ_j L_ij²) is no coordinate, and the density is one of the entries below.
/// Domain: ℝ^(K(K−1)/2). Range: Σ_j L_ij² < 1 in each row. Inverse: z_ij = atanh(L_ij/√(1 − L_i1² − ⋯ − L_i,j−1²)).
/// log |det|: −Σ (1 + i − j) log cosh z_ij, i > j, for 1 − t² = 1/cosh² z: two of the 1 + i − j for z_ij's own slope, and one for each
/// entry behind it in its row.
/// Trap: the determinant of z ↦ L Lᵀ, the correlations themselves, is another.
/// Source: Lewandowski, Kurowicka & Joe, J. Multivariate Analysis 100 (2009), section 2; Stan Reference Manual, "Cholesky factors
/// of correlation matrices".
public struct CholeskyCorrelation: VectorMap {
  /// K, the size of the matrix.
  public let size: Int
  public let name: String
  public let formula: String
  /// Row i's places among the coordinates, i = 2, …, K.
  private let rows: [Range<Int>]

  /// K = `size` ≥ 2.
  public init(size: Int = 3) {
    precondition(size >= 2, "a correlation is one of two or more; got \(size)")
    self.size = size
    name = "cholesky-correlation(\(size))"
    rows = (1..<size).map { i in i * (i - 1) / 2..<i * (i + 1) / 2 }
    formula = rows.flatMap { row in
      row.map { k in
        "tanh(z\(k + 1))" + (row.lowerBound..<k).map { "/cosh(z\($0 + 1))" }.joined()
      }
    }.joined(separator: ", ")
  }

  public var dimension: Int { size * (size - 1) / 2 }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    rows.flatMap { row in
      var left: S = 1
      return row.map { k in
        let entry = tanh(z[k]) * left
        left = left / cosh(z[k])
        return entry
      }
    }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    rows.flatMap { row in
      var left: S = 1
      return row.map { k in
        let share = atanh(x[k] / sqrt(left))
        left = left - pow(x[k], 2)
        return share
      }
    }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    rows.reduce(0) { sum, row in
      row.reduce(sum) { $0 - S(Double(1 + row.upperBound - $1)) * logCosh(z[$1]) }
    }
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && rows.allSatisfy { $0.reduce(0) { $0 + x[$1] * x[$1] } < 1 }
  }
}
