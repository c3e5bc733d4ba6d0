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
      ends.allSatisfy(\.isFinite) && x1.lowerBound < x1.upperBound && x2.lowerBound < x2.upperBound,
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
