import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(5) P_X(x) = |df/dz|⁻¹ P_Z(z)")
  struct Equation5Tests {
    /// Left: how fast F_X grows. Right: P_Z(z) divided by the slope that f's author claims.
    @Test("P_X is the slope of F_X, by the slope that f's author claims")
    func theSlopeOfTheDistributionFunction() {
      for p in Catalogue.pushforwards {
        for z in p.probes {
          let x = p.map.forward(z)
          let growth = FiniteDifference.derivative(at: x, in: p.map.smoothPieceOfRange(around: x)) {
            p.cumulative($0)
          }
          let density = p.base.density(z) / p.map.derivative(z).magnitude
          let allowed =
            growth.error * FiniteDifference.coverage
            + Estimate.rounding(Equation5.Reference(), of: p, at: x).error
          #expect((growth.value - density).magnitude <= allowed, "\(p) at x = \(x)")
        }
      }
    }

    /// Left: the slope of f by dual numbers, from `forward` alone. Right: the slope that f's author claims.
    @Test("the claimed slope is that of f by dual numbers")
    func theClaimedSlope() throws {
      for p in Catalogue.pushforwards {
        for check in try Equation.eq5.checks(of: p, .reference, CheckOptions(evidence: [.exact])).comparisons
        {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }

    /// Where it fails: every known wrong formula, on the map that separates them all.
    @Test("every known wrong formula is refused")
    func everyMistake() throws {
      for mistake in DensityMistake.allCases where mistake != .support {
        let p = Pushforward(FallingSinh(), of: Normal())
        let checks = try Equation.eq5.checks(of: p, .mistake(mistake.mistake)).comparisons
        #expect(checks.contains { $0.verdict == .fails } && !checks.contains { $0.verdict == .holds })
      }
    }

    /// Where it fails: z² has two branches. One branch is wrong, twice one branch is right for an even base only,
    /// the sum over both is right.
    @Test("z^2 has two branches: the sum is right, one of them is not")
    func twoBranches() throws {
      func verdicts(_ base: any Density, _ mistake: BranchMistake) throws -> [Verdict] {
        try Equation.eq5.checks(of: Pushforward(Square(), of: base), .mistake(mistake.mistake)).comparisons
          .map(\.verdict)
      }
      #expect(try verdicts(Normal(), .oneBranch) == [.fails])
      #expect(try verdicts(GumbelDensity(), .doubledBranch) == [.fails])
      // On an even base twice one branch gives the right numbers.
      #expect(throws: NotApplicable.self) { try verdicts(Normal(), .doubledBranch) }
      let sum = Branches(Pushforward(Square(), of: GumbelDensity()))
      for x in [0.2, 1, 3.4] {
        let slope = FiniteDifference.derivative(at: x, in: .positive) { sum.cumulative(at: $0) }
        let right = Estimate.rounding(sum.density(at: x), within: sum.density(at: Interval(x)))
        #expect(
          (slope.value - right.value).magnitude <= slope.error * FiniteDifference.coverage + right.error)
      }
    }
  }
}
