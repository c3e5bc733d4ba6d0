import Testing

@testable import Theorem

@Suite("Targets: densities known from elsewhere") struct TargetTests {
  /// No density here rounds more often than this, from its argument to its logarithm.
  static let roundings = 16.0

  @Test(arguments: Catalogue.targets.indices) func slopeOfTheCumulativeIsTheDensity(index: Int) {
    let target = Catalogue.targets[index]
    #expect(worstSlope(target) <= Self.roundings, "\(target.name)")
  }

  @Test func slopeOfAnotherFamilyIsCaught() {
    let wrong = Target(Power.squareRoot, of: ExponentialDensity(), is: Mismatched())
    #expect(worstSlope(wrong) > Self.roundings)
  }

  @Test(arguments: Catalogue.targets.indices) func quantileUndoesTheCumulative(index: Int) {
    let target = Catalogue.targets[index]
    #expect(DensityTests().worstReturn(target.density) <= Self.roundings, "\(target.name)")
  }

  /// P(X ≤ f(z)) is P(Z ≤ z), or one minus it if f falls: no slope on either side.
  @Test(arguments: Catalogue.targets.indices) func mapCarriesTheBaseToTheTarget(index: Int) {
    let target = Catalogue.targets[index]
    #expect(worstMass(target) <= Self.roundings, "\(target.name)")
  }

  @Test func wrongTargetsAreCaught() {
    let wrong = [
      Target(Affine.rising, of: Normal(), is: Gaussian(mean: 1, deviation: 4)),
      Target(FallingSinh(), of: Normal(), is: JohnsonSU(location: 1, inverseScale: 1 / 3.0)),
      Target(Exponential(), of: ExponentialDensity(), is: Frechet(shape: 1)),
      Target(Softplus(), of: Normal(), is: ExponentialDensity()),
    ]
    for target in wrong { #expect(worstMass(target) > Self.roundings, "\(target.name)") }
  }

  @Test func supportIsTheImageOfTheBase() {
    for target in Catalogue.targets where target.base.support == target.map.domain {
      #expect(target.density.support == target.map.range, "\(target.name)")
    }
  }

  @Test func lookup() {
    #expect(Target.of(Pushforward(Exponential(), of: Normal()))?.name == "lognormal")
    #expect(Target.of(Pushforward(Tanh(), of: Normal())) == nil)
  }

  private func worstSlope(_ target: Target) -> Double {
    DensityTests().worst { u in
      let z = DensityTests.point(of: target.base.support, at: u)
      return DensityTests().slopeGap(target.density, at: target.map.forward(z))
    }
  }

  /// The gap of the two masses over what rounding x moves: one ulp of 1 and one of x, times p(x).
  private func worstMass(_ target: Target) -> Double {
    DensityTests().worst { u in
      let z = DensityTests.point(of: target.base.support, at: u)
      let x = target.map.forward(z)
      let below = target.base.cumulative(z)
      let mass = target.map.derivative(z) < 0 ? 1 - below : below
      return abs(target.density.cumulative(x) - mass)
        / (Double.ulpOfOne + x.ulp * target.density.density(x))
    }
  }
}

/// The density of Rayleigh beside the CDF of a Weibull variable of shape 2 and scale 1, a factor √2 apart.
private struct Mismatched: Density {
  let name = "mismatched"
  let formula = "x*exp(-x^2/2)"
  let support = Domain.positive

  func logDensity<S: Scalar>(_ x: S) -> S { Rayleigh().logDensity(x) }
  func cumulative<S: Scalar>(_ x: S) -> S { Weibull(shape: 2).cumulative(x) }
  func quantile(_ u: Double) -> Double { Rayleigh().quantile(u) }
}
