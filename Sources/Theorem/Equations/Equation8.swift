/// (8)  P_X(x) = |det ∂f⁻¹/∂x| P_Z(z), z = f⁻¹(x), in D dimensions.
///
/// Left: a density known from elsewhere; log |det ∂f⁻¹/∂x| of the inverse alone, by finite differences and by
/// dual numbers, with LU; the area of the image of a small cell; draws in boxes. Right: the formula, with
/// the map's own claim of log |det ∂f/∂z|.
/// Where it fails: the complex square (z₁² − z₂², 2 z₁ z₂), whose determinant is almost nowhere 0 and which is
/// two-to-one: mass 2; a projection, whose determinant is 0 everywhere; ℝ² → ℝ³, which has no determinant.
/// Source: Papamakarios et al., Normalizing Flows for Probabilistic Modeling and Inference (2021), section 2.1.
public enum Equation8: Routes {
  /// What (8) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 8, title: "D dimensions", statement: "P_X(x) = |det ∂f⁻¹/∂x| P_Z(z)",
    hypotheses: ["f is one-to-one", "f has as many outputs as inputs", "det ∂f/∂z is nowhere 0"],
    left: "a known density; det of the inverse's Jacobian; draws", right: "P_Z(z) exp(-log|det ∂f/∂z|)",
    offers: [.sampled, .measured, .exact, .certified], kind: .space)

  static let reads: Set<Claim.Part> = [.inverse, .determinant, .derivative]

  /// |det ∂f/∂z| by the map's own claim.
  public struct Reference: DeterminantFormula {
    public let id = "reference"
    public init() {}
    public func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { exp(f.logAbsDeterminant(z)) }
    public func logFactor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S { f.logAbsDeterminant(z) }
  }

  /// P_Z(z) over the factor, at x.
  public static func density<S: Scalar>(
    of p: VectorPushforward, _ formula: any DeterminantFormula = Reference(), at x: [S]
  ) -> S {
    let z = formula.basePoint(of: p.map, at: x)
    return exp(p.base.logDensity(z)) / formula.factor(of: p.map, at: z)
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    if question.subject.space == nil, question.subject.values != nil {
      return try OracleChecks.plan(question, comparing: .determinant)
    }
    let p = try question.inSpace()
    let formula = try question.determinant(Reference())
    let options = question.options
    return Plan(needs: { Hypotheses.checks(question) }) {
      let sides = DeterminantChecks(p: p, formula: formula, about: question.about)
      var checks: [Check] = []
      if options.wants(.measured) { checks += sides.measured() }
      if options.wants(.exact) { checks += sides.exact(asked: options.names(.exact)) }
      if options.wants(.certified) {
        checks.append(CertifiedDeterminants(p: p, formula: formula, about: question.about).check())
      }
      if options.wants(.sampled) { checks += sides.countedBoxes(options) }
      return checks
    }
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let p = question.subject.space, let formula = try? question.determinant(Reference()) else {
      return []
    }
    return p.probes(p.map.dimension > 8 ? 2 : 7).map { z in
      {
        let x = p.map.forward(z)
        let j = jacobian(of: p.map, at: z)
        let own = j.logAbsDeterminant
        let boxes = z.map { Interval($0) }
        func right<S: Scalar>(_ z: [S]) -> S {
          p.base.logDensity(p.map.hasClosedInverse ? formula.basePoint(of: p.map, at: p.map.forward(z)) : z)
            - log(abs(formula.factor(of: p.map, at: z)))
        }
        let rows =
          p.map.dimension > 3
          ? []
          : (0..<j.rows).map { i in
            Worked.Line(i == 0 ? "J" : "", (0..<j.columns).map { short(j[i, $0]) }.joined(separator: "   "))
          }
        return Worked(
          "\(p.map.formula.count > 160 ? "f is '\(p.map.name)'," : "f(z) = (\(p.map.formula))") at z = \(Hypotheses.named(z)), so x = \(Hypotheses.named(x))",
          rows + [.init("log|det J|", "by dual numbers and LU", own)]
            + (p.map.hasOwnDeterminant
              ? [.init("log|det J|", "as claimed", p.map.logAbsDeterminant(z))] : []),
          left: workedLeft(p, at: z, x),
          right: Side("log P_X(x), by the formula", .rounding(right(z), within: right(boxes))),
          isLogarithm: true)
      }
    }
  }

  /// log P_X(x) by differences: of the inverse where there is one, else of f. Neither knows a determinant of f.
  private static func workedLeft(_ p: VectorPushforward, at z: [Double], _ x: [Double]) -> Side {
    let isInverse = p.map.hasClosedInverse
    let differences =
      isInverse
      ? FiniteDifference.jacobian(at: x, in: p.map.rangeBox(around: x)) { p.map.inverse($0) }
      : FiniteDifference.jacobian(at: z, in: p.map.domain) { p.map.forward($0) }
    let log = FiniteDifference.logAbsDeterminant(of: differences)
    return Side(
      "log P_X(x), by \(isInverse ? "f⁻¹" : "f") differenced",
      p.base.logDensity(z) + (isInverse ? log.value : -log.value), error: log.error)
  }
}
