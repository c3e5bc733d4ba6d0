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
