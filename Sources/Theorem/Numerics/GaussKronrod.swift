/// ∫ over a finite panel by 15 Kronrod points, compared with the 7 Gauss points among them; the worst halved.
enum GaussKronrod {
  /// ∫ from `a` to `b`: the panel whose two rules differ most is halved, until they all agree or there are 64.
  ///
  /// `isSmooth` is false where they never agreed: then the difference of the two rules is no error bar.
  static func integral(from a: Double, to b: Double, of f: (Double) -> Double) -> (
    estimate: Estimate, isSmooth: Bool
  ) {
    var panels = [panel(a, b, f)]
    var (difference, size) = (panels[0].difference, panels[0].size)
    // A NaN compares false: it stops here, and the caller sees it.
    while difference > size * 0x1p-46, panels.count < 64,
      let worst = panels.indices.max(by: { panels[$0].difference < panels[$1].difference })
    {
      let whole = panels[worst]
      let middle = whole.lower / 2 + whole.upper / 2
      panels[worst] = panel(whole.lower, middle, f)
      panels.append(panel(middle, whole.upper, f))
      difference = panels.reduce(0) { $0 + $1.difference }
      size = panels.reduce(0) { $0 + $1.size }
    }
    let estimate = Estimate(
      panels.reduce(0) { $0 + $1.value },
      error: difference + size * Quadrature.rounding + panels.reduce(0) { $0 + $1.blur })
    return (estimate, difference <= size * 0x1p-46)
  }

  private struct Panel {
    let lower: Double
    let upper: Double
    let value: Double
    let difference: Double
    let size: Double
    /// What an ulp of x does: it times the variation of f.
    let blur: Double
  }

  private static func panel(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Panel {
    let (centre, radius) = (a / 2 + b / 2, b / 2 - a / 2)
    let middle = f(centre)
    var kronrod = middle * kronrodWeights[7]
    var gauss = middle * gaussWeights[3]
    var size = middle.magnitude * kronrodWeights[7]
    var variation = 0.0
    var (outerLeft, outerRight) = (Double.nan, Double.nan)
    for i in 0..<7 {
      let (left, right) = (f(centre - radius * nodes[i]), f(centre + radius * nodes[i]))
      kronrod += kronrodWeights[i] * (left + right)
      size += kronrodWeights[i] * (left.magnitude + right.magnitude)
      if i % 2 == 1 { gauss += gaussWeights[i / 2] * (left + right) }
      if i > 0 { variation += (left - outerLeft).magnitude + (right - outerRight).magnitude }
      (outerLeft, outerRight) = (left, right)
    }
    variation += (middle - outerLeft).magnitude + (middle - outerRight).magnitude
    return Panel(
      lower: a, upper: b, value: kronrod * radius, difference: ((kronrod - gauss) * radius).magnitude,
      size: size * radius, blur: variation * Swift.max(a.magnitude, b.magnitude).ulp)
  }

  // Kronrod's nodes on [0, 1], outermost first; those of odd index are Gauss's. Published to 33 digits in QUADPACK.
  private static let nodes = [
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
    0.864864423359769072789712788640926,
    0.741531185599394439863864773280788, 0.586087235467691130294144691693013,
    0.405845151377397166906606412076961,
    0.207784955007898467600689403773245,
  ]
  private static let kronrodWeights = [
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
    0.104790010322250183839876322541518,
    0.140653259715525918745189590510238, 0.169004726639267902826583426598550,
    0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
  ]
  private static let gaussWeights = [
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
    0.381830050505118944950369775488975,
    0.417959183673469387755102040816327,
  ]
}

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
