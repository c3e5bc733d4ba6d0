@testable import Theorem

/// Random claims, right and made wrong on purpose, put to the levels of evidence, beside what is known to be true of them.
struct CorruptionRun {
  /// How often each level said what.
  private(set) var counts: [Row: [Verdict: Int]] = [:]
  /// A right claim that failed, or a false one that was certified: a fault of the checker, with all that is needed to see it again.
  private(set) var faults: [String] = []
  /// Right claims that stayed undecided at the certified level, and where.
  private(set) var open: [String] = []
  /// How many claims were put.
  private(set) var claims = 0

  struct Row: Hashable {
    let kind: String
    let level: Evidence
  }

  private static let intervals: [Domain?] = [
    nil, nil, nil, Domain(1, .infinity), Domain(-.infinity, 0), Domain(0, 1), Domain(-1.5, 2),
    Domain(0.25, 0.75),
  ]

  /// The claim of this number; nil where the base has no mass on the interval.
  static func claim(_ seed: Int) -> RandomClaim? {
    // Numbers without a common factor, so that every kind of corruption meets every base and interval.
    let base = Catalogue.bases[seed % Catalogue.bases.count]
    let on = intervals[seed / 7 % intervals.count]
    if let on, Conditioned(base, to: on) == nil { return nil }
    let kind: RandomClaim.Kind = seed % 10 == 9 ? .chain : seed % 10 == 8 ? .plane : .line
    let all = RandomClaim.Corruption.allCases
    let corruption = all[seed / 3 % all.count]
    return RandomClaim(
      seed: UInt64(seed), kind: kind,
      corruption: kind == .plane && corruption == .besideKink ? .spike : corruption, base: base.name, on: on)
  }

  /// Puts the claim of this number.
  mutating func put(_ seed: Int, to levels: [Evidence]) throws {
    guard let claim = Self.claim(seed) else { return }
    claims += 1
    let (subject, said) = try claim.question()
    for equation in claim.equations {
      for level in levels {
        let checks = try equation.checks(
          of: subject, said, CheckOptions(evidence: [level], samples: 10_000, seed: UInt64(seed) + 1))
        let verdict = Self.verdict(checks)
        for kind in Self.kinds(of: claim) {
          counts[Row(kind: kind, level: level), default: [:]][verdict, default: 0] += 1
        }
        let line = "seed \(seed), (\(equation.number)), \(level), \(claim): \(checks)"
        if claim.corruption == .none, verdict == .fails { faults.append(line) }
        guard level == .certified else { continue }
        if claim.corruption == .none, verdict == .undecided {
          open.append((claim.isOrdinary ? "ordinary " : "") + line)
        }
        let margin = checks.comparisons.map(\.allowed).reduce(0, Swift.max)
        let share = checks.comparisons.compactMap(\.covers.share).min() ?? 1
        if verdict == .holds, Self.isFalse(claim, for: equation, within: margin, of: share) {
          faults.append(line)
        }
      }
    }
  }

  /// What the checks of one level come to; a hypothesis alone says nothing of the claim.
  static func verdict(_ checks: [Check]) -> Verdict {
    if checks.contains(where: { $0.verdict == .fails }) { return .fails }
    return checks.comparisons.contains { $0.verdict == .holds } ? .holds : .undecided
  }

  /// Whether the claim is false within what a certificate covers, beyond the margin that it printed.
  ///
  /// Which tiles of the plane are left out the share alone doesn't say: all of it may lie at one edge.
  private static func isFalse(
    _ claim: RandomClaim, for equation: Equation, within margin: Double, of share: Double
  ) -> Bool {
    let level = equation == .eq8 ? Swift.max(0x1p-10, 1 - share - 3 * 0x1p-10) : 0x1p-8
    let box = claim.density.quantile(level)...claim.density.upperQuantile(level)
    // Of windows at most 64 and slivers, each may be off by the margin.
    if equation == .eq5 || equation == .eq9 { return claim.wrongMass(on: box) > 128 * Certified.margin }
    return claim.worst(on: box) > 1.01 * margin
  }
}

// MARK: The tables of the documentation

extension CorruptionRun {
  private static let sizes = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12]

  private static let ordinary = "right, of ordinary size"
  private static let ordinaryLine = "the same, one map of the line"

  private static func kinds(of claim: RandomClaim) -> [String] {
    guard claim.corruption == .none else { return [claim.corruption.rawValue, "by \(claim.size)"] }
    guard claim.isOrdinary else { return [claim.corruption.rawValue] }
    return [claim.corruption.rawValue, ordinary] + (claim.kind == .line ? [ordinaryLine] : [])
  }

  /// Two Markdown tables: by what is wrong, and by how much.
  var tables: [String] {
    let kinds = RandomClaim.Corruption.allCases.map(\.rawValue)
    return [
      table("wrong", [kinds[0], Self.ordinary, Self.ordinaryLine] + kinds.dropFirst()),
      table("wrong by a factor 1 +", Self.sizes.map { "by \($0)" }),
    ]
  }

  private func table(_ title: String, _ kinds: [String]) -> String {
    let head = [
      "| \(title) | \(Evidence.allCases.map(\.rawValue).joined(separator: " | ")) |",
      "| --- | \(Evidence.allCases.map { _ in "---" }.joined(separator: " | ")) |",
    ]
    let rows = kinds.map { kind in
      let cells = Evidence.allCases.map { level in
        let row = counts[Row(kind: kind, level: level)] ?? [:]
        return [Verdict.holds, .fails, .undecided].map { "\(row[$0] ?? 0)" }.joined(separator: " / ")
      }
      let name = kind.hasPrefix("by ") ? String(kind.dropFirst(3)) : kind
      return "| \(name) | \(cells.joined(separator: " | ")) |"
    }
    return (head + rows).joined(separator: "\n")
  }

  /// The two of another run added.
  mutating func add(_ other: CorruptionRun) {
    for (row, verdicts) in other.counts { counts[row, default: [:]].merge(verdicts, uniquingKeysWith: +) }
    faults += other.faults
    open += other.open
    claims += other.claims
  }
}
