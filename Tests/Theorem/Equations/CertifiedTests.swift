import Testing

@testable import Theorem

@Suite("Certified: proved, refuted or undecided")
struct CertifiedTests {
  private static let options = CheckOptions(evidence: [.certified])
  private static let telltale = Pushforward(FallingSinh(), of: Normal())
  private static let chain = Pushforward(Catalogue.telltaleChain, of: Normal())

  private static func comparisons(
    _ equation: Equation, _ subject: any Subject, _ claim: Claim = .reference
  ) throws -> [Check] {
    try equation.checks(of: subject, claim, options).comparisons
  }

  /// The reference is proved, for a map that rises, one that falls and bends, and one without an inverse in closed form.
  @Test(arguments: [
    telltale, Pushforward(NegativeLog(), of: Uniform()),
  ])
  func theReference(_ p: Pushforward) throws {
    let checks = try [.eq2, .eq3, .eq4, .eq5, .eq6, .eq7].flatMap { (equation: Equation) in
      try equation.checks(of: p, .reference, Self.options).comparisons
    }
    #expect(checks.count == 6)
    for check in checks {
      #expect(check.verdict == .holds, "\(check)")
      #expect(check.gap <= Certified.margin)
    }
  }

  /// Every wrong density is refuted by a window, on the map that separates them all.
  @Test(arguments: DensityMistake.allCases.filter { $0 != .support })
  func everyDensityMistake(_ mistake: DensityMistake) throws {
    for check in try Self.comparisons(.eq5, Self.telltale, .mistake(mistake.mistake)) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  /// 0/0 at the middle of the stretch: no panel that holds that point is ever proved, so the search does not go down to the smallest
  /// doubles after it; what is wrong elsewhere is still found.
  @Test(arguments: [("sinh(2*z)/(2*sinh(z))", false), ("cosh(z) + 0.01*z/z", true)])
  func aPointWithoutAValueIsNotHalvedAfter(derivative: String, isWrong: Bool) throws {
    let typed = Typed("sinh(z)", derivative: derivative)
    let check = try #require(Self.comparisons(.eq7, typed.subject(), typed.claim).first)
    #expect(check.verdict == (isWrong ? .fails : .undecided), "\(check)")
    if !isWrong { #expect(check.note?.contains("z in 0 resists") == true, "\(check)") }
  }

  @Test(arguments: SlopeMistake.allCases)
  func everySlopeMistake(_ mistake: SlopeMistake) throws {
    for check in try Self.comparisons(.eq6, Self.telltale, .mistake(mistake.mistake)) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  @Test(arguments: ChainMistake.allCases)
  func everyChainMistake(_ mistake: ChainMistake) throws {
    for check in try Self.comparisons(.eq9, Self.chain, .mistake(mistake.mistake)) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  /// A wrong base point leaves the determinant as it is, and P_Z is not looked at here; a transposed Jacobian is right.
  @Test(
    arguments: DeterminantMistake.allCases.filter { ![.baseAtX, .brokenInverse, .transposed].contains($0) })
  func everyDeterminantMistake(_ mistake: DeterminantMistake) throws {
    for check in try Self.comparisons(.eq8, mistake.probe, .mistake(mistake.mistake)) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  /// The right formulas made larger by one part in ten million.
  @Test func onePartInTenMillion() throws {
    for equation in [Equation.eq5, .eq3, .eq2] {
      let scaled = try Self.comparisons(equation, Self.telltale, .density(Scaled()))
      #expect(scaled.map(\.verdict) == [.fails])
    }
    let slopes = try Self.comparisons(.eq7, Self.telltale, .slope(ScaledSlope()))
    #expect(slopes.map(\.verdict) == [.fails])
    let plane = try Self.comparisons(.eq8, Catalogue.telltalePlane, .determinant(ScaledDeterminant()))
    #expect(!plane.isEmpty && plane.allSatisfy { $0.verdict == .fails })
  }

  /// The order of the inverses, for every z0 of a box.
  @Test func orderOfAChain() throws {
    let right = try Self.comparisons(.eq1, Self.chain)
    let wrong = try Self.comparisons(.eq1, Self.chain, .mistake(ChainMistake.wrongOrder.mistake))
    #expect(right.map(\.verdict) == [.holds] && wrong.map(\.verdict) == [.fails])
  }

  /// z + 0.5 sin z rises for all z, and needs no inverse to be proved; z + 1.0001 sin z turns near π, and the proof says where.
  @Test func typedFormulas() throws {
    let rising = try FormulaMap(forward: "z + 0.5*sin(z)")
    #expect(
      try Self.comparisons(.eq7, Pushforward(rising, of: Normal())).map(\.verdict) == [.holds])

    let turning = try FormulaMap(forward: "z + 1.0001*sin(z)")
    let proof = Certified.isMonotone(turning, on: Interval(0, 4))
    guard case .refuted(let place) = proof else { Issue.record("\(proof)"); return }
    #expect(place.lower < .pi && place.upper > 3 && place.width < 0.1)
  }

  /// Not enough panels: undecided, never a pass; and a wide enclosure is no pass either.
  @Test func tooSmallABudget() {
    struct Identity: ScalarFunction {
      func callAsFunction<S: Scalar>(_ z: S) -> S { sin(z) / sin(z) }
    }
    #expect(Certified.isOne(Identity(), on: Interval(0.5, 1.5), budget: 1) != .proved(panels: 1))
    #expect(Certified.isOne(Identity(), on: Interval(-1, 1)) != .proved(panels: 1))
    let wide = Check.enclosed(
      left: ("", Interval(0, 1)), right: ("", Interval(0, 1)), About(.eq5, map: ""), subject: "",
      covers: .nothing, note: "")
    #expect(wide.verdict == .undecided)
  }
}

private struct Scaled: DensityFormula {
  let id = "reference"
  func density<S: Scalar>(of p: Pushforward, at x: S) -> S { Equation5.density(of: p, at: x) * S(1 + 1e-7) }
}

private struct ScaledSlope: SlopeFormula {
  let id = "scaled"
  func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
    Equation7.Reference().slopeOfInverse(of: f, at: a) * S(1 + 1e-7)
  }
}

private struct ScaledDeterminant: DeterminantFormula {
  let id = "scaled"
  func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
    Equation8.Reference().factor(of: f, at: z) * S(1 + 1e-7)
  }
}
