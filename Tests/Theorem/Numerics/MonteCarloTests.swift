import Testing

@testable import Theorem

@Suite("Means of draws, and of points chosen well") struct MonteCarloTests {
  /// Σ(w − 2)²/(3·2) of 1, 2, 3 is 1/3.
  @Test func meanAndError() {
    let three = MonteCarlo.mean(over: 3) { Double($0 + 1) }
    #expect(three.value == 2 && (three.error - (1.0 / 3).squareRoot()).magnitude <= three.error.ulp)
    #expect(MonteCarlo.mean(over: 9) { _ in 5 } == Estimate(5))
    #expect(MonteCarlo.mean(over: 2) { _ in .nan }.value.isNaN)
  }

  /// The bar is off by more than two standard errors about once in 22 times: with 400 streams, 18 expected, at most 51 at a
  /// rate of 1e-9 (Chernoff). A bar half as long fails that count.
  @Test func theBarCovers() {
    let results = (0..<400).map { check in
      let stream = RandomStream(seed: 20, check: UInt64(check))
      return MonteCarlo.mean(over: 256) { Double.exp(stream.uniform($0)) }
    }
    let truth = Double.expm1(1)
    func misses(_ bar: Double) -> Int {
      results.count { ($0.value - truth).magnitude > bar * $0.error }
    }
    #expect(misses(2) <= 51 && misses(1) > 51)
  }

  /// Exact for every power up to 2n − 1, and for no more: at 2n the square of Pₙ is missed.
  @Test(arguments: [1, 2, 3, 7, 16, 64])
  func degrees(_ n: Int) {
    let rule = GaussLegendre(points: n)
    for power in 0..<2 * n {
      let value = rule.integral(from: 0, to: 1) { Double.pow($0, power) }
      #expect((value - 1 / Double(power + 1)).magnitude <= 4 * Double(n) * Double.ulpOfOne, "x^\(power)")
    }
    if n <= 3 {
      let value = rule.integral(from: -1, to: 1) { Double.pow($0, 2 * n) }
      #expect((value - 2 / Double(2 * n + 1)).magnitude > 0.01)
    }
  }
}
