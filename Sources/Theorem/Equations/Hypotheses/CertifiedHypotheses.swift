/// What a certificate asks of f on its stretch, proved rather than looked at: monotone, and undone by the claimed inverse.
struct CertifiedHypotheses {
  let p: Pushforward
  let about: About

  /// A line that says which of the two is refuted, or not proved, and where; nil where both are proved.
  func broken(on box: Interval) -> Check? { notMonotone(on: box) ?? notUndone(on: box) }

  /// f turns, or is not shown to move on.
  func notMonotone(on box: Interval) -> Check? {
    let covers = Coverage("all z in \(box.shown)", share: p.share(of: box))
    switch Certified.isMonotone(p.map, on: box) {
    case .proved: return nil
    case .refuted(let place):
      return Check(
        about, .injective,
        .broken("f turns: f' is proved to have both signs, on z in \(place.shown) and beside it"),
        evidence: .certified, covers: covers)
    case .undecided(let place):
      return .undecided(
        about, .certified,
        "no proof that f is monotone: z in \(place.shown) resists; f' changes sign, vanishes or has no value there",
        covers: covers)
    }
  }

  /// f⁻¹(f(z)) is not z, to within the margin times the stretch's own size; root finding has nothing to prove.
  func notUndone(on box: Interval) -> Check? {
    guard p.map.hasClosedInverse else { return nil }
    let covers = Coverage("all z in \(box.shown)", share: p.share(of: box))
    let margin = Certified.margin * Swift.max(1, box.magnitude)
    switch Certified.undoes(p.map, on: box, margin: margin) {
    case .proved: return nil
    case .refuted(let place):
      let back = p.map.inverse(p.map.forward(place))
      return Check(
        about, .inverseUndoes,
        .broken(
          "the inverse is proved not to undo f: z = \(place.shown) comes back in \(back.shown)",
          left: Side("z", place), right: Side("f^-1(f(z))", back)),
        evidence: .certified, covers: covers)
    case .undecided(let place):
      return .undecided(
        about, .certified, "no proof that the inverse undoes f: z in \(place.shown) resists", covers: covers)
    }
  }
}
