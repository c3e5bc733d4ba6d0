import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(2) ∫ P_Z(z) dz = 1 = ∫ P_X(x) dx")
  struct Equation2Tests {
    /// Both masses, each over its own variable. The right side never goes back to z: it adds up P_X along x.
    @Test("P_Z has mass 1 over z, and P_X mass 1 over x")
    func massIsConserved() {
      for p in Catalogue.pushforwards {
        let massOfZ = Quadrature.integral(over: p.base.support, breaks: p.probes) { z in
          p.base.density(z)
        }
        let massOfX = Quadrature.integral(
          over: p.support, breaks: (p.probes + p.map.kinks).map { p.map.forward($0) }
        ) { x in
          Equation5.density(of: p, at: x)
        }
        #expect((massOfZ.value - 1).magnitude <= massOfZ.error, "\(p)")
        #expect((massOfX.value - 1).magnitude <= massOfX.error, "\(p)")
      }
    }

    /// Where it fails: without the slope, with its square, with the wrong way up, the mass is another.
    @Test("a slope forgotten, doubled or turned over changes the mass")
    func aSlopeForgottenOrDoubledShows() {
      for mistake in [DensityMistake.noJacobian, .twice, .multiplied, .signed] {
        let p = Pushforward(FallingSinh(), of: Normal())
        let mass = Equation2.massOfPushforward(p, mistake)
        #expect((mass.value - 1).magnitude > mass.error)
      }
    }

    /// What mass does not see: three wrong densities of mass 1.
    @Test("three wrong densities have mass 1 all the same; windows see them")
    func wrongDensitiesOfMassOne() throws {
      for mistake in [DensityMistake.fForInverse, .linearised, .renormalised] {
        let p = Pushforward(FallingSinh(), of: Normal())
        let mass = Equation2.massOfPushforward(p, mistake.prepared(for: p))
        #expect((mass.value - 1).magnitude <= mass.error)
        let x = p.map.forward(0.8)
        #expect(
          try Equation.eq5.checks(of: p, .mistake(mistake.mistake)).contains { $0.verdict == .fails },
          "and P_X(\(x)) is wrong all the same")
      }
    }

    /// The complex square has determinant 4 (z₁² + z₂²), 0 at the origin only; integrated over z by substitution, as if it were
    /// one-to-one, its density has mass 2; its one branch, over x, has mass 1/2.
    @Test("a determinant that is not 0 is not enough: the complex square has mass 2")
    func nonzeroDeterminantIsNotEnough() throws {
      let both = Equation2.massOfComplexSquare(CheckOptions(samples: 4_000))
      #expect(both.verdict == .fails)
      #expect(both.right.value > 1.9 && both.right.value < 2.1)
      let p = VectorPushforward(ComplexSquare(), of: ProductDensity(Normal(), count: 2))
      // The road stops at the hypothesis that is broken: a second z leads to the same x.
      #expect(try Equation.eq2.checks(of: p).contains { $0.isBroken && $0.hypothesis == .injective })
    }

    /// Each of our maps in D dimensions whose inverse is closed: x drawn from a heavy-tailed q, P_X/q has mean 1.
    @Test("mass is conserved in the plane too, by draws")
    func inDimensions() throws {
      for p in Catalogue.vectorPushforwards where p.map.hasClosedInverse && p.map.dimension == 2 {
        for check in try Equation.eq2.checks(of: p, .reference, CheckOptions(samples: 2_000)).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }
  }
}
