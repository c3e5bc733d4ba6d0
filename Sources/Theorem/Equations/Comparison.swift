/// A number and a bound on how far it may be off: what every route delivers.
///
/// What two routes are compared by: |left − right| against the sum of their own bounds.
struct Comparison {
  let subject: String
  let left: Side
  let right: Side
  /// The size that a gap is judged against where both sides may be near 0; the sides' own size at least.
  var scale = 0.0

  /// A check that can't see one part in a thousand is no evidence: past this share of the larger side the
  /// allowance decides nothing.
  static let coarsest = 0x1p-10

  var gap: Double { (left.value - right.value).magnitude }
  var allowed: Double { left.error + right.error }

  /// A bar as wide as `coarsest` is itself no more than a guess: it decides nothing, either way.
  var verdict: Verdict {
    guard allowed != .infinity else { return .undecided }
    let size = Swift.max(left.value.magnitude, right.value.magnitude, scale)
    if allowed > Self.coarsest * size, gap != 0 { return .undecided }
    // A NaN on either side is not a value: the claim fails there.
    return gap <= allowed ? .holds : .fails
  }

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
    of comparisons: [Comparison], equation: Int, setting: Setting, because: String, evidence: Evidence,
    note: String? = nil
  ) -> Check {
    precondition(!comparisons.isEmpty, "a check needs at least one probe")
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
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim,
      subject: worst.subject + others, left: worst.left, right: worst.right, gap: worst.gap,
      allowed: worst.allowed, because: because, evidence: evidence, verdict: worst.verdict,
      note: counts.isEmpty ? note : counts.joined(separator: ", "))
  }
}

/// What a check is about, in names.
struct Setting {
  let map: String
  let base: String
  let claim: String

  init(_ p: Pushforward, claim: String) {
    map = p.map.name
    base = p.base.name
    self.claim = claim
  }

  init(map: String, base: String, claim: String) {
    self.map = map
    self.base = base
    self.claim = claim
  }
}
