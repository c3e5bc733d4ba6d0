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
    let stretch = Certified.Stretch(of: p.base)
    if let broken = CertifiedHypotheses(p: p, about: about).notMonotone(on: stretch.box) { return broken }
    let tiles = Certified.tiles(
      of: p.map, base: p.base, over: stretch.box, claim: DensityInX(p: p, formula: formula))
    // Around a kink's image the claim may have no bound that intervals see; what lies there is no more than rounding.
    let open = tiles.filter { $0.isSliver && !($0.gap <= Certified.margin) && !$0.isRefuted }
    let judged = tiles.filter { tile in !open.contains { $0.x == tile.x } }
    guard let worst = judged.first(where: \.isRefuted) ?? judged.max(by: { $0.gap < $1.gap }) else {
      return .undecided(about, .certified, "f rounds the stretch z in \(stretch.box.shown) to one x")
    }
    let image = tiles.reduce(Interval.empty) { $0.hull($1.x) }
    let isAlone = Certified.staysOut(p.map, beyond: stretch.box, of: image, within: p.base.support)
    let outside = decimal(stretch.outside.upper, digits: 2)
    let meaning =
      isAlone
      ? "f sends no other z there, so this is P(X in W)"
      : "P(X in W) itself lies between this and \(outside) more, for the rest of Z is not proved to stay out"
    return .enclosed(
      left: ("P(Z between its ends' z)", worst.mass), right: ("integral of P_X over x", worst.claim), about,
      subject: "P(X in \(worst.x.shown)), worst of \(tiles.count)",
      covers: Coverage(
        "\(tiles.count) adjoining windows of x, z in \(stretch.box.shown)", share: p.share(of: stretch.box),
        assumed: open.isEmpty ? nil : "the formula is bounded on a few doubles around \(open.count) kinks"),
      note:
        "f monotone on z in \(stretch.box.shown); \(meaning); \(tiles.reduce(0) { $0 + $1.panels }) panels, no libm"
    )
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
