// Derivatives by dual numbers: exact but for rounding, from `forward` or `inverse` alone, never from a claim.

/// f′(z), from `forward` alone.
@inlinable public func derivative<S: Scalar>(of map: some ScalarMap, at z: S) -> S {
  map.forward(Dual.variable(z)).derivative
}

/// (f⁻¹)′(x), from `inverse` alone; a second route about slopes only where `map.hasClosedInverse`.
@inlinable public func derivativeOfInverse<S: Scalar>(of map: some ScalarMap, at x: S) -> S {
  map.inverse(Dual.variable(x)).derivative
}

/// ∂f/∂z: J_ij = ∂x_i/∂z_j, the columns of several variables in one forward pass.
///
/// Shapes: as many rows as f has outputs, D columns; square for every map the theorem accepts.
@inlinable public func jacobian<S: Scalar>(of map: some VectorMap, at z: [S]) -> Matrix<S> {
  if S.self == Double.self {
    return sameType(jacobian(at: sameType(z)) { (z: [Gradient]) in map.forward(z) })
  }
  return jacobian(at: z) { (z: [Dual<S>]) in map.forward(z) }
}

/// ∂f⁻¹/∂x: J_ij = ∂z_i/∂x_j, from `inverse` alone.
@inlinable public func jacobianOfInverse<S: Scalar>(of map: some VectorMap, at x: [S]) -> Matrix<S> {
  if S.self == Double.self {
    return sameType(jacobian(at: sameType(x)) { (x: [Gradient]) in map.inverse(x) })
  }
  return jacobian(at: x) { (x: [Dual<S>]) in map.inverse(x) }
}

/// The Jacobian of any function of D numbers, given as it runs on dual numbers, in D passes.
@inlinable public func jacobian<S: Scalar>(at z: [S], of function: ([Dual<S>]) -> [Dual<S>]) -> Matrix<S> {
  precondition(!z.isEmpty, "a Jacobian needs a variable")
  let columns = z.indices.map { j in
    function(z.indices.map { $0 == j ? .variable(z[$0]) : .constant(z[$0]) }).map(\.derivative)
  }
  return Matrix(columns).transposed
}

/// The Jacobian of any function of D numbers, given as it runs on gradients, in D/8 passes.
@inlinable public func jacobian(at z: [Double], of function: ([Gradient]) -> [Gradient]) -> Matrix<Double> {
  precondition(!z.isEmpty, "a Jacobian needs a variable")
  var elements: [Double] = []
  for first in stride(from: 0, to: z.count, by: Gradient.width) {
    let outputs = function(z.indices.map { .variable(z[$0], $0 - first) })
    if first == 0 { elements = Array(repeating: 0, count: outputs.count * z.count) }
    for (i, output) in outputs.enumerated() {
      for k in 0..<min(Gradient.width, z.count - first) {
        elements[i * z.count + first + k] = output.derivatives[k]
      }
    }
  }
  return Matrix(rows: elements.count / z.count, columns: z.count, elements: elements)
}
