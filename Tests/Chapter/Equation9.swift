import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(9) P_X(x) = P_Z₀(z₀) ∏ₖ |det ∂f_k/∂z_{k−1}|⁻¹")
  struct Equation9Tests {
    /// Left: the slope of the whole chain as one map, by dual numbers. Right: the product of the steps' claimed slopes, each at the
    /// stage where its step is entered.
    @Test("the whole chain's slope is the product of its steps' slopes")
    func theWholeAndItsSteps() {
      for chain in Catalogue.chains {
        let base = Normal()
        for z0 in Pushforward.probeLevels.map(base.quantile) {
          let whole = chain.forward(Dual.variable(z0)).derivative.magnitude

          let stages = chain.steps.reduce(into: [z0]) { z, step in z.append(step.forward(z[z.count - 1])) }
          let steps = zip(chain.steps, stages).map { step, z in step.derivative(z).magnitude }
          let product = steps.reduce(1, *)

          // K slopes, each off by what its own formula and its stage's rounding do to it.
          let enclosed = chain.derivative(Interval(z0))
          let allowed =
            Estimate.rounding(whole, within: abs(enclosed)).error
            + Estimate.rounding(product, within: abs(enclosed)).error
          #expect((whole - product).magnitude <= allowed, "at z0 = \(z0)")
        }
      }
    }

    /// (2) on the result: the chain's density has mass 1 over x.
    @Test("what comes out at the end has mass 1")
    func theResultIsADensity() throws {
      for chain in Catalogue.chains {
        let p = Pushforward(chain, of: Normal())
        let along = Equation9.AlongSteps(chain: try #require(p.chain), formula: Equation9.Reference())
        let mass = Equation2.massOfPushforward(p, along)
        #expect((mass.value - 1).magnitude <= mass.error)
      }
    }

    @Test("every kind of evidence agrees along each chain")
    func byEveryRoute() throws {
      for chain in Catalogue.chains {
        let p = Pushforward(chain, of: Normal())
        for check in try Equation.eq9.checks(of: p, .reference, CheckOptions(samples: 2_000)).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }

    /// In D dimensions: the determinant of the composite's Jacobian against the sum of the layers' log-dets.
    @Test("layers in D dimensions: their log-dets add up to the whole one's")
    func layersInDimensions() throws {
      for layers in Catalogue.vectorMaps where layers.steps.count > 1 {
        let base = ProductDensity(Normal(), count: layers.dimension)
        let checks = try Equation.eq9.checks(of: VectorPushforward(layers, of: base)).comparisons
        for check in checks { #expect(check.verdict == .holds, "\(check)") }
      }
    }

    /// Where it fails: every known slip, on z/2, 1 − sinh(z)/3, 2z + 1, the chain that separates them all.
    @Test("every known slip along a chain is refused")
    func everyMistake() throws {
      for mistake in ChainMistake.allCases {
        let p = Pushforward(Catalogue.telltaleChain, of: Normal())
        let checks = try Equation.eq9.checks(of: p, .mistake(mistake.mistake)).comparisons
        #expect(!checks.isEmpty && checks.allSatisfy { $0.verdict == .fails })
      }
    }
  }
}
