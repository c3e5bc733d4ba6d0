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
    /// The point, and its derivative by t.
    func point(_ t: Double) -> (x: Double, slope: Double) {
      let s = Double.pi / 2 * sinh(t)
      let ds = Double.pi / 2 * cosh(t)
      guard end.isFinite else { return (start + direction * scale * exp(s), scale * exp(s) * ds) }
      let length = (end - start).magnitude
      // Each share is accurate where it is small, so that a point near either end keeps its distance from it.
      let (share, rest) = (1 / (1 + exp(-2 * s)), 1 / (1 + exp(2 * s)))
      let x = s < 0 ? start + direction * length * share : end - direction * length * rest
      return (x, 2 * length * share * rest * ds)
    }
    func sample(_ t: Double) -> Sample? {
      let (x, slope) = point(t)
      guard slope > 0, slope.isFinite, x.isFinite, x != end, x != start else { return nil }
      return Sample(t: t, x: x, value: f(x), slope: slope)
    }
    guard let kept = kept((-26...26).compactMap { sample(Double($0) / 4) }) else {
      return Estimate(.nan, error: .infinity)
    }
    guard let first = kept.first, let last = kept.last else { return Estimate(0) }
    // A quarter further out, what a finer grid still finds before x meets the end, or f its own.
    // Next to `end`, or to infinity, no double is left for what f may still have there.
    let distance = end.isFinite ? (end - last.x).magnitude : 1 / last.x.magnitude
    let isCut = distance <= Swift.max(1e-300, end.isFinite ? 0x1p-50 * end.magnitude : 0)
    var estimate = trapezoidal(first.t - 0.25, last.t + 0.25, isCut: isCut) { t in
      guard let term = sample(t)?.term else { return nil }
      return term.isFinite || (first.t...last.t).contains(t) ? term : nil
    }
    // x is a double, off by up to an ulp, which moves the integral by that much times the variation of f.
    for (one, next) in zip(kept, kept.dropFirst()) {
      let (u, v) = (one.x.ulp, next.x.ulp)
      estimate.error += Swift.min(
        (next.value - one.value).magnitude * Swift.max(u, v),
        next.value.magnitude * v + one.value.magnitude * u)
    }
    return estimate
  }

  private struct Sample {
    let t: Double
    let x: Double
    let value: Double
    let slope: Double
    var term: Double { value * slope }
  }

  /// The samples whose terms count, and one beyond on each side; nil where f is not finite before they stop counting.
  ///
  /// All of t is looked at (at |t| = 6.5 the substitution has left the doubles), for f may be 0 over a stretch and not
  /// beyond it.
  private static func kept(_ samples: [Sample]) -> ArraySlice<Sample>? {
    let largest = samples.map(\.term).filter(\.isFinite).map(\.magnitude).max() ?? 0
    let counting = samples.indices.filter {
      samples[$0].term.isFinite && samples[$0].term.magnitude > largest * 0x1p-60
    }
    guard let first = counting.first, let last = counting.last else {
      // All 0 as far as f is finite, and it never is again: 0 times ∞, far out.
      let finite = samples.prefix { $0.term.isFinite }
      return samples.dropFirst(finite.count).contains { $0.term.isFinite } || finite.isEmpty ? nil : []
    }
    // One beyond on each side, unless f ends there: what is lost by that shows in how fast the terms fall.
    let low = first > 0 && samples[first - 1].term.isFinite ? first - 1 : first
    let high = last + 1 < samples.count && samples[last + 1].term.isFinite ? last + 1 : last
    let kept = samples[low...high]
    return kept.allSatisfy { $0.term.isFinite } ? kept : nil
  }

  /// What may lie beyond the first of these terms: twice what it would be if they went on falling at their rate, which is
  /// that of two terms a quarter apart.
  ///
  /// Where x leaves the doubles before a heavy tail ends, this is most of the error. There the outermost terms are halved by x's
  /// rounding, or lost to a 1/x that overflows: `isCut` takes the largest within a quarter for each of the two.
  private static func rest(
    beyond terms: some BidirectionalCollection<(t: Double, term: Double)>, isCut: Bool = false
  ) -> Double {
    guard let end = terms.first else { return 0 }
    func largest(_ near: Double, _ far: Double) -> Double? {
      let part = terms.drop { ($0.t - end.t).magnitude < near }.prefix { ($0.t - end.t).magnitude <= far }
      return part.map(\.term.magnitude).max()
    }
    let outer = (isCut ? largest(0, 0.25) : nil) ?? end.term.magnitude
    guard outer != 0 else { return 0 }
    let inner = isCut ? largest(0.25, 0.5) : terms.first { ($0.t - end.t).magnitude >= 0.25 }?.term.magnitude
    guard let inner else { return .infinity }
    let rate = Double.log(inner / outer) / 0.25
    // Of a cut end the largest lies a quarter inside, and falls by as much again to the end itself.
    return rate > 0 ? (isCut ? outer * (outer / inner) : outer) * Swift.max(1, 2 / rate) : .infinity
  }

  /// Trapezoidal sums, the step halved until two agree to rounding.
  private static func trapezoidal(
    _ low: Double, _ high: Double, isCut: Bool, _ term: (Double) -> Double?
  ) -> Estimate {
    var step = 0.25
    var sum = 0.0
    var size = 0.0
    var terms: [(t: Double, term: Double)] = []
    func add(from first: Double, by step: Double) -> Bool {
      var t = first
      while t <= high {
        if let value = term(t) {
          guard value.isFinite else { return false }
          sum += value
          size += value.magnitude
          terms.append((t, value))
        }
        t += step
      }
      return true
    }
    guard add(from: low, by: step) else { return Estimate(.nan, error: .infinity) }
    var estimate = sum * step
    var changes: [Double] = []
    for _ in 0..<5 {
      guard add(from: low + step / 2, by: step) else { return Estimate(.nan, error: .infinity) }
      step /= 2
      let change = (sum * step - estimate).magnitude
      changes.append(change)
      estimate = sum * step
      if change <= size * step * 0x1p-46 { break }
    }
    // Sums that never settle, as over a wave that goes on for ever, are off by as much as any of their last changes, and more.
    let last = changes[changes.count - 1]
    let change = last > size * step * 0x1p-46 ? 4 * (changes.suffix(3).max() ?? last) : last
    // What is left beyond is told from half a unit of t at either end, in which the first grid has two terms: those alone are sorted.
    let ends = terms.reduce((first: Double.infinity, last: -Double.infinity)) {
      (Swift.min($0.first, $1.t), Swift.max($0.last, $1.t))
    }
    func near(_ end: Double) -> [(t: Double, term: Double)] {
      terms.filter { ($0.t - end).magnitude < 0.75 }.sorted { $0.t < $1.t }
    }
    let beyond = rest(beyond: near(ends.first)) + rest(beyond: near(ends.last).reversed(), isCut: isCut)
    return Estimate(estimate, error: change + beyond + size * step * Quadrature.rounding)
  }
}
