import Testing

@testable import Theorem

@Suite("(2) ∫ P_Z(z) dz = 1 = ∫ P_X(x) dx")
struct Equation2Tests {
  /// Both masses, each over its own variable. The right side never goes back to z: it adds up P_X along x.
  @Test(arguments: Catalogue.pushforwards)
  func massIsConserved(_ p: Pushforward) {
    let massOfZ = Quadrature.integral(over: p.base.support, breaks: p.probes) { z in
      p.base.density(z)
    }
    let massOfX = Quadrature.integral(
      over: p.support, breaks: (p.probes + p.map.kinks).map { p.map.forward($0) }
    ) { x in
      Equation5.density(of: p, at: x)
    }
    #expect((massOfZ.value - 1).magnitude <= massOfZ.error)
    #expect((massOfX.value - 1).magnitude <= massOfX.error)
  }

  /// Where it fails: without the slope, with its square, with the wrong way up, the mass is another.
  @Test(arguments: [DensityMistake.noJacobian, .twice, .multiplied, .signed])
  func aSlopeForgottenOrDoubledShows(_ mistake: DensityMistake) {
    let p = Pushforward(FallingSinh(), of: Normal())
    let mass = Equation2.massOfPushforward(p, mistake)
    #expect((mass.value - 1).magnitude > mass.error)
  }

  /// What mass does not see: three wrong densities of mass 1.
  @Test(arguments: [DensityMistake.fForInverse, .linearised, .renormalised])
  func wrongDensitiesOfMassOne(_ mistake: DensityMistake) {
    let p = Pushforward(FallingSinh(), of: Normal())
    let mass = Equation2.massOfPushforward(p, mistake.prepared(for: p))
    #expect((mass.value - 1).magnitude <= mass.error)
    let x = p.map.forward(0.8)
    #expect(
      Equation5.checks(p, mistake).contains { $0.verdict == .fails }, "and P_X(\(x)) is wrong all the same")
  }
}
