/// (3)  |P_Z(z) dz| = |P_X(x) dx|: the same mass, on a short ruler and on a stretched one.
///
/// Left: the mass P_X(x) dx that the formula gives to the image of a short interval, its length dx measured
/// from f alone. Right: P_Z(z) dz. The ratio tends to 1 as the interval shrinks, with an error of second order in
/// its length. Sampled: draws of f(Z) counted in the images of short intervals.
/// Where it fails: a falling f with the absolute value forgotten: the ratio tends to −1.
/// Source: Bishop, Pattern Recognition and Machine Learning (2006), section 1.2.1.
public enum Equation3: Routes {
  /// What (3) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 3, title: "the mass element", statement: "|P_Z(z) dz| = |P_X(x) dx|",
    hypotheses: ["f is one-to-one", "P_Z and f' are continuous at z"],
    left: "mass of the image of a short interval", right: "P_Z(z) dz",
    offers: [.sampled, .measured, .certified], kind: .line)

  static let reads: Set<Claim.Part> = [.inverse, .derivative]

  /// The ratio of the two sides for an interval of length `h` centred at z.
  public static func ratio(_ p: Pushforward, _ formula: any DensityFormula, at z: Double, length h: Double)
    -> Double
  {
    let dx = p.map.forward(z + h / 2) - p.map.forward(z - h / 2)
    // The image's length has no sign; P_X, if it is a density, has none either.
    return formula.density(of: p, at: p.map.forward(z)) * dx.magnitude / (p.base.density(z) * h)
  }

  /// The power of h with which ratio − 1 shrinks, from three lengths; 2 for a smooth pair.
  public static func orderOfConvergence(
    _ p: Pushforward, _ formula: any DensityFormula, at z: Double, length h: Double
  ) -> Double {
    let r = [h, h / 2, h / 4].map { ratio(p, formula, at: z, length: $0) }
    return log((r[0] - r[1]).magnitude / (r[1] - r[2]).magnitude) / log(2)
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    if let (mistake, p) = try question.branches() {
      return Branches(p, mistake).plan(question, comparing: .windows)
    }
    let p = try question.onLine()
    let claimed = try question.density(Equation5.Reference())
    let (about, options) = (question.about, question.options)
    return Plan(needs: { Hypotheses.checks(question) }) {
      // A plan is also made where it is only asked whether the claim fits; what costs waits until here.
      let formula = claimed.prepared(for: p)
      var checks: [Check] = []
      if options.wants(.measured) {
        checks.append(limitOfRatio(p, formula, p.lineProbes(options, about, of: formula), about))
      }
      if options.wants(.sampled) { checks.append(countedWindows(p, formula, about, options)) }
      if options.wants(.certified) {
        checks.append(CertifiedWindows(p: p, formula: formula, about: about).check())
      }
      return checks
    }
  }

  /// The ratio as h → 0: dx/dz from f's difference quotients, extrapolated, with their error bar.
  private static func limitOfRatio(
    _ p: Pushforward, _ formula: any DensityFormula, _ probes: LineProbes, _ about: About
  ) -> Check {
    func element(_ probe: LineProbes.Probe, _ z: Double, _ steps: Double) -> Comparison {
      let x: Double = p.map.forward(z)
      let stretch = FiniteDifference.derivative(
        at: z, in: p.map.smoothPiece(around: z), scale: probe.scale, steps: steps
      ) { p.map.forward($0) }
      let density = Estimate.rounding(formula, of: p, at: x)
      let element = Estimate(
        density.value * stretch.value.magnitude,
        error: density.value.magnitude * stretch.error * FiniteDifference.coverage
          + density.error * stretch.value.magnitude)
      return Comparison(
        subject: "mass per unit of z at \(short(z))", left: Side("P_X(x) dx/dz", element),
        right: Side("P_Z(z)", .rounding(p.baseDensity(z), within: p.baseDensity(Interval(z)))))
    }
    let comparisons = probes.probes.map { probe in
      Confirmation.confirmed(at: probe, contradicted: { _ in false }) { element(probe, $0, $1) }
    }
    let middle = p.probes[p.probes.count / 2]
    let order = orderOfConvergence(p, formula, at: middle, length: startingLength(p, at: middle))
    return .worst(
      of: comparisons, about, because: "error bar of dx/dz as dz -> 0", evidence: .measured,
      covers: .points(probes.points),
      note: probes.description + "; "
        + (order.isFinite ? "ratio - 1 shrinks like dz^\(short(order))" : "the ratio is 1 at every length"))
  }

  /// A length that is short against the base's own spread and keeps clear of the domain's ends.
  private static func startingLength(_ p: Pushforward, at z: Double) -> Double {
    let piece = p.map.smoothPiece(around: z).cut(at: p.base.kinks, around: z)
    let spread = p.base.quantile(0.75) - p.base.quantile(0.25)
    // The window stays in the base's support, too: outside there is no mass to compare.
    let (low, high) = (
      Swift.max(piece.lower, p.base.support.lower), Swift.min(piece.upper, p.base.support.upper)
    )
    return Swift.min(spread / 8, z - low, high - z)
  }

  /// Draws of f(Z) counted in the images of short intervals, against the mass the formula gives those images.
  private static func countedWindows(
    _ p: Pushforward, _ formula: any DensityFormula, _ about: About, _ options: CheckOptions
  ) -> Check {
    let windows = p.probes.map { z -> (Double, Double) in
      let h = startingLength(p, at: z)
      let ends = [p.map.forward(z - h / 2), p.map.forward(z + h / 2)].sorted()
      return (ends[0], ends[1])
    }
    let counts = p.counts(in: windows, includingUpper: false, from: options.stream(about), options)
    let cuts = p.cuts(of: formula)
    let masses = windows.map { p.mass(from: $0.0, to: $0.1, by: formula, cuts: cuts) }
    return .counted(
      WindowCounts(counts, of: options.samples), against: masses,
      named: windows.map { "P(X in \(decimal($0.0, digits: 3))...\(decimal($0.1, digits: 3)))" }, about,
      options)
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let p = question.subject.line, let formula = try? question.density(Equation5.Reference()) else {
      return []
    }
    let prepared = formula.prepared(for: p)
    return p.probes.map { z in
      {
        let x: Double = p.map.forward(z)
        let stretch = FiniteDifference.derivative(at: z, in: p.map.smoothPiece(around: z)) {
          p.map.forward($0)
        }
        let density = Estimate.rounding(prepared, of: p, at: x)
        return Worked(
          "f(z) = \(p.map.formula) at z = \(short(z)), so x = f(z) = \(short(x))",
          [
            .init("|dx/dz|", "from f alone, as dz shrinks", stretch.value.magnitude),
            .init("P_X(x)", "by the formula", density.value),
          ],
          left: Side(
            "P_Z(z), the mass per unit of z", .rounding(p.baseDensity(z), within: p.baseDensity(Interval(z)))),
          right: Side(
            "P_X(x) |dx/dz|",
            Estimate(
              density.value * stretch.value.magnitude,
              error: density.value.magnitude * stretch.error * FiniteDifference.coverage
                + density.error * stretch.value.magnitude)))
      }
    }
  }
}
