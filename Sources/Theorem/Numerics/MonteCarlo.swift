/// The mean of n draws, with its standard error.
///
/// Formula: w̄ = Σ wᵢ/n, error √(Σ (wᵢ − w̄)²/(n (n − 1))).
/// Domain: n ≥ 2; draws that are independent, such as those of a `RandomStream`, and of finite variance.
/// Edge cases: draws that are all alike claim an error of 0, which proves nothing; a NaN makes both NaN.
/// Allowed error: the mean is off by more than 1, 2, 3 standard errors with a chance of about 0.32, 0.046, 0.0027 where n is
/// large. An error bar, no bound; `BettingTest` and `WindowCounts` hold at every n.
/// Source: Robert & Casella, Monte Carlo Statistical Methods (2004), section 3.2.
public enum MonteCarlo {
  /// The mean of `draw(0)`, …, `draw(count − 1)`.
  ///
  /// For points of Sobol's sequence the error means nothing; draw the mean over all of them for several seeds instead.
  public static func mean(over count: Int, of draw: (Int) -> Double) -> Estimate {
    precondition(count >= 2, "an error bar takes two draws at least; got \(count)")
    // Welford's update: no difference of two large sums.
    var (mean, squares) = (0.0, 0.0)
    for i in 0..<count {
      let value = draw(i)
      let gap = value - mean
      mean += gap / Double(i + 1)
      squares += gap * (value - mean)
    }
    return Estimate(mean, error: (squares / (Double(count) * Double(count - 1))).squareRoot())
  }

  /// The mean over all lanes of `count` blocks of draws, taken on any number of threads.
  ///
  /// Formula: that of the mean of single draws; the sums of squares of two parts with n and m draws add up to one of both with
  /// n m/(n + m) times the square of their means' distance (Chan, Golub & LeVeque 1979).
  /// Domain: `count` ≥ 1; `draws(i)` depends on i alone. The result is the same, bit for bit, for any number of threads.
  public static func mean(
    overBlocks count: Int, threads: Int = 1, of draws: @escaping @Sendable (Int) -> Block
  ) -> Estimate {
    precondition(count >= 1, "a mean takes a block at least; got \(count)")
    let parts = InParallel.map(count, threads: threads) { index in
      let values = draws(index)
      let mean = values.sum / Double(Block.lanes)
      let gaps = values - Block(mean)
      return (mean: mean, squares: (gaps * gaps).sum)
    }
    var (mean, squares, seen) = (0.0, 0.0, 0.0)
    let lanes = Double(Block.lanes)
    for part in parts {
      let gap = part.mean - mean
      mean += gap * lanes / (seen + lanes)
      squares += part.squares + gap * gap * seen * lanes / (seen + lanes)
      seen += lanes
    }
    return Estimate(mean, error: (squares / (seen * (seen - 1))).squareRoot())
  }
}

/// How many of n draws fell into each of K windows, against the masses that a formula gives the windows.
///
/// Formula: alarm where n KL(k/n ‖ p) > log(2K/α), KL(q ‖ p) = q log(q/p) + (1 − q) log((1 − q)/(1 − p)). By Chernoff's bound
/// each tail of one count has a chance below α/2K of that; so all K cry wolf at rate α at most, at any n.
/// Domain: 0 ≤ p ≤ 1. Edge cases: a mass below 0, above 1 or NaN is no probability: it refutes at once.
/// Source: Hoeffding, Probability inequalities for sums of bounded random variables, JASA 58 (1963), theorem 1.
public struct WindowCounts: Sendable {
  /// The draws in each window, k.
  public let counts: [Int]
  /// All draws, n, those outside every window included.
  public let draws: Int

  /// `counts` of `draws` ≥ 1 draws.
  public init(_ counts: [Int], of draws: Int) {
    precondition(draws > 0, "windows are counted over at least one draw")
    self.counts = counts
    self.draws = draws
  }

  /// n KL(k/n ‖ p) of the window that disagrees most, p moved by its own error towards the count; and which it is.
  public func divergence(from masses: [Estimate]) -> (window: Int, value: Double) {
    let n = Double(draws)
    let all = zip(counts, masses).map { count, mass -> Double in
      let q = Double(count) / n
      let low = mass.value - mass.error
      let high = mass.value + mass.error
      guard low <= 1, high >= 0 else { return .infinity }
      let nearest = Swift.min(Swift.max(q, low), high)
      return n * Self.relativeEntropy(q, Swift.min(Swift.max(nearest, 0), 1))
    }
    let worst = all.indices.max { all[$0] < all[$1] } ?? 0
    return (worst, all.isEmpty ? 0 : all[worst])
  }

  /// What `divergence` must not exceed: log(2K/α).
  public func threshold(at alpha: Double) -> Double {
    Double.log(2 * Double(Swift.max(counts.count, 1)) / alpha)
  }

  /// About the smallest |q − p| that so many draws detect in a window of mass `p`: KL ≈ (q − p)²/2p(1 − p).
  public func smallestEffect(mass p: Double, at alpha: Double) -> Double {
    // A mass of 0 or 1, or what is no mass, is judged like that of a single draw.
    let p = Swift.min(Swift.max(p, 1 / Double(draws)), 1 - 1 / Double(draws))
    return (2 * p * (1 - p) * threshold(at: alpha) / Double(draws)).squareRoot()
  }

  /// KL(q ‖ p) of two coins.
  static func relativeEntropy(_ q: Double, _ p: Double) -> Double {
    func term(_ q: Double, _ p: Double) -> Double { q == 0 ? 0 : q * Double.log(q / p) }
    return term(q, p) + term(1 - q, 1 - p)
  }
}
