/// The mean of n draws, with its standard error.
///
/// Formula: w̄ = Σ wᵢ/n, error √(Σ (wᵢ − w̄)²/(n (n − 1))).
/// Domain: n ≥ 2; draws that are independent, such as those of a `Stream`, and of finite variance.
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
