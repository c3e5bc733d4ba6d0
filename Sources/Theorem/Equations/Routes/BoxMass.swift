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
    let ends = [0.16, 0.84].map { p.base.quantile(p.base.levels($0)) }
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
