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
    function(Array(count: z.count) { $0 == j ? .variable(z[$0]) : .constant(z[$0]) }).map { $0.derivative }
  }
  return Matrix(columns).transposed
}

/// The Jacobian of any function of D numbers, given as it runs on gradients, in D/`Gradient.width` passes.
@inlinable public func jacobian(at z: [Double], of function: ([Gradient]) -> [Gradient]) -> Matrix<Double> {
  precondition(!z.isEmpty, "a Jacobian needs a variable")
  var elements: [Double] = []
  for first in stride(from: 0, to: z.count, by: Gradient.width) {
    let outputs = function(Array(count: z.count) { .variable(z[$0], $0 - first) })
    if first == 0 { elements = Array(repeating: 0, count: outputs.count * z.count) }
    let width = min(Gradient.width, z.count - first)
    for i in outputs.indices {
      let derivatives = outputs[i].derivatives
      for k in 0..<width { elements[i * z.count + first + k] = derivatives[k] }
    }
  }
  return Matrix(rows: elements.count / z.count, columns: z.count, elements: elements)
}

extension VectorMap {
  /// A z with f(z) = `x`, by at most so many steps of Newton's method from `start`, each halved until f comes nearer to x.
  ///
  /// Edge cases: nil where f's rounding is not reached, at a singular Jacobian, beside a domain, and for a map of D
  /// numbers to another number of them; where f isn't one-to-one, one z of several.
  /// Allowed error: f(z) is as near to `x` as rounding z and f can tell: x lies in the enclosure of f over the four doubles to either
  /// side of z, in which the last of Newton's steps may end.
  /// Source: Dennis & Schnabel, Numerical Methods for Unconstrained Optimization (1983), section 6.3.
  public func numericalInverse(_ x: [Double], near start: [Double], steps: Int = 100) -> [Double]? {
    precondition(
      x.count == dimension && start.count == dimension, "one number for each of \(dimension) variables")
    var here = approach(start, x)
    guard here.left.count == dimension else { return nil }
    // Quadratic convergence needs a handful of steps; that each must come nearer bounds the rest.
    for _ in 0..<steps where here.size > 0 {
      let step = LUDecomposition(jacobian(of: self, at: here.z)).solve(here.left)
      guard step.areFinite, let next = damped(here, step, x) else { break }
      here = next
    }
    return reaches(here.z, x) ? here.z : nil
  }

  /// A point, and what is left from its image to x.
  private typealias Approach = (z: [Double], left: [Double], size: Double)

  private func approach(_ z: [Double], _ x: [Double]) -> Approach {
    let images = forward(z)
    guard images.count == x.count else { return (z, [], .nan) }
    var left: [Double] = []
    var size = 0.0
    for i in x.indices {
      left.append(x[i] - images[i])
      size = max(size, left[i].magnitude)
    }
    return (z, left, size)
  }

  /// The first of z + step, z + step/2, z + step/4, ... that comes nearer.
  private func damped(_ here: Approach, _ step: [Double], _ x: [Double]) -> Approach? {
    var fraction = 1.0
    for _ in 0..<20 {
      let next = approach(pairwise(here.z, step) { $0 + fraction * $1 }, x)
      if next.size < here.size { return next }
      fraction /= 2
    }
    return nil
  }

  /// Whether x lies where f may take the doubles beside z.
  private func reaches(_ z: [Double], _ x: [Double]) -> Bool {
    guard z.areFinite else { return false }
    let images = forward(z.map { Interval($0 - 4 * $0.ulp, $0 + 4 * $0.ulp) })
    return zip(images, x).allSatisfy { $0.contains($1) }
  }
}
