/// (2)  ∫ P_Z(z) dz = 1 = ∫ P_X(x) dx.
///
/// Left: the mass of P_Z, over z. Right: the mass of P_X, over x, never by substituting z back in: that would
/// be the theorem again. On the line by quadrature, by importance sampling, and enclosed; in D dimensions by
/// importance sampling.
/// Where it fails: the slope dropped, multiplied or squared; a branch counted once. What it does not see: a
/// wrong density of mass 1 (`f-for-inverse`, `linearised`, `renormalised`): only windows do.
/// Source: Bishop, Pattern Recognition and Machine Learning (2006), section 1.2.1.
public enum Equation2 {
  public static let statement = Equation(
    number: 2, title: "mass is conserved", statement: "∫ P_Z(z) dz = 1 = ∫ P_X(x) dx",
    hypotheses: ["P_Z has mass 1", "f is one-to-one on P_Z's support"],
    left: "integral of P_Z over z", right: "integral of P_X over x",
    offers: [.sampled, .measured])

  /// Both masses for one pushforward; `formula` stands in for P_X.
  public static func checks(
    _ p: Pushforward, _ formula: any DensityFormula = Equation5.Reference(),
    _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let formula = formula.prepared(for: p)
    let setting = Setting(p, claim: formula.id)
    var checks: [Check] = []
    if options.wants(.measured) { checks.append(quadrature(p, formula, setting)) }
    if options.wants(.sampled) { checks.append(importanceSampling(p, formula, setting, options)) }
    return checks + statement.notOffered(options, setting)
  }

  /// ∫ P_Z(z) dz over the base's support.
  public static func massOfBase(_ base: any Density) -> Estimate {
    Quadrature.integral(over: base.support, breaks: Pushforward.probeLevels.map(base.quantile)) {
      base.density($0)
    }
  }

  /// ∫ P_X(x) dx over X's support, of a formula for P_X.
  public static func massOfPushforward(_ p: Pushforward, _ formula: any DensityFormula) -> Estimate {
    Quadrature.integral(over: p.support, breaks: (p.probes + p.map.kinks).map(p.map.forward)) {
      formula.density(of: p, at: $0)
    }
  }

  private static func quadrature(
    _ p: Pushforward, _ formula: any DensityFormula, _ setting: Setting
  ) -> Check {
    .worst(
      of: [
        Comparison(
          subject: "mass", left: Side("integral of P_Z", massOfBase(p.base)),
          right: Side("integral of P_X", massOfPushforward(p, formula)))
      ], equation: 2, setting: setting, because: "error bars of both quadratures", evidence: .measured)
  }

  /// x ~ q with heavier tails than P_X, weight P_X(x)/q(x) of mean 1.
  private static func importanceSampling(
    _ p: Pushforward, _ formula: any DensityFormula, _ setting: Setting, _ options: CheckOptions
  ) -> Check {
    let stream = options.stream(2, p.map.name)
    let proposal = LineProposal(for: p)
    return .importanceSampled(
      { i in
        let x = proposal.quantile(stream.uniform(i))
        return p.support.contains(x) ? formula.density(of: p, at: x) / proposal.density(x) : 0
      }, subject: "mean of P_X/q", equation: 2, setting: setting, options)
  }
}
