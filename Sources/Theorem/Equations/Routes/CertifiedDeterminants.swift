/// (8) and (9) in D ≤ 4 dimensions, proved over boxes that tile a region: factor(z) · |det ∂f⁻¹/∂x (f(z))| encloses 1 on each.
///
/// Left: the Jacobian of the inverse alone, by dual numbers over intervals. Right: the formula's factor. On a tile the product lies
/// in h(c) + Σ ∂_d h (tile_d − c_d), where ∂_d is taken with the coordinates after d at the centre; its width shrinks with the square of
/// the tile's side. At a tile's centre h is a few
/// ulps wide, and there a formula wrong by one part in ten million is refuted.
/// Where the map has no inverse in closed form, or is a chain of layers: the whole map's Jacobian in f⁻¹'s place.
/// Edge cases: beyond D = 4, or where the budget ends, single points, and the line says so.
struct CertifiedDeterminants {
  let p: VectorPushforward
  let formula: any DeterminantFormula
  let about: About

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
      // Three and four dimensions take two tries.
      var budget = Budget(
        size: size, operations: p.map.dimension == 2 ? Budget.operations : Budget.operations / 4)
      switch tiled(region, spending: &budget) {
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
          "on \(tiles) tiles; those across a border, at a point without a slope, or left over by the budget are not covered; no libm"
        )
      case .refuted(let place, let found):
        return result(found, covers, "refuted at z = \(place.map(\.shown).joined(separator: ", "))")
      case .open(let tile) where p.map.dimension == 2:
        let why = budget.reason(at: "z in \(Self.named(tile))", else: "the product has no bound there")
        return .undecided(about, .certified, why, covers: covers)
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

  /// A part of the region, its centre, and an enclosure of the product on it.
  private struct Tile {
    let box: [Interval]
    let center: [Interval]
    let atCenter: Interval
    let product: Interval
    /// How much the product may change along each axis.
    let changes: [Double]
    /// How far from 1 the product may be there; infinite where nothing bounds it.
    var gap: Double { product.isEmpty ? .infinity : (product - 1).magnitude }
  }

  /// Tiles `region` as finely as the product asks for.
  private func tiled(_ region: [Interval], spending budget: inout Budget) -> Outcome {
    var widest = 0.0
    var waiting = [region]
    var next = 0
    var tiles = 0
    let whole = p.base.mass(of: region)
    var (covered, open, outside) = (0.0, 0.0, 0.0)
    func share(_ tile: [Interval]) -> Double {
      whole.flatMap { whole in p.base.mass(of: tile).map { $0 / whole } } ?? 0
    }
    /// Whether a tile that resists is left out: of a mass that is known, and small.
    func isSmall(_ tile: [Interval]) -> Bool { whole != nil && share(tile) <= Self.smallest }
    while next < waiting.count {
      let box = waiting[next]
      next += 1
      let isInside = p.base.covers(box)
      if isInside == false {
        outside += share(box)
        continue
      }
      tiles += 1
      budget.count()
      if isInside == nil {
        let halves = halves(of: box, in: region, [.infinity])
        budget.pay(.values)
        if isSmall(box) || halves == nil || budget.isSpent {
          open += share(box)
        } else {
          waiting += halves ?? []
        }
        continue
      }
      let tile = tile(box, &budget)
      if Certified.differsFromOne(tile.atCenter) { return .refuted(at: tile.center, tile.atCenter) }
      if tile.gap <= Self.margin {
        widest = Swift.max(widest, tile.gap)
        covered += share(box)
        continue
      }
      // What is bounded at all is narrower on smaller tiles, as long as the budget lasts.
      if isSmall(box), !tile.gap.isFinite || budget.isSpent {
        open += share(box)
        continue
      }
      guard !budget.isSpent, let halves = halves(of: box, in: region, tile.changes) else { return .open(box) }
      waiting += halves
    }
    guard covered > 0 || whole == nil else { return .open(region) }
    // Without a border and without a tile left out the region is covered whole.
    let isWhole = open == 0 && outside == 0
    return .proved(tiles: tiles, widest: widest, covered: isWhole ? 1 : covered, open: open)
  }

  /// A tile of a smaller share than this that resists, as around a point where f has no slope, is left out and said to be.
  static let smallest = 0x1p-12

  /// Halved along the axis on which the product may change most; where some change is unbounded, along the longest side beside the
  /// region's.
  private func halves(of box: [Interval], in region: [Interval], _ changes: [Double]) -> [[Interval]]? {
    let sizes =
      changes.allSatisfy(\.isFinite) ? changes : zip(box, region).map { $0.width / $1.width }
    guard let axis = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), let parts = box[axis].halves else {
      return nil
    }
    return [parts.0, parts.1].map { part in
      var half = box
      half[axis] = part
      return half
    }
  }

  /// The product on a box, by its mean value form and by its plain enclosure.
  private func tile(_ box: [Interval], _ budget: inout Budget) -> Tile {
    let center = box.map { Interval($0.midpoint) }
    let atCenter = product(center)
    var (form, plain) = (atCenter, Interval.entire)
    var changes: [Double] = []
    for d in box.indices {
      // From the centre one coordinate after another.
      let moved = box.indices.map { Dual($0 <= d ? box[$0] : center[$0], $0 == d ? 1 : 0) }
      let h = product(moved)
      let change = h.derivative * (box[d] - center[d])
      changes.append(change.magnitude)
      form = form + change
      plain = h.value
    }
    budget.pay(.slopes, times: 2 * box.count)
    // A mean value form speaks of what has no jump; across one there is only what the plain enclosure says.
    let isContinuous = product(box.map { DefinedInterval($0) }).isDefined
    return Tile(
      box: box, center: center, atCenter: atCenter,
      product: isContinuous ? form.intersection(plain) : plain, changes: changes)
  }

  /// What one evaluation of the product costs.
  private var size: Int {
    let tally = Counted.Tally()
    _ = product(p.probes(1)[0].map { Counted($0, tally: tally) })
    return tally.count
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

  /// The product at a point, its determinant preconditioned.
  private func atPoint(_ z: [Interval]) -> Interval {
    let x = p.map.forward(z)
    let factor = formula.factor(of: p.map, at: base(x, z))
    return hasInverseOfItsOwn
      ? factor * Interval.abs(jacobianOfInverse(of: p.map, at: x).preconditionedDeterminant)
      : factor / Interval.abs(jacobian(of: p.map, at: z).preconditionedDeterminant)
  }

  /// Where the factor is taken: at the formula's own f⁻¹(x); at z where there is no inverse to find it by, and in a chain, whose
  /// inverse is no side of the comparison.
  private func base<S: Scalar>(_ x: [S], _ z: [S]) -> [S] {
    let isAtZ = !p.map.hasClosedInverse || !hasInverseOfItsOwn && formula is Equation8.Reference
    return isAtZ ? z : formula.basePoint(of: p.map, at: x)
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
