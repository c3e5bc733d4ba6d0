/// ∫ over a finite interval by n points, chosen so that every polynomial of degree 2n − 1 comes out right.
///
/// Formula: nodes at the roots of Legendre's Pₙ, found by Newton's method from cos π(k − 1/4)/(n + 1/2), weights
/// 2/((1 − t²) Pₙ′(t)²).
/// Domain: n from 1 to 64. For a smooth function the error falls faster than any power of n; one with a kink spoils that.
/// Allowed error: nodes and weights to a few units in the last place; no error bar for the integral: compare two n, or ask
/// `Quadrature`.
/// Source: Davis & Rabinowitz, Methods of Numerical Integration (1984), section 2.7.
public struct GaussLegendre: Sendable {
  /// On (−1, 1), falling.
  public let nodes: [Double]
  /// One for each node, of sum 2.
  public let weights: [Double]

  /// The rule of `points` nodes, 1 to 64.
  public init(points n: Int) {
    precondition((1...64).contains(n), "Gauss-Legendre takes 1 to 64 points here; got \(n)")
    var nodes: [Double] = []
    var weights: [Double] = []
    for k in 1...n {
      var t = Double.cos(.pi * (Double(k) - 0.25) / (Double(n) + 0.5))
      // Newton's error is squared each time, from 1e-2 at worst.
      for _ in 0..<6 {
        let (value, slope) = Self.legendre(n, t)
        t -= value / slope
      }
      let slope = Self.legendre(n, t).slope
      nodes.append(t)
      weights.append(2 / ((1 - t * t) * slope * slope))
    }
    (self.nodes, self.weights) = (nodes, weights)
  }

  /// ∫ from `a` to `b`.
  public func integral(from a: Double, to b: Double, of f: (Double) -> Double) -> Double {
    let (centre, radius) = (a / 2 + b / 2, b / 2 - a / 2)
    return radius * zip(nodes, weights).reduce(0) { $0 + $1.1 * f(centre + radius * $1.0) }
  }

  /// Pₙ(t) and Pₙ′(t), by k Pₖ = (2k − 1) t Pₖ₋₁ − (k − 1) Pₖ₋₂.
  private static func legendre(_ n: Int, _ t: Double) -> (value: Double, slope: Double) {
    var (last, value) = (1.0, t)
    for k in stride(from: 2.0, through: Double(n), by: 1) {
      (last, value) = (value, ((2 * k - 1) * t * value - (k - 1) * last) / k)
    }
    return (value, Double(n) * (t * value - last) / (t * t - 1))
  }
}
