/// (9)  P_X(x) = P_Z₀(z₀) ∏ₖ |det(∂f_k/∂z_{k−1})|⁻¹.
///
/// Left: the whole chain as one map: the slope (on the line) or the determinant of the Jacobian (in D
/// dimensions) of the composite, by finite differences and by dual numbers. Right: the steps' own claims, each
/// at the stage where its step is entered, summed as logarithms. On the line also (2) on the result.
/// Where it fails: slopes at the wrong stage, a factor missing or twice, the sign of the logarithm, the order.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), equation (7).
public enum Equation9 {
  /// What (9) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 9, title: "along a chain", statement: "P_X(x) = P_Z₀(z₀) ∏ₖ |det ∂f_k/∂z_{k−1}|⁻¹",
    hypotheses: ["each step is one-to-one", "no step's determinant is 0 on the way"],
    left: "the composite's own determinant", right: "P_Z(z0) exp(-sum of log|det| of the steps)",
    offers: [.sampled, .measured, .exact, .certified])

  /// P_Z(z₀) exp(−Σ log |f_k′(z_{k−1})|), the stages found by undoing the chain.
  public struct Reference: ChainFormula {
    public let id = "reference"
    public init() {}
    public func density<S: Scalar>(of chain: Chain, base: any Density, at x: S) -> S {
      let stages = chain.stages(to: x)
      let logSlopes = zip(chain.steps, stages).map { $0.logAbsDerivative($1) }
      return exp(base.logDensity(stages[0]) - logSlopes.reduce(0, +))
    }
  }

  /// Both sides of (9) for a chain on the line; `formula` stands in for the right side.
  ///
  /// To the checks of a density the chain is one map: what they compare with never sees its steps' slopes.
  public static func checks(
    _ chain: Chain, from base: any Density, _ formula: any ChainFormula = Reference(),
    _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let whole = Pushforward(chain, of: base)
    let alongSteps = AlongChain(chain: chain, formula: formula)
    return DensityChecks(statement, whole, alongSteps, options).all()
  }

  /// A chain's formula, as a formula for the density of the chain as one map.
  struct AlongChain: DensityFormula {
    let chain: Chain
    let formula: any ChainFormula
    var id: String { formula.id }
    func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
      formula.density(of: chain, base: p.base, at: x)
    }
  }
}

extension Equation9 {
  /// Both sides of (9) for layers in D dimensions: the determinant of the composite's own Jacobian against the sum of the
  /// layers' claims, each at the stage where its layer is entered.
  public static func checks(
    _ layers: Composition, from base: any VectorBase, _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let p = VectorPushforward(layers, of: base)
    let setting = Setting(map: layers.name, base: base.name, claim: "reference")
    var checks: [Check] = []
    if options.wants(.exact) {
      let comparisons = p.probes(layers.dimension > 8 ? 2 : 7).map { z in
        func whole<S: Scalar>(_ z: [S]) -> S { log(abs(jacobian(of: layers, at: z).determinant)) }
        let box = z.map { Interval($0) }
        return Comparison(
          subject: "log|det| at z0 = \(short(z[0])), ...",
          left: Side("whole Jacobian by dual numbers", .rounding(whole(z), within: whole(box))),
          right: Side(
            "sum over the layers",
            .rounding(layers.logAbsDeterminant(z), within: layers.logAbsDeterminant(box))),
          scale: 1)
      }
      checks.append(
        .worst(
          of: comparisons, equation: 9, setting: setting,
          because: "rounding, enclosed by interval arithmetic",
          evidence: .exact))
    }
    if options.wants(.certified) {
      checks.append(CertifiedDeterminants(p: p, formula: Equation8.Reference(), setting: setting).check(9))
    }
    return checks
  }
}
