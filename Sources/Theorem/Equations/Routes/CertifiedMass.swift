/// (2), proved: the mass of P_X over x enclosed within 1 ± `Certified.margin`, and that of P_Z over z.
///
/// Core: verified quadrature over x between two points far out. Tails: the log-slope lemma on P_X itself. The base's mass
/// in the same way, a normal's tails by Mills' ratio, φ(L) L/(1 + L²) < Q(L) < φ(L)/L.
struct CertifiedMass {
  let p: Pushforward
  let formula: any DensityFormula
  let about: About

  func check() -> Check {
    let (low, high) = Self.ends(of: p.base)
    let x = [low, high].map { z -> Double in p.map.forward(z) }
    let ends = x[0] < x[1] ? (x[0], x[1]) : (x[1], x[0])
    let integrand = DensityInX(p: p, formula: formula)
    var core = Interval(0)
    var budget = Budget(for: p.map, at: p.base.quantile(0.5)) { integrand(p.map.forward($0)) }
    // Around a kink's image P_X may jump: a sliver there is bounded by its values, not integrated.
    let kinks = p.kinks.map { p.map.forward($0) }
    func room(_ x: Double) -> Double { kinks.contains(x) ? 0x1p-44 * Swift.max(1, x.magnitude) : 0 }
    for sliver in kinks.map({ Interval(between: $0 - room($0), and: $0 + room($0)) }) {
      core = core + (integrand(sliver) * Interval(sliver.width)).hull(0)
    }
    let cuts = [ends.0] + bulk().filter { ends.0 < $0 && $0 < ends.1 } + [ends.1]
    for (k, (left, right)) in zip(cuts, cuts.dropFirst()).enumerated() {
      let (a, b) = (left + room(left), right - room(right))
      let part = Certified.integral(
        of: integrand, from: a, to: b, 0x1p-46, of: cuts.count - 1 - k, &budget)
      guard part.isContinuous else {
        let place = "x in \(Interval(between: a, and: b).shown)"
        return undecided(budget.reason(at: place, else: "the formula is not proved continuous there"))
      }
      core = core + part.enclosure
    }
    // More mass than 1 between two points refutes whatever the tails do.
    if core.lower > 1 + Certified.margin {
      return result(core, "the core alone has more; \(budget.panels) panels")
    }
    guard formula.id == "reference" else {
      return undecided("the tail lemma speaks of the reference; the core alone has mass in \(core.shown)")
    }
    var mass = core
    var lemmas: [String] = []
    // Where f leaves the doubles.
    var farthest: [Double] = []
    for (z, edge, upper) in [(low, p.base.support.lower, false), (high, p.base.support.upper, true)] {
      let b: Double = p.map.forward(z)
      let limit = upper == p.isIncreasing ? p.support.upper : p.support.lower
      guard let lemma = TailLemma.of(p, upperEnd: upper) else {
        // From a little inside, so that rounding of b leaves no gap.
        let start = z - (upper ? 1 : -1) * z.magnitude * 0x1p-30
        guard let tail = Certified.tailMass(of: p.map, base: p.base, from: start, to: edge) else {
          return undecided(
            "no tail lemma on file for this map and base, and f' is not bounded beyond z = \(short(z)); the core alone has mass in \(core.shown)"
          )
        }
        mass = mass + tail.mass
        lemmas.append("bounds of f' beyond z = \(short(z))")
        if tail.upTo != edge { farthest.append(tail.upTo) }
        continue
      }
      // From a little inside b's z to the end, so that rounding of b leaves no gap.
      let beyond =
        Interval(between: z - (upper ? 1 : -1) * z.magnitude * 0x1p-30, and: edge)
      guard let tail = lemma.massBeyond(b, z: beyond, limit: limit, density: integrand(Interval(b))) else {
        return undecided("\(lemma.name) does not bound the tail beyond x = \(short(b))")
      }
      mass = mass + tail
      lemmas.append(lemma.name)
    }
    let names = lemmas[0] == lemmas[1] ? lemmas[0] : lemmas.joined(separator: ", ")
    let places = farthest.map { "x = \(decimal(p.map.forward($0), digits: 2)), z = \(short($0))" }
    return result(
      mass,
      "core x in \(Interval(between: ends.0, and: ends.1).shown), tails by the \(names); \(budget.panels) panels",
      assumed: places.isEmpty
        ? nil : "no mass beyond \(places.joined(separator: " and ")), where f leaves the doubles"
    )
  }

  /// Where the core ends, in z: beyond, a normal has 2⁻⁶⁰ of its mass, an exponential e⁻⁴⁰, a uniform 2⁻⁴⁸.
  private static func ends(of base: any Density) -> (Double, Double) {
    switch base {
    case is Uniform:
      (base.quantile(0x1p-48), base.upperQuantile(0x1p-48))
    case is ExponentialDensity: (0x1p-48, 40)
    case is Normal: (-9, 9)
    default: (base.quantile(0x1p-60), base.upperQuantile(0x1p-60))
    }
  }

  /// Points of x between which the quadrature starts: the bulk, and its kinks.
  private func bulk() -> [Double] {
    Set((p.probes + p.kinks).map { p.map.forward($0) }).sorted()
  }

  /// The mass of P_Z over z: verified quadrature, and a normal's two tails by Mills' ratio, an exponential's by its log-slope 1.
  static func massOfBase(_ base: any Density) -> Interval? {
    func core(_ a: Double, _ b: Double) -> Interval? {
      let integral = verifiedIntegral(
        of: DensityInZ(base: base), from: Interval(a), to: Interval(b), width: 0x1p-46)
      return integral.isContinuous ? integral.enclosure : nil
    }
    func density(_ z: Double) -> Interval { DensityInZ(base: base)(Interval(z)) }
    switch base {
    case is Normal:
      let l = Interval(9)
      let mills = density(9) * (l / (1 + .pow(l, 2))).hull(1 / l)
      return core(-9, 9).map { $0 + 2 * mills }
    case is ExponentialDensity: return core(0, 40).map { $0 + density(40) }
    case is Uniform: return core(base.support.lower, base.support.upper)
    default: return nil
    }
  }

  private func undecided(_ why: String) -> Check { .undecided(about, .certified, why) }

  private func result(_ mass: Interval, _ note: String, assumed: String? = nil) -> Check {
    .enclosed(
      left: Self.massOfBase(p.base).map { ("mass of P_Z over z", $0) } ?? ("one", 1),
      right: ("mass of P_X over x", mass), about, subject: "mass of P_X",
      covers: Coverage("all x of the range of f", share: 1, assumed: assumed), note: note)
  }
}

extension Density {
  /// Whether certificates can be had of masses of this base: its share of a window, known by its two ends, is enclosed in an
  /// interval that isn't wider than a certificate may be.
  ///
  /// Asked of the base itself: windows between levels from 2⁻⁸ to 1 − 2⁻⁸, which is all that certificates cover.
  public var hasEnclosedMasses: Bool {
    let levels = [0x1p-8, 0.25, 0.5, 0.75, 1 - 0x1p-8]
    let z = levels.map { Interval(quantile($0)) }
    return zip(z, z.dropFirst()).allSatisfy { low, high in
      let mass = mass(from: low, to: high)
      return mass.isBounded && mass.width <= Certified.margin
    }
  }
}
