/// The checks that (4) and (5) share: a formula for P_X against routes that know nothing of slopes of f.
struct DensityChecks {
  let p: Pushforward
  let formula: any DensityFormula
  let about: About
  let options: CheckOptions

  init(_ question: Question, _ p: Pushforward, _ formula: any DensityFormula) {
    self.p = p
    self.formula = formula.prepared(for: p)
    about = question.about
    options = question.options
  }

  func all() -> [Check] {
    var checks: [Check] = []
    let probes = p.lineProbes(options, about, of: formula)
    if options.wants(.measured) { checks.append(againstSlopeOfCumulative(probes)) }
    if options.wants(.exact) { checks += exact(probes) + cumulative(probes) }
    if options.wants(.sampled) { checks.append(againstDraws()) }
    if options.wants(.certified) {
      checks.append(
        CertifiedWindows(p: p, formula: formula, about: about).check())
    }
    return checks
  }

  /// dF_X/dx, by finite differences of F_Z(f⁻¹(x)); and 0 at a point outside f's range.
  private func againstSlopeOfCumulative(_ probes: LineProbes) -> Check {
    let inside = probes.probes.map { probe in
      Confirmation.confirmed(at: probe, contradicted: isExact) { z, steps in
        let x: Double = p.map.forward(z)
        // Where x rounds to the end of X's support there is nothing to either side of it.
        let slope =
          p.support.contains(x)
          ? FiniteDifference.derivative(
            at: x, in: p.smoothPieceOfRange(around: x),
            scale: p.spread(near: .init(z: z, scale: probe.scale)),
            steps: steps
          ) { p.level($0, around: z) } : Estimate(.nan, error: .infinity)
        return Comparison(
          subject: "P_X(\(short(x)))",
          left: Side("slope of F_X", slope.widened(by: FiniteDifference.coverage)),
          right: Side("formula", rounded(formula, at: x)))
      }
    }
    let atTheEnd = probes.points.count { !p.support.contains(p.map.forward($0)) }
    let ends = atTheEnd > 0 ? "; at \(atTheEnd) of them x rounds to an end of its range" : ""
    return .worst(
      of: inside + outside(), about, because: "finite-difference error bar + rounding of the formula",
      evidence: .measured, covers: .points(probes.points), note: probes.description + ends)
  }

  /// Whether dual numbers say that the formula is right at z, whatever was measured.
  private func isExact(_ z: Double) -> Bool {
    let x: Double = p.map.forward(z)
    return Comparison(
      subject: "", left: Side("", rounded(DualSlope(), at: x)), right: Side("", rounded(formula, at: x))
    ).verdict == .holds
  }

  /// Beyond a finite end of X's support no z leads, and the density must be 0.
  private func outside() -> [Comparison] {
    guard formula.coversOutside else { return [] }
    let s = p.support
    let points = [s.lower - 1, s.upper + 1].filter(\.isFinite)
    return points.compactMap { x in
      let value: Double = formula.density(of: p, at: x)
      // Where log x has no value, nothing was said of the density.
      if formula.isTyped, value.isNaN { return nil }
      return Comparison(
        subject: "P_X(\(short(x)))", left: Side("outside the range of f", 0), right: Side("formula", value))
    }
  }

  /// P(X ≤ x) as it was typed against F_Z(f⁻¹(x)): a slope says nothing of a constant that is added.
  private func cumulative(_ probes: LineProbes) -> [Check] {
    let comparisons = probes.points.compactMap { z -> Comparison? in
      let x: Double = p.map.forward(z)
      guard let typed = formula.cumulative(at: x) else { return nil }
      func mass<S: Scalar>(_ x: S) -> S {
        let z = p.map.inverse(x)
        return p.isIncreasing ? p.base.cumulative(z) : p.base.upperTail(z)
      }
      return Comparison(
        subject: "P(X <= \(short(x)))",
        left: Side("F_Z(f^-1(x))", .rounding(mass(x), within: mass(Interval(x)))),
        right: Side("formula", typed))
    }
    guard !comparisons.isEmpty else { return [] }
    return [
      .worst(
        of: comparisons, about, because: "rounding, enclosed by interval arithmetic", evidence: .exact,
        covers: .points(probes.points), note: probes.description)
    ]
  }

  /// A density known from elsewhere, where there is one; else the slope of f by dual numbers.
  private func exact(_ probes: LineProbes) -> [Check] {
    var comparisons: [Comparison] = []
    let target = Target.of(p)
    for z in probes.points {
      let x = p.map.forward(z)
      let right = Side("formula", rounded(formula, at: x))
      if let target {
        comparisons.append(
          Comparison(
            subject: "P_X(\(short(x)))", left: Side(target.name, .rounding(target, at: x)), right: right))
      } else if p.map.hasClosedInverse || p.map.hasOwnDerivative || formula.isTyped {
        comparisons.append(
          Comparison(
            subject: "P_X(\(short(x)))",
            left: Side("slope of f by dual numbers", rounded(DualSlope(), at: x)),
            right: right))
      }
    }
    guard !comparisons.isEmpty else {
      return options.names(.exact)
        ? [.undecided(about, .exact, "no closed form of f's inverse or slope was given to compare")] : []
    }
    let check = Check.worst(
      of: comparisons, about, because: "rounding, enclosed by interval arithmetic", evidence: .exact,
      covers: .points(probes.points), note: probes.description)
    // Both sides are read at the z that x leads back to, which then is one for all the probes, and none of them.
    if let why = p.roundsAway, check.verdict == .holds { return [.undecided(about, .exact, why)] }
    return [check]
  }

  /// Draws of f(Z) against the masses that the formula gives to bins between the probes.
  private func againstDraws() -> Check {
    let effect = WindowCounts([0], of: options.samples).smallestEffect(mass: 0.5, at: options.falseAlarmRate)
    // An edge that rounds to the support's end, or to its neighbour, cuts off no mass that x can show; nor does one that x misses by
    // as much mass as the draws see: 1e15 + z is a staircase.
    let telling = p.probes.filter { p.massOfRounding(at: $0) <= effect / 16 }
    let edges = Set(telling.map { p.map.forward($0) }).filter(p.support.contains).sorted()
    guard !edges.isEmpty else {
      return .undecided(about, .sampled, p.roundsAway ?? "f rounds every probe to the end of its range")
    }
    let cuts = p.cuts(of: formula)
    func mass(_ a: Double, _ b: Double) -> Estimate { p.mass(from: a, to: b, by: formula, cuts: cuts) }
    // The mass below the first edge, unless the quadrature loses it in a tail: then the counting begins at that edge.
    let tail = mass(p.support.lower, edges[0])
    let hasTail = tail.error <= effect / 64 && isKnown(below: edges[0])
    let masses = (hasTail ? [tail] : []) + zip(edges, edges.dropFirst()).map(mass)
    let (start, ends) = hasTail ? (-Double.infinity, edges) : (edges[0], Array(edges.dropFirst()))
    guard !ends.isEmpty else { return .undecided(about, .sampled, "f rounds the probes to one x") }
    if masses.contains(where: { !$0.value.isFinite }) {
      return .undecided(
        about, .sampled,
        "the mass that the formula gives to a window is not finite, or has no value in doubles")
    }
    // Cumulated from the left: a formula may be right bin by bin and wrong in sum.
    let cumulated = masses.reduce(into: [Estimate]()) { sums, mass in
      var sum = sums.last ?? Estimate(0)
      sum += mass
      sums.append(sum)
    }
    let counts = p.counts(
      in: ends.map { (start, $0) }, includingUpper: true, from: options.stream(about), options)
    let names = ends.map { hasTail ? "P(X <= \(short($0)))" : "P(\(short(start)) < X <= \(short($0)))" }
    return .counted(
      WindowCounts(counts, of: options.samples), against: cumulated, named: names, about, options)
  }

  /// Whether the formula has its digits where the base's mass below the first probe goes. Quadrature doesn't notice where an inverse
  /// such as log(exp(x) − 1) rounds to nothing, and of a heavy tail much may lie there.
  private func isKnown(below edge: Double) -> Bool {
    (1...6).allSatisfy { k in
      let level = Pushforward.probeLevels[0] / Double(1 << k)
      let images = [p.base.quantile(level), p.base.upperQuantile(level)].map { p.map.forward($0) }
      return images.filter { $0 < edge }.allSatisfy { x in
        guard p.support.contains(x) else { return false }
        let value = rounded(formula, at: x)
        return value.error <= value.value.magnitude / 64
      }
    }
  }

  private func rounded(_ formula: any DensityFormula, at x: Double) -> Estimate {
    .rounding(formula, of: p, at: x)
  }
}

/// P_Z(z) / |f′(z)| with f′ by dual numbers from the forward map alone.
struct DualSlope: DensityFormula {
  let id = "dual"
  func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
    let z = p.map.inverse(x)
    return p.baseDensity(z) / abs(p.map.forward(Dual.variable(z)).derivative)
  }
}
