import Testing

@testable import Theorem

@Suite("One road: what is asked is what is checked") struct RoadTests {
  /// One subject of each kind.
  static func subjects() throws -> [(kind: String, subject: any Subject)] {
    [
      ("a map of the line", Pushforward(FallingSinh(), of: Normal())),
      ("a map of two branches", Pushforward(Square(), of: GumbelDensity())),
      ("a map of the plane", Catalogue.telltalePlane),
      ("a chain on the line", Pushforward(Catalogue.telltaleChain, of: Normal())),
      (
        "a chain of typed layers",
        try Typed("z1 + z2^3, z2*exp(tanh(z1))", "z1*exp(sin(z2)), z2 - z1").subject()
      ),
      ("a typed map", try Typed("1 - sinh(z)/3", inverse: "asinh(3*(1 - x))").subject()),
      ("doubles only", oracle(logAbsDeterminant: { $0.map { log(cosh($0[0]) / 3) } })),
    ]
  }

  /// 1 − sinh(z)/3 as a program would answer it.
  static func oracle(logAbsDeterminant: @escaping @Sendable ([[Double]]) -> [Double]) -> Oracle {
    Oracle(
      name: "a closure", base: ProductDensity([Normal()]),
      forward: { $0.map { [1 - sinh($0[0]) / 3] } }, inverse: { $0.map { [asinh(3 * (1 - $0[0]))] } },
      logAbsDeterminant: logAbsDeterminant)
  }

  private static let options = CheckOptions(samples: 400)

  /// Every mistake with every equation on every kind of subject: checked under its own name, or refused in words.
  @Test func everyMistakeIsCheckedOrRefused() throws {
    var (checked, refused) = (0, 0)
    for (kind, subject) in try Self.subjects() {
      for mistake in Mistake.all {
        for equation in Equation.all {
          do throws(NotApplicable) {
            let checks = try equation.checks(of: subject, .mistake(mistake), Self.options)
            #expect(!checks.isEmpty, "(\(equation.number)) \(mistake.id) \(kind)")
            #expect(checks.allSatisfy { $0.claim == mistake.id && $0.equation == equation })
            // A mistake that is checked is never said to hold, but for the one that is right.
            let says = checks.comparisons.map(\.verdict)
            #expect(
              !mistake.isWrong || says.contains(.fails) || !says.contains(.holds),
              "(\(equation.number)) \(mistake.id) \(kind): \(says)")
            checked += 1
          } catch {
            #expect(!error.reason.isEmpty)
            refused += 1
          }
        }
      }
    }
    #expect(checked > 100 && refused > checked, "\(checked) checked, \(refused) refused")
  }

  /// On its own probe each mistake is seen by each equation that lists it, and refused by each that is blind to it.
  @Test(arguments: Mistake.all.map(\.id))
  func everyEquationThatListsAMistakeSeesIt(_ id: String) throws {
    let mistake = try #require(Mistake.named(id))
    for equation in mistake.equations {
      let checks = try equation.checks(
        of: mistake.probe, .mistake(mistake), CheckOptions(evidence: [.measured, .exact], samples: 400))
      let fails = checks.contains { $0.verdict == .fails }
      let open = checks.comparisons.allSatisfy { $0.verdict == .undecided }
      // (2) in D dimensions has draws only; a mass that is infinite has no error bar to fail by.
      let isOpen = equation == .eq2 && open
      #expect(fails == mistake.isWrong || isOpen, "(\(equation.number)): \(checks)")
    }
    for (equation, why) in mistake.blind {
      let refusal = #expect(throws: NotApplicable.self) {
        try equation.checks(of: mistake.probe, .mistake(mistake))
      }
      #expect(refusal?.reason.contains(why) == true)
    }
  }

  /// Every equation speaks of every kind of subject, or refuses it in words that say what would fit.
  @Test func everyEquationSpeaksOrRefuses() throws {
    for (kind, subject) in try Self.subjects() {
      for equation in Equation.all {
        do throws(NotApplicable) {
          let checks = try equation.checks(of: subject, .reference, Self.options)
          let broken = checks.contains(where: \.isBroken)
          #expect(
            broken == (kind == "a map of two branches")
              || (kind == "a chain of typed layers" && broken), "(\(equation.number)) \(kind): \(checks)")
          #expect(broken || !checks.comparisons.contains { $0.verdict == .fails }, "\(kind): \(checks)")
        } catch {
          #expect(error.description.contains(subject.mapName), "\(error)")
        }
      }
    }
  }

  /// A claim that the equation never reads is refused, one that it reads is checked.
  @Test func claimsThatAreNotRead() throws {
    let typed = Typed("exp(z)", derivative: "1")
    let subject = try typed.subject()
    for equation in [Equation.eq1, .eq4] {
      #expect(throws: NotApplicable.self) { try equation.checks(of: subject, typed.claim) }
    }
    for equation in [Equation.eq2, .eq3, .eq5, .eq9] {
      let checks = try equation.checks(of: subject, typed.claim)
      #expect(checks.contains { $0.verdict == .fails }, "(\(equation.number)): \(checks)")
    }
  }

  /// What only answers with doubles is a subject like others: right, it holds; wrong, it fails.
  @Test func doublesOnly() throws {
    let right = Self.oracle { $0.map { log(cosh($0[0]) / 3) } }
    let wrong = Self.oracle { $0.map { -log(cosh($0[0]) / 3) } }
    for equation in [Equation.eq4, .eq5, .eq7, .eq8] {
      #expect(try equation.checks(of: right).comparisons.map(\.verdict) == [.holds])
      #expect(try equation.checks(of: wrong).comparisons.map(\.verdict) == [.fails])
    }
    let lost = Oracle(
      name: "a closure", base: ProductDensity([Normal()]), forward: { $0.map { [sinh($0[0])] } },
      inverse: { $0.map { [-asinh($0[0])] } }, logAbsDeterminant: { $0.map { log(cosh($0[0])) } })
    #expect(try Equation.eq8.checks(of: lost).map(\.isBroken) == [true])
    #expect(throws: NotApplicable.self) { try Equation.eq6.checks(of: right) }
  }

  /// The library refuses what the command refuses: hypotheses come first for everybody.
  @Test(arguments: Catalogue.counterexamples.map(\.name))
  func hypothesesComeFirst(_ name: String) throws {
    let subject = try #require(try Catalogue.subject(named: name))
    for equation in [Equation.eq3, .eq4, .eq5, .eq6, .eq7] {
      let checks = try equation.checks(of: subject)
      #expect(checks.contains(where: \.isBroken) && checks.comparisons.isEmpty, "\(checks)")
    }
    let typed = try Typed("z^2").subject()
    #expect(try Equation.eq6.checks(of: typed).contains { $0.hypothesis == .injective && $0.isBroken })
  }

  /// A check's verdict follows from its sides; a route without a value decides nothing.
  @Test func aCheckCannotContradictItself() {
    func verdict(_ left: Side, _ right: Side) -> Verdict {
      Check(
        About(.eq5, map: "m"), "s", left: left, right: right, because: .errors("e"), evidence: .exact,
        covers: .nothing
      ).verdict
    }
    #expect(verdict(Side("", 1), Side("", 1)) == .holds)
    #expect(verdict(Side("", 1), Side("", 2)) == .fails)
    #expect(verdict(Side("", .nan), Side("", 2)) == .undecided)
    #expect(verdict(Side("", 1), Side("", .nan)) == .fails)
    #expect(verdict(Side("", 1), Side("", .nan, error: .infinity)) == .undecided)
    #expect(verdict(Side("", 1, error: .infinity), Side("", 1)) == .undecided)
  }
}
