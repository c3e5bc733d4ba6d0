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
    guard forward(start).count == dimension else { return nil }
    var z = start
    var size = residual(z, x)
    // Quadratic convergence needs a handful of steps; that each must come nearer bounds the rest.
    for _ in 0..<steps where size > 0 {
      let step = LUDecomposition(jacobian(of: self, at: z)).solve(zip(x, forward(z)).map { $0 - $1 })
      guard step.allSatisfy(\.isFinite), let (next, less) = damped(z, step, x, below: size) else { break }
      z = next
      size = less
    }
    return reaches(z, x) ? z : nil
  }

  private func residual(_ z: [Double], _ x: [Double]) -> Double {
    zip(forward(z), x).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  /// The first of z + step, z + step/2, z + step/4, ... that comes nearer.
  private func damped(
    _ z: [Double], _ step: [Double], _ x: [Double], below size: Double
  ) -> ([Double], Double)? {
    var fraction = 1.0
    for _ in 0..<20 {
      let next = zip(z, step).map { $0 + fraction * $1 }
      let less = residual(next, x)
      if less < size { return (next, less) }
      fraction /= 2
    }
    return nil
  }

  /// Whether x lies where f may take the doubles beside z.
  private func reaches(_ z: [Double], _ x: [Double]) -> Bool {
    guard z.allSatisfy(\.isFinite) else { return false }
    let images = forward(z.map { Interval($0 - 4 * $0.ulp, $0 + 4 * $0.ulp) })
    return zip(images, x).allSatisfy { $0.contains($1) }
  }
}
