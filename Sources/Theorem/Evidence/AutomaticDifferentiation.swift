// Derivatives by dual numbers: exact but for rounding, from `forward` or `inverse` alone, never from a claim.

/// f′(z), from `forward` alone.
public func derivative<S: Scalar>(of map: some ScalarMap, at z: S) -> S {
  map.forward(Dual.variable(z)).derivative
}

/// (f⁻¹)′(x), from `inverse` alone; a second route about slopes only where `map.hasClosedInverse`.
public func derivativeOfInverse<S: Scalar>(of map: some ScalarMap, at x: S) -> S {
  map.inverse(Dual.variable(x)).derivative
}

/// ∂f/∂z: J_ij = ∂x_i/∂z_j, in D forward passes, one for each column.
///
/// Shapes: as many rows as f has outputs, D columns; square for every map the theorem accepts.
public func jacobian<S: Scalar>(of map: some VectorMap, at z: [S]) -> Matrix<S> {
  jacobian(at: z) { map.forward($0) }
}

/// ∂f⁻¹/∂x: J_ij = ∂z_i/∂x_j, from `inverse` alone.
public func jacobianOfInverse<S: Scalar>(of map: some VectorMap, at x: [S]) -> Matrix<S> {
  jacobian(at: x) { map.inverse($0) }
}

/// The Jacobian of any function of D numbers, given as it runs on dual numbers.
public func jacobian<S: Scalar>(at z: [S], of function: ([Dual<S>]) -> [Dual<S>]) -> Matrix<S> {
  precondition(!z.isEmpty, "a Jacobian needs a variable")
  let columns = z.indices.map { j in
    function(z.indices.map { $0 == j ? .variable(z[$0]) : .constant(z[$0]) }).map(\.derivative)
  }
  return Matrix(columns).transposed
}
