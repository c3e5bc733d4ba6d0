/// (6) and (7), proved for every z of a box: |(f⁻¹)′(f(z)) · 1/formula − 1| ≤ margin, by Taylor models.
///
/// Left: the inverse's own formula on dual numbers. Right: the formula for its slope. Where the inverse is found by root finding
/// it has no formula: then f is proved monotone, which makes f⁻¹ a fact and its slope 1/f′ a theorem, and the
/// formula is compared with f′ by dual numbers.
struct CertifiedSlopes {
  let f: any ScalarMap
  let formula: any SlopeFormula
  let about: About
  /// (7) speaks of sizes, (6) of signed slopes.
  let absolute: Bool

  func check(on box: Interval) -> Check {
    let covers = Coverage(
      "all z in \(box.shown)\(f.kinks.isEmpty ? "" : " but 2^-20 around kinks")")
    func undecided(_ why: String) -> Check { .undecided(about, .certified, why, covers: covers) }
    var monotone = 0
    for piece in Certified.pieces(of: box, smoothFor: f) {
      switch Certified.isMonotone(f, on: piece) {
      case .proved(let panels): monotone += panels
      case .refuted(let place):
        return Check(
          about, .injective, .broken("f turns: f' changes sign on z in \(place.shown)"),
          evidence: .certified, covers: covers)
      case .undecided(let place):
        return undecided(
          "no proof that f is monotone: z in \(place.shown) resists; f' changes sign or vanishes there")
      }
    }
    let product = Product(f: f, formula: formula, absolute: absolute)
    func result(_ enclosure: Interval, _ note: String) -> Check {
      Check(
        about, "slope of f^-1 over formula", left: Side("one", 1),
        right: Side("for all z of the box", enclosure),
        because: .margin(Certified.margin, "Taylor models of order 16, outward rounding, no libm"),
        evidence: .certified, covers: covers, note: note)
    }
    var panels = 0
    for piece in Certified.pieces(of: box, smoothFor: f) {
      switch Certified.isOne(product, on: piece) {
      case .proved(let count): panels += count
      case .refuted(let place):
        let found = product(place)
        guard !found.isEmpty else { return undecided("no value at z in \(place.shown)") }
        return result(
          found, "refuted at z in \(place.shown), where the product is in \(found.shown)")
      case .undecided(let place):
        return undecided("no proof in \(Certified.budget) panels: z in \(place.shown) resists")
      }
    }
    let lemma =
      f.hasClosedInverse
      ? "f^-1 by its own formula" : "f^-1 exists, f being monotone; its slope by the inverse function theorem"
    return result(
      Interval(1 - Certified.margin, 1 + Certified.margin),
      "\(covers.words); \(lemma); \(monotone) + \(panels) panels")
  }

  /// z ↦ (f⁻¹)′(f(z)) / formula(f(z)).
  struct Product: ScalarFunction {
    let f: any ScalarMap
    let formula: any SlopeFormula
    let absolute: Bool

    func callAsFunction<S: Scalar>(_ z: S) -> S {
      let x = f.forward(z)
      guard f.hasClosedInverse else {
        return 1 / (signed(f.forward(Dual.variable(z)).derivative) * formula.slopeOfInverse(of: f, at: x))
      }
      return signed(f.inverse(Dual.variable(x)).derivative) / formula.slopeOfInverse(of: f, at: x)
    }

    private func signed<S: Scalar>(_ slope: S) -> S { absolute ? abs(slope) : slope }
  }
}
