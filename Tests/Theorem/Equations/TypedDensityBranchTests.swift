import Testing

@testable import Theorem

@Suite("Where a typed density changes its branch it is looked at") struct TypedDensityBranchTests {
  private static let lognormal = "exp(-log(x)^2/2)/(x*sqrt(2*pi))"
  private static let plane = "exp(-log(x1)^2/2 - x2^2/2)/(2*pi*x1)"
  private let options = CheckOptions(evidence: [.measured, .exact])

  /// Of e^Z. What is wrong in one short piece of x is missed by every fixed probe and by every panel.
  @Test(
    "A slip in a piece of x is found by (2), (3) and (5), however short the piece is",
    arguments: [
      ("1", false), ("where(x > 1.31 and x < 1.32, 1.1, 1)", true),
      ("where(x > 1.31 and x < 1.3101, 1.1, 1)", true), ("where(x > 1.31 and x < 1.32, 1, 1)", false),
      ("(1 + 0.1*exp(-((x - 1.5)/0.001)^2))", true), ("(1 + 0.1*max(0, min(x - 60, 1)))", true),
    ])
  func pieces(_ factor: String, isWrong: Bool) throws {
    let map = try FormulaMap(forward: "exp(z)")
    let typed = try TypedDensity("\(Self.lognormal)*\(factor)", .density, about: [map.forwardFormula])
    for equation in [Equation.eq2, .eq3, .eq5] {
      let checks = try equation.checks(of: Pushforward(map, of: Normal()), .density(typed), options)
      let verdicts = checks.comparisons.map(\.verdict)
      #expect(verdicts.contains(.fails) == isWrong, "\(equation) \(checks.comparisons)")
      #expect(isWrong || verdicts.contains(.holds), "\(equation) \(checks.comparisons)")
    }
  }

  @Test("A step in a cumulative that its slope doesn't show is found") func steps() throws {
    let map = try FormulaMap(forward: "exp(z)")
    for (step, isWrong) in [("0", false), ("where(x > 1.31 and x < 1.3101, 0.001, 0)", true)] {
      let typed = try TypedDensity("ndtr(log(x)) + \(step)", .cumulative, about: [map.forwardFormula])
      let checks = try Equation.eq4.checks(of: Pushforward(map, of: Normal()), .density(typed), options)
      #expect(checks.comparisons.contains { $0.verdict == .fails } == isWrong)
    }
  }

  @Test(
    "In the plane too",
    arguments: [
      ("1", false), ("where(x1 > 1.31 and x1 < 1.311, 1.1, 1)", true),
      ("where(x1 > 1.31 and x1 < 1.311, 1, 1)", false), ("where(x2 > 2.2, 1.1, 1)", true),
    ])
  func plane(_ factor: String, isWrong: Bool) throws {
    let map = try FormulaVectorMap(forward: "exp(z1), z2")
    let p = VectorPushforward(map, of: ProductDensity(Normal(), count: 2))
    let typed = try TypedDensity(
      "\(Self.plane)*\(factor)", .density, about: map.forwardFormulas.components)
    let checks = try Equation.eq8.checks(of: p, .determinant(TypedDensity.InSpace(typed, of: p)), options)
    let verdicts = checks.comparisons.map(\.verdict)
    #expect(verdicts.contains(.fails) == isWrong, "\(checks.comparisons)")
    #expect(isWrong || verdicts.allSatisfy { $0 == .holds }, "\(checks.comparisons)")
  }
}
