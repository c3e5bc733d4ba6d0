import Testing

@testable import Theorem

@Suite("Certified in the plane: tiles by their series, kinks, inverses, one-to-one")
struct CertifiedPlaneTests {
  private static func check(
    _ forward: String, inverse: String? = nil, determinant: String? = nil, base: BaseChoice = BaseChoice()
  ) throws -> [Check] {
    let typed = Typed(forward, inverse: inverse, determinant: determinant, base: base)
    return try Equation.eq8.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified]))
  }

  @Test func whatIsRightHoldsOnTheWholeRegion() throws {
    for (forward, determinant) in [
      ("z1*exp(z2), z2", "exp(z2)"), ("z1 + max(0, z2), z2", "1"), ("2*z1 + z2, z2 - z1", "3"),
    ] {
      let checks = try Self.check(forward, determinant: determinant).comparisons
      #expect(checks.map(\.verdict) == [.holds], "\(checks)")
      #expect((checks[0].covers.share ?? 0) >= 0.99)
    }
  }

  /// Wrong by a hundredth in a spike, by 1e-5 beyond a step, in the inverse's constant: each is seen, or at the least not proved.
  @Test(
    arguments: [
      (nil, "1 + 0.01*exp(-((z1 - 1.23)/0.1)^2)"), (nil, "1 + 1e-5*(z1 > 3)"), (nil, "1 + 1e-6"),
      ("x1 + 0.1*(x1 > 2), x2", nil), ("x1 + 1e-5*exp(-((x1 - 1)/0.1)^2), x2", nil),
    ] as [(String?, String?)])
  func whatIsWrongIsNotProved(_ inverse: String?, _ determinant: String?) throws {
    let checks = try Self.check("z1, z2", inverse: inverse, determinant: determinant)
    #expect(!checks.comparisons.contains { $0.verdict == .holds }, "\(checks)")
    #expect(checks.contains { $0.verdict == .fails }, "\(checks)")
  }
  /// The inverse's slope is right everywhere but on a step, its constant is wrong beyond it.
  @Test func aWrongConstantOfTheInverseIsRefuted() throws {
    func verdict(_ inverse: String) throws -> Verdict {
      let p = VectorPushforward(
        try FormulaVectorMap(forward: "z1, z2", inverse: inverse), of: ProductDensity(Normal(), count: 2))
      return CertifiedDeterminants(
        p: p, formula: Equation8.Reference(), about: About(.eq8, map: "yours")
      ).check().verdict
    }
    #expect(try verdict("x1 + 0.001*(x1 > 2.3), x2") == .fails)
    #expect(try verdict("x1, x2") == .holds)
  }

  /// The tile's centre lies on the kink, where f has no slope to compare.
  @Test func aKinkThroughTheCentreRefutesNothing() throws {
    let checks = try Self.check("z1 + max(0, z1), z2", determinant: "where(z1 < 0, 1, 2)")
    #expect(!checks.contains { $0.evidence == .certified && $0.verdict == .fails }, "\(checks)")
    let wrong = try Self.check("z1 + max(0, z1), z2", determinant: "where(z1 < 0, 1, 3)")
    #expect(wrong.contains { $0.evidence == .certified && $0.verdict == .fails })
  }

  /// A regular Jacobian over the region proves it, an inverse that undoes f does; det of one sign doesn't.
  @Test func oneToOneIsSaidOnlyWhereItIsProved() throws {
    func words(_ checks: [Check]) -> String { checks.comparisons.compactMap(\.note).joined() }
    #expect(words(try Self.check("2*z1 + z2, z2 - z1", determinant: "3")).contains("one-to-one: proved"))
    #expect(words(try Self.check("z1, z2", inverse: "x1, x2")).contains("so f is one-to-one"))
    let round = try Self.check("exp(z1)*cos(z2), exp(z1)*sin(z2)", determinant: "exp(2*z1)")
    #expect(words(round).contains("one-to-one: assumed") || round.contains { $0.verdict == .fails })
  }

  /// The bound of a tile holds at every point of it: a polynomial whose size is known, and a negative control.
  @Test func theBoundOfATileIsABound() throws {
    let p = VectorPushforward(
      try FormulaVectorMap(forward: "z1, z2", determinant: "1 + 1e-7*(z1*z2 + z1^3)"),
      of: ProductDensity(Normal(), count: 2))
    let check = CertifiedDeterminants(
      p: p, formula: Equation8.Reference(), about: About(.eq8, map: "yours"))
    var budget = Budget(size: 10)
    let box = [Interval(0.5, 1.5), Interval(-1, 1)]
    let center = box.map { Interval($0.midpoint) }
    let bound = check.deviations(from: center, over: box, within: 0x1p-20, &budget)[0]
    func h(_ z: [Double]) -> Double { 1e-7 * (z[0] * z[1] + z[0] * z[0] * z[0]) }
    let corner = (h([1.5, 1]) - h([1, 0])).magnitude
    #expect(bound >= corner && bound <= 40 * corner)
  }
}
