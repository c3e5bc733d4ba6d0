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

  /// Negative control: gamblers who see the weights, and put off those below 1 for another day.
  @Test func peekingGamblersFailTheCalibration() {
    let peeking = (0..<Self.runs).count { run in
      let stream = RandomStream(seed: 9, check: UInt64(run))
      var bet = BettingTest(bound: 2)
      for i in 0..<Self.draws where 2 * stream.uniform(i) > 0.9 { bet.add(2 * stream.uniform(i)) }
      return bet.refutes(at: Self.alpha)
    }
    #expect(peeking > mostAlarms(of: Self.runs, at: Self.alpha))
  }

  /// What the gamblers are paid is never more than their bets won: log(1 + λy) ≥ λy − ψ(λ) y² for every y ≥ −1, enclosed;
  /// and at three quarters of the price it would be more.
  @Test func noGamblerIsPaidTooMuch() {
    func gap(_ stake: (share: Double, price: Double, part: Double), _ y: Double, _ discount: Double)
      -> Interval
    {
      let (share, y) = (Interval(stake.share), Interval(y))
      return log(1 + share * y) - (share * y - Interval(discount) * Interval(stake.price) * (y * y))
    }
    var points = Points(seed: 4)
    var tooCheap = 0
    for stake in BettingTest.stakes {
      for _ in 0..<depth(200, deep: 20_000) {
        let y = points.point(in: -1...1) * (points.next() & 1 == 0 ? 1 : 100)
        guard y >= -1 else { continue }
        #expect(gap(stake, y, 1).upper >= 0, "λ = \(stake.share), y = \(y)")
        if gap(stake, y, 0.75).upper < 0 { tooCheap += 1 }
      }
      #expect(gap(stake, -1, 1).upper >= 0)
      #expect(gap(stake, -1, 0.75).upper < 0)
    }
    #expect(tooCheap > 0)
  }

  @Test func nobodyStartsWithMoreThanAll() {
    #expect(BettingTest.stakes.reduce(0) { $0 + $1.part } <= 1)
    let nothing = BettingTest(bound: 2)
    #expect(nothing.logWealth.more <= 0 && nothing.logWealth.less <= 0)
  }

  /// Blocks on any number of threads, added up in order: the same bits; and in another order the same verdict.
  @Test func blocksAddUpToTheSameWealth() {
    let weights = (0..<16).map { b in
      Block { 2 * RandomStream(seed: 3, check: 1).uniform(b * Block.lanes + $0) }
    }
    func wealth(threads: Int) -> BettingTest {
      let tallies = InParallel.map(16, threads: threads) { b in
        var tally = WeightTally(bound: 2)
        tally.add(weights[b], first: b == 15 ? 100 : Block.lanes)
        return tally
      }
      var bet = BettingTest(bound: 2)
      for tally in tallies { bet.add(tally) }
      return bet
    }
    let one = wealth(threads: 1)
    #expect(one.count == 15 * Block.lanes + 100)
    for threads in [2, 3, 16, 40] {
      let many = wealth(threads: threads)
      #expect(many.logWealth == one.logWealth && many.mean == one.mean && many.peak == one.peak)
    }
    var single = BettingTest(bound: 2)
    for b in 0..<16 { for i in 0..<(b == 15 ? 100 : Block.lanes) { single.add(weights[b][i]) } }
    #expect(single.count == one.count && (single.mean - one.mean).magnitude < 0x1p-40)
    #expect((single.logWealth.more - one.logWealth.more).magnitude < 0x1p-30)
  }

  @Test func impossibleWeightsOfABlockAreFound() {
    for (lane, weight) in [(0, -1.0), (77, .infinity), (Block.lanes - 1, -0x1p-1000)] {
      var tally = WeightTally(bound: 2)
      tally.add(Block { $0 == lane ? weight : 1 }, first: Block.lanes)
      #expect(tally.impossible == weight && tally.count == Block.lanes - 1)
    }
    var zero = WeightTally(bound: 2)
    zero.add(Block { $0 == 5 ? -0.0 : 1 }, first: Block.lanes)
    #expect(zero.impossible == nil && zero.count == Block.lanes && zero.sum == Double(Block.lanes - 1))
  }

  @Test(arguments: [1.0, -1.0]) func detectableMeanIsDetected(direction: Double) {
    let weights = Self.fair[0]
    var fair = BettingTest(bound: weights.bound)
    feed(&fair, weights, run: 0, factor: 1)
    // Half more than the smallest effect, which is what is detected every other time.
    let mean = 1 + direction * 1.5 * fair.smallestEffect(at: Self.alpha)
    #expect(alarms(weights, factor: mean) > Self.runs / 2)
  }

  @Test func lostMassIsDetectedUnderHeavyTails() {
    let pareto = Weights(description: "Pareto 2", bound: 16) { 0.5 / $0.squareRoot() }
    // Whoever bets on less may stake a thirtieth at most: twice the draws.
    #expect(alarms(pareto, factor: 0.5, draws: 2 * Self.draws) > Self.runs / 2)
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
  func feed(
    _ bet: inout BettingTest, _ weights: Weights, run: Int, factor: Double, draws: Int = Self.draws
  ) {
    let stream = RandomStream(seed: 9, check: UInt64(run))
    for i in 0..<draws { bet.add(factor * weights.quantile(stream.uniform(i))) }
  }

  /// Runs in which weights of mean `factor` are refuted.
  func alarms(_ weights: Weights, factor: Double = 1, draws: Int = Self.draws) -> Int {
    (0..<Self.runs).count { run in
      var bet = BettingTest(bound: Swift.max(factor, 1) * weights.bound)
      feed(&bet, weights, run: run, factor: factor, draws: draws)
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
