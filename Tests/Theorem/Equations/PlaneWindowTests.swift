import Testing

@testable import Theorem

@Suite("The mass of a window of the plane, by rules and by proof") struct PlaneWindowTests {
  static let windows = [PlaneWindow.example, PlaneWindow(x1: -1...0.5, x2: -2...1)]

  /// Left: P_X by (8), integrated over the window. Right: the conditional law of a normal, enclosed; no determinant.
  @Test(arguments: windows)
  func quadratureAgreesWithTheProof(_ window: PlaneWindow) {
    let proof = window.provedMass()
    #expect(proof.isContinuous && proof.enclosure.width < 0x1p-42)
    let measured = window.mass()
    #expect(proof.enclosure.widened(by: measured.error).contains(measured.value))
    // 20 by 20 points: no error bar, but what is left of it is rounding, of some 20 terms twice over.
    #expect(proof.enclosure.widened(by: 64 * Double.ulpOfOne).contains(window.mass(gauss: 20)))
  }

  /// Left: where draws of Z land. Right: the proof. Six standard errors: one in five hundred million.
  @Test(arguments: windows)
  func drawsAgreeWithTheProof(_ window: PlaneWindow) {
    let p = Catalogue.telltalePlane
    let stream = RandomStream(seed: 20, check: 1)
    let share = MonteCarlo.mean(over: depth(2048, deep: 1 << 18)) {
      window.contains(p.map.forward(p.draw($0, from: stream))) ? 1 : 0
    }
    #expect(window.provedMass().enclosure.widened(by: 6 * share.error).contains(share.value))
  }

  /// The error bar of Sobol's points is that of means over several seeds; eight of them, six bars of one among eight.
  @Test(arguments: windows)
  func sobolsPointsAgreeWithTheProof(_ window: PlaneWindow) {
    let mean = MonteCarlo.mean(over: 8) { seed in
      let points = Sobol(seed: UInt64(seed))
      return (0..<128).reduce(0) { $0 + window.weight(at: points.point($1)) } / 128
    }
    #expect(window.provedMass().enclosure.widened(by: 6 * mean.error).contains(mean.value))
    let stream = RandomStream(seed: 20, check: 1)
    let draws = MonteCarlo.mean(over: 1024) {
      window.weight(at: [stream.uniform(2 * $0), stream.uniform(2 * $0 + 1)])
    }
    #expect(mean.error < draws.error / 4)
  }

  /// Wrong determinants give the window another mass, by far more than the rule of the same points is off for the right one.
  @Test(arguments: [DeterminantMistake.trace, .diagonal, .permanent, .noJacobian])
  func wrongDeterminantsAreRefuted(_ mistake: DeterminantMistake) {
    let window = PlaneWindow.example
    let truth = window.provedMass().enclosure.midpoint
    let (right, wrong) = (window.mass(gauss: 8), window.mass(gauss: 8, by: mistake))
    #expect((wrong - truth).magnitude > 1000 * (right - truth).magnitude)
  }
}

extension Interval {
  fileprivate func widened(by error: Double) -> Interval { Interval(lower - error, upper + error) }
}
