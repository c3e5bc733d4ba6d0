/// (4)  P_X(x) = |dz/dx| P_Z(z), z = f⁻¹(x).
///
/// Left: the slope of the distribution function F_Z(f⁻¹(x)), by finite differences; a density known from
/// elsewhere; counts of draws of f(Z). Right: the formula, with the claimed inverse and its own slope.
/// Where it fails: f not one-to-one (z²: a second branch is missing), or with a flat point.
/// Source: Bishop, Pattern Recognition and Machine Learning (2006), equation (1.27).
public enum Equation4: Routes {
  /// What (4) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 4, title: "the density, by the inverse's slope", statement: "P_X(x) = |dz/dx| P_Z(z)",
    hypotheses: ["f is one-to-one", "f⁻¹ has a slope at x"],
    left: "slope of F_X, a known density, counts of draws", right: "|dz/dx| P_Z(z) with z = f⁻¹(x)",
    offers: [.sampled, .measured, .exact, .certified], kind: .line)

  static let reads: Set<Claim.Part> = [.inverse]

  /// |dz/dx| P_Z(z): the slope is that of `inverse`, by dual numbers.
  public static func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
    let z = p.map.inverse(Dual.variable(x))
    return abs(z.derivative) * p.baseDensity(z.value)
  }

  /// The equation's right side as a formula for the checker.
  public struct Reference: DensityFormula {
    public let id = "reference"
    public init() {}
    public func density<S: Scalar>(of p: Pushforward, at x: S) -> S { Equation4.density(of: p, at: x) }
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    if let (mistake, p) = try question.branches() {
      return Branches(p, mistake).plan(question, comparing: .densities)
    }
    if case .mistake(let mistake) = question.claim, case .location(let wrong) = mistake.answer {
      try question.see(mistake)
      let p = try question.onLine()
      return Plan(needs: { Hypotheses.checks(question) }) { Locations.checks(wrong, p, question) }
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
    return question.workedDensities(formula) { p, z, x in
      [
        .init("P_Z(z)", "\(p.base.name)", p.base.density(z)),
        .init("dz/dx", "the slope of f^-1 at x", p.map.inverse(Dual.variable(x)).derivative),
      ]
    }
  }
}
