/// p(z)/P(Z in the region), for z in a region that is no box: "z1 > z2", "z1 + z2 < 1".
///
/// Shapes: those of the base. Domain: the base's box; the density counts as 0 where the conditions don't hold.
/// P(Z in the region) is counted: 2¹⁷ points of a lattice, moved at random sixteen times, whose spread is the error bar.
/// Draws outside are thrown away and drawn again.
/// Source: Roberts, The unreasonable effectiveness of quasirandom sequences (2018), for the lattice.
public struct RegionDensity: VectorBase {
  /// The density before.
  public let base: ProductDensity
  /// The conditions, as they were typed.
  public let text: String
  /// 1 where they hold, 0 elsewhere.
  let indicator: Formula
  /// P(Z in the region) before.
  public let mass: Estimate

  /// Nil where none of the points lies in the region.
  init?(_ base: ProductDensity, where text: String, _ indicator: Formula) {
    (self.base, self.text, self.indicator) = (base, text, indicator)
    let stream = RandomStream(seed: 1, check: 0x7265_6769)
    let d = base.dimension
    // The root of x^(d+1) = x + 1: its powers spread points over the cube.
    var root = 1.5
    for _ in 0..<64 { root = Double.pow(1 + root, 1 / Double(d + 1)) }
    let steps = (1...d).map { 1 / Double.pow(root, $0) }
    let shares = (0..<Self.shifts).map { shift -> Double in
      let start = (0..<d).map { stream.uniform(shift * d + $0) }
      let inside = (1...Self.points).count { k in
        let u = (0..<d).map { i -> Double in
          let place = start[i] + Double(k) * steps[i]
          return Swift.min(Swift.max(place - place.rounded(.down), 0x1p-53), 1 - 0x1p-53)
        }
        return indicator.evaluate(base.quantile(u)) == 1
      }
      return Double(inside) / Double(Self.points)
    }
    let mean = shares.reduce(0, +) / Double(Self.shifts)
    guard mean > 0 else { return nil }
    let spread = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(Self.shifts - 1)
    // Six standard errors of the mean, and no less than one point in all.
    let error = 6 * (spread / Double(Self.shifts)).squareRoot()
    mass = Estimate(mean, error: error + 1 / Double(Self.shifts * Self.points))
  }

  private static let shifts = 16
  private static let points = 1 << 13
  /// Draws that are thrown away before one is given up: NaN then.
  private static let tries = 1 << 16

  public var name: String { "\(base.name) on \(text)" }
  public var formula: String { "(\(base.formula)) / \(decimal(mass.value))" }
  public var dimension: Int { base.dimension }
  public var box: [Domain] { base.box }
  public var constantError: Double { mass.error / mass.value }

  public func logDensity<S: Scalar>(_ z: [S]) -> S { base.logDensity(z) - log(S(mass.value)) }
  public func contains(_ z: [Double]) -> Bool { base.contains(z) && indicator.evaluate(z) == 1 }
  public func coordinates(at levels: [Double]) -> [Double] { base.quantile(levels) }
  public func mass(of box: [Interval]) -> Double? { base.mass(of: box) }
  public func covers(_ box: [Interval]) -> Bool? {
    let value = indicator.evaluate(box)
    return value == 1 ? true : value == 0 ? false : nil
  }

  /// The base's own z at these levels where it lies in the region; else the first that does of a stream that they begin.
  public func quantile(_ u: [Double]) -> [Double] {
    let own = base.quantile(u)
    if indicator.evaluate(own) == 1 { return own }
    let key = u.reduce(UInt64(0x9E37_79B9_7F4A_7C15)) { ($0 ^ $1.bitPattern) &* 0xBF58_476D_1CE4_E5B9 }
    let stream = RandomStream(seed: key, check: 0x7265_6769)
    for i in 0..<Self.tries {
      let z = base.quantile(u.indices.map { stream.uniform(i * u.count + $0) })
      if indicator.evaluate(z) == 1 { return z }
    }
    return u.map { _ in .nan }
  }
}
