/// What must hold before a density is spoken of, looked for first: a broken hypothesis is reported as itself,
/// not as a wrong number further on.
///
/// Seeing none broken is evidence, not proof: `certified` checks prove monotonicity.
public enum Hypotheses {
  /// The hypotheses of the question's subject, in the order in which they are looked at; the first broken one ends it.
  static func checks(_ question: Question) -> [Check] {
    let looks: [() -> Check?]
    if let p = question.subject.line {
      looks = [
        { supportInDomain(p, question.about) }, { monotone(p, question) }, { roundTrip(p, question) },
      ]
    } else if let p = question.subject.space {
      looks = [
        { sameDimension(p, question.about) }, { regular(p, question) }, { roundTrip(p, question.about) },
        { oneToOne(p, question.about) },
      ]
    } else if let oracle = question.subject.values {
      looks = [{ OracleChecks.roundTrip(oracle, question.about) }]
    } else {
      looks = []
    }
    var seen: [Check] = []
    for look in looks {
      guard let check = look() else { continue }
      seen.append(check)
      if check.isBroken || check.isOutOfReach { break }
    }
    return seen
  }
}

// MARK: On the line

extension Hypotheses {
  private static func supportInDomain(_ p: Pushforward, _ about: About) -> Check {
    let (base, domain) = (p.base.support, p.map.domain)
    let covers = Coverage("the base's support, (\(short(base.lower)), \(short(base.upper)))")
    guard base.lower < domain.lower || base.upper > domain.upper else {
      return Check(
        about, .defined, .seen("the base's support lies in f's domain"), evidence: .exact, covers: covers)
    }
    return Check(
      about, .defined,
      .broken(
        "\(p.base.name) has mass outside (\(short(domain.lower)), \(short(domain.upper))), where f is defined; "
          + "restrict it: --on \(short(Swift.max(base.lower, domain.lower)))...\(short(Swift.min(base.upper, domain.upper)))",
        left: Side("the base lives on", base.lower), right: Side("f is defined on", domain.lower)),
      evidence: .exact, covers: covers)
  }

  /// f′ changes its sign, or is 0, somewhere on the base's support; a zero slope at one point leaves (1) and (2) standing.
  private static func monotone(_ p: Pushforward, _ question: Question) -> Check {
    let about = question.about
    let seen = p.findings.once(for: p.base.support) { Monotonicity(of: p.map, on: p.base.support) }
    let covers = Coverage("400 points of the base's support, and what lies between two that disagree")
    guard let z = seen.place else {
      let how = if case .unknown = seen { "f \(seen)" } else { "f \(seen) at every point looked at" }
      return Check(
        about, .injective, seen.isMonotone ? .seen(how) : .assumed(how), evidence: .measured, covers: covers)
    }
    if case .pieces = seen {
      let parts = [Domain(z, p.base.support.upper), Domain(p.base.support.lower, z)]
      let sides = parts.filter { Monotonicity(of: p.map, on: $0).isMonotone }.map {
        "--on \(decimal($0.lower, digits: 4))...\(decimal($0.upper, digits: 4))"
      }
      return Check(
        about, .injective,
        .outOfReach(
          "f \(seen), no x was seen from two of them, and the checks follow one piece at a time"
            + (sides.isEmpty ? "" : ": \(sides.joined(separator: ", or "))")),
        evidence: .measured, covers: covers)
    }
    if case .zeroSlope = seen, !about.equation.needsSlope {
      return Check(
        about, .injective, .seen("f moves one way, though its slope is 0 at z = \(short(z))"),
        evidence: .measured, covers: covers)
    }
    func slope(_ z: Double) -> Double { p.map.forward(Dual.variable(z)).derivative }
    // Far enough to either side for the two slopes to be told apart on the page.
    let step = 0x1p-10 * Swift.max(1, z.magnitude)
    let hypothesis: Hypothesis =
      switch seen {
      case .zeroSlope: .slopeNeverZero
      case .undefined: .defined
      default: .injective
      }
    return Check(
      about, hypothesis,
      .broken(
        "f \(seen), \(consequence(seen, p.map))"
          + turningBox(p.map, around: z) + advice(seen, p.map, p.base.support),
        left: Side("f' to the left", slope(z - step)), right: Side("f' to the right", slope(z + step))),
      evidence: .measured, covers: covers)
  }

  /// What follows from what was seen.
  private static func consequence(_ seen: Monotonicity, _ f: any ScalarMap) -> String {
    if case .zeroSlope(let z) = seen {
      return
        "so its inverse has no slope at x = \(short(f.forward(z))), and P_X no bound; at every other x the formula stands"
    }
    guard case .flat(let z) = seen else {
      return "so it has no inverse with a slope there; one-to-one is what the theorem asks"
    }
    return
      "so the mass of all z there is laid on one point, x = \(short(f.forward(z))), with a probability, and "
      + "X has no density (the chapter's floor); one-to-one is what the theorem asks"
  }

  /// The short box around z on which f′ provably has both signs, enclosed at its two ends; empty where none is found.
  private static func turningBox(_ f: any ScalarMap, around z: Double) -> String {
    for k in stride(from: -40, through: -4, by: 4) {
      let width = Double.pow(2, k) * Swift.max(1, z.magnitude)
      let box = Interval(between: z - width, and: z + width)
      if Certified.slopeChangesSign(f, over: box) {
        return "; f' is proved to change its sign on z in \(box)"
      }
    }
    return ""
  }

  /// What to type next where one side of the place will do, above it or below it, as far as is seen.
  private static func advice(_ seen: Monotonicity, _ f: any ScalarMap, _ support: Domain) -> String {
    let (words, place): (String, Double)
    switch seen {
    case .turns(let z): (words, place) = ("one branch at a time", z)
    case .zeroSlope(let z): (words, place) = ("on a side of it", z)
    default: return ""
    }
    // As it will be typed; a hair beside 0 is 0.
    let z = place.magnitude < 0x1p-40 ? 0 : Double(decimal(place, digits: 4)) ?? place
    func option(_ lower: Double, _ upper: Double) -> Monotonicity? {
      lower < upper ? Monotonicity(of: f, on: Domain(lower, upper)) : nil
    }
    let above = option(z, support.upper)
    // Up to the next such place above, where there is one.
    let next = above?.place.flatMap { Double(decimal($0, digits: 4)) } ?? support.upper
    for (lower, upper) in [(z, support.upper), (support.lower, z), (z, next)] {
      if let part = option(lower, upper), part == .increasing || part == .decreasing {
        return "; \(words): --on \(decimal(lower, digits: 4))...\(decimal(upper, digits: 4))"
      }
    }
    return ""
  }

  /// f⁻¹(f(z)) = z at the probes, up to rounding.
  private static func roundTrip(_ p: Pushforward, _ question: Question) -> Check {
    let about = question.about
    let points = p.lineProbes(question.options, about).points
    let trips = points.map { z in
      Comparison(
        subject: "f^-1(f(\(short(z))))", left: Side("z", z),
        right: Side(
          "f^-1(f(z))",
          .rounding(p.map.inverse(p.map.forward(z)), within: p.map.inverse(p.map.forward(Interval(z))))))
    }
    let covers = Coverage.points(points)
    guard let broken = trips.filter({ $0.verdict == .fails }).max(by: { $0.severity < $1.severity }) else {
      let open = trips.count { $0.verdict == .undecided }
      return Check(
        about, .inverseUndoes,
        open == trips.count
          ? .assumed("the way there and back says nothing within rounding")
          : .seen("there and back at \(trips.count - open) of \(trips.count) points, within rounding"),
        evidence: .exact, covers: covers)
    }
    let (z, back) = toldApart(broken.left.value, broken.right.value)
    return Check(
      about, .inverseUndoes,
      .broken(
        "the inverse does not undo f: it sends f(z) = \(short(p.map.forward(broken.left.value))) "
          + "to \(back) instead of \(z); look at --inverse first",
        left: broken.left, right: broken.right),
      evidence: .exact, covers: covers)
  }
}

// MARK: In D dimensions

extension Hypotheses {
  private static func sameDimension(_ p: VectorPushforward, _ about: About) -> Check {
    let z = p.probes(1)[0]
    let count = p.map.forward(z).count
    let covers = Coverage("the numbers that come out")
    guard count != z.count else {
      return Check(
        about, .sameDimension, .seen("\(count) numbers in, \(count) out"), evidence: .exact, covers: covers)
    }
    return Check(
      about, .sameDimension,
      .broken(
        "f takes \(z.count) numbers and gives \(count): its image has no volume in their space, and X no density there",
        left: Side("numbers in", Double(z.count)), right: Side("numbers out", Double(count))),
      evidence: .exact, covers: covers)
  }

  /// det of one sign wherever the base has mass, as far as draws, segments and a search for a zero see.
  private static func regular(_ p: VectorPushforward, _ question: Question) -> Check {
    let about = question.about
    let seen = Regularity(of: p, seed: question.options.seed)
    let covers = Coverage(
      "draws of Z, with each coordinate to 1e-6 of its mass, segments between probes, and low places of |det|"
    )
    func broken(_ hypothesis: Hypothesis, _ left: Side? = nil, _ right: Side? = nil) -> Check {
      let advice = seen.advice.map { "; try: \($0)" } ?? ""
      return Check(
        about, hypothesis, .broken("\(seen)\(advice)", left: left, right: right), evidence: .measured,
        covers: covers)
    }
    func determinant(_ z: [Double], _ name: String) -> Side {
      Side(name, jacobian(of: p.map, at: z).determinant)
    }
    switch seen {
    case .regular:
      return Check(about, .slopeNeverZero, .seen("\(seen)"), evidence: .measured, covers: covers)
    case .unknown(let why):
      return Check(about, .slopeNeverZero, .assumed(why), evidence: .measured, covers: covers)
    case .vanishes where !about.equation.needsSlope:
      return Check(
        about, .slopeNeverZero, .seen("\(seen), a set without mass"), evidence: .measured, covers: covers)
    case .undefined(let z, _, _):
      return broken(.defined, Side("first coordinate of z", z[0]), Side("of f(z)", p.map.forward(z)[0]))
    case .turns(let z), .vanishes(let z), .flat(let z, _):
      return broken(.slopeNeverZero, determinant(z, "det of f's Jacobian"), Side("must not be", 0))
    case .repeats(let z, let other):
      return broken(.injective, Side("first coordinate of one", z[0]), Side("of another", other[0]))
    case .changesDimension(let inputs, let outputs):
      return broken(
        .sameDimension, Side("numbers in", Double(inputs)), Side("numbers out", Double(outputs)))
    }
  }

  /// det of one sign doesn't make f one-to-one in more than one dimension.
  private static func oneToOne(_ p: VectorPushforward, _ about: About) -> Check {
    Check(
      about, .injective, .assumed("no second z with the same x was found"),
      evidence: .measured, covers: .points(p.probes().count, dimension: p.dimension))
  }

  private static func roundTrip(_ p: VectorPushforward, _ about: About) -> Check? {
    guard p.map.hasClosedInverse else { return nil }
    let points = p.probes()
    let covers = Coverage.points(points.count, dimension: p.dimension)
    for z in points {
      let x = p.map.forward(z)
      let back = p.map.inverse(x)
      guard differ(back, z) else { continue }
      let digits = digits(tellingApart: back, z)
      return Check(
        about, .inverseUndoes,
        .broken(
          "the inverse does not undo f: it sends f(z) = \(named(x)) to \(named(back, digits: digits)) "
            + "instead of \(named(z, digits: digits)); look at --inverse first",
          left: Side("first coordinate of z", z[0]), right: Side("of f^-1(f(z))", back[0])),
        evidence: .exact, covers: covers)
    }
    return Check(
      about, .inverseUndoes, .seen("there and back at \(points.count) points"), evidence: .exact,
      covers: covers)
  }

  /// Apart by more than rounding explains, or NaN.
  ///
  /// Newton's own stopping leaves a few ulps, times the condition of the map: half the digits is far beyond.
  private static func differ(_ a: [Double], _ b: [Double]) -> Bool {
    a.count != b.count || !zip(a, b).allSatisfy { ($0 - $1).magnitude <= 0x1p-26 * (1 + $1.magnitude) }
  }

  /// A point, its first four coordinates.
  static func named(_ point: [Double], digits: Int = 6) -> String {
    "(" + point.prefix(4).map { decimal($0, digits: digits) }.joined(separator: ", ")
      + (point.count > 4 ? ", ...)" : ")")
  }
}
