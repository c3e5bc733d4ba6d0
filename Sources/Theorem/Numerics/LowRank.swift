/// I + U Vᵀ with thin U and V: det(I_D + U Vᵀ) = det(I_k + Vᵀ U), O(D k² + k³) operations for O(D³).
///
/// Shapes: U and V are D × k. Useful for k well below D.
/// Edge cases: 0, and −∞ for the logarithm, where I + U Vᵀ is singular.
/// Source: the matrix determinant lemma, or Sylvester's identity; Rezende & Mohamed, Variational Inference with
/// Normalizing Flows (2015), section 4.1, for its use in flows.
public struct LowRank<S: Scalar>: Sendable {
  /// U, D × k.
  public let u: Matrix<S>
  /// V, D × k.
  public let v: Matrix<S>

  /// I + U Vᵀ for U and V of one shape.
  public init(u: Matrix<S>, v: Matrix<S>) {
    precondition(u.rows == v.rows && u.columns == v.columns, "U and V of I + U Vᵀ have one shape")
    self.u = u
    self.v = v
  }

  /// I_k + Vᵀ U, k × k.
  @inlinable public var capacitance: Matrix<S> {
    let product = v.transposed * u
    return Matrix(rows: u.columns, columns: u.columns) { $0 == $1 ? 1 + product[$0, $1] : product[$0, $1] }
  }
  /// I_D + U Vᵀ written out, D × D: what the lemma saves us from.
  @inlinable public var dense: Matrix<S> {
    let product = u * v.transposed
    return Matrix(rows: u.rows, columns: u.rows) { $0 == $1 ? 1 + product[$0, $1] : product[$0, $1] }
  }

  /// det(I_k + Vᵀ U).
  @inlinable public var determinant: S { capacitance.determinant }
  /// log |det(I_k + Vᵀ U)|.
  @inlinable public var logAbsDeterminant: S { capacitance.logAbsDeterminant }
}
