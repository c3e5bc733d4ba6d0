import Testing

@testable import Theorem

@Suite("Certified: proved, refuted or undecided")
struct CertifiedTests {
  private static let options = CheckOptions(evidence: [.certified])
  private static let telltale = Pushforward(FallingSinh(), of: Normal())

  /// The reference is proved, for a map that rises, one that falls and bends, and one without an inverse in closed form.
  @Test(arguments: [
    telltale, Pushforward(NegativeLog(), of: Uniform()),
  ])
  func theReference(_ p: Pushforward) {
    let checks =
      Equation2.checks(p, Equation5.Reference(), Self.options)
      + Equation3.checks(p, Equation5.Reference(), Self.options)
      + Equation4.checks(p, Equation4.Reference(), Self.options)
      + Equation5.checks(p, Equation5.Reference(), Self.options)
      + Equation6.checks(p.map, at: p.probes, Equation6.Reference(), Self.options)
      + Equation7.checks(p, Equation7.Reference(), Self.options)
    #expect(checks.count == 6)
    for check in checks {
      #expect(check.verdict == .holds, "\(check)")
      #expect(check.gap <= Certified.margin)
    }
  }

  /// Every wrong density is refuted by a window, on the map that separates them all.
  @Test(arguments: DensityMistake.allCases.filter { $0 != .support })
  func everyDensityMistake(_ mistake: DensityMistake) {
    for check in Equation5.checks(Self.telltale, mistake, Self.options) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  @Test(arguments: SlopeMistake.allCases)
  func everySlopeMistake(_ mistake: SlopeMistake) {
    for check in Equation6.checks(FallingSinh(), at: [-0.9, 0.8], mistake, Self.options) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  @Test(arguments: ChainMistake.allCases)
  func everyChainMistake(_ mistake: ChainMistake) {
    for check in Equation9.checks(Catalogue.telltaleChain, from: Normal(), mistake, Self.options) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  /// A wrong base point leaves the determinant as it is, and P_Z is not looked at here; a transposed Jacobian is right.
  @Test(
    arguments: DeterminantMistake.allCases.filter { ![.baseAtX, .brokenInverse, .transposed].contains($0) })
  func everyDeterminantMistake(_ mistake: DeterminantMistake) {
    for check in Equation8.checks(mistake.probe, mistake, Self.options) {
      #expect(check.verdict == .fails, "\(check)")
    }
  }

  /// The right formulas made larger by one part in ten million.
  @Test func onePartInTenMillion() {
    let scaled =
      Equation5.checks(Self.telltale, Scaled(), Self.options)
      + Equation3.checks(Self.telltale, Scaled(), Self.options)
    #expect(!scaled.isEmpty && scaled.allSatisfy { $0.verdict == .fails })
    let mass = Equation2.checks(Self.telltale, Scaled(), Self.options)
    #expect(mass.allSatisfy { $0.verdict == .fails })
    #expect(Equation7.checks(Self.telltale, ScaledSlope(), Self.options).allSatisfy { $0.verdict == .fails })
    #expect(
      Equation8.checks(Catalogue.telltalePlane, ScaledDeterminant(), Self.options).allSatisfy {
        $0.verdict == .fails
      })
  }

  /// The order of the inverses, for every z0 of a box.
  @Test func orderOfAChain() {
    let right = Equation1.checks(Catalogue.telltaleChain, from: Normal(), undone: .lastFirst, Self.options)
    let wrong = Equation1.checks(Catalogue.telltaleChain, from: Normal(), undone: .firstFirst, Self.options)
    #expect(right.map(\.verdict) == [.holds] && wrong.map(\.verdict) == [.fails])
  }

  /// z + 0.5 sin z rises for all z, and needs no inverse to be proved; z + 1.0001 sin z turns near π, and the proof says where.
  @Test func typedFormulas() throws {
    let rising = try FormulaMap(forward: "z + 0.5*sin(z)")
    #expect(
      Equation7.checks(Pushforward(rising, of: Normal()), Equation7.Reference(), Self.options).map(\.verdict)
        == [.holds])

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
      left: ("", Interval(0, 1)), right: ("", Interval(0, 1)), equation: 5,
      setting: Setting(map: "", base: "", claim: ""), subject: "", note: "")
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
