/// What must hold before a density is spoken of, looked for first: a broken hypothesis is reported as itself,
/// not as a wrong number further on.
public enum Hypotheses {
  /// The first broken hypothesis of X = f(Z) on the line, as a failing check of `equation`; nil if none is seen.
  ///
  /// Looks at the base's support (inside f's domain?), at the signs of f's slope by dual numbers, and at the round trip
  /// f⁻¹(f(z)) = z. Seeing none broken is evidence, not proof: `certified` checks prove monotonicity.
  public static func broken(_ p: Pushforward, claim: String = "reference", equation: Int) -> Check? {
    let setting = Setting(p, claim: claim)
    return supportOutsideDomain(p, setting, equation) ?? notMonotone(p, setting, equation)
      ?? roundTrip(p, setting, equation)
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

  /// f′ changes its sign, or is 0, somewhere on the base's support; a zero slope at one point leaves (1) and (2) standing.
  private static func notMonotone(_ p: Pushforward, _ setting: Setting, _ equation: Int) -> Check? {
    let seen = Monotonicity(of: p.map, on: p.base.support)
    guard let z = seen.place else { return nil }
    if case .zeroSlope = seen, equation <= 2 { return nil }
    func slope(_ z: Double) -> Double { p.map.forward(Dual.variable(z)).derivative }
    // Far enough to either side for the two slopes to be told apart on the page.
    let step = 0x1p-10 * Swift.max(1, z.magnitude)
    let sides = (slope(z - step), slope(z + step))
    return failing(
      equation, setting, "f' around z = \(short(z))", Side("f' to the left", sides.0),
      Side("f' to the right", sides.1),
      "f \(seen), so it has no inverse with a slope there; one-to-one is what the theorem asks"
        + turningBox(p.map, around: z) + advice(seen, p.base.support))
  }

  /// The short box around z on which f′ provably has both signs, enclosed at its two ends; empty where none is found.
  private static func turningBox(_ f: any ScalarMap, around z: Double) -> String {
    for k in stride(from: -40, through: -4, by: 4) {
      let width = Double.pow(2, k) * Swift.max(1, z.magnitude)
      let box = Interval(z - width, z + width)
      if Certified.slopeChangesSign(f, over: box) {
        return "; f' is proved to change its sign on z in \(box)"
      }
    }
    return ""
  }

  /// What to type next where f is one-to-one on one side of the place.
  private static func advice(_ seen: Monotonicity, _ support: Domain) -> String {
    guard case .turns(let z) = seen else { return "" }
    let end = support.upper.isFinite ? support.upper : Swift.max(z + 1, 1)
    return "; one branch at a time: --on \(decimal(z, digits: 4))...\(decimal(end, digits: 4))"
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

extension Hypotheses {
  /// The first broken hypothesis of X = f(Z) in D dimensions, as a failing check of `equation`; nil if none is seen.
  ///
  /// Looks at the number of outputs, at the determinant at the probes, at the round trip, and, where no inverse
  /// was given, for a second z with the same x, by Newton's method from other starts.
  public static func broken(_ p: VectorPushforward, claim: String = "reference", equation: Int) -> Check? {
    let setting = Setting(map: p.map.name, base: p.base.name, claim: claim)
    for z in p.probes() {
      let x = p.map.forward(z)
      guard x.count == z.count else {
        return failing(
          equation, setting, "dimensions", Side("numbers in", Double(z.count)),
          Side("numbers out", Double(x.count)),
          "f takes \(z.count) numbers and gives \(x.count): its image has no volume in their space, and X no density there"
        )
      }
      let determinant = jacobian(of: p.map, at: z).determinant
      guard determinant != 0, determinant.isFinite else {
        return failing(
          equation, setting, "det at \(named(z))", Side("det of f's Jacobian", determinant),
          Side("must not be", 0),
          "the determinant is \(decimal(determinant)) at z = \(named(z)): f flattens space there")
      }
      if let other = otherPreimage(p, z, x) {
        guard !differ(p.map.forward(other), x) else {
          return failing(
            equation, setting, "f^-1(f(\(named(z))))", Side("first coordinate of z", z[0]),
            Side("of f^-1(f(z))", other[0]),
            "the inverse does not undo f: it sends f(z) = \(named(x)) to \(named(other)) instead of \(named(z)); "
              + "look at --inverse first")
        }
        return failing(
          equation, setting, "preimages of \(named(x))", Side("first coordinate of one", z[0]),
          Side("of another", other[0]),
          "f is not one-to-one: z = \(named(z)) and z = \(named(other)) have the same x = \(named(x))")
      }
    }
    return nil
  }

  /// Apart by more than rounding explains, or NaN.
  ///
  /// Newton's own stopping leaves a few ulps, times the condition of the map: half the digits is far beyond.
  private static func differ(_ a: [Double], _ b: [Double]) -> Bool {
    a.count != b.count || !zip(a, b).allSatisfy { ($0 - $1).magnitude <= 0x1p-26 * (1 + $1.magnitude) }
  }

  /// Another z that f is said to send to x: what a claimed inverse answers, or what Newton's method finds.
  private static func otherPreimage(_ p: VectorPushforward, _ z: [Double], _ x: [Double]) -> [Double]? {
    if p.map.hasClosedInverse {
      let back = p.map.inverse(x)
      return differ(back, z) ? back : nil
    }
    guard let typed = p.map as? FormulaVectorMap else { return nil }
    let starts = [z.map { -$0 }] + p.probes(3)
    return starts.lazy.compactMap { typed.numericalInverse(x, near: $0) }.first { differ($0, z) }
  }

  private static func named(_ point: [Double]) -> String {
    "(" + point.prefix(4).map(short).joined(separator: ", ") + (point.count > 4 ? ", ...)" : ")")
  }
}
