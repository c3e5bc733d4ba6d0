import Testing

@testable import Theorem

@Suite("Where f rounds z away, nothing is said of masses") struct RoundedAwayTests {
  @Test(
    "A right map is never said to fail because doubles have no room for it",
    arguments: [
      ("z + 1e300", "normal", true), ("1e15 - z", "beta(100, 100)", true),
      ("z - 1e9", "normal(0, 1e-8)", true),
      ("z + 1e30*tanh(z)", "normal(0, 1e8)", true), ("softplus(1e-30*z)/1e-30", "normal(1e6, 1)", true),
      ("(z + 1e16) - 1e16", "normal", true), ("z + 1e9", "normal", false), ("exp(z)", "normal", false),
      ("tanh(10*z)", "normal", false),
    ])
  func staircases(_ f: String, base: String, roundsAway: Bool) throws {
    let base = try BaseChoice(base).density(default: Normal())
    let p = Pushforward(try FormulaMap(forward: f), of: base)
    #expect((p.roundsAway != nil) == roundsAway)
    for equation in [Equation.eq2, .eq3, .eq4, .eq5, .eq6, .eq7] {
      let checks = try equation.checks(of: p, .reference, CheckOptions(evidence: [.sampled, .measured]))
      #expect(checks.allSatisfy { $0.verdict != .fails }, "\(equation) \(checks)")
      #expect(roundsAway || checks.contains { $0.verdict == .holds }, "\(equation) \(checks)")
    }
  }

  @Test("Nor is a wrong slope said to hold where x leads back to a z without mass") func noMassThere() throws
  {
    for slope in ["1e-30", "1.01*1e-30"] {
      let map = try FormulaMap(forward: "1e-30*z - 1e9", derivative: slope)
      let p = Pushforward(map, of: try BaseChoice("logistic(-1e5, 2)").density(default: Normal()))
      let checks = try Equation.eq5.checks(of: p, .reference, CheckOptions(evidence: [.exact]))
      #expect(checks.comparisons.allSatisfy { $0.verdict == .undecided }, "\(checks)")
    }
  }
}
