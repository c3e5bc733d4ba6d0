/// What must hold before a density is spoken of, looked for first: a broken hypothesis is reported as itself,
/// not as a wrong number further on.
public enum Hypotheses {
  /// The first broken hypothesis of X = f(Z) on the line, as a failing check of `equation`; nil if none is seen.
  ///
  /// Looks at the base's support (inside f's domain?), at the signs of f's slope by dual numbers, and at the round trip
  /// f⁻¹(f(z)) = z. Seeing none broken is evidence, not proof: `certified` checks prove monotonicity.
  public static func broken(_ p: Pushforward, claim: String = "reference", equation: Int) -> Check? {
    let setting = Setting(p, claim: claim)
    return supportOutsideDomain(p, setting, equation) ?? roundTrip(p, setting, equation)
  }

  private static func supportOutsideDomain(_ p: Pushforward, _ setting: Setting, _ equation: Int) -> Check? {
    let base = p.base.support
    let domain = p.map.domain
    guard base.lower < domain.lower || base.upper > domain.upper else { return nil }
    return failing(
      equation, setting, "support of the base inside the domain of f",
      Side("the base lives on", base.lower), Side("f is defined on", domain.lower),
      "\(p.base.name) has mass outside (\(short(domain.lower)), \(short(domain.upper))), where f is defined; "
        + "restrict it: --on \(short(Swift.max(base.lower, domain.lower)))...\(short(Swift.min(base.upper, domain.upper)))"
    )
  }

  /// f⁻¹(f(z)) = z at the probes, up to rounding.
  private static func roundTrip(_ p: Pushforward, _ setting: Setting, _ equation: Int) -> Check? {
    let trips = p.probes.map { z in
      Comparison(
        subject: "f^-1(f(\(short(z))))",
        left: Side("z", z),
        right: Side(
          "f^-1(f(z))",
          .rounding(p.map.inverse(p.map.forward(z)), within: p.map.inverse(p.map.forward(Interval(z))))))
    }
    guard let broken = trips.filter({ $0.verdict == .fails }).max(by: { $0.severity < $1.severity }) else {
      return nil
    }
    return failing(
      equation, setting, broken.subject, broken.left, broken.right,
      "the inverse does not undo f: it sends f(z) = \(short(p.map.forward(broken.left.value))) "
        + "to \(short(broken.right.value)) instead of \(short(broken.left.value)); look at --inverse first",
      allowed: broken.allowed, because: "rounding there and back, enclosed by interval arithmetic")
  }

  static func failing(
    _ equation: Int, _ setting: Setting, _ subject: String, _ left: Side, _ right: Side, _ note: String,
    allowed: Double = 0, because: String = "a hypothesis holds or it does not"
  ) -> Check {
    let gap = (left.value - right.value).magnitude
    return Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim, subject: subject,
      left: left, right: right, gap: gap, allowed: allowed, because: because, evidence: .measured,
      verdict: .fails, note: note)
  }
}
