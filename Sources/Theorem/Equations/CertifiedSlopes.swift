/// (6) and (7), proved for every z of a box: |(f⁻¹)′(f(z)) · 1/formula − 1| ≤ margin, by Taylor models.
///
/// Left: the inverse's own formula on dual numbers. Right: the formula for its slope. Where the inverse is found by root finding
/// it has no formula: then f is proved monotone, which makes f⁻¹ a fact and its slope 1/f′ a theorem, and the
/// formula is compared with f′ by dual numbers.
struct CertifiedSlopes {
  let f: any ScalarMap
  let formula: any SlopeFormula
  let setting: Setting

  func check(_ equation: Int, on box: Interval) -> Check {
    var monotone = 0
    for piece in Certified.pieces(of: box, smoothFor: f) {
      switch Certified.isMonotone(f, on: piece) {
      case .proved(let panels): monotone += panels
      case .refuted(let place):
        return result(equation, .fails, .empty, "f turns: f' changes sign on z in \(place.shown)")
      case .undecided(let place):
        return result(
          equation, .undecided, .entire,
          "no proof that f is monotone: z in \(place.shown) resists; f' changes sign or vanishes there")
      }
    }
    var panels = 0
    for piece in Certified.pieces(of: box, smoothFor: f) {
      switch Certified.isOne(Product(f: f, formula: formula, absolute: equation == 7), on: piece) {
      case .proved(let count): panels += count
      case .refuted(let place):
        let product = Product(f: f, formula: formula, absolute: equation == 7)(place)
        return result(
          equation, .fails, product,
          "refuted at z in \(place.shown), where the product is in \(product.shown)")
      case .undecided(let place):
        return result(
          equation, .undecided, .entire, "no proof in \(Certified.budget) panels: z in \(place.shown) resists"
        )
      }
    }
    let lemma =
      f.hasClosedInverse
      ? "f^-1 by its own formula" : "f^-1 exists, f being monotone; its slope by the inverse function theorem"
    return result(
      equation, .holds, Interval(1 - Certified.margin, 1 + Certified.margin),
      "for all z in \(box.shown)\(f.kinks.isEmpty ? "" : " but 2^-20 around kinks"); \(lemma); \(monotone) + \(panels) panels"
    )
  }

  private func result(_ equation: Int, _ verdict: Verdict, _ product: Interval, _ note: String) -> Check {
    Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim,
      subject: "slope of f^-1 over formula",
      left: Side("for all z of the box", product.midpoint, error: product.isEmpty ? .nan : product.radius),
      right: Side("one", 1), gap: verdict == .holds ? Certified.margin : (product - 1).magnitude,
      allowed: Certified.margin,
      because: "Taylor models of order 16, outward rounding, no libm", evidence: .certified, verdict: verdict,
      note: note)
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
