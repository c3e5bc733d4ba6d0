/// (8) and (9) in D ≤ 4 dimensions, proved over boxes that tile a region: factor(z) · |det ∂f⁻¹/∂x (f(z))| encloses 1 on each.
///
/// Left: the Jacobian of the inverse alone, by dual numbers over intervals. Right: the formula's factor. On a tile the product lies
/// in h(c) + ∇h(tile)·(tile − c), whose width shrinks with the square of the tile's side; at a tile's centre it is a few
/// ulps wide, and there a formula wrong by one part in ten million is refuted.
/// Where the map has no inverse in closed form, or is a chain of layers: the whole map's Jacobian in f⁻¹'s place.
/// Edge cases: beyond D = 4, or where the budget ends, single points, and the line says so.
struct CertifiedDeterminants {
  let p: VectorPushforward
  let formula: any DeterminantFormula
  let about: About

  /// Tiles that a proof may try: in the plane a second's worth.
  static let budget = 1 << 13
  /// What is claimed on every tile: the product within this of 1; what a few hundred tiles can show. At the tiles' centres
  /// it is shown to a few ulps.
  static let margin = 0x1p-3
  /// Beyond, no budget tiles a region.
  static let mostDimensions = 4

  func check() -> Check {
    if !p.map.hasClosedInverse, !p.map.hasOwnDeterminant {
      return .undecided(
        about, .certified,
        "neither an inverse nor a determinant was given to compare; try: --inverse")
    }
    let atPoints = atPoints()
    guard (2...Self.mostDimensions).contains(p.map.dimension), atPoints.verdict != .fails else {
      return atPoints
    }
    // The widest region that the budget tiles: all but 2⁻⁸ of the mass in the plane, else what can be had, by name.
    for share in p.map.dimension == 2 ? [0x1p-8] : [0x1p-8, 0.5] {
      let region = stretch(leaving: share)
      let covers = Coverage("all z in \(Self.named(region))", share: 1 - share)
      switch tiled(region) {
      case .proved(let tiles, let widest, let covered, let open):
        guard open > 0 || covered < 1 else {
          return result(
            Interval(1 - widest, 1 + widest), covers, "on \(tiles) tiles of \(Self.named(region)); no libm")
        }
        return result(
          Interval(1 - widest, 1 + widest),
          Coverage(
            "all z of the tiles of \(Self.named(region)) that lie inside whole",
            share: (1 - share) * covered / (covered + open)),
          "on \(tiles) tiles; those across a border or a point without a slope are not covered; no libm")
      case .refuted(let place, let found):
        return result(found, covers, "refuted at z = \(place.map(\.shown).joined(separator: ", "))")
      case .open(let tile) where p.map.dimension == 2:
        return .undecided(
          about, .certified, "no proof in \(Self.budget) tiles: \(Self.named(tile)) resists", covers: covers)
      case .open: continue
      }
    }
    return atPoints
  }

  private enum Outcome {
    /// `covered` and `open` are shares of the region's mass: what was proved, and what resists in tiles too small to matter.
    case proved(tiles: Int, widest: Double, covered: Double, open: Double)
    case refuted(at: [Interval], Interval)
    case open([Interval])
  }

  /// Tiles `region` as finely as the product asks for.
  private func tiled(_ region: [Interval]) -> Outcome {
    // Three and four dimensions take two tries, and twice the time a tile.
    let budget = region.count == 2 ? Self.budget : Self.budget / 8
    var widest = 0.0
    var waiting = [region]
    var tiles = 0
    let whole = p.base.mass(of: region)
    var (covered, open, outside) = (0.0, 0.0, 0.0)
    func share(_ tile: [Interval]) -> Double {
      whole.flatMap { whole in p.base.mass(of: tile).map { $0 / whole } } ?? 0
    }
    /// Whether a tile that resists is left out: of a mass that is known, and small.
    func isSmall(_ tile: [Interval]) -> Bool { whole != nil && share(tile) <= Self.smallest }
    while let tile = waiting.popLast() {
      let isInside = p.base.covers(tile)
      if isInside == false {
        outside += share(tile)
        continue
      }
      tiles += 1
      if isInside == nil {
        let halves = tile[axis(tile, of: region, tile.map { _ in .entire })].halves
        guard !isSmall(tile), halves != nil, tiles + waiting.count < budget else {
          open += share(tile)
          continue
        }
        waiting += split(tile, along: axis(tile, of: region, tile.map { _ in .entire }))
        continue
      }
      let center = tile.map { Interval($0.midpoint) }
      let atCenter = product(center)
      if Certified.differsFromOne(atCenter) { return .refuted(at: center, atCenter) }
      let shares = shares(tile, center)
      let h = shares.reduce(atCenter, +)
      if (h - 1).magnitude <= Self.margin {
        widest = Swift.max(widest, (h - 1).magnitude)
        covered += share(tile)
        continue
      }
      if isSmall(tile) {
        open += share(tile)
        continue
      }
      guard tiles + waiting.count < budget else { return .open(tile) }
      let axis = axis(tile, of: region, shares)
      guard tile[axis].halves != nil else { return .open(tile) }
      waiting += split(tile, along: axis)
    }
    guard covered > 0 || whole == nil else { return .open(region) }
    // Without a border and without a tile left out the region is covered whole.
    let isWhole = open == 0 && outside == 0
    return .proved(tiles: tiles, widest: widest, covered: isWhole ? 1 : covered, open: open)
  }

  /// A tile of a smaller share than this that resists, as around a point where f has no slope, is left out and said to be.
  static let smallest = 0x1p-12

  private func split(_ tile: [Interval], along axis: Int) -> [[Interval]] {
    guard let halves = tile[axis].halves else { return [] }
    return [halves.0, halves.1].map { half in
      var next = tile
      next[axis] = half
      return next
    }
  }

  /// The axis along which the product may change most; where some change is unbounded, the longest side beside the region's.
  private func axis(_ tile: [Interval], of region: [Interval], _ shares: [Interval]) -> Int {
    let changes =
      shares.allSatisfy(\.isBounded)
      ? shares.map(\.magnitude) : zip(tile, region).map { $0.width / $1.width }
    return changes.indices.max { changes[$0] < changes[$1] } ?? 0
  }

  /// Enclosures at points all over the base's mass, interval LU and all; beyond D = 4, where tiles would be too many, this is all.
  private func atPoints() -> Check {
    var widest = 0.0
    let points = p.probes(5)
    for z in points {
      let h = atPoint(z.map { Interval($0) })
      let covers = Coverage.points(points.count, dimension: p.map.dimension)
      if Certified.differsFromOne(h) {
        return result(h, covers, "refuted at z = (\(short(z[0])), ...)")
      }
      widest = Swift.max(widest, (h - 1).magnitude)
    }
    return result(
      Interval(1 - widest, 1 + widest), .points(points.count, dimension: p.map.dimension),
      "at \(points.count) points of D = \(p.map.dimension), not on a region; no libm")
  }

  /// ∂h/∂z_d (tile)·(tile_d − c_d), one for each axis.
  private func shares(_ tile: [Interval], _ center: [Interval]) -> [Interval] {
    tile.indices.map { d in
      let moved = tile.indices.map { Dual(tile[$0], $0 == d ? 1 : 0) }
      return product(moved).derivative * (tile[d] - center[d])
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

  /// All but a share of the base's mass: an upright box that leaves as much out at each of its 2 D sides.
  private func stretch(leaving share: Double) -> [Interval] {
    let levels = Array(repeating: share / Double(2 * p.dimension), count: p.dimension)
    return zip(p.base.coordinates(at: levels), p.base.coordinates(at: levels.map { 1 - $0 })).map {
      Interval($0, $1)
    }
  }

  private static func named(_ box: [Interval]) -> String { box.map(\.shown).joined(separator: " x ") }

  private func result(_ h: Interval, _ covers: Coverage, _ note: String) -> Check {
    guard !h.isEmpty else { return .undecided(about, .certified, "no value: \(note)", covers: covers) }
    return Check(
      about, "factor times |det of f^-1|", left: Side("one", 1), right: Side("on every tile", h),
      because: .margin(Self.margin, "mean value form on tiles, outward rounding"), evidence: .certified,
      covers: covers, note: note)
  }
}
