/// (9)  P_X(x) = P_Z₀(z₀) ∏ₖ |det(∂f_k/∂z_{k−1})|⁻¹.
///
/// Left: the whole chain as one map: the slope (on the line) or the determinant of the Jacobian (in D
/// dimensions) of the composite, by finite differences and by dual numbers. Right: the steps' own claims, each
/// at the stage where its step is entered, summed as logarithms. On the line also (2) on the result.
/// Where it fails: slopes at the wrong stage, a factor missing or twice, the sign of the logarithm, the order.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), equation (7).
public enum Equation9: Routes {
  /// What (9) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 9, title: "along a chain", statement: "P_X(x) = P_Z₀(z₀) ∏ₖ |det ∂f_k/∂z_{k−1}|⁻¹",
    hypotheses: ["each step is one-to-one", "no step's determinant is 0 on the way"],
    left: "the composite's own determinant", right: "P_Z(z0) exp(-sum of log|det| of the steps)",
    offers: [.sampled, .measured, .exact, .certified], kind: .chain)

  static let reads: Set<Claim.Part> = [.inverse, .derivative, .determinant]

  /// P_Z(z₀) exp(−Σ log |det ∂f_k/∂z_{k−1}|), on the line |f_k′(z_{k−1})|.
  public struct Reference: ChainFormula {
    public let id = "reference"
    public init() {}
    public func density<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      exp(logDensity(of: chain, along: stages))
    }
    public func logDensity<S: Scalar>(of chain: Steps, along stages: [[S]]) -> S {
      chain.base.logDensity(stages[0]) - chain.logAbsDeterminants(at: stages).reduce(0, +)
    }
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    let chain = try question.steps()
    if case .density(let typed) = question.claim, let whole = question.subject.line {
      return Plan(needs: { Hypotheses.checks(question) }) { DensityChecks(question, whole, typed).all() }
    }
    let formula = try question.chainFormula(Reference())
    return Plan(needs: { Hypotheses.checks(question) }) {
      // To the checks of a density the chain is one map: what they compare with never sees its steps' slopes.
      if let whole = question.subject.line {
        return DensityChecks(question, whole, AlongSteps(chain: chain, formula: formula)).all()
      }
      return inSpace(chain, formula, question)
    }
  }

  /// A chain's formula, as a formula for the density of the chain as one map of the line.
  struct AlongSteps: DensityFormula {
    let chain: Steps
    let formula: any ChainFormula
    var id: String { formula.id }
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      formula.density(of: chain, along: chain.stages(to: [x]))
    }
  }

  /// For layers in D dimensions: the determinant of the whole map's own Jacobian against the formula.
  private static func inSpace(_ chain: Steps, _ formula: any ChainFormula, _ question: Question) -> [Check] {
    guard let p = question.subject.space else { return [] }
    let options = question.options
    var checks: [Check] = []
    // Differences are taken away from branches: across one a quotient gains nothing from smaller steps.
    let points = p.probes(p.map.dimension > 8 ? 2 : 7)
    func covers(_ points: [[Double]]) -> Coverage { .points(points.count, dimension: p.map.dimension) }
    func compared(_ points: [[Double]], _ left: ([Double]) -> Side) -> [Comparison] {
      points.map { z in
        let right = Estimate.rounding(
          logDensity(chain, formula, z), within: logDensity(chain, formula, z.map { Interval($0) }))
        return Comparison(
          subject: "log P_X at z0 = \(short(z[0])), ...", left: left(z),
          right: Side("along the steps", right),
          scale: 1)
      }
    }
    if options.wants(.measured) {
      let comparisons = compared(points) { z in
        let jacobian = FiniteDifference.jacobian(at: z, in: p.map.domain) { p.map.forward($0) }
        let log = FiniteDifference.logAbsDeterminant(of: jacobian)
        return Side("whole map differenced", p.base.logDensity(z) - log.value, error: log.error)
      }
      checks.append(
        .worst(
          of: comparisons, question.about, because: "finite-difference error bars, carried through LU",
          evidence: .measured, covers: covers(points)))
    }
    if options.wants(.exact) {
      func whole<S: Scalar>(_ z: [S]) -> S {
        p.base.logDensity(z) - log(abs(jacobian(of: p.map, at: z).determinant))
      }
      let points = p.probes(ofClaims: nil)
      let comparisons = compared(points) { z in
        Side(
          "whole Jacobian by dual numbers", .rounding(whole(z), within: whole(z.map { Interval($0) })))
      }
      checks.append(
        .worst(
          of: comparisons, question.about, because: "rounding, enclosed by interval arithmetic",
          evidence: .exact, covers: covers(points)))
    }
    if options.wants(.certified) {
      checks.append(
        formula.id == "reference"
          ? CertifiedDeterminants(p: p, formula: Equation8.Reference(), about: question.about).check()
          : .undecided(question.about, .certified, "the certificate in D dimensions speaks of the reference"))
    }
    return checks
  }

  /// The formula at x = f(z₀); undone from x where every step has an inverse, else the stages that z₀ goes through.
  private static func logDensity<S: Scalar>(_ chain: Steps, _ formula: any ChainFormula, _ z: [S]) -> S {
    let forward = chain.stages(from: z)
    return formula.logDensity(
      of: chain, along: chain.hasClosedInverse ? chain.stages(to: forward[forward.count - 1]) : forward)
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let chain = question.subject.chain, let p = question.subject.space,
      let formula = try? question.chainFormula(Reference())
    else { return [] }
    return question.probes.map { z in
      {
        let stages = chain.stages(from: z)
        let logs = chain.logAbsDeterminants(at: stages)
        let whole = jacobian(of: p.map, at: z).logAbsDeterminant
        func named(_ z: [Double]) -> String { z.count == 1 ? short(z[0]) : Hypotheses.named(z) }
        return Worked(
          "\(question.subject.formula) from z0 = \(named(z))",
          logs.indices.map { k in
            .init("step \(k + 1)", "z\(k) = \(named(stages[k])), log of its slope", logs[k])
          },
          left: Side(
            "log P_X(x), by the whole chain's slope", p.base.logDensity(z) - whole,
            error: 64 * Double(z.count) * (whole.magnitude + 1).ulp),
          right: Side(
            "log P_X(x), along the steps",
            .rounding(
              logDensity(chain, formula, z), within: logDensity(chain, formula, z.map { Interval($0) }))),
          isLogarithm: true)
      }
    }
  }
}
