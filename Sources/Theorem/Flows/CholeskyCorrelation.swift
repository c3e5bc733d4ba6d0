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
