/// (9)  P_X(x) = P_Z₀(z₀) ∏ₖ |det(∂f_k/∂z_{k−1})|⁻¹.
///
/// Left: the whole chain as one map: the slope (on the line) or the determinant of the Jacobian (in D
/// dimensions) of the composite, by finite differences and by dual numbers. Right: the steps' own claims, each
/// at the stage where its step is entered, summed as logarithms. On the line also (2) on the result.
/// Where it fails: slopes at the wrong stage, a factor missing or twice, the sign of the logarithm, the order.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), equation (7).
public enum Equation9 {
  public static let statement = Equation(
    number: 9, title: "along a chain", statement: "P_X(x) = P_Z₀(z₀) ∏ₖ |det ∂f_k/∂z_{k−1}|⁻¹",
    hypotheses: ["each step is one-to-one", "no step's determinant is 0 on the way"],
    left: "the composite's own determinant", right: "P_Z(z0) exp(-sum of log|det| of the steps)",
    offers: [.sampled, .measured, .exact])

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
