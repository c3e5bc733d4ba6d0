/// (5)  P_X(x) = |df/dz|⁻¹ P_Z(z), z = f⁻¹(x).
///
/// Left: as for (4), the slope of F_X, a density known from elsewhere, counts of draws; for `exact`, the slope
/// of f by dual numbers. Right: the formula, with the slope of f that the map's author claims.
/// Where it fails: where f′ = 0 (z³ at 0) the right side has no value; where f turns (z²) a branch is missing.
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), equation (1).
public enum Equation5: Routes {
  /// What (5) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 5, title: "the density, by the forward slope", statement: "P_X(x) = |df/dz|⁻¹ P_Z(z)",
    hypotheses: ["f is one-to-one", "f′ is nowhere 0"],
    left: "slope of F_X, a known density, counts of draws", right: "P_Z(z) / |f′(z)| with z = f⁻¹(x)",
    offers: [.sampled, .measured, .exact, .certified], kind: .line)

  static let reads: Set<Claim.Part> = [.inverse, .derivative]

  /// P_Z(z) / |f′(z)| with the claimed slope, at z = f⁻¹(x).
  public static func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
    let z = p.map.inverse(x)
    return p.baseDensity(z) / abs(p.map.derivative(z))
  }

  /// The equation's right side as a formula for the checker.
  public struct Reference: DensityFormula {
    public let id = "reference"
    public init() {}
    public func density<S: Scalar>(of p: Pushforward, at x: S) -> S { Equation5.density(of: p, at: x) }
    public func density(of p: Pushforward, at x: Double, from z: Double) -> Double {
      p.baseDensity(z) / abs(p.map.derivative(z))
    }
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    if let (mistake, p) = try question.branches() {
      return Branches(p, mistake).plan(question, comparing: .densities)
    }
    guard question.subject.line != nil || question.subject.values?.dimension != 1 else {
      return try OracleChecks.plan(question, comparing: .density)
    }
    let p = try question.onLine()
    let formula = try question.density(Reference())
    return Plan(needs: { Hypotheses.checks(question) }) { DensityChecks(question, p, formula).all() }
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let formula = try? question.density(Reference()) else { return [] }
    return question.workedDensities(formula) { p, z, _ in
      let own: Double = p.map.forward(Dual.variable(z)).derivative
      return [
        .init("P_Z(z)", "\(p.base.name)", p.base.density(z)),
        .init("f'(z)", "by dual numbers, from f alone", own),
      ] + (p.map.hasOwnDerivative ? [.init("f'(z)", "as claimed", p.map.derivative(z))] : [])
    }
  }
}
