import Testing

@testable import Theorem

@Suite("The mass of a window, by four routes") struct WindowMassTests {
  static let p = Pushforward(FallingSinh(), of: Normal())
  /// The chapter's window, [f(0.8), f(0)].
  static let window = p.map.forward(0.8)...p.map.forward(0.0)

  @Test func theRoutesAgree() {
    let (p, window) = (Self.p, Self.window)
    let proof = p.provedMass(in: window)
    #expect(proof.isContinuous && proof.enclosure.width < 0x1p-42)
    let measured = p.mass(in: window)
    #expect(proof.enclosure.distance(to: measured.value) <= measured.error)
    // Two values of F, each with an erf good to 4 ulp, an inverse and a difference.
    let difference = p.cumulative(window.upperBound) - p.cumulative(window.lowerBound)
    #expect(proof.enclosure.distance(to: difference) <= 16 * Double.ulpOfOne)
    let stream = RandomStream(seed: 20, check: 1)
    let drawn = MonteCarlo.mean(over: 4096) { window.contains(p.draw($0, from: stream)) ? 1 : 0 }
    // Six standard errors: one in five hundred million.
    #expect(proof.enclosure.distance(to: drawn.value) <= 6 * drawn.error)
  }

  /// Three wrong densities of mass 1 are proved to give the window another mass.
  @Test(arguments: [DensityMistake.fForInverse, .linearised, .renormalised])
  func wrongDensitiesAreRefuted(_ mistake: DensityMistake) {
    let right = Self.p.provedMass(in: Self.window).enclosure
    let wrong = Self.p.provedMass(in: Self.window, by: mistake)
    #expect(wrong.isContinuous && wrong.enclosure.intersection(right).isEmpty)
    let measured = Self.p.mass(in: Self.window, by: mistake)
    #expect(wrong.enclosure.distance(to: measured.value) <= measured.error)
  }

  /// Outside the support there is nothing, and a window with a kink's image is not proved.
  @Test func edges() {
    let exponential = Pushforward(Exponential(), of: Normal())
    #expect(exponential.density(at: -1) == 0 && exponential.mass(in: -2...(-1)).value == 0)
    #expect(!exponential.provedMass(in: -1...1, budget: 16).isContinuous)
  }
}

extension Interval {
  /// How far a number lies outside.
  fileprivate func distance(to x: Double) -> Double { Swift.max(0, lower - x, x - upper) }
}
