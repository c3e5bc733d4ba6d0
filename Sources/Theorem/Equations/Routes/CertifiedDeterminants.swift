/// (8) and (9) in D ≤ 4 dimensions, proved over boxes that tile a region: factor(z) · |det ∂f⁻¹/∂x (f(z))| encloses 1 on each.
///
/// Left: the Jacobian of the inverse alone, by dual numbers over intervals. Right: the formula's factor. In the plane h is enclosed on a
/// tile by Taylor's formula of order 8. In three and four dimensions by the mean value form h(c) + Σ ∂_d h (tile_d − c_d), where ∂_d is taken
/// with the coordinates after d at the centre; its width shrinks with the square of
/// the tile's side. At a tile's centre h is a few
/// ulps wide, and there a formula wrong by one part in ten million is refuted.
/// Where the map has no inverse in closed form, or is a chain of layers: the whole map's Jacobian in f⁻¹'s place.
/// Edge cases: beyond D = 4, or where the budget ends, single points, and the line says so.
struct CertifiedDeterminants {
  let p: VectorPushforward
  let formula: any DeterminantFormula
  let about: About
  /// Of each coordinate of z, no less than 1.
  private let sizes: [Double]

  init(p: VectorPushforward, formula: any DeterminantFormula, about: About) {
    (self.p, self.formula, self.about) = (p, formula, about)
    let ends = [0x1p-10, 1 - 0x1p-10].map { level in p.base.coordinates(at: p.base.levels(level)) }
    sizes = pairwise(ends[0], ends[1]) { (low: Double, high: Double) -> Double in
      [low, high].filter(\.isFinite).reduce(1) { Swift.max($0, $1.magnitude) }
    }
  }

  /// What is claimed on every tile: the product within this of 1; the widest that was asked is printed. At the tiles' centres it is
  /// shown to a few ulps.
  ///
  /// In the plane a remainder of order 8 that is 1 on a tile is 2⁻²⁰ on one of a sixth of its sides, for 2^(20/8) is 5.7: 32 tiles for one,
  /// where 2⁻⁴⁰ would take 1,024. Where a quarter of the budget doesn't tile the region so, 2⁻³ has to do, by the mean
  /// value form. A mean value form in D dimensions takes m^(−D/2) tiles for the margin m: with 2⁻³ and D = 4, 64 for one.
  static func margin(_ bySeries: Bool) -> Double { bySeries ? 0x1p-20 : widest }
  static let widest = 0x1p-3
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
    // The widest region and the least margin for which the budget lasts: all but 2⁻⁸ of the mass in the plane, else what can be had, by name.
    let tries: [(share: Double, bySeries: Bool, part: Int)] =
      p.map.dimension == 2
      ? [(0x1p-8, true, 4), (0x1p-8, false, 2)] : [(0x1p-8, false, 8), (0.5, false, 8)]
    for (index, (share, bySeries, part)) in tries.enumerated() {
      let region = stretch(leaving: share)
      let covers = Coverage("all z in \(Self.named(region))", share: 1 - share)
      var budget = Budget(size: size, operations: Budget.operations / part)
      switch tiled(region, bySeries: bySeries, spending: &budget) {
      case .proved(let tiles, let widest, let covered, let open):
        let only = oneToOne(on: region, isUndone: bySeries && hasInverseOfItsOwn)
        let margin = Self.margin(bySeries)
        guard open > 0 || covered < 1 else {
          return result(
            Interval(1 - widest, 1 + widest), within: margin, covers,
            "on \(tiles) tiles of \(Self.named(region)); \(only); no libm")
        }
        return result(
          Interval(1 - widest, 1 + widest), within: margin,
          Coverage(
            "all z of the tiles of \(Self.named(region)) that lie inside whole",
            share: (1 - share) * covered / (covered + open)),
          "on \(tiles) tiles; those across a border, at a point without a slope, or left over by the budget are not covered; \(only); no libm"
        )
      case .refuted(let place, let found):
        return result(found, covers, "refuted at z = \(place.map(\.shown).joined(separator: ", "))")
      case .notUndone(let place):
        let (z, back) = (place, p.map.inverse(p.map.forward(place)))
        return Check(
          about, .inverseUndoes,
          .broken(
            "the inverse is proved not to undo f: z = (\(z.map(\.shown).joined(separator: ", "))) comes back in "
              + Self.named(back)),
          evidence: .certified, covers: covers)
      case .open(let tile) where p.map.dimension == 2 && index == tries.count - 1:
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
    case notUndone(at: [Interval])
    case open([Interval])
  }

  /// A part of the region, its centre, and an enclosure of the product on it.
  struct Tile {
    let box: [Interval]
    let center: [Interval]
    /// `ones` there, the product first.
    let atCenter: [Interval]
    /// How much the product may change along each axis; none where that isn't known.
    let changes: [Double]
    /// How far from 1 the product may be there; infinite where nothing bounds it.
    let gap: Double
  }

  /// Tiles `region` as finely as the product asks for.
  private func tiled(_ region: [Interval], bySeries: Bool, spending budget: inout Budget) -> Outcome {
    let margin = Self.margin(bySeries)
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
    func isSmall(_ tile: [Interval]) -> Bool {
      whole != nil && share(tile) <= (budget.isSpent || !bySeries ? Self.smallestAtTheEnd : Self.smallest)
    }
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
        let parts = parts(of: box, in: region, [], within: Self.widest)
        budget.pay(.values)
        if isSmall(box) || parts == nil || budget.isSpent {
          open += share(box)
        } else {
          waiting += parts ?? []
        }
        continue
      }
      let tile = tile(box, bySeries: bySeries, &budget)
      // At a kink a slope may be that of one side alone; a few doubles around it see both.
      if tile.atCenter.contains(where: Certified.differsFromOne),
        let wrong = ones(tile.center.map(\.widenedByADouble)).firstIndex(where: Certified.differsFromOne)
      {
        return wrong == 0 ? .refuted(at: tile.center, tile.atCenter[0]) : .notUndone(at: tile.center)
      }
      if tile.gap <= margin {
        widest = Swift.max(widest, tile.gap)
        covered += share(box)
        continue
      }
      // What is bounded at all is narrower on smaller tiles, as long as the budget lasts.
      if isSmall(box), !tile.gap.isFinite || budget.isSpent {
        open += share(box)
        continue
      }
      guard !budget.isSpent, let parts = parts(of: box, in: region, tile.changes, within: margin) else {
        return .open(box)
      }
      waiting += parts
    }
    guard covered > 0 || whole == nil else { return .open(region) }
    // Without a border and without a tile left out the region is covered whole.
    let isWhole = open == 0 && outside == 0
    return .proved(tiles: tiles, widest: widest, covered: isWhole ? 1 : covered, open: open)
  }

  /// A tile of a smaller share than this that resists, as around a point where f has no slope, is left out and said to be: of a kink
  /// across the plane some 1,000 of them are less than 2⁻⁸ together.
  static let smallest = 0x1p-18
  /// The same where nothing is left of the budget, and by the mean value form.
  static let smallestAtTheEnd = 0x1p-12

  /// The parts of a tile that resists.
  ///
  /// In the plane, where what a tile lacks falls with the eighth power of its sides, as many along each axis as that asks for, up to four;
  /// in more dimensions halves along the axis on which the product may change most. Where the changes aren't known, halves along the
  /// longest side beside the region's. Nil where no double lies between the ends.
  private func parts(of box: [Interval], in region: [Interval], _ changes: [Double], within margin: Double)
    -> [[Interval]]?
  {
    let isKnown = !changes.isEmpty && changes.areFinite
    let sizes = isKnown ? changes : zip(box, region).map { $0.width / $1.width }
    guard let axis = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return nil }
    var counts = box.indices.map { $0 == axis ? 2 : 1 }
    if isKnown, margin < Self.widest {
      for d in box.indices {
        let asked = Double.pow(sizes[d] / margin, 1 / Double(Self.order))
        counts[d] = Swift.max(counts[d], Swift.min(Int(Swift.min(asked.rounded(.up), 4)), 4))
      }
    }
    var parts: [[Interval]] = [[]]
    for (side, count) in zip(box, counts) {
      guard let pieces = side.parts(count) else { return nil }
      parts = parts.flatMap { part in pieces.map { part + [$0] } }
    }
    return parts
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
  func product<S: Scalar>(_ z: [S]) -> S { ones(z)[0] }

  /// The product, and f⁻¹(f(z)) − z + 1 in each coordinate, in units of the coordinate's size, where the map has an inverse of its own:
  /// each is 1 for all z.
  func ones<S: Scalar>(_ z: [S]) -> [S] {
    let x = p.map.forward(z)
    let factor = formula.factor(of: p.map, at: base(x, z))
    guard hasInverseOfItsOwn else {
      return [factor / abs(determinant(at: z) { p.map.forward($0) }.determinant)]
    }
    let (back, determinant) = determinant(at: x) { p.map.inverse($0) }
    return [factor * abs(determinant)]
      + zip(zip(back, z), sizes).map { ($0.0 - $0.1) / S($1) + 1 }
  }

  /// What `function` makes of z, and the determinant of its Jacobian by dual numbers; of two by two without a quotient.
  private func determinant<S: Scalar>(
    at z: [S], of function: ([Dual<S>]) -> [Dual<S>]
  ) -> (value: [S], determinant: S) {
    let columns = z.indices.map { j in function(z.indices.map { Dual(z[$0], $0 == j ? 1 : 0) }) }
    let slopes = columns.map { $0.map(\.derivative) }
    return (
      columns[0].map(\.value),
      slopes.count == 2
        ? slopes[0][0] * slopes[1][1] - slopes[1][0] * slopes[0][1] : Matrix(slopes).determinant
    )
  }

  /// All but a share of the base's mass: an upright box that leaves as much out at each of its 2 D sides.
  private func stretch(leaving share: Double) -> [Interval] {
    let levels = Array(repeating: share / Double(2 * p.dimension), count: p.dimension)
    return zip(p.base.coordinates(at: levels), p.base.coordinates(at: levels.map { 1 - $0 })).map {
      Interval($0, $1)
    }
  }

  private static func named(_ box: [Interval]) -> String { box.map(\.shown).joined(separator: " x ") }

  private func result(_ h: Interval, within margin: Double = Self.widest, _ covers: Coverage, _ note: String)
    -> Check
  {
    guard !h.isEmpty else { return .undecided(about, .certified, "no value: \(note)", covers: covers) }
    return Check(
      about, "factor times |det of f^-1|", left: Side("one", 1), right: Side("on every tile", h),
      because: .margin(
        margin,
        "\(margin < Self.widest ? "series of order \(Self.order)" : "mean value form") on tiles, outward rounding"
      ), evidence: .certified,
      covers: covers, note: note)
  }
}
