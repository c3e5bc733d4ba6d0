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
}
