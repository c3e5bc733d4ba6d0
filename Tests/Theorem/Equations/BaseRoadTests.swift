import Testing

@testable import Theorem

/// Every base on two maps, through (2) to (7): what is right holds, and what is wrong fails.
@Suite("Bases with parameters, through the equations") struct BaseRoadTests {
  static let maps = ["z + 0.25*sin(z)", "1 - z/3"]
  static let claims: [(inverse: String?, derivative: String, wrong: String)] = [
    (nil, "1 + 0.25*cos(z)", "1 - 0.25*cos(z)"), ("3*(1 - x)", "-1/3", "-3"),
  ]

  /// One of every family; of the rest `FalseAlarmTests` draws.
  static let names = Catalogue.baseFamilies.compactMap(\.sample).map(\.name)

  @Test(arguments: names) func rightClaimsHold(_ name: String) throws {
    for (map, claim) in zip(Self.maps, Self.claims) {
      let typed = Typed(map, inverse: claim.inverse, derivative: claim.derivative, base: BaseChoice(name))
      for number in 2...7 {
        let equation = try #require(Equation(number))
        guard
          let checks = try? equation.checks(
            of: typed.subject(), .reference,
            CheckOptions(evidence: [.sampled, .measured, .exact], samples: 200))
        else { continue }
        #expect(!checks.contains { $0.verdict == .fails }, "(\(number)) \(map): \(checks)")
        #expect(checks.comparisons.contains { $0.verdict == .holds }, "(\(number)) \(map): \(checks)")
      }
    }
  }

  @Test(arguments: names) func wrongClaimsFail(_ name: String) throws {
    for (map, claim) in zip(Self.maps, Self.claims) {
      let typed = Typed(map, inverse: claim.inverse, derivative: claim.wrong, base: BaseChoice(name))
      for equation in [Equation.eq5, .eq7] {
        let checks = try equation.checks(
          of: typed.subject(), typed.claim, CheckOptions(evidence: [.measured, .exact], samples: 400))
        #expect(checks.contains { $0.verdict == .fails }, "(\(equation.number)) \(map): \(checks)")
      }
    }
  }

  /// Bases whose masses are enclosed are certified; a typed density's are not, and that is said.
  @Test(arguments: ["gamma(2.5, 2)", "beta(2, 3)", "student-t(5)", "laplace(1, 2)", "lognormal(0.5, 0.75)"])
  func areCertified(_ name: String) throws {
    let typed = Typed("1 - z/3", inverse: "3*(1 - x)", base: BaseChoice(name))
    let right = try Equation.eq5.checks(of: typed.subject(), .reference, CheckOptions(evidence: [.certified]))
    #expect(right.comparisons.map(\.verdict) == [.holds], "\(right)")
    let slip = Typed("1 - z/3", inverse: "3*(1 - x)", derivative: "-0.33333", base: BaseChoice(name))
    let wrong = try Equation.eq5.checks(of: slip.subject(), slip.claim, CheckOptions(evidence: [.certified]))
    #expect(wrong.comparisons.map(\.verdict) == [.fails], "\(wrong)")
  }

  @Test func aTypedDensityIsNotCertified() throws {
    let typed = Typed("1 - z/3", inverse: "3*(1 - x)", base: BaseChoice("exp(-z^2/2)/sqrt(2*pi)"))
    let checks = try Equation.eq5.checks(
      of: typed.subject(), .reference, CheckOptions(evidence: [.certified]))
    #expect(checks.comparisons.map(\.verdict) == [.undecided], "\(checks)")
    let measured = try Equation.eq5.checks(of: typed.subject())
    #expect(measured.comparisons.allSatisfy { $0.verdict == .holds }, "\(measured)")
  }
}
