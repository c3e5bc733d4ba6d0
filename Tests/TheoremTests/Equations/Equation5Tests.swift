import Testing

@testable import Theorem

@Suite("(5) P_X(x) = |df/dz|⁻¹ P_Z(z)")
struct Equation5Tests {
  /// Left: how fast F_X grows. Right: P_Z(z) divided by the slope that f's author claims.
  @Test(arguments: Catalogue.pushforwards)
  func theSlopeOfTheDistributionFunction(_ p: Pushforward) {
    for z in p.probes {
      let x = p.map.forward(z)
      let growth = FiniteDifference.derivative(at: x, in: p.map.smoothPieceOfRange(around: x)) {
        p.cumulative($0)
      }
      let density = p.base.density(z) / p.map.derivative(z).magnitude
      let allowed =
        growth.error * FiniteDifference.coverage
        + Estimate.rounding(Equation5.Reference(), of: p, at: x).error
      #expect((growth.value - density).magnitude <= allowed, "at x = \(x)")
    }
  }

  /// Left: the slope of f by dual numbers, from `forward` alone. Right: the slope that f's author claims.
  @Test(arguments: Catalogue.pushforwards)
  func theClaimedSlope(_ p: Pushforward) {
    for check in Equation5.checks(p, Equation5.Reference(), CheckOptions(evidence: [.exact])) {
      #expect(check.verdict == .holds, "\(check)")
    }
  }

  /// Where it fails: every known wrong formula, on the map that separates them all.
  @Test(arguments: DensityMistake.allCases.filter { $0 != .support })
  func everyMistake(_ mistake: DensityMistake) {
    let p = Pushforward(FallingSinh(), of: Normal())
    let checks = Equation5.checks(p, mistake)
    #expect(checks.contains { $0.verdict == .fails } && !checks.contains { $0.verdict == .holds })
  }

  /// Where it fails: z² has two branches. One branch is wrong, twice one branch is right for an even base only,
  /// the sum over both is right.
  @Test func twoBranches() {
    #expect(TwoBranches.checks(of: GumbelDensity()).allSatisfy { $0.verdict == .holds })
    #expect(TwoBranches.checks(of: Normal(), .oneBranch).allSatisfy { $0.verdict == .fails })
    #expect(TwoBranches.checks(of: Normal(), .doubledBranch).allSatisfy { $0.verdict == .holds })
    #expect(TwoBranches.checks(of: GumbelDensity(), .doubledBranch).allSatisfy { $0.verdict == .fails })
  }
}
