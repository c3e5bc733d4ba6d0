/// One side of an equation: a number, the route it was computed by, and how well it is known.
public struct Side: Sendable {
  /// The route, such as "finite difference of f⁻¹".
  public let route: String
  /// The number; NaN where the route has none.
  public let value: Double
  /// Half-width of what is known about `value`; 0 where it is a closed form.
  public let error: Double

  /// `value` ± `error`, by this route.
  public init(_ route: String, _ value: Double, error: Double = 0) {
    self.route = route
    self.value = value
    self.error = error
  }

  /// A side known to within its estimate's error.
  init(_ route: String, _ estimate: Estimate) { self.init(route, estimate.value, error: estimate.error) }

  /// A side enclosed in an interval.
  init(_ route: String, _ enclosure: Interval) {
    self.init(route, enclosure.midpoint, error: enclosure.isEmpty ? .nan : enclosure.radius)
  }
}

/// How far apart two sides may be, and why: gap, bound and verdict of a check follow from it and from the sides alone.
///
/// The left side is a route's, the right one what is claimed. Whatever a route has no value for is undecided; only a claim that
/// has no value where the route has one fails by that.
public enum Allowance: Sendable {
  /// |left − right| against the sum of both errors; `scale` is the size that a gap is judged by where both sides may be near 0.
  case errors(String, scale: Double = 0)
  /// A share of draws on the left, a mass on the right: n KL(share ‖ mass) against log(2K/α), K windows, α the false-alarm rate.
  case counts(draws: Int, windows: Int, rate: Double, worstError: Double)
  /// Bets against the right side's being 1: the largest log wealth against log(2/α); `effect` is what so many draws detect.
  case wealth(largest: Double, effect: Double, rate: Double)
  /// |left − right| in bars, the sum of both errors: more than `safety` of them are apart; a bar above `widest` decides
  /// nothing, and a gap below the share `imprecise` of 1 + |left| is imprecise: no wrong formula, and not equal.
  case bars(String, safety: Double, widest: Double, imprecise: Double)
  /// Two enclosures: together within this width, or apart.
  case margin(Double, String)

  /// A bar as wide as this share of the larger side is itself no more than a guess: it decides nothing, either way.
  static let coarsest = 0x1p-10

  /// |left − right|, or the measure of disagreement that `bound` limits.
  func gap(_ left: Side, _ right: Side) -> Double {
    switch self {
    case .errors, .bars: return (left.value - right.value).magnitude
    case .counts(let draws, _, _, _):
      let (low, high) = (right.value - right.error, right.value + right.error)
      // A mass below 0 or above 1 is no probability: it refutes at once.
      guard low <= 1, high >= 0 else { return .infinity }
      let nearest = Swift.min(Swift.max(left.value, low), high)
      return Double(draws)
        * WindowCounts.relativeEntropy(left.value, Swift.min(Swift.max(nearest, 0), 1))
    case .wealth(let largest, _, _): return largest
    case .margin: return (left.value - right.value).magnitude + left.error + right.error
    }
  }

  /// The largest gap that rounding, an error bar or a chosen false-alarm rate accounts for.
  func bound(_ left: Side, _ right: Side) -> Double {
    switch self {
    case .errors: left.error + right.error
    case .bars(_, let safety, _, _): safety * (left.error + right.error)
    case .counts(_, let windows, let rate, _): Double.log(2 * Double(Swift.max(windows, 1)) / rate)
    case .wealth(_, _, let rate): Double.log(2 / rate)
    // What is apart is apart by more than the enclosures' widths, however near to each other the margin would let two be.
    case .margin(let width, _): areApart(left, right) ? Swift.min(width, left.error + right.error) : width
    }
  }

  /// Whether two enclosures have no number in common.
  private func areApart(_ left: Side, _ right: Side) -> Bool {
    (left.value - right.value).magnitude.nextDown > (left.error + right.error).nextUp
  }

  /// What follows.
  func verdict(_ left: Side, _ right: Side) -> Verdict {
    let (gap, bound) = (gap(left, right), bound(left, right))
    switch self {
    case .errors(_, let scale):
      guard !left.value.isNaN, left.error.isFinite else { return .undecided }
      // No value for certain, which the error 0 says, where the route has one.
      if right.value.isNaN { return right.error == 0 ? .fails : .undecided }
      guard bound.isFinite else { return .undecided }
      let size = Swift.max(left.value.magnitude, right.value.magnitude, scale)
      if bound > Self.coarsest * size, gap != 0 { return .undecided }
      return gap <= bound ? .holds : .fails
    case .bars(_, _, let widest, let imprecise):
      guard left.value.isFinite else { return .undecided }
      guard right.value.isFinite else { return .fails }
      guard left.error + right.error <= widest else { return .undecided }
      if gap <= bound { return .holds }
      return gap < imprecise * (1 + left.value.magnitude) ? .undecided : .fails
    case .counts(let draws, let windows, let rate, let worstError):
      let counts = WindowCounts(Array(repeating: 0, count: Swift.max(windows, 1)), of: draws)
      // Masses known no better than the draws see them decide nothing.
      guard worstError <= counts.smallestEffect(mass: right.value, at: rate) / 8 else { return .undecided }
      return gap > bound ? .fails : .holds
    case .wealth(_, let effect, _):
      // Draws that could not tell a mass of 1 from none are no evidence for it.
      return gap >= bound ? .fails : effect < 1 ? .holds : .undecided
    case .margin:
      guard gap.isFinite else { return .undecided }
      if areApart(left, right) { return .fails }
      return gap <= bound ? .holds : .undecided
    }
  }

  /// Where the bound comes from, in a few words.
  var because: String {
    switch self {
    case .errors(let why, _), .margin(_, let why), .bars(let why, _, _, _): why
    case .counts(_, _, let rate, _): "n KL of the counts, at false-alarm rate \(decimal(rate))"
    case .wealth(_, _, let rate): "log wealth of bets against 1, at false-alarm rate \(decimal(rate))"
    }
  }
}

/// Two sides at one probe, each with a bound on how far it may be off: what every route delivers.
struct Comparison {
  let subject: String
  let left: Side
  let right: Side
  /// The size that a gap is judged against where both sides may be near 0; the sides' own size at least.
  var scale = 0.0

  private func allowance(_ because: String = "") -> Allowance { .errors(because, scale: scale) }
  var gap: Double { allowance().gap(left, right) }
  var allowed: Double { allowance().bound(left, right) }
  var verdict: Verdict { allowance().verdict(left, right) }

  /// How badly it disagrees: the gap in units of what is allowed.
  var severity: Double {
    switch verdict {
    case .fails: gap.isNaN || allowed == 0 ? .infinity : gap / allowed
    case .undecided: -1
    case .holds: allowed == 0 ? 0 : gap / allowed
    }
  }
}

extension Check {
  /// One line for many probes: the probe that disagrees most, in units of what is allowed there; how many fail or
  /// decide nothing is said in the note.
  static func worst(
    of comparisons: [Comparison], _ about: About, because: String, evidence: Evidence, covers: Coverage,
    note: String? = nil
  ) -> Check {
    guard !comparisons.isEmpty else { return .undecided(about, evidence, "there is no point to compare at") }
    let failing = comparisons.count { $0.verdict == .fails }
    let open = comparisons.filter { $0.verdict == .undecided }
    // Where most probes tell nothing, the few that do don't speak for the map.
    let worst =
      failing == 0 && 2 * open.count > comparisons.count
      ? open[0] : comparisons.max { $0.severity < $1.severity } ?? comparisons[0]
    let counts = [(failing, "fails"), (open.count, "undecided")].filter { $0.0 > 0 && comparisons.count > 1 }
      .map { "\($0.1) at \($0.0) of \(comparisons.count) probes" }
    let others = comparisons.count == 1 ? "" : ", worst of \(comparisons.count)"
    return Check(
      about, worst.subject + others, left: worst.left, right: worst.right,
      because: .errors(because, scale: worst.scale), evidence: evidence, covers: covers,
      note: counts.isEmpty ? note : counts.joined(separator: ", "))
  }
}
