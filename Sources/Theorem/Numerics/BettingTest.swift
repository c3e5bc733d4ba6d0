/// Weights w ≥ 0 whose mean is said to be 1: a gambler bets against it, and getting rich refutes it.
///
/// Formula: wealth K_n = ∏ (1 + λ_i (w_i − 1)), λ_i chosen from w_1 … w_{i−1}. If the mean is 1 then K_n has mean 1, so
/// P(K_n ever reaches 2/α) ≤ α/2 (Ville). One gambler bets on more, one on less: together they cry wolf at rate α at most, at
/// every n, whatever the variance. The one who bets on less must be able to pay for the largest weight there is, so
/// a bound on the weights is asked for; one above it ruins that gambler, who then says nothing more.
/// Domain: w ≥ 0. Edge cases: a negative or NaN weight is no density's: it refutes at once.
/// Source: Waudby-Smith & Ramdas, Estimating means of bounded random variables by betting, JRSS B 86 (2024),
/// arXiv 2010.09686, section 4.
public struct BettingTest: Sendable {
  /// How many weights have come in.
  public private(set) var count = 0
  /// log K of the gambler who bets on a mean above 1, and of the one who bets on a mean below.
  public private(set) var logWealth = (more: 0.0, less: 0.0)
  /// The largest either has been, which is what Ville's inequality bounds.
  public private(set) var peak = 0.0
  private var sum = 0.0
  private var squares = 0.0
  /// The first weight that no density could have given.
  public private(set) var impossible: Double?

  private let bound: Double

  /// A test of weights known to be at most `bound` > 1, as they are where the proposal's tails are the heavier.
  public init(bound: Double) {
    precondition(bound > 1, "weights of mean 1 need a bound above 1; got \(bound)")
    self.bound = bound
  }

  /// Bets on, then looks at, the next weight.
  public mutating func add(_ weight: Double) {
    guard weight >= 0, weight.isFinite else {
      impossible = impossible ?? weight
      return
    }
    // The mean and spread seen so far, with one imagined weight of 1 and spread 1/2 to start from.
    let n = Double(count) + 1
    let mean = (sum + 1) / n
    let spread = (squares + 0.25) / n
    // The stake that grows wealth fastest for so small an excess is excess/spread.
    let stake = (mean - 1) / (spread + (mean - 1) * (mean - 1))
    let more = Swift.min(Swift.max(stake, 0), largestStakes.more)
    let less = Swift.min(Swift.max(-stake, 0), largestStakes.less)
    logWealth.more += Double.log1p(more * (weight - 1))
    logWealth.less += weight <= bound ? Double.log1p(-less * (weight - 1)) : -.infinity
    peak = Swift.max(peak, logWealth.more, logWealth.less)
    count += 1
    sum += weight
    squares += (weight - 1) * (weight - 1)
  }

  /// Whether a mean of 1 is refuted at false-alarm rate `alpha`.
  public func refutes(at alpha: Double) -> Bool { impossible != nil || peak >= Double.log(2 / alpha) }

  /// The mean of the weights so far.
  public var mean: Double { count == 0 ? .nan : sum / Double(count) }

  /// The standard deviation of the weights about 1.
  public var deviation: Double { count == 0 ? .nan : (squares / Double(count)).squareRoot() }

  /// About the smallest |mean − 1| = δ that this many draws detect at `alpha`, in whichever direction is the harder.
  ///
  /// Wealth grows by λδ − λ²σ²/2 a draw, most at λ = δ/σ² if the stake may be so large, and must reach 2/α.
  /// Infinite once a weight above the bound has ruined the gambler who bets on less: nobody is left to notice.
  public func smallestEffect(at alpha: Double) -> Double {
    guard logWealth.less > -.infinity else { return .infinity }
    let growth = Double.log(2 / alpha) / Double(Swift.max(count, 1))
    let stake = (2 * growth).squareRoot() / deviation
    let largest = Swift.min(largestStakes.more, largestStakes.less)
    return stake <= largest
      ? deviation * (2 * growth).squareRoot() : growth / largest + largest * deviation * deviation / 2
  }

  /// 1 + λ(w − 1) must stay positive: half of what would lose everything on a weight of 0, or on the largest.
  private var largestStakes: (more: Double, less: Double) { (0.5, 0.5 / (bound - 1)) }
}
