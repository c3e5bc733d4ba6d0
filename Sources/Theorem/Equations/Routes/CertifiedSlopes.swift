/// (6) and (7), proved for every z of a stretch: |(f⁻¹)′(f(z)) · 1/formula − 1| ≤ margin, by Taylor models.
///
/// First f is proved monotone on the whole stretch, kinks included; a claimed inverse, there and back, to be f's own.
/// Left: the inverse's own formula on dual numbers. Right: the formula for its slope. Where the inverse is found by root finding
/// it has no formula: then f's being monotone makes f⁻¹ a fact and its slope 1/f′ a theorem, and the
/// formula is compared with f′ by dual numbers. Only here is there a gap around a kink, where there is no slope.
struct CertifiedSlopes {
  let p: Pushforward
  let formula: any SlopeFormula
  let about: About
  /// (7) speaks of sizes, (6) of signed slopes.
  let absolute: Bool

  private var f: any ScalarMap { p.map }

  func check(on box: Interval) -> Check {
    let (pieces, gaps) = Certified.smoothPieces(of: box, for: f)
    let left = gaps.isEmpty ? "" : " but \(gaps.count == 1 ? "" : "\(gaps.count) times ")2^-30 around kinks"
    let covers = Coverage("all z in \(box.shown)\(left)", share: p.share(of: box))
    let product = Product(f: f, formula: formula, absolute: absolute)
    var budget = Budget(for: f, at: p.base.quantile(0.5)) { product($0) }
    let hypotheses = CertifiedHypotheses(p: p, about: about)
    if let broken = hypotheses.broken(on: box, spending: &budget) { return broken }
    func result(_ enclosure: Interval, _ note: String) -> Check {
      Check(
        about, "slope of f^-1 over formula", left: Side("one", 1),
        right: Side("for all z of the box", enclosure),
        because: .margin(Certified.margin, "Taylor models of order 16, outward rounding, no libm"),
        evidence: .certified, covers: covers, note: note)
    }
    var panels = 0
    for piece in pieces {
      switch Certified.isOne(product, on: piece, spending: &budget) {
      case .proved(let count): panels += count
      case .refuted(let place):
        let found = product(place)
        return result(found, "refuted at z in \(place.shown), where the product is in \(found.shown)")
      case .undecided(let place):
        let why = budget.reason(at: "z in \(place.shown)", else: "it rounds too far there, or has no value")
        return .undecided(about, .certified, why, covers: covers)
      }
    }
    let lemma =
      f.hasClosedInverse
      ? "f^-1 by its own formula, proved to undo f"
      : "f^-1 exists, f being monotone; its slope by the inverse function theorem"
    return result(
      Interval(1 - Certified.margin, 1 + Certified.margin), "\(covers); \(lemma); \(panels) panels")
  }

  /// z ↦ (f⁻¹)′(f(z)) / formula(f(z)).
  struct Product: ScalarFunction {
    let f: any ScalarMap
    let formula: any SlopeFormula
    let absolute: Bool

    func callAsFunction<S: Scalar>(_ z: S) -> S {
      let x = f.forward(z)
      guard f.hasClosedInverse else {
        // f, proved monotone, has one inverse, and that sends f(z) to z: to solve for it again would only widen z.
        if formula is Equation6.Reference || formula is Equation7.Reference {
          return signed(f.derivative(z)) / signed(f.forward(Dual.variable(z)).derivative)
        }
        return 1 / (signed(f.forward(Dual.variable(z)).derivative) * formula.slopeOfInverse(of: f, at: x))
      }
      return signed(f.inverse(Dual.variable(x)).derivative) / formula.slopeOfInverse(of: f, at: x)
    }

    private func signed<S: Scalar>(_ slope: S) -> S { absolute ? abs(slope) : slope }
  }
}

extension Pushforward {
  /// About the share of the base's mass on a stretch of z.
  func share(of box: Interval) -> Double { base.mass(from: box.lower, to: box.upper) }
}

/// The window identity P(X in W and Z in the stretch) = ∫ formula over W, both sides enclosed, for adjoining windows W that
/// tile the stretch: certified evidence for (3), (4), (5) and (9).
///
/// Left: the base's mass between the points that f sends to W's ends, which interval Newton encloses from f alone: neither the
/// claimed inverse nor any slope enters. Right: ∫ of the formula over W, in x. Where f is proved to send nothing from outside
/// the stretch into the windows, this is P(X in W) itself; else it is that of the stretch alone, and the line says so.
struct CertifiedWindows {
  let p: Pushforward
  let formula: any DensityFormula
  let about: About

  func check() -> Check {
    // Nothing but where P_X lies depends on a constant that f ends by adding; the formulas below never look at x itself.
    if formula is Equation4.Reference || formula is Equation5.Reference,
      let (map, offset) = p.map.withoutOffset
    {
      return CertifiedWindows(p: Pushforward(map, of: p.base), formula: formula, about: about)
        .check(offset: offset)
    }
    return check(offset: 0)
  }

  /// For X less `offset`, which is added to the windows that are shown.
  private func check(offset: Interval) -> Check {
    let stretch = Certified.Stretch(of: p.base)
    let claim = DensityInX(p: p, formula: formula)
    var budget = Budget(for: p.map, at: p.base.quantile(0.5)) { claim(p.map.forward($0)) }
    let hypotheses = CertifiedHypotheses(p: p, about: about)
    if let broken = hypotheses.notMonotone(on: stretch.box, spending: &budget) { return broken }
    // A window without an end would be left out, and its part of the stretch with it.
    let ends: [Interval] = [stretch.box.lower, stretch.box.upper].map { p.map.forward(Interval($0)) }
    guard ends.allSatisfy(\.isBounded) else {
      return .undecided(about, .certified, "f leaves the doubles on the stretch z in \(stretch.box.shown)")
    }
    let tiles = Certified.tiles(
      of: p.map, base: p.base, over: stretch.box, claim: claim, spending: &budget)
    // Around a kink's image the claim may have no bound that intervals see; what lies there is no more than rounding.
    let open = tiles.filter { $0.isSliver && !($0.gap <= Certified.margin) && !$0.isRefuted }
    let judged = tiles.filter { tile in !open.contains { $0.x == tile.x } }
    guard let worst = judged.first(where: \.isRefuted) ?? judged.max(by: { $0.gap < $1.gap }) else {
      return .undecided(about, .certified, "f rounds the stretch z in \(stretch.box.shown) to one x")
    }
    let place = "x in \((worst.x + offset).shown)"
    let covers = Coverage(
      "\(tiles.count) adjoining windows of x, z in \(stretch.box.shown)", share: p.share(of: stretch.box),
      assumed: open.isEmpty ? nil : "the formula is bounded on a few doubles around \(open.count) kinks")
    if let why = whyOpen(worst, place, budget) {
      return .undecided(about, .certified, why, covers: covers)
    }
    // Where f rounds many z to one x, two levels have one window's end, and what lies between them has no window.
    let missing = 1 - stretch.outside - tiles.reduce(Interval(0)) { $0 + $1.mass }
    if !worst.isRefuted, missing.lower > Double(Self.mostWindows) * Certified.margin {
      let left = decimal(missing.lower, digits: 2)
      return .undecided(
        about, .certified, "f rounds so far that its windows leave out \(left) of the mass", covers: covers)
    }
    let image = tiles.reduce(Interval.empty) { $0.hull($1.x) }
    let isAlone = Certified.staysOut(
      p.map, beyond: stretch.box, of: image, within: p.base.support, spending: &budget)
    let outside = decimal(stretch.outside.upper, digits: 2)
    let meaning =
      isAlone
      ? "f sends no other z there, so this is P(X in W)"
      : "P(X in W) itself lies between this and \(outside) more, for the rest of Z is not proved to stay out"
    return .enclosed(
      left: ("P(Z between its ends' z)", worst.mass), right: ("integral of P_X over x", worst.claim), about,
      subject: "P(X in \((worst.x + offset).shown)), worst of \(tiles.count)", covers: covers,
      note:
        "f monotone on z in \(stretch.box.shown); \(meaning); \(tiles.reduce(0) { $0 + $1.panels }) panels, no libm"
    )
  }

  /// Windows and slivers, of which each may be off by the margin.
  private static let mostWindows = 128

  /// Why the widest window stays open; nil where it is decided.
  private func whyOpen(_ worst: Certified.Tile, _ place: String, _ budget: Budget) -> String? {
    guard !worst.isRefuted, !(worst.gap <= Certified.margin) else { return nil }
    // The ends' preimages are as wide as f rounds, and no panel makes that smaller.
    let width = worst.mass.width
    return width > Certified.margin
      ? "\(place) resists; f rounds so far there that P(X in it) is known to \(decimal(width, digits: 2)) only"
      : budget.reason(at: place, else: "the formula is not bounded there, or rounds too far")
  }
}

/// x ↦ the formula's P_X(x).
struct DensityInX: ScalarFunction {
  let p: Pushforward
  let formula: any DensityFormula
  func callAsFunction<S: Scalar>(_ x: S) -> S { formula.density(of: p, at: x) }
}

/// z ↦ P_Z(z).
struct DensityInZ: ScalarFunction {
  let base: any Density
  func callAsFunction<S: Scalar>(_ z: S) -> S { exp(base.logDensity(z)) }
}

extension Check {
  /// Two enclosures of what should be one number: apart, it fails; together within `margin`, it holds; else
  /// nothing is decided.
  static func enclosed(
    left: (route: String, value: Interval), right: (route: String, value: Interval), _ about: About,
    subject: String, covers: Coverage, note: String, seed: UInt64? = nil, margin: Double = Certified.margin
  ) -> Check {
    let hull = left.value.hull(right.value)
    return Check(
      about, subject, left: Side(left.route, left.value), right: Side(right.route, right.value),
      because: .margin(
        margin, "both in one interval of this width: \(hull.decimal(digits: 17)), \(hull.hexadecimal)"),
      evidence: .certified, covers: covers, note: note, seed: seed)
  }
}
