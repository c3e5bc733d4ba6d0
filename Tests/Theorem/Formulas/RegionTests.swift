import Testing

@testable import Theorem

@Suite("Regions that are no boxes") struct RegionTests {
  private func density(_ text: String, _ base: String = "normal", d: Int = 2) throws -> RegionDensity {
    let f = try FormulaList(map: d == 2 ? "z1, z2" : "z1, z2, z3")
    let region = try Region(text, of: f)
    let choice = BaseChoice(base, on: region.box, in: region)
    return try #require(
      try choice.conditioned(default: Array(repeating: Normal(), count: d)) as? RegionDensity)
  }

  /// The counted mass holds the known one within its error, and tells it from one that is 2 % larger.
  @Test(
    arguments: [
      ("z1 > z2", "normal", 2, 0.5), ("z1 + z2 < 1", "uniform", 2, 0.5),
      ("z1 < z2 < z3", "uniform", 3, 1.0 / 6),
      ("z1 > 0, z1 > abs(z2)", "normal", 2, 0.5), ("z1^2 + z2^2 < 1", "normal", 2, 0.3934693402873666),
      ("z1*z2 > 0 and z1 + z2 > 0", "normal", 2, 0.25), ("z1 < 2*z2", "exponential", 2, 2.0 / 3),
    ])
  func massIsCounted(_ text: String, _ base: String, _ d: Int, _ known: Double) throws {
    let mass = try density(text, base, d: d).mass
    #expect((mass.value - known).magnitude <= mass.error, "\(text): \(mass)")
    #expect((mass.value - 1.02 * known).magnitude > mass.error, "\(text): \(mass)")
  }

  @Test func drawsLieInside() throws {
    let region = try density("z1 > z2, z1 + z2 < 1")
    let stream = RandomStream(seed: 3, check: 1)
    for i in 0..<500 {
      let z = region.quantile([stream.uniform(2 * i), stream.uniform(2 * i + 1)])
      #expect(z[0] > z[1] && z[0] + z[1] < 1 && region.contains(z))
    }
    #expect(!region.contains([0, 1]) && region.density([0, 1]) == 0)
    #expect(region.covers([Interval(2, 3), Interval(-9, -8)]) == true)
    #expect(region.covers([Interval(0, 1), Interval(2, 3)]) == false)
    #expect(region.covers([Interval(0, 1), Interval(0, 1)]) == nil)
  }

  @Test(arguments: ["z1 > z2", "0 < z1 < 1, z2 > 0, z1 + z2 < 1", "z1^2 + z2^2 < 4"])
  func rightHoldsAndWrongFails(_ text: String) throws {
    let f = "z1*exp(z2), z2 + z1"
    let region = try Region(text, of: FormulaList(map: f))
    let base = BaseChoice(on: region.box, in: region)
    for (claim, holds) in [("exp(z2)*(1 - z1)", true), ("exp(z2)", false), ("1.001*exp(z2)*(1 - z1)", false)]
    {
      // det is 0 at z1 = 1, which only the triangle leaves out.
      let f = text.hasPrefix("0") ? f : "z1*exp(z2), z2"
      let claim = text.hasPrefix("0") ? claim : (holds ? "exp(z2)" : claim + "*2")
      let typed = Typed(f, determinant: claim, base: base)
      let checks = try Equation.eq8.checks(
        of: typed.subject(), typed.claim,
        CheckOptions(evidence: [.sampled, .measured, .exact], samples: 4000))
      #expect(checks.comparisons.contains { $0.evidence == .sampled }, "\(checks)")
      if holds {
        #expect(checks.comparisons.allSatisfy { $0.verdict == .holds }, "\(text) \(claim): \(checks)")
      } else {
        #expect(checks.comparisons.contains { $0.verdict == .fails }, "\(text) \(claim): \(checks)")
      }
    }
  }

  /// Tiles inside count, those across the border don't, and the share that is covered is printed.
  @Test func certificatesSayWhatTheyCover() throws {
    let f = "z1*exp(z2), z2"
    let region = try Region("z1 > z2", of: FormulaList(map: f))
    for (claim, verdict) in [("exp(z2)", Verdict.holds), ("1.3*exp(z2)", .fails)] {
      let typed = Typed(
        f, inverse: "x1*exp(-x2), x2", determinant: claim, base: BaseChoice(on: region.box, in: region))
      let checks = try Equation.eq8.checks(
        of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified]))
      #expect(checks.comparisons.map(\.verdict) == [verdict], "\(checks)")
      guard verdict == .holds else { continue }
      let share = try #require(checks.comparisons.first?.covers.share)
      #expect(share > 0.85 && share < 0.99, "\(share)")
    }
    // A point without a slope is left out with the tile around it.
    let radial = try #require(try Catalogue.subject(named: "radial([0.5, -0.25], 1, 0.5)"))
    let checks = try Equation.eq8.checks(of: radial, .reference, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.map(\.verdict) == [.holds], "\(checks)")
    #expect(checks.comparisons.allSatisfy { ($0.covers.share ?? 1) < 0.9961 }, "\(checks)")
  }

  @Test(arguments: [("z1 > ", "can't be read"), ("z1, z2", "compares nothing"), ("z1 > 2, z1 < 1", "no z")])
  func refused(_ text: String, _ said: String) throws {
    let f = try FormulaList(map: "z1, z2")
    let error = #expect(throws: FormulaError.self) { try Region(text, of: f) }
    #expect(error?.message.contains(said) == true, "\(error.map(\.message) ?? "")")
  }
}
