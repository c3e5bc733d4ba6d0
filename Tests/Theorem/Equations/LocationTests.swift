import Testing

@testable import Theorem

@Suite("Mode, median and mean of X") struct LocationTests {
  static let lognormal = Pushforward(Exponential(), of: Normal())

  /// exp(Z): mode 1/e, median 1, mean √e.
  @Test func ofTheLognormal() {
    let mode = Locations.mode(of: Self.lognormal)
    let median = Locations.median(of: Self.lognormal)
    let mean = Locations.mean(of: Self.lognormal)
    // The search sees a flat peak: 2⁻²⁶ of the bracket is what its values can tell.
    #expect((mode.value - Double.exp(-1)).magnitude <= mode.error)
    #expect((median.value - 1).magnitude <= median.error && median.error < 0x1p-40)
    #expect((mean.value - Double.exp(0.5)).magnitude <= mean.error)
  }

  /// Left: half of ∫ P_X, over x. Right: f of the base's median.
  @Test(arguments: Catalogue.pushforwards)
  func theMedianIsCarried(_ p: Pushforward) {
    let median = Locations.median(of: p)
    // A quantile and an elementary function, each good to 2 ulp.
    let carried: Double = p.map.forward(p.base.quantile(0.5))
    #expect((median.value - carried).magnitude <= median.error + 4 * carried.ulp, "\(p)")
  }

  /// Mode and mean are no median: the same comparison refuses them.
  @Test func modeAndMeanAreNot() {
    let carried: Double = Self.lognormal.map.forward(Self.lognormal.base.quantile(0.5))
    for place in [Locations.mode(of: Self.lognormal), Locations.mean(of: Self.lognormal)] {
      #expect((place.value - carried).magnitude > place.error)
    }
  }
}
