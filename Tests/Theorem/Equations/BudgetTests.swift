import Testing

@testable import Theorem

/// A certificate ends within what it may spend, says so, and never takes an open place for a proof.
@Suite("What a certificate may spend") struct BudgetTests {
  /// sin² + cos² of 1,000 z, which is 1 and takes a panel for each turn or two to be seen so.
  struct Restless: ScalarFunction {
    func callAsFunction<S: Scalar>(_ z: S) -> S { .pow(.sin(z * 1000), 2) + .pow(.cos(z * 1000), 2) }
  }

  @Test func aProofEndsWithItsBudget() {
    var budget = Budget(size: 100, operations: 1 << 20)
    let proof = Certified.isOne(Restless(), on: Interval(-40, 41), spending: &budget)
    if case .proved = proof { Issue.record("\(proof)") }
    guard case .undecided = proof else { return }
    #expect(budget.isSpent)
    #expect(budget.reason(at: "z in [0, 1]", else: "").hasPrefix("out of budget after "))
  }

  @Test func whatIsLeftIsNeverNegative() {
    var budget = Budget(size: 1 << 20, operations: 1 << 10)
    budget.pay(.series, times: 1000)
    #expect(budget.isSpent)
    #expect(budget.affords(.values) == 0)
    #expect(!Budget(size: 0).isSpent)
  }

  @Test func aJumpInAClaimIsNotSteppedOver() throws {
    let typed = Typed("z1, z2", determinant: "where(z1 > 2.5, 2, 1)")
    let checks = try Equation.eq8.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.contains { $0.verdict == .fails })
  }

  @Test(arguments: ["sinh(z) + 1e8", "1e8 - sinh(z)", "1e-8*sinh(z) + 1", "sinh(z)/3 - 10^6"])
  func whatIsAddedAtTheEndRoundsNothingAway(_ forward: String) throws {
    let typed = Typed(forward)
    let checks = try Equation.eq5.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.allSatisfy { $0.verdict == .holds }, "\(checks)")
  }

  @Test func theConstantIsTakenOff() throws {
    for (text, offset) in [
      ("z + 3", 3.0), ("3 + z", 3), ("z - 3", -3), ("3 - z", 3), ("exp(z) + (1 + 2)", 3),
    ] {
      let found = try Formula(text).withoutOffset
      #expect(found?.offset == Interval(offset), "\(text)")
      let rest: Double? = found?.rest.evaluate(0.5)
      #expect(rest == (try Formula(text).evaluate(0.5) as Double) - offset, "\(text)")
    }
    for text in ["z", "z + z", "2*z", "sinh(z + 1)"] { #expect(try Formula(text).withoutOffset == nil) }
  }

  @Test(arguments: [0.1, 0.7, 2.0]) func aSeriesOfTheInverseIsTheInversesOwn(_ x: Double) {
    struct ByRoots: MonotoneFunction {
      let domain = Domain.line
      func forward<S: Scalar>(_ z: S) -> S { .sinh(z) }
    }
    let found = Jet<Interval>.solve(ByRoots(), for: .variable(Interval(x)))
    let known = Jet<Interval>.asinh(.variable(Interval(x)))
    for k in 0..<12 {
      #expect(!found[k].intersection(known[k]).isEmpty, "coefficient \(k)")
      #expect(found[k].width <= 0x1p-40, "coefficient \(k)")
    }
  }
}
