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
