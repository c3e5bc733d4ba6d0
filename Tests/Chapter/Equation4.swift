import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(4) P_X(x) = |dz/dx| P_Z(z)")
  struct Equation4Tests {
    /// Left: how fast F_X(x) = P(X ≤ x) grows; F_X needs f⁻¹ and F_Z, and no slope. Right: the formula.
    @Test("P_X is the slope of F_X, which knows no slope of f")
    func theSlopeOfTheDistributionFunction() {
      for p in Catalogue.pushforwards {
        for z in p.probes {
          let x = p.map.forward(z)
          let growth = FiniteDifference.derivative(at: x, in: p.map.smoothPieceOfRange(around: x)) {
            p.cumulative($0)
          }
          let dzdx = p.map.inverse(Dual.variable(x)).derivative
          let density = dzdx.magnitude * p.base.density(z)
          let allowed =
            growth.error * FiniteDifference.coverage
            + Estimate.rounding(Equation4.Reference(), of: p, at: x).error
          #expect((growth.value - density).magnitude <= allowed, "\(p) at x = \(x)")
        }
      }
    }

    /// Left: a density that statisticians knew before anybody spoke of flows. Right: the formula.
    @Test("P_X is the density that statisticians knew before")
    func densitiesKnownFromElsewhere() {
      for target in Catalogue.targets {
        let p = Pushforward(target.map, of: target.base)
        for z in p.probes {
          let x = p.map.forward(z)
          let known = target.density.density(x)
          let formula = Equation4.density(of: p, at: x)
          let allowed =
            Estimate.rounding(Equation4.Reference(), of: p, at: x).error
            + Estimate.rounding(target.density, at: x).error
          #expect((known - formula).magnitude <= allowed, "\(target.density.name) at x = \(x)")
        }
      }
    }

    /// Left: where 2,000 draws of f(Z) fall. Right: the mass that the formula gives each bin.
    @Test("draws of f(Z) fall where P_X says")
    func draws() throws {
      for p in Catalogue.pushforwards {
        for check in try Equation.eq4.checks(
          of: p, .reference, CheckOptions(evidence: [.sampled], samples: 2_000)
        ).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }

    /// Where it fails: f's slope for f⁻¹'s, the slope at z instead of x, P_Z at x instead of z.
    @Test("a slope or a point mixed up is refused")
    func slopesAndPointsMixedUp() throws {
      for mistake in [DensityMistake.multiplied, .inverseSlopeAtZ, .baseAtX] {
        let p = Pushforward(FallingSinh(), of: Normal())
        for check in try Equation.eq4.checks(of: p, .mistake(mistake.mistake)).comparisons {
          #expect(check.verdict == .fails, "\(check)")
        }
      }
    }
  }
}
