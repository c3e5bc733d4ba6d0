extension Interval {
  /// log Γ(a), a > 0: Stirling's series from 16 on, and below that after Γ(a) = Γ(a + n)/(a (a + 1) ⋯ (a + n − 1)).
  ///
  /// Edge cases: empty for a ≤ 0, and where a is NaN or infinite.
  /// Allowed error: a few dozen units in the last place of the terms, which cancel beside a = 1 and a = 2.
  /// Source: NIST Digital Library of Mathematical Functions, 5.11.1 and 5.11(ii).
  static func logGamma(_ a: Double) -> Interval {
    let point = Interval(a)
    return (point - 1 / Interval(2)) * log(point) - point + logTwoPi / 2 + stirlingError(a)
  }

  /// What Stirling's formula leaves of log Γ(a): log Γ(a) − (a − 1/2) log a + a − log(2π)/2, a > 0.
  ///
  /// Formula: Σ B₂ₖ/(2k(2k − 1) a^(2k−1)); for a real a > 0 the first term left out bounds what is left out.
  static func stirlingError(_ a: Double) -> Interval {
    guard a > 0, a.isFinite else { return .empty }
    let point = Interval(a)
    guard a < 16 else { return series(point) }
    let half = 1 / Interval(2)
    // Γ(a + n) over the product of the n numbers below it.
    let n = Int((16 - a).rounded(.up))
    let far = point + Interval(Double(n))
    let product = (0..<n).reduce(Interval(1)) { $0 * (point + Interval(Double($1))) }
    let shifted = (far - half) * log(far) - Interval(Double(n)) + series(far)
    return shifted - log(product) - (point - half) * log(point)
  }

  private static func series(_ a: Interval) -> Interval {
    let square = a * a
    var power = a
    var sum = Interval(0)
    for (index, term) in stirlingTerms.enumerated() {
      let value = Interval(term.0) / Interval(term.1) / power
      // The last one is the bound.
      sum = sum + (index == stirlingTerms.count - 1 ? value.hull(0) : value)
      power = power * square
    }
    return sum
  }
}

/// x log(x/m) + m − x, which cancels beside x = m, in a form that doesn't.
///
/// Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000), the function bd0.
func deviance(_ x: Double, _ m: Double) -> Double {
  guard (x - m).magnitude < 0.1 * (x + m) else { return x * Double.log(x / m) + m - x }
  let v = (x - m) / (x + m)
  var sum = (x - m) * v
  var power = 2 * x * v
  for j in 1..<1000 {
    power *= v * v
    let next = sum + power / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// Stirling's series: B₂ₖ/(2k(2k − 1)), k = 1 … 9, as numerator and denominator; the last one bounds what is left out.
@usableFromInline let stirlingTerms: [(Double, Double)] = [
  (1, 12), (-1, 360), (1, 1260), (-1, 1680), (1, 1188), (-691, 360360), (1, 156), (-3617, 122400),
  (43867, 244188),
]
