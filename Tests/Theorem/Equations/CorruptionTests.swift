import Testing

@testable import Theorem

/// Right and wrong claims about random maps, on every base and on intervals, against what is known to be true of them.
@Suite("Corrupted claims: nothing right fails, and what is proved is so") struct CorruptionTests {
  static let intervals: [Domain?] = [
    nil, nil, nil, Domain(1, .infinity), Domain(-.infinity, 0), Domain(0, 1), Domain(-1.5, 2),
    Domain(0.25, 0.75),
  ]
  /// The short run looks at what costs little; under DEEP=1 every level is asked, certificates too.
  static let cases = depth(8, deep: 10_000)
  static let levels: [Evidence] = depth(0, deep: 1) == 1 ? Evidence.allCases : [.measured, .exact]

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

  @Test(.timeLimit(.minutes(60))) func verdictsAgainstTheTruth() throws {
    var table = Table()
    for seed in 0..<Self.cases {
      guard let claim = Self.claim(seed) else { continue }
      let (subject, said) = try claim.question()
      for equation in claim.equations {
        for level in Self.levels {
          let checks = try equation.checks(
            of: subject, said, CheckOptions(evidence: [level], samples: 10_000, seed: UInt64(seed) + 1))
          let verdict = Self.verdict(checks)
          table.add(claim.corruption, level, verdict)
          if claim.corruption == .none {
            #expect(verdict != .fails, "seed \(seed), (\(equation.number)), \(level): \(claim) \(checks)")
          } else if level == .certified, verdict == .holds {
            #expect(
              !isFalse(claim, for: equation),
              "seed \(seed), (\(equation.number)): \(claim) \(checks)")
          }
        }
      }
    }
    if Self.levels.contains(.certified) { print(table) }
  }

  private static func verdict(_ checks: [Check]) -> Verdict {
    if checks.contains(where: { $0.verdict == .fails }) { return .fails }
    return checks.comparisons.contains { $0.verdict == .holds } ? .holds : .undecided
  }

  /// Whether the claim is false within what a certificate covers, beyond its margin.
  private func isFalse(_ claim: RandomClaim, for equation: Equation) -> Bool {
    let level = equation == .eq8 ? 0x1p-10 : 0x1p-8
    let box = claim.density.quantile(level)...claim.density.upperQuantile(level)
    // Of windows at most 64 and slivers, each may be off by the margin.
    if equation == .eq5 || equation == .eq9 { return claim.wrongMass(on: box) > 128 * Certified.margin }
    let margin = equation == .eq8 ? CertifiedDeterminants.margin : Certified.margin
    return claim.worst(on: box) > 1.01 * margin
  }

  /// How often each level said what, for each kind of corruption.
  struct Table: CustomStringConvertible {
    private var counts: [String: [Verdict: Int]] = [:]

    mutating func add(_ corruption: RandomClaim.Corruption, _ level: Evidence, _ verdict: Verdict) {
      counts["\(corruption.rawValue) | \(level)", default: [:]][verdict, default: 0] += 1
    }
    var description: String {
      let rows = RandomClaim.Corruption.allCases.flatMap { corruption in
        Evidence.allCases.map { level in
          let row = counts["\(corruption.rawValue) | \(level)"] ?? [:]
          let numbers = [Verdict.holds, .fails, .undecided].map { "\(row[$0] ?? 0)" }
          return "| \(corruption.rawValue) | \(level) | \(numbers.joined(separator: " | ")) |"
        }
      }
      return rows.joined(separator: "\n")
    }
  }

  /// A claim that is plainly wrong is seen by each level: the net has a catch.
  @Test(arguments: Evidence.allCases) func aClaimTwiceTooLargeFails(_ level: Evidence) throws {
    let typed = Typed("z + 0.5*tanh(z)", derivative: "2*(1 + 0.5/cosh(z)^2)")
    let checks = try Equation.eq5.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [level], samples: 10_000))
    #expect(Self.verdict(checks) == .fails)
  }
}
