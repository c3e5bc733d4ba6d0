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

  var verdict: Verdict {
    guard allowed.isFinite else { return left.value.isNaN || right.value.isNaN ? .fails : .undecided }
    // A NaN on either side is not a value: the claim fails there.
    guard gap <= allowed else { return .fails }
    return allowed <= Self.coarsest * Swift.max(left.value.magnitude, right.value.magnitude, scale)
      || gap == 0 ? .holds : .undecided
  }

  /// How badly it disagrees: the gap in units of what is allowed.
  var severity: Double {
    switch verdict {
    case .fails: gap.isNaN || allowed == 0 ? .infinity : gap / allowed
    case .undecided: 1
    case .holds: allowed == 0 ? 0 : gap / allowed
    }
  }
}

extension Check {
  /// One line for many probes: the probe that disagrees most, in units of what is allowed there.
  static func worst(
    of comparisons: [Comparison], equation: Int, setting: Setting, because: String, evidence: Evidence,
    note: String? = nil
  ) -> Check {
    precondition(!comparisons.isEmpty, "a check needs at least one probe")
    let worst = comparisons.max { $0.severity < $1.severity } ?? comparisons[0]
    let failing = comparisons.count { $0.verdict == .fails }
    let others = comparisons.count == 1 ? "" : ", worst of \(comparisons.count)"
    return Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim,
      subject: worst.subject + others, left: worst.left, right: worst.right, gap: worst.gap,
      allowed: worst.allowed, because: because, evidence: evidence, verdict: worst.verdict,
      note: failing > 0 && comparisons.count > 1 ? "fails at \(failing) of \(comparisons.count) probes" : note
    )
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
