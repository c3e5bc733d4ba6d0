/// ∫ f over an interval, a half-line or the line, with an error bar.
///
/// Formula: between the break points, Gauss–Kronrod panels of 7 and 15 points, the worst halved again and again; where those
/// never agree, and beyond the outermost ones, the double-exponential rule, x = b + s e^{(π/2) sinh t} towards infinity and
/// x = b ∓ d (1 + tanh((π/2) sinh t))/2 towards a finite end, which singular ends and heavy tails do not disturb.
/// Domain: f finite on the open interval; give its kinks and where its bulk lies as `breaks`, and as `smoothAt` the ends that f
/// goes on beyond: panels alone reach those, at a tenth of the cost.
/// Edge cases: an empty interval is 0; a NaN inside gives NaN with an infinite error, never a loop without end; so does an f
/// that is asked for more than `budget` values, because it is too rough, or too noisy, for the rules ever to agree.
/// Allowed error: the sum of the panels' differences, the last change of the double-exponential sums and their
/// cut-off, eight roundings of each value, and an ulp of x. What no sample hits is not seen: a peak far narrower than its
/// distance from every break is missed without a sign.
/// Source: Piessens et al., QUADPACK (1983); Takahasi & Mori, Publ. RIMS 9 (1974).
public enum Quadrature {
  /// Eight roundings, relative to a value: what a formula for f takes.
  static let rounding = 8 * Double.ulpOfOne

  /// How many values of f an integral may ask for; a smooth f needs a thousand, a heavy tail cut at many levels a hundred times that.
  public static let budget = 200_000

  /// ∫ over `domain`.
  public static func integral(
    over domain: Domain, breaks: [Double] = [], of f: (Double) -> Double
  ) -> Estimate {
    integral(from: domain.lower, to: domain.upper, breaks: breaks, of: f)
  }

  /// ∫ from `a` to `b`, a ≤ b.
  public static func integral(
    from a: Double, to b: Double, breaks: [Double] = [], smoothAt ends: [Double] = [],
    of f: (Double) -> Double
  ) -> Estimate {
    var left = budget
    // A NaN ends every rule at once.
    return unbounded(from: a, to: b, breaks: breaks, smoothAt: ends) { x in
      left -= 1
      return left < 0 ? .nan : f(x)
    }
  }

  private static func unbounded(
    from a: Double, to b: Double, breaks: [Double], smoothAt ends: [Double], of f: (Double) -> Double
  ) -> Estimate {
    guard a < b else { return Estimate(a == b ? 0 : .nan, error: a == b ? 0 : .infinity) }
    let known = breaks.filter { a < $0 && $0 < b } + ends.filter { $0 == a || $0 == b }
    let inner = refined(Array(Set(known.filter(\.isFinite))).sorted(), from: a, to: b)
    guard let first = inner.first, let last = inner.last else {
      let middle = middle(a, b)
      // Two neighbouring doubles, or ends so far apart that nothing finite lies halfway, leave nothing to go by.
      guard a < middle, middle < b, middle.isFinite else { return Estimate(.nan, error: .infinity) }
      return unbounded(from: a, to: b, breaks: [middle], smoothAt: ends, of: f)
    }
    let scale = last > first ? (last - first) / 2 : Swift.max(1, first.magnitude) / 2
    var total = Estimate(0)
    if a < first { total += DoubleExponential.integral(from: first, towards: a, scale: scale, of: f) }
    for (low, high) in zip(inner, inner.dropFirst()) {
      total += between(low, high, f)
    }
    if last < b { total += DoubleExponential.integral(from: last, towards: b, scale: scale, of: f) }
    return total.value.isFinite ? total : Estimate(.nan, error: .infinity)
  }

  /// ∫ from break to break: where Gauss–Kronrod's rules never agree, f is singular at an end, and from the middle the
  /// double-exponential rule goes both ways.
  private static func between(_ low: Double, _ high: Double, _ f: (Double) -> Double) -> Estimate {
    let (panels, isSmooth) = GaussKronrod.integral(from: low, to: high, of: f)
    guard !isSmooth else { return panels }
    let (middle, scale) = (low / 2 + high / 2, (high - low) / 2)
    var ends = DoubleExponential.integral(from: middle, towards: low, scale: scale, of: f)
    ends += DoubleExponential.integral(from: middle, towards: high, scale: scale, of: f)
    var best = ends.error < panels.error ? ends : panels
    // Where neither settles, as over a wave of many periods, what each says of its own error is a guess.
    if best.error > 0x1p-30 * best.value.magnitude { best.error *= 4 }
    let gap = (ends.value - panels.value).magnitude
    // Two rules that contradict each other are no better than their difference, whatever each says of itself.
    return gap <= ends.error + panels.error ? best : Estimate(best.value, error: Swift.max(best.error, gap))
  }

  /// The breaks, and more of them where two neighbours lie at very different distances from the middle one: in a heavy
  /// tail the mass between them is spread over the logarithm of the distance, and no rule sees it near the nearer end.
  ///
  /// Of a tail, with only one or two breaks in it, the end that is near stands for the middle.
  private static func refined(_ breaks: [Double], from a: Double, to b: Double) -> [Double] {
    guard breaks.count >= 2 else { return breaks }
    let near = a.isFinite ? a : b
    guard breaks.count >= 3 || near.isFinite && a.isFinite != b.isFinite else { return breaks }
    let middle = breaks.count >= 3 ? breaks[breaks.count / 2] : near
    let pairs = zip(breaks, breaks.dropFirst())
    return pairs.reduce(into: [breaks[0]]) { refined, pair in
      let near = Swift.min((pair.0 - middle).magnitude, (pair.1 - middle).magnitude)
      let far = Swift.max((pair.0 - middle).magnitude, (pair.1 - middle).magnitude)
      let octaves = near > 0 && far.isFinite ? far.exponent - near.exponent : 0
      let sign: Double = pair.1 <= middle ? -1 : 1
      let count = Int(octaves) / octavesApart
      let distances = (1..<Swift.max(count, 1)).map {
        near * Double(sign: .plus, exponent: $0 * octavesApart, significand: 1)
      }
      let between = distances.map { middle + sign * $0 }.filter { pair.0 < $0 && $0 < pair.1 }.sorted()
      refined += between + [pair.1]
    }
  }

  /// Gauss–Kronrod panels halve this often without running out.
  private static let octavesApart = 16

  /// Some point inside.
  private static func middle(_ a: Double, _ b: Double) -> Double {
    let (low, high) = Double.twoPoints(Domain(a, b))
    return a.isFinite && b.isFinite ? a / 2 + b / 2 : a.isFinite || b.isFinite ? low : (low + high) / 2 - 0.5
  }
}

extension Estimate {
  /// The sum; errors add.
  static func += (a: inout Estimate, b: Estimate) {
    a = Estimate(a.value + b.value, error: a.error + b.error)
  }
}

/// A number and a bound, or an error bar, on how far it may be off.
public struct Estimate: Sendable, Hashable {
  /// The number.
  public var value: Double
  /// How far it may be off: at least 0, and infinite where nothing is known.
  public var error: Double

  /// `value` ± `error`.
  public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
  }
}
