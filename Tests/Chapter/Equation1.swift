import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(1) z₀ → z₁ → … → z_K = x")
  struct Equation1Tests {
    /// z₀ goes through the chain, and the inverses, last step first, bring it back up to rounding.
    @Test("z0 goes through each chain and comes back, last step first")
    func undoneStepByStep() {
      for chain in Catalogue.chains {
        for z0 in Pushforward.probeLevels.map(Normal().quantile) {
          let x = chain.steps.reduce(z0) { z, step in step.forward(z) }
          let back = chain.steps.reversed().reduce(x) { z, step in step.inverse(z) }
          let enclosed = chain.inverse(chain.forward(Interval(z0)))
          #expect((back - z0).magnitude <= Estimate.rounding(back, within: enclosed).error)
        }
      }
    }

    /// Where it fails: the inverses taken first step first.
    @Test("undone first to last, it comes back as another z0")
    func orderMatters() throws {
      let checks = try Equation.eq1.checks(
        of: Pushforward(Catalogue.telltaleChain, of: Normal()), .mistake(ChainMistake.wrongOrder.mistake)
      ).comparisons
      #expect(!checks.isEmpty && checks.allSatisfy { $0.verdict == .fails })
    }

    /// Where it does not show: steps that commute.
    @Test("steps that commute hide the order, and that is said")
    func stepsThatCommuteHideTheOrder() {
      let shifts = Chain([Affine(slope: 1, intercept: 1), Affine(slope: 1, intercept: -3)])
      let hidden = #expect(throws: NotApplicable.self) {
        try Equation.eq1.checks(
          of: Pushforward(shifts, of: Normal()), .mistake(ChainMistake.wrongOrder.mistake))
      }
      #expect(hidden?.reason.contains("gives the right numbers") == true)
    }
  }
}
