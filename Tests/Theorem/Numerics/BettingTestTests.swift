import Testing

@testable import Theorem

@Suite("Betting against a mean of 1: calibrated, and able to see") struct BettingTestTests {
  static let runs = depth(300, deep: 3000)
  static let draws = depth(300, deep: 3000)
  static let alpha = 0.05

  /// Weights of mean 1, by a quantile function, and a bound on them.
  struct Weights: Sendable, CustomStringConvertible {
    let description: String
    let bound: Double
    let quantile: @Sendable (Double) -> Double
  }

  @Test(arguments: fair) func fairWeightsRaiseFewAlarms(weights: Weights) {
    #expect(alarms(weights) <= mostAlarms(of: Self.runs, at: Self.alpha))
  }

  /// Negative control: a gambler who sees the weight before betting on it.
  @Test func peekingGamblerFailsTheCalibration() {
    let peeking = (0..<Self.runs).count { run in
      let stream = Stream(seed: 9, check: UInt64(run))
      var logWealth = 0.0
      for i in 0..<Self.draws {
        let weight = 2 * stream.uniform(i)
        logWealth += Double.log1p((weight > 1 ? 0.5 : 0) * (weight - 1))
        if logWealth >= Double.log(2 / Self.alpha) { return true }
      }
      return false
    }
    #expect(peeking > mostAlarms(of: Self.runs, at: Self.alpha))
  }

  @Test(arguments: [1.0, -1.0]) func detectableMeanIsDetected(direction: Double) {
    let weights = Self.fair[0]
    var fair = BettingTest(bound: weights.bound)
    feed(&fair, weights, run: 0, factor: 1)
    // Twice the smallest effect: the draws spent on learning which way to bet are not counted in it.
    let mean = 1 + direction * 2 * fair.smallestEffect(at: Self.alpha)
    #expect(alarms(weights, factor: mean) > Self.runs / 2)
  }

  @Test func lostMassIsDetectedUnderHeavyTails() {
    let pareto = Weights(description: "Pareto 2", bound: 16) { 0.5 / $0.squareRoot() }
    #expect(alarms(pareto, factor: 0.5) > Self.runs / 2)
    #expect(alarms(pareto, factor: 2) > Self.runs / 2)
  }

  /// A bound so large leaves the gambler on less with pennies: the effect must say that it sees nothing.
  @Test func effectKnowsHowLittleMayBeStaked() {
    var bet = BettingTest(bound: 0x1p26)
    feed(&bet, Self.fair[0], run: 0, factor: 0.5)
    #expect(!bet.refutes(at: Self.alpha))
    #expect(bet.smallestEffect(at: Self.alpha) > 1)
  }

  /// Half of the mass is lost, and the one who could tell has left: that is no evidence for a mass of 1.
  @Test func aRuinedGamblerDetectsNothing() {
    var bet = BettingTest(bound: 2)
    bet.add(3)
    for _ in 0..<1000 { bet.add(0.5) }
    #expect(!bet.refutes(at: Self.alpha))
    #expect(bet.smallestEffect(at: Self.alpha) == .infinity)
  }

  @Test(arguments: [-1, -0x1p-1000, .nan, .infinity, -.infinity])
  func impossibleWeightRefutesAtOnce(weight: Double) {
    var bet = BettingTest(bound: 2)
    bet.add(weight)
    #expect(bet.refutes(at: 1e-9))
    #expect(bet.impossible.map { $0 == weight || ($0.isNaN && weight.isNaN) } == true)
  }

  @Test func theFirstImpossibleWeightIsKept() {
    var bet = BettingTest(bound: 2)
    for weight in [1.0, -2, 1, -3] { bet.add(weight) }
    #expect(bet.impossible == -2)
    #expect(bet.count == 2)
  }

  @Test func weightAboveTheBoundRuinsOnlyOneGambler() {
    var bet = BettingTest(bound: 2)
    bet.add(0.5)
    bet.add(3)
    #expect(bet.logWealth.less == -.infinity)
    #expect(bet.logWealth.more.isFinite)
    #expect(!bet.refutes(at: Self.alpha))
  }

  @Test func wealthOnceHadStillCounts() {
    var bet = BettingTest(bound: 2)
    for _ in 0..<50 { bet.add(2) }
    #expect(bet.refutes(at: Self.alpha))
    for _ in 0..<500 { bet.add(0.5) }
    #expect(bet.refutes(at: Self.alpha))
  }

  @Test func nothingSeenNothingSaid() {
    let bet = BettingTest(bound: 2)
    #expect(!bet.refutes(at: Self.alpha))
    #expect(bet.mean.isNaN && bet.deviation.isNaN)
  }
}

extension BettingTestTests {
  func feed(_ bet: inout BettingTest, _ weights: Weights, run: Int, factor: Double) {
    let stream = Stream(seed: 9, check: UInt64(run))
    for i in 0..<Self.draws { bet.add(factor * weights.quantile(stream.uniform(i))) }
  }

  /// Runs in which weights of mean `factor` are refuted.
  func alarms(_ weights: Weights, factor: Double = 1) -> Int {
    (0..<Self.runs).count { run in
      var bet = BettingTest(bound: Swift.max(factor, 1) * weights.bound)
      feed(&bet, weights, run: run, factor: factor)
      return bet.refutes(at: Self.alpha)
    }
  }

  static let fair: [Weights] = [
    Weights(description: "even on (0, 2)", bound: 2) { 2 * $0 },
    Weights(description: "0 or 2", bound: 2) { $0 < 0.5 ? 0 : 2 },
    Weights(description: "0 or 50", bound: 50) { $0 < 0.98 ? 0 : 50 },
    // (1/2) u^(−1/2): infinite variance, cut where u is the smallest draw there is.
    Weights(description: "Pareto 2", bound: 0x1p26) { 0.5 / $0.squareRoot() },
    Weights(description: "exponential", bound: 40) { -Double.log($0) },
    Weights(description: "Pareto 2, bound too small", bound: 4) { 0.5 / $0.squareRoot() },
    Weights(description: "always 1", bound: 2) { _ in 1 },
  ]
}
