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
    let bound = bound
    let gains = weights.map { ($0 > bound ? bound : $0) - 1 }
    count += lanes
    sum += weights.sum
    excess += gains.sum
    squares += (gains * gains).sum
    isAboveBound = isAboveBound || (Block(bound) - weights).negatives > 0
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
