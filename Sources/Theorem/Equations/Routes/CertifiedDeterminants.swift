/// (8) and (9) in the plane, proved over boxes that tile a region: factor(z) · |det ∂f⁻¹/∂x (f(z))| encloses 1 on each.
///
/// Left: the Jacobian of the inverse alone, by dual numbers over intervals. Right: the formula's factor. On a tile the product lies
/// in h(c) + ∇h(tile)·(tile − c), whose width shrinks with the square of the tile's side; at a tile's centre it is a few
/// ulps wide, and there a formula wrong by one part in ten million is refuted.
/// Where the map has no inverse in closed form, or is a chain of layers: the whole map's Jacobian in f⁻¹'s place.
struct CertifiedDeterminants {
  let p: VectorPushforward
  let formula: any DeterminantFormula
  let about: About

  /// Tiles that a proof may try.
  static let budget = 1 << 13
  /// What is claimed on every tile: the product within this of 1; what a few hundred tiles can show. At the tiles' centres
  /// it is shown to a few ulps.
  static let margin = 0x1p-3

  func check() -> Check {
    if !p.map.hasClosedInverse, !p.map.hasOwnDeterminant {
      return .undecided(
        about, .certified,
        "neither an inverse nor a determinant was given to compare; try: --inverse")
    }
    let atPoints = atPoints()
    guard p.map.dimension == 2, atPoints.verdict != .fails else { return atPoints }
    let region = Self.stretch(of: p.base)
    var widest = 0.0
    var waiting = [region]
    var tiles = 0
    while let tile = waiting.popLast() {
      tiles += 1
      let center = tile.map { Interval($0.midpoint) }
      let atCenter = product(center)
      if Certified.differs(atCenter, from: 1) {
        return result(
          atCenter, Coverage("all z in \(region.map(\.shown).joined(separator: " x "))", share: 1 - 0x1p-8),
          "refuted at z = \(center.map(\.shown).joined(separator: ", "))")
      }
      let h = overTile(tile, center, atCenter)
      if (h - 1).magnitude <= Self.margin {
        widest = Swift.max(widest, (h - 1).magnitude)
        continue
      }
      guard tiles + waiting.count < Self.budget else {
        return .undecided(
          about, .certified,
          "no proof in \(Self.budget) tiles: \(tile.map(\.shown).joined(separator: " x ")) resists")
      }
      // Halved across its longer side.
      let axis = tile[0].width >= tile[1].width ? 0 : 1
      for half in [tile[axis].bisected.0, tile[axis].bisected.1] {
        waiting.append(axis == 0 ? [half, tile[1]] : [tile[0], half])
      }
    }
    return result(
      Interval(1 - widest, 1 + widest),
      Coverage("all z in \(region.map(\.shown).joined(separator: " x "))", share: 1 - 0x1p-8),
      "on \(tiles) tiles of \(region.map(\.shown).joined(separator: " x ")); no libm")
  }

  /// Enclosures at points all over the base's mass, interval LU and all; beyond the plane, where tiles would be too many, this is all.
  private func atPoints() -> Check {
    var widest = 0.0
    let points = p.probes(5)
    for z in points {
      let h = atPoint(z.map { Interval($0) })
      let covers = Coverage.points(points.count, dimension: p.map.dimension)
      if Certified.differs(h, from: 1) {
        return result(h, covers, "refuted at z = (\(short(z[0])), ...)")
      }
      widest = Swift.max(widest, (h - 1).magnitude)
    }
    return result(
      Interval(1 - widest, 1 + widest), .points(points.count, dimension: p.map.dimension),
      "at \(points.count) points of D = \(p.map.dimension), not on a region; no libm")
  }

  /// h(c) + ∇h(tile)·(tile − c).
  private func overTile(_ tile: [Interval], _ center: [Interval], _ atCenter: Interval) -> Interval {
    tile.indices.reduce(atCenter) { sum, d in
      let moved = tile.indices.map { Dual(tile[$0], $0 == d ? 1 : 0) }
      return sum + product(moved).derivative * (tile[d] - center[d])
    }
  }

  /// The product at a point, its determinant preconditioned.
  private func atPoint(_ z: [Interval]) -> Interval {
    let x = p.map.forward(z)
    let factor = formula.factor(of: p.map, at: base(x, z))
    return hasInverseOfItsOwn
      ? factor * Interval.abs(jacobianOfInverse(of: p.map, at: x).preconditionedDeterminant)
      : factor / Interval.abs(jacobian(of: p.map, at: z).preconditionedDeterminant)
  }

  /// Where the factor is taken: at the formula's own f⁻¹(x), or at z where there is no inverse to find it by.
  private func base<S: Scalar>(_ x: [S], _ z: [S]) -> [S] {
    p.map.hasClosedInverse ? formula.basePoint(of: p.map, at: x) : z
  }

  private var hasInverseOfItsOwn: Bool { p.map.hasClosedInverse && p.map.steps.count == 1 }

  /// factor(z) · |det J_{f⁻¹}(f(z))|.
  private func product<S: Scalar>(_ z: [S]) -> S {
    let factor = formula.factor(of: p.map, at: base(p.map.forward(z), z))
    if hasInverseOfItsOwn {
      return factor * abs(jacobianOfInverse(of: p.map, at: p.map.forward(z)).determinant)
    }
    return factor / abs(jacobian(of: p.map, at: z).determinant)
  }

  /// All but 2⁻⁸ of the base's mass: an upright box that leaves 2⁻¹⁰ out at each of its four sides.
  private static func stretch(of base: any VectorBase) -> [Interval] {
    let levels = Array(repeating: 0x1p-10, count: base.dimension)
    return zip(base.quantile(levels), base.quantile(levels.map { 1 - $0 })).map { Interval($0, $1) }
  }

  private func result(_ h: Interval, _ covers: Coverage, _ note: String) -> Check {
    guard !h.isEmpty else { return .undecided(about, .certified, "no value: \(note)", covers: covers) }
    return Check(
      about, "factor times |det of f^-1|", left: Side("one", 1), right: Side("on every tile", h),
      because: .margin(Self.margin, "mean value form on tiles, outward rounding"), evidence: .certified,
      covers: covers, note: note)
  }
}
