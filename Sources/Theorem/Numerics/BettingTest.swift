/// Weights w ≥ 0 whose mean is said to be 1: gamblers bet against it, and getting rich refutes it.
///
/// Formula: a gambler on more stakes a fixed share λ of his wealth on each y = min(w, b) − 1, one on less on y = (1 − w)/(b − 1);
/// both y are −1 at least and have mean 0 at most if w has mean 1. From log(1 + λy) ≥ λy − ψ(λ) y², ψ(λ) = −log(1 − λ) − λ,
/// wealth is at least exp(λ Σy − ψ(λ) Σy²), and that is what he is paid. On each side the stake 2⁻ʲ, j from 1 to 16, has
/// the part 1/j − 1/(j + 1) of the money at the start, the last one all that is left; what they own together has mean 1 at most, so P(it ever reaches 2/α) ≤ α/2 (Ville).
/// Both sides together cry wolf at rate α at most, at every n, whatever the variance.
/// Wealth depends on the sums alone: draws may come in blocks, taken on any number of threads and added up in order.
/// Whoever bets on less must be able to pay for the largest weight there is, so a bound b on the weights is asked for; a weight
/// above it ruins that side, which then says nothing more.
/// Domain: w ≥ 0. Edge cases: a negative or NaN weight is no density's: it refutes at once.
/// Source: Fan, Grama & Liu, Exponential inequalities for martingales with applications, Electronic Journal of Probability 20
/// (2015), lemma 4.1; mixed over stakes as in Waudby-Smith & Ramdas, Estimating means of bounded random variables by
/// betting, JRSS B 86 (2024), section 4.
public struct BettingTest: Sendable {
  /// How many weights have come in.
  public var count: Int { tally.count }
  /// The largest either side has owned when it was looked at, which is what Ville's inequality bounds.
  public var peak: Double { Swift.max(seen, logWealth.more, logWealth.less) }
  /// The first weight that no density could have given.
  public var impossible: Double? { tally.impossible }

  private var tally: WeightTally
  private var seen = 0.0
  private let bound: Double

  /// A test of weights known to be at most `bound` > 1, as they are where the proposal's tails are the heavier.
  public init(bound: Double) {
    precondition(bound > 1, "weights of mean 1 need a bound above 1; got \(bound)")
    self.bound = bound
    tally = WeightTally(bound: bound)
  }

  /// Takes the next weight in, and looks at the wealth after every 64th.
  public mutating func add(_ weight: Double) {
    tally.add(weight)
    if tally.count % 64 == 0 { seen = peak }
  }

  /// Takes in the weights of a block, of the same bound, and looks at the wealth.
  mutating func add(_ block: WeightTally) {
    tally.add(block)
    seen = peak
  }

  /// Whether a mean of 1 is refuted at false-alarm rate `alpha`.
  public func refutes(at alpha: Double) -> Bool { impossible != nil || peak >= Double.log(2 / alpha) }

  /// The mean of the weights so far.
  public var mean: Double { count == 0 ? .nan : tally.sum / Double(count) }

  /// The standard deviation about 1 of the weights, none counted for more than the bound.
  public var deviation: Double { count == 0 ? .nan : (tally.squares / Double(count)).squareRoot() }

  /// log of what those own who bet on a mean above 1, and of what those own who bet on one below.
  public var logWealth: (more: Double, less: Double) {
    (
      logWealth(tally.excess, tally.squares),
      tally.isAboveBound
        ? -.infinity : logWealth(-tally.excess / (bound - 1), tally.squares / ((bound - 1) * (bound - 1)))
    )
  }

  /// About the smallest |mean − 1| = δ that this many draws detect at `alpha`, in whichever direction is the harder.
  ///
  /// Of all stakes the one that needs the least: λδ − ψ(λ)σ² a draw, which must add up to log(2/α) and what it lacks of all the money.
  /// Infinite once a weight above the bound has ruined those who bet on less: nobody is left to notice.
  public func smallestEffect(at alpha: Double) -> Double {
    guard !tally.isAboveBound else { return .infinity }
    guard count > 0 else { return .infinity }
    func effect(_ unit: Double) -> Double {
      let square = deviation * deviation / (unit * unit)
      return Self.stakes.map { stake in
        let growth = Double.log(2 / (alpha * stake.part)) / Double(count)
        return unit * (growth + stake.price * square) / stake.share
      }.min() ?? .infinity
    }
    return Swift.max(effect(1), effect(bound - 1))
  }

  /// λ, ψ(λ) and the part of the money that is staked so.
  static let stakes: [(share: Double, price: Double, part: Double)] = (1...16).map { j in
    let share = Double(sign: .plus, exponent: -j, significand: 1)
    // −log(1 − λ) − λ as its series where the difference would cancel; rounded up, to the gambler's loss.
    let series = (2...12).reversed().reduce(0.0) { $0 + Double.pow(share, $1) / Double($1) }
    let price = j < 4 ? -Double.log1p(-share) - share : series
    let part = 1 / Double(j) - (j < 16 ? 1 / Double(j + 1) : 0)
    return (share, price * (1 + 0x1p-40), part * (1 - 0x1p-40))
  }

  /// log of the sum over the stakes of their parts times exp(λ s − ψ(λ) q).
  private func logWealth(_ s: Double, _ q: Double) -> Double {
    let logs = Self.stakes.map { $0.share * s - $0.price * q + Double.log($0.part) }
    let largest = logs.max() ?? 0
    guard largest.isFinite else { return largest.isNaN ? -.infinity : largest }
    return largest + Double.log(logs.reduce(0) { $0 + Double.exp($1 - largest) })
  }
}

/// What bets need to know of a block of weights: sums, which can be taken block by block and added up in order.
struct WeightTally: Sendable {
  /// Above it a weight counts for no more.
  let bound: Double
  /// The weights that came in: neither NaN nor impossible.
  private(set) var count = 0
  /// Σ w.
  private(set) var sum = 0.0
  /// Σ (min(w, b) − 1).
  private(set) var excess = 0.0
  /// Σ (min(w, b) − 1)².
  private(set) var squares = 0.0
  private(set) var isAboveBound = false
  /// The first weight that no density could have given.
  private(set) var impossible: Double?

  init(bound: Double) { self.bound = bound }

  mutating func add(_ weight: Double) {
    guard weight >= 0, weight.isFinite else {
      impossible = impossible ?? weight
      return
    }
    let gain = Swift.min(weight, bound) - 1
    count += 1
    sum += weight
    excess += gain
    squares += gain * gain
    isAboveBound = isAboveBound || weight > bound
  }

  /// The first `lanes` lanes of a block; the sums are the same whatever thread takes them.
  mutating func add(_ weights: Block, first lanes: Int) {
    guard lanes == Block.lanes, weights.isAllAtLeastZero else {
      for i in 0..<lanes { add(weights[i]) }
      return
    }
    let sums = weights.sums(upTo: bound)
    count += lanes
    sum += sums.all
    excess += sums.gains
    squares += sums.squares
    isAboveBound = isAboveBound || sums.largest > bound
  }

  /// The weights of another tally with the same bound, after these.
  mutating func add(_ other: WeightTally) {
    count += other.count
    sum += other.sum
    excess += other.excess
    squares += other.squares
    isAboveBound = isAboveBound || other.isAboveBound
    impossible = impossible ?? other.impossible
  }
}
