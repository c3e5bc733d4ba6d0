import Testing

@testable import Theorem

@Suite("Tails: masses and quantiles that keep their digits") struct TailTests {
  /// erfc from Taylor's series of erf with 1200 digits.
  static let complement: [(x: Double, value: Double)] = [
    (0.75, 2.8884436634648485986e-01), (1, 1.5729920705028513361e-01), (2.5, 4.0695201744495891876e-04),
    (5, 1.5374597944280349358e-12), (10, 2.0884875837625448770e-45), (20, 5.3958656116079011787e-176),
    (26.5, 2.2109076642637342508e-307),
  ]

  @Test func erfcKeepsItsDigits() {
    for (x, value) in Self.complement {
      let enclosure = Interval.erfc(Interval(x))
      // The values above are rounded themselves.
      #expect(enclosure.lower <= value.nextUp && value.nextDown <= enclosure.upper)
      #expect(enclosure.width <= 32 * value.ulp)
      #expect((Double.erfc(x) - value).magnitude <= 4 * value.ulp)
      #expect(Interval.erfc(Interval(-x)).contains(2 - value))
    }
    #expect(Interval.erfc(.entire) == Interval(0, 2))
    #expect(Interval.erfc(.empty).isEmpty)
    #expect(Interval.erfc(Interval(30)).upper <= Double.leastNonzeroMagnitude)
  }

  @Test func differenceFromOneLosesThem() {
    #expect(1 - Interval.erf(Interval(5)).midpoint != Interval.erfc(Interval(5)).midpoint)
    #expect((1 - Interval.erf(Interval(5))).contains(Interval.erfc(Interval(5))))
  }

  @Test func erfcContainsTheTruth() {
    let truth = { (x: DoubleDouble) in DoubleDouble(1) - .erf(x) }
    #expect(violations(Interval.erfc, truth, in: -5...3.5) == 0)
    let broken = { (x: Interval) in Interval.erfc(Interval(x.lower)) }
    #expect(violations(broken, truth, in: -5...3.5) > 0)
  }

  @Test func slopeOfErfcIsThatOfErfTurnedOver() {
    for x in [-1.5, 0.3, 4.0] {
      #expect(Double.erfc(x).isFinite)
      #expect(erfc(Dual.variable(x)).derivative == -erf(Dual.variable(x)).derivative)
      let jets = (erfc(IntervalJet.variable(Interval(x))), erf(IntervalJet.variable(Interval(x))))
      #expect((1...16).allSatisfy { jets.0[$0] == -jets.1[$0] })
    }
  }

  @Test(arguments: Catalogue.bases.map(\.name)) func bothTailsMakeOne(name: String) throws {
    let base = try #require(Catalogue.base(named: name))
    for u in [1e-12, 1e-3, 0.2, 0.5, 0.9] {
      let z = base.quantile(u)
      #expect((base.cumulative(z) + base.upperTail(z) - 1).magnitude <= 4 * Double.ulpOfOne)
      let above = base.upperQuantile(u)
      // One rounding of u, and one of z carried through the density.
      let rounding = 16 * (u.ulp + above.ulp * base.density(above))
      #expect((base.upperTail(above) - u).magnitude <= rounding, "\(u)")
    }
  }

  /// Where the doubles hold them, levels far below an ulp of 1 come back.
  @Test(arguments: ["normal", "logistic", "exponential", "gumbel", "cauchy", "student-t"])
  func levelsBelowAnUlpComeBack(name: String) throws {
    let base = try #require(Catalogue.base(named: name))
    for u in [1e-20, 1e-100] {
      let z = base.upperQuantile(u)
      let back = base.upperTail(z)
      #expect(((back - u) / u).magnitude <= 0x1p-40, "\(u)")
      #expect(base.quantile(1 - u) == .infinity || base.upperTail(base.quantile(1 - u)) != u)
    }
  }

  @Test(arguments: [(-9.0, -8.0), (30.0, 31.0), (-1.0, 2.0), (8.0, .infinity), (-.infinity, -20.0)])
  func conditionedMassIsOne(_ ends: (Double, Double)) throws {
    let base = try #require(Conditioned(Normal(), to: Domain(ends.0, ends.1)))
    let mass = Equation2.massOfBase(base)
    // log p is rounded, and exp turns an ulp of it into that many of p.
    let rounding = base.logDensity(base.quantile(0.5)).magnitude + 480
    #expect((mass.value - 1).magnitude <= mass.error + rounding * Double.ulpOfOne)
    for u in [1e-9, 0.013, 0.5, 0.97] {
      let z = base.quantile(u)
      #expect(base.support.contains(z))
      #expect((base.cumulative(z) - u).magnitude <= 0x1p-36)
      #expect((base.upperTail(base.upperQuantile(u)) - u).magnitude <= 0x1p-36)
    }
  }

  @Test func whatHasNoMassIsRefused() {
    #expect(Conditioned(Uniform(), to: Domain(2, 3)) == nil)
    #expect(Conditioned(Normal(), to: Domain(50, 60)) == nil)
    #expect(Conditioned(ExponentialDensity(), to: Domain(-2, -1)) == nil)
  }
}
