/// A probability in the plane that two unlike methods can compute: P(X in [a, b] × [c, d]), where X is two normals after
/// [1 2; 3 1] and then a coupling layer (`Catalogue.telltalePlane`).
///
/// Left: the integral of P_X by (8) over the box, from points in it: draws, Sobol's, a grid of Gauss. `weight` is P_X times the area.
/// Right: ∫ p(y) P(y₂ in I(y) | y₁ = y) dy over [a, b], enclosed. Here y is what [1 2; 3 1] makes of the normals; the layer leaves
/// y₁ = x₁ alone, and I(y) is the interval of y₂ that it takes to [c, d]. Given y₁, y₂ is normal with mean y₁ σ₁₂/σ₁² and
/// variance σ₂² − σ₁₂²/σ₁². No determinant and no slope is on this side.
/// Domain: boxes [a, b] × [c, d], bounded, a < b, c < d.
/// Source: for the conditional law of a normal, Bishop, Pattern Recognition and Machine Learning (2006), section 2.3.1.
public struct PlaneWindow: Sendable, Hashable {
  /// [a, b].
  public let x1: ClosedRange<Double>
  /// [c, d].
  public let x2: ClosedRange<Double>

  /// `x1` × `x2`, two bounded sides of some length.
  public init(x1: ClosedRange<Double>, x2: ClosedRange<Double>) {
    let ends = [x1.lowerBound, x1.upperBound, x2.lowerBound, x2.upperBound]
    precondition(
      ends.areFinite && x1.lowerBound < x1.upperBound && x2.lowerBound < x2.upperBound,
      "a window of the plane needs two bounded sides of some length; got \(x1) and \(x2)")
    (self.x1, self.x2) = (x1, x2)
  }

  /// [0, 2] × [1, 4], of mass about 0.106: P_X bends in both directions there.
  public static let example = PlaneWindow(x1: 0...2, x2: 1...4)

  private var area: Double {
    (x1.upperBound - x1.lowerBound) * (x2.upperBound - x2.lowerBound)
  }

  /// The box's area times P_X by (8), at the point that lies `u` of the way across the box, u in the unit square.
  ///
  /// `formula` stands in for |det|.
  public func weight(
    at u: [Double], by formula: any DeterminantFormula = Equation8.Reference()
  ) -> Double {
    let x = zip([x1, x2], u).map { $0.lowerBound + ($0.upperBound - $0.lowerBound) * $1 }
    return area * Equation8.density(of: Catalogue.telltalePlane, formula, at: x)
  }

  /// The mass by n × n points of Gauss and Legendre.
  public func mass(gauss n: Int, by formula: any DeterminantFormula = Equation8.Reference()) -> Double {
    let rule = GaussLegendre(points: n)
    return rule.integral(from: 0, to: 1) { u1 in
      rule.integral(from: 0, to: 1) { weight(at: [u1, $0], by: formula) }
    }
  }

  /// The mass by one quadrature inside another, with its error bar.
  public func mass() -> Estimate { Box(around: [0.5, 0.5], sides: [1, 1]).integral { weight(at: $0) } }

  /// Whether x lies in it.
  public func contains(_ x: [Double]) -> Bool { x1.contains(x[0]) && x2.contains(x[1]) }

  /// The mass enclosed with proof, about `width` wide.
  public func provedMass(width: Double = 0x1p-43) -> VerifiedIntegral {
    verifiedIntegral(
      of: Across(window: self), from: Interval(x1.lowerBound), to: Interval(x1.upperBound), width: width)
  }

  /// What the right side integrates: the density of y₁ at y, times the probability that y₂ lies in I(y).
  private struct Across: ScalarFunction {
    let window: PlaneWindow

    func callAsFunction<S: Scalar>(_ y: S) -> S {
      let a = Catalogue.mixing.matrix
      let covariance = a * a.transposed
      let (first, both, second) = (S(covariance[0, 0]), S(covariance[0, 1]), S(covariance[1, 1]))
      let deviation = sqrt(second - both * both / first)
      func below(_ edge: Double) -> S {
        let y2 = AffineCoupling().inverse([y, S(edge)])[1]
        return Normal().cumulative((y2 - y * both / first) / deviation)
      }
      let density = exp(Normal().logDensity(y / sqrt(first))) / sqrt(first)
      return density * (below(window.x2.upperBound) - below(window.x2.lowerBound))
    }
  }
}

/// The mass that a claimed determinant gives to an upright box of x, where f has no inverse in closed form.
///
/// Formula: ∫ P_Z(z)/|det| dx over the box, z = f⁻¹(x) by Newton's method from a z that the box was made around.
/// Gauss and Legendre's points in every coordinate; the error is the change from fewer points to more.
/// Domain: D ≤ 3. Edge cases: nil where at some x Newton's method finds no z in the base's support, as beyond f's range.
struct BoxMass {
  let p: VectorPushforward
  /// |det ∂f/∂z| as it is claimed.
  let factor: ([Double]) -> Double

  func mass(of box: Box, near z: [Double]) -> Estimate? {
    let (few, many) = p.map.dimension == 2 ? (6, 9) : (3, 5)
    guard let rough = mass(of: box, near: z, points: few), let fine = mass(of: box, near: z, points: many)
    else { return nil }
    return Estimate(fine, error: (fine - rough).magnitude)
  }

  private func mass(of box: Box, near start: [Double], points: Int) -> Double? {
    let rule = GaussLegendre(points: points)
    var isWhole = true
    func integral(_ x: [Double]) -> Double {
      guard isWhole else { return 0 }
      let i = x.count
      if i < p.map.dimension {
        return rule.integral(from: box.lower[i], to: box.upper[i]) { integral(x + [$0]) }
      }
      guard let z = p.map.numericalInverse(x, near: start), p.base.contains(z) else {
        isWhole = false
        return 0
      }
      return Double.exp(p.base.logDensity(z)) / factor(z)
    }
    let mass = integral([])
    return isWhole ? mass : nil
  }

  /// A box around f(z), as large as fits into f's range when halved at most four times, with its mass.
  func box(around z: [Double]) -> (box: Box, mass: Estimate)? {
    let ends = [0.16, 0.84].map { p.base.coordinates(at: p.base.levels($0)) }
    let spread = zip(ends[0], ends[1]).map { ($1 - $0).magnitude / 2 }
    let jacobian = jacobian(of: p.map, at: z)
    // How far the image of a cell as wide as the base's spread reaches along each axis.
    let sides = (0..<jacobian.rows).map { i in
      zip(spread, 0..<jacobian.columns).map { ($0 * jacobian[i, $1]).magnitude }.max() ?? 0
    }
    for halving in 0...4 {
      let box = Box(around: p.map.forward(z), sides: sides.map { $0 * Double.pow(2, -halving) })
      if let mass = mass(of: box, near: z) { return (box, mass) }
    }
    return nil
  }
}

/// By how much a map of the plane stretches area at z, from its values alone: no Jacobian.
///
/// Formula: the area of the quadrilateral that the corners of a square of side h around z are sent to, over h²; it is
/// |det J| + O(h²), so (4 A(h/2) − A(h))/3 gains two orders, and again; the smallest change between steps is the error bar.
/// Domain: the square must lie in the map's domain; h starts at 2⁻⁴ or as near the domain's end as it gets.
public enum CellArea {
  /// The ratio of areas as h → 0.
  public static func ratio(of f: any VectorMap, at z: [Double]) -> Estimate {
    precondition(z.count == 2, "areas belong to the plane; got \(z.count) coordinates")
    let room = zip(z, f.domain).map { Swift.min($0 - $1.lower, $1.upper - $0) }.min() ?? 1
    let first = Swift.min(0x1p-4, room / 2)
    var best = Estimate(.nan, error: .infinity)
    var row: [Double] = []
    for level in 0..<7 {
      let h = first * Double.pow(2, -level)
      let area = self.area(f, z, side: h)
      let rounding = 16 * (f.forward(z).map(\.magnitude).max() ?? 1).ulp / h
      var next = [area / (h * h)]
      var weight = 4.0
      for coarser in row {
        let finer = next[next.count - 1]
        let value = (weight * finer - coarser) / (weight - 1)
        let change =
          (value - finer).magnitude + (value - coarser).magnitude + rounding * (1 + value.squareRoot())
        if change < best.error { best = Estimate(value, error: change) }
        next.append(value)
        weight *= 4
      }
      row = next
    }
    return best
  }

  /// The area between the images of a square's corners, by the shoelace formula about the first of them.
  static func area(_ f: any VectorMap, _ z: [Double], side h: Double) -> Double {
    let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
      f.forward([z[0] + $0.0 * h / 2, z[1] + $0.1 * h / 2])
    }
    let arms = corners.dropFirst().map { [$0[0] - corners[0][0], $0[1] - corners[0][1]] }
    let twice = zip(arms, arms.dropFirst()).map { $0[0] * $1[1] - $0[1] * $1[0] }.reduce(0, +)
    return twice.magnitude / 2
  }
}
