/// (2)  ∫ P_Z(z) dz = 1 = ∫ P_X(x) dx.
///
/// Left: the mass of P_Z, over z. Right: the mass of P_X, over x, never by substituting z back in: that would
/// be the theorem again. On the line by quadrature, by importance sampling, and enclosed; in D dimensions by
/// importance sampling.
/// Where it fails: the slope dropped, multiplied or squared; a branch counted once. What it does not see: a
/// wrong density of mass 1 (`f-for-inverse`, `linearised`, `renormalised`): only windows do.
/// Source: Bishop, Pattern Recognition and Machine Learning (2006), section 1.2.1.
public enum Equation2: Routes {
  /// What (2) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 2, title: "mass is conserved", statement: "∫ P_Z(z) dz = 1 = ∫ P_X(x) dx",
    hypotheses: ["P_Z has mass 1", "f is one-to-one on P_Z's support"],
    left: "integral of P_Z over z", right: "integral of P_X over x",
    offers: [.sampled, .measured, .certified], kind: .everywhere)

  static let reads: Set<Claim.Part> = [.inverse, .derivative, .determinant]

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    if let (mistake, p) = try question.branches() {
      return Branches(p, mistake).plan(question, comparing: .mass)
    }
    guard let p = question.subject.line else { return try planInSpace(question) }
    let claimed = try question.density(Equation5.Reference())
    let (about, options) = (question.about, question.options)
    return Plan(needs: { Hypotheses.checks(question) }) {
      // A plan is also made where it is only asked whether the claim fits; what costs waits until here.
      if let why = p.roundsAway { return question.undecided(why) }
      let formula = claimed.prepared(for: p)
      var checks: [Check] = []
      if options.wants(.measured) { checks.append(quadrature(p, formula, about)) }
      if options.wants(.sampled) { checks.append(importanceSampling(p, formula, about, options)) }
      if options.wants(.certified) {
        checks.append(CertifiedMass(p: p, formula: formula, about: about).check())
      }
      return checks
    }
  }

  /// ∫ P_Z(z) dz over the base's support.
  public static func massOfBase(_ base: any Density) -> Estimate {
    let cuts = Pushforward.massLevels.map(base.quantile)
    let mass = Quadrature.integral(over: base.support, breaks: cuts) { base.density($0) }
    return mass.blurred(by: Pushforward.bulkLevels.map { .rounding(base, at: base.quantile($0)) })
  }

  /// ∫ P_X(x) dx over X's support, of a formula for P_X.
  public static func massOfPushforward(_ p: Pushforward, _ formula: any DensityFormula) -> Estimate {
    let mass = p.mass(from: p.support.lower, to: p.support.upper, by: formula, cuts: p.cuts(of: formula))
    let bulk = Pushforward.bulkLevels.map { p.map.forward(p.base.quantile($0)) as Double }
    let seen = mass.blurred(by: bulk.filter(p.support.contains).map { .rounding(formula, of: p, at: $0) })
    return Estimate(seen.value, error: seen.error + massBesideEnds(p))
  }

  /// P(X within two doubles of an end of its support), which no quadrature over x can see: of tanh(z/2) and a heavy tail, much.
  private static func massBesideEnds(_ p: Pushforward) -> Double {
    let ends = [(p.support.lower, 1.0), (p.support.upper, -1.0)].filter { $0.0.isFinite }
    return ends.map { end, inward in
      let z = p.map.inverse(end + 2 * inward * end.ulp)
      let mass = (inward > 0) == p.isIncreasing ? p.base.cumulative(z) : p.base.upperTail(z)
      return mass.isFinite ? mass : 0
    }.sum
  }

  private static func quadrature(
    _ p: Pushforward, _ formula: any DensityFormula, _ about: About
  ) -> Check {
    let before = massOfBase(p.base)
    let after = Side("integral of P_X", massOfPushforward(p, formula))
    let one = Side("one", 1)
    return .worst(
      of: [
        Comparison(subject: "mass", left: Side("integral of P_Z", before), right: after),
        Comparison(subject: "mass of P_X", left: one, right: after),
        Comparison(subject: "mass of P_Z", left: one, right: Side("integral of P_Z", before)),
      ], about, because: "error bars of both quadratures", evidence: .measured,
      covers: Coverage("all x of the range of f"))
  }

  /// The mass of Z that f sends to no finite double, to within a factor of 2.
  private static func lostMass(_ p: Pushforward) -> Double {
    let levels = (1...20).map { Double(sign: .plus, exponent: -$0, significand: 1) }
    return [p.base.quantile, p.base.upperQuantile].reduce(0) { lost, z in
      lost + (levels.first { (p.map.forward(z($0)) as Double).isInfinite } ?? 0)
    }
  }

  /// x ~ q with heavier tails than P_X, weight P_X(x)/q(x) of mean 1.
  private static func importanceSampling(
    _ p: Pushforward, _ formula: any DensityFormula, _ about: About, _ options: CheckOptions
  ) -> Check {
    // What f sends beyond the doubles no draw of x can weigh: the mean of the weights is 1 less that.
    let lost = lostMass(p)
    guard lost * 4 * Double(options.samples).squareRoot() < 1 else {
      return .undecided(
        about, .sampled,
        "f sends \(decimal(100 * lost, digits: 2)) % of the mass to x beyond the largest double")
    }
    let stream = options.stream(about)
    let proposal = LineProposal(for: p)
    return .importanceSampled(
      blocks: 2,
      { part in
        let (u, v) = stream.uniforms(part)
        return [u, v].map { u in
          let x = proposal.quantile(u)
          return p.density(by: formula, at: x) / proposal.densityInside(x)
        }
      }, subject: "mean of P_X/q", about, options)
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let p = question.subject.line, let formula = try? question.density(Equation5.Reference()) else {
      return []
    }
    let prepared = formula.prepared(for: p)
    return [
      {
        Worked(
          "f(z) = \(p.map.formula), Z \(p.base.name)",
          [
            .init("Z", "lives on \(short(p.base.support.lower))...\(short(p.base.support.upper))"),
            .init("X", "lives on \(short(p.support.lower))...\(short(p.support.upper))"),
          ], left: Side("P_Z added up along z", massOfBase(p.base)),
          right: Side("P_X added up along x", massOfPushforward(p, prepared)))
      }
    ]
  }
}

extension Equation2 {
  /// The mass of P_X over x in D dimensions, by importance sampling.
  private static func planInSpace(_ question: Question) throws(NotApplicable) -> Plan {
    let p = try question.inSpace()
    let formula = try question.determinant(Equation8.Reference())
    let (about, options) = (question.about, question.options)
    return Plan(needs: { Hypotheses.checks(question) }) {
      let others = Evidence.allCases.filter {
        $0 != .sampled && options.names($0) && statement.offers.contains($0)
      }
      .map { Check.undecided(about, $0, "in D dimensions a mass is sampled: --evidence sampled") }
      guard options.wants(.sampled) else { return others }
      guard p.map.hasClosedInverse else {
        return others + [
          .undecided(about, .sampled, "P_X over x needs f^-1 in closed form; give --inverse")
        ]
      }
      // A region's mass is counted: bets that would see its error say nothing.
      guard p.base.constantError * 4 * Double(options.samples).squareRoot() < 1 else {
        return others + [
          .undecided(
            about, .sampled,
            "the region's own mass is known to \(decimal(100 * p.base.constantError, digits: 2)) % only; fewer --samples"
          )
        ]
      }
      let stream = options.stream(about)
      let proposal = Proposal(covering: (0..<1024).map { p.map.forward(p.draw($0, from: stream)) })
      let draws = options.stream(about, 3)
      return others + [
        .importanceSampled(
          { part in
            let (x, reciprocal) = proposal.draws(part, from: draws)
            return [p.density(by: formula, at: x) * reciprocal]
          }, subject: "mean of P_X/q", about, options)
      ]
    }
  }

  /// The mass of the complex square's P_X, its right density, integrated over z by substitution, as if f were one-to-one:
  /// det ∂f/∂z is 0 at the origin only, and still each x is reached from two z, so the mass comes out as 2.
  public static func massOfComplexSquare(_ options: CheckOptions = CheckOptions()) -> Check {
    let square = ComplexSquare()
    let base = ProductDensity(Normal(), count: 2)
    let proposal = Proposal(center: [0, 0], scale: [1, 1])
    let about = About(statement, map: square.name, base: base.name, claim: "by substitution")
    let stream = options.stream(about)
    return .importanceSampled(
      { part in
        let z = proposal.draws(part, from: stream).x
        return [Block { lane in weight(z.map { $0[lane] }) }]
      }, subject: "mean of P_X |det|/q over z", about, options)
    @Sendable func weight(_ z: [Double]) -> Double {
      let density = (square.preimages(of: square.forward(z)) ?? []).reduce(0.0) { sum, root in
        sum + exp(base.logDensity(root) - square.logAbsDeterminant(root))
      }
      return density * exp(square.logAbsDeterminant(z)) / proposal.density(z)
    }
  }
}
