import Testing

@testable import Theorem

@Suite("Jets: Taylor series carried through a formula")
struct JetTests {
  typealias Series = Jet<Double>

  /// eᵗ, 1/(1 − t), log(1 + t), sin t, tan t, atan t: their series are known by heart.
  @Test func knownSeries() {
    let t = Series.variable(0)
    let factorials = (0..<8).map { k in (1...Swift.max(k, 1)).map(Double.init).reduce(1, *) }
    for k in 0..<8 {
      #expect(near(exp(t)[k], 1 / factorials[k]))
      #expect((1 / (1 - t))[k] == 1)
      let everyTerm: Double = k == 0 ? 0 : k % 2 == 0 ? -1 : 1
      let oddTerms: Double = k % 2 == 0 ? 0 : k % 4 == 1 ? 1 : -1
      let power = Double(Swift.max(k, 1))
      #expect(near(log1p(t)[k], everyTerm / power))
      #expect(near(sin(t)[k], oddTerms / factorials[k]))
      #expect(near(atan(t)[k], oddTerms / power))
    }
    for (k, c) in zip([1, 3, 5, 7], [1, 1.0 / 3, 2.0 / 15, 17.0 / 315]) { #expect(near(tan(t)[k], c)) }
  }

  /// The first two coefficients are what dual numbers carry, and twice the third is their derivative's derivative.
  @Test(arguments: DualTests.Function.allCases)
  func agreesWithDualNumbers(_ f: DualTests.Function) {
    let series = f(Series.variable(f.point))
    let dual = f(Dual(Dual.variable(f.point), 1))
    #expect(near(series[0], dual.value.value))
    #expect(near(series[1], dual.value.derivative))
    #expect(near(2 * series[2], dual.derivative.derivative))
  }

  /// Over an interval, coefficient k encloses f⁽ᵏ⁾/k! at every point of the box; the concrete type gives the same.
  @Test(arguments: DualTests.Function.allCases)
  func enclosesThePointsOfABox(_ f: DualTests.Function) {
    let box = Interval(f.point, f.point + 0x1p-6)
    let series = f(Jet<Interval>.variable(box))
    let concrete = f(IntervalJet.variable(box))
    for k in 0..<17 { #expect(series[k] == concrete[k]) }
    for point in [box.lower, box.midpoint, box.upper] {
      let exact = f(Jet<Interval>.variable(Interval(point)))
      for k in 0..<17 where exact[k].isBounded {
        #expect(!series[k].intersection(exact[k]).isEmpty, "coefficient \(k) at \(point)")
      }
    }
  }

  /// Across a kink nothing is claimed beyond the value; beside it everything is.
  @Test func kinks() {
    let across = abs(Jet<Interval>.variable(Interval(-1, 2)))
    #expect(across[0] == Interval(0, 2) && across[1] == .entire && across[3] == .entire)
    let beside = abs(Jet<Interval>.variable(Interval(-2, -1)))
    #expect(beside[0] == Interval(1, 2) && beside[1] == -1 && beside[2] == 0)
  }

  /// A root found by iteration has the inverse's series: z³ + z undone, composed with itself, is t again.
  @Test func solved() {
    let x = Series.variable(0.7)
    let z = Series.solve(CubicPlusLinear(), for: x)
    let back = CubicPlusLinear().forward(z)
    for k in 0..<8 { #expect(near(back[k], k == 0 ? 0.7 : k == 1 ? 1 : 0)) }
  }

  /// 1024 ulps at size 1: some hundred roundings of a convolution, and their growth over eight coefficients.
  private func near(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1024 * Swift.max(1, a.magnitude, b.magnitude).ulp
  }

  @Test func aWrongCoefficientIsCaught() {
    #expect(!near(1, 1 + 0x1p-20))
  }
}
