import Testing

@testable import Theorem

/// Right and wrong claims about random maps, on every base and on intervals, against what is known to be true of them.
///
/// The table of the article "What each level sees" is this run with DEEP=1 and the optimiser.
@Suite("Corrupted claims: nothing right fails, and what is proved is so") struct CorruptionTests {
  /// The short run looks at what costs little; under DEEP=1 every level is asked, certificates too.
  static let cases = depth(8, deep: 10_000)
  static let levels: [Evidence] = depth(0, deep: 1) == 1 ? Evidence.allCases : [.measured, .exact]

  @Test(.timeLimit(.minutes(60))) func verdictsAgainstTheTruth() throws {
    var run = CorruptionRun()
    for seed in 0..<Self.cases { try run.put(seed, to: Self.levels) }
    for fault in run.faults { Issue.record("\(fault)") }
    guard Self.levels.contains(.certified) else { return }
    print(run.claims, "claims")
    for table in run.tables { print(table, terminator: "\n\n") }
    for line in run.open { print("open:", line) }
  }

  /// Claims whose certificates were once wrong or slow; each is decided, or says why not, within its budget.
  @Test(arguments: [42, 295, 2238]) func certificates(_ seed: Int) throws {
    var run = CorruptionRun()
    try run.put(seed, to: [.certified])
    #expect(run.faults.isEmpty)
  }

  /// A claim that is plainly wrong is seen by each level: the net has a catch.
  @Test(arguments: Evidence.allCases) func aClaimTwiceTooLargeFails(_ level: Evidence) throws {
    let typed = Typed("z + 0.5*tanh(z)", derivative: "2*(1 + 0.5/cosh(z)^2)")
    let checks = try Equation.eq5.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [level], samples: 10_000))
    #expect(CorruptionRun.verdict(checks) == .fails)
  }
}
