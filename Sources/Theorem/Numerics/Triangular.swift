/// A triangular matrix, of which determinants need only the diagonal: log |det T| = Σ log |t_ii|, O(D) operations.
///
/// Shapes: D × D; the entries beside the diagonal don't enter.
/// Edge cases: −∞ where a diagonal entry is 0.
/// Allowed error: γ_(D+1) Σ |log |t_ii||, with logarithms good to 1 ulp.
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), section 3.1.
public struct Triangular<S: Scalar>: Sendable {
  /// t_11, …, t_DD.
  public let diagonal: [S]

  /// Any triangular matrix with this diagonal, of at least one entry.
  @inlinable public init(diagonal: [S]) {
    precondition(!diagonal.isEmpty, "a triangular matrix needs a diagonal")
    self.diagonal = diagonal
  }

  /// Π t_ii.
  @inlinable public var determinant: S {
    var product = diagonal[0]
    for entry in diagonal.dropFirst() { product = product * entry }
    return product
  }
  /// Σ log |t_ii|.
  @inlinable public var logAbsDeterminant: S {
    var sum = log(abs(diagonal[0]))
    for entry in diagonal.dropFirst() { sum = sum + log(abs(entry)) }
    return sum
  }
}
