/// ∫ from a point to the interval's end, finite or not, by the double-exponential rule.
///
/// The substitution makes the integrand fall off doubly exponentially in t, where the plain trapezoidal sum converges
/// faster than any power of its step.
enum DoubleExponential {
  /// ∫ between `start` and `end`, counted positive on whichever side the end lies; `scale` is the length on which f varies near `start`.
  static func integral(
    from start: Double, towards end: Double, scale: Double, of f: (Double) -> Double
  ) -> Estimate {
    let direction: Double = end < start ? -1 : 1
    /// The distance from `start`, and its derivative by t.
    func distance(_ t: Double) -> (Double, slope: Double) {
      let s = Double.pi / 2 * sinh(t)
      let ds = Double.pi / 2 * cosh(t)
      guard end.isFinite else { return (scale * exp(s), scale * exp(s) * ds) }
      let length = (end - start).magnitude
      // 1/(1 + e^(−2s)) is accurate near the start, where it is small.
      let share = 1 / (1 + exp(-2 * s))
      return (length * share, 2 * length * share * (1 - share) * ds)
    }
    func term(_ t: Double) -> Double? {
      let (d, slope) = distance(t)
      let x = start + direction * d
      guard d > 0, slope > 0, slope.isFinite, x.isFinite, x != end, x != start else { return nil }
      return f(x) * slope
    }
    guard let (low, high) = cutOffs(term) else { return Estimate(.nan, error: .infinity) }
    return trapezoidal(term, low, high)
  }

  /// How far to go in t: out to where two terms in a row no longer count, or x no longer differs from the end.
  private static func cutOffs(_ term: (Double) -> Double?) -> (Double, Double)? {
    var largest = 0.0
    func walk(_ step: Double) -> Double? {
      var t = 0.0
      var small = 0
      // At |t| = 6.5 the substitution has left the doubles.
      while t.magnitude < 6.5 {
        guard let value = term(t) else { return t - step }
        guard value.isFinite else { return small > 0 ? t - step : nil }
        largest = Swift.max(largest, value.magnitude)
        small = value.magnitude <= largest * 0x1p-60 ? small + 1 : 0
        if small == 3 { return t }
        t += step
      }
      return t
    }
    guard let high = walk(0.25), let low = walk(-0.25) else { return nil }
    return (low, high)
  }

  /// Trapezoidal sums, the step halved until two agree to rounding.
  private static func trapezoidal(_ term: (Double) -> Double?, _ low: Double, _ high: Double) -> Estimate {
    var step = 0.25
    var sum = 0.0
    var size = 0.0
    func add(from first: Double, by step: Double) -> Bool {
      var t = first
      while t <= high {
        if let value = term(t) {
          guard value.isFinite else { return false }
          sum += value
          size += value.magnitude
        }
        t += step
      }
      return true
    }
    guard add(from: low, by: step) else { return Estimate(.nan, error: .infinity) }
    var estimate = sum * step
    var change = Double.infinity
    for _ in 0..<5 {
      guard add(from: low + step / 2, by: step) else { return Estimate(.nan, error: .infinity) }
      step /= 2
      change = (sum * step - estimate).magnitude
      estimate = sum * step
      if change <= size * step * 0x1p-48 { break }
    }
    // What lies beyond the cut-offs is no more than the next few terms would be: the outermost, once each way.
    let beyond = (term(low) ?? 0).magnitude + (term(high) ?? 0).magnitude
    return Estimate(estimate, error: change + beyond + size * step * 0x1p-50)
  }
}
