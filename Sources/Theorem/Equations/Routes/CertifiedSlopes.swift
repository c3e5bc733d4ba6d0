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
    if let broken = CertifiedHypotheses(p: p, about: about).broken(on: box) { return broken }
    func undecided(_ why: String) -> Check { .undecided(about, .certified, why, covers: covers) }
    let product = Product(f: f, formula: formula, absolute: absolute)
    func result(_ enclosure: Interval, _ note: String) -> Check {
      Check(
        about, "slope of f^-1 over formula", left: Side("one", 1),
        right: Side("for all z of the box", enclosure),
        because: .margin(Certified.margin, "Taylor models of order 16, outward rounding, no libm"),
        evidence: .certified, covers: covers, note: note)
    }
    var panels = 0
    for piece in pieces {
      switch Certified.isOne(product, on: piece) {
      case .proved(let count): panels += count
      case .refuted(let place):
        let found = product(place)
        return result(found, "refuted at z in \(place.shown), where the product is in \(found.shown)")
      case .undecided(let place):
        return undecided("no proof in \(Certified.budget) panels, or no value: z in \(place.shown) resists")
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
