import Testing

@testable import Theorem

@Suite("Mistakes are told apart")
struct MistakeTests {
  @Test func idsAreUnique() {
    let ids = Mistake.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  /// On the probe that separates them, each wrong density is given its own name and no other; `log-sign` is
  /// `multiplied` by another road and shares its numbers.
  @Test(arguments: DensityMistake.allCases.filter { $0 != .support })
  func densities(_ mistake: DensityMistake) {
    let p = Pushforward(FallingSinh(), of: Normal())
    let formula = mistake.prepared(for: p)
    let answers = p.probes.map { Estimate.rounding(formula, of: p, at: p.map.forward($0)) }
    let named = Self.named(WrongAnswer(density: answers, at: p.probes, of: p))
    let twins = ["multiplied", "log-sign"]
    #expect(named == (twins.contains(mistake.id) ? twins : [mistake.id]))
  }

  @Test(arguments: ChainMistake.allCases)
  func chains(_ mistake: ChainMistake) {
    let chain = Catalogue.telltaleChain
    let points = Pushforward.probeLevels.map { Normal().quantile($0) }
    let answers = points.map { z -> Estimate in
      let x: Double = chain.forward(z)
      return .rounding(
        mistake.density(of: chain, base: Normal(), at: x),
        within: mistake.density(of: chain, base: Normal(), at: Interval(x)))
    }
    let named = Self.named(WrongAnswer(density: answers, at: points, of: chain, base: Normal()))
    #expect(named == [mistake.id])
  }

  /// The known mistakes that an answer is explained by.
  private static func named(_ answer: WrongAnswer) -> [String] {
    if case .known(let found) = Explanation(of: answer) { found.map(\.id) } else { [] }
  }

  @Test(arguments: SlopeMistake.allCases)
  func slopes(_ mistake: SlopeMistake) {
    let f = FallingSinh()
    let points = [-0.9, 0.4, 0.8]
    let answers = points.map { b -> Estimate in
      let a: Double = f.forward(b)
      return .rounding(
        mistake.slopeOfInverse(of: f, at: a), within: mistake.slopeOfInverse(of: f, at: Interval(a)))
    }
    #expect(Self.named(WrongAnswer(slopeOfInverse: answers, at: points, of: f)) == [mistake.id])
  }

  /// The right answer needs no explanation, and one that nobody has seen before has no name.
  @Test func rightAndUnknown() {
    let p = Pushforward(FallingSinh(), of: Normal())
    let right = p.probes.map { Estimate.rounding(Equation5.Reference(), of: p, at: p.map.forward($0)) }
    #expect(Explanation(of: WrongAnswer(density: right, at: p.probes, of: p)) == nil)

    let odd = right.enumerated().map { i, e in
      Estimate(e.value * (1.01 + 0.1 * Double(i * i % 5)), error: e.error)
    }
    let answer = WrongAnswer(density: odd, at: p.probes, of: p)
    guard case .unknown = Explanation(of: answer) else {
      Issue.record("\(String(describing: Explanation(of: answer)))")
      return
    }
    #expect(answer.wrong == Array(p.probes.indices))
  }

  /// The textbook map 2z + 1 can't tell the right answer from these: why it is not the probe.
  @Test(arguments: [DensityMistake.signed, .slopeAtX, .inverseSlopeAtZ, .linearised, .probability])
  func theTextbookMapHides(_ mistake: DensityMistake) {
    let p = Pushforward(Affine(slope: 2, intercept: 1), of: Normal())
    let answers = p.probes.map { Estimate.rounding(mistake, of: p, at: p.map.forward($0)) }
    #expect(Explanation(of: WrongAnswer(density: answers, at: p.probes, of: p)) == nil)
  }

  /// In the plane: no two wrong determinants give the same numbers on the probe, but for those that are told apart on
  /// another one.
  @Test func determinants() {
    let p = Catalogue.telltalePlane
    let points = p.probes(5).map { p.map.forward($0) }
    var seen: [String: [Double]] = [:]
    for mistake in DeterminantMistake.allCases where mistake.probe.map.name == p.map.name {
      let answers = points.map { Equation8.density(of: p, mistake, at: $0) }
      for (other, numbers) in seen {
        let agree = zip(answers, numbers).allSatisfy { ($0 - $1).magnitude <= 64 * $0.ulp }
        #expect(!agree, "\(mistake.id) and \(other)")
      }
      seen[mistake.id] = answers
    }
  }

  /// A claimed determinant is named after the mistake whose numbers it has; a claim that bends otherwise has no name.
  @Test(
    arguments: DeterminantMistake.allCases.filter { ![.transposed, .baseAtX, .brokenInverse].contains($0) })
  func claimedDeterminants(_ mistake: DeterminantMistake) {
    let p = mistake.probe
    let points = p.probes()
    let answers = points.map { z in
      Estimate.rounding(
        log(abs(mistake.factor(of: p.map, at: z))),
        within: log(abs(mistake.factor(of: p.map, at: z.map { Interval($0) }))))
    }
    // Of a determinant only the size is claimed: a sign is no mistake there.
    let named = Self.named(WrongAnswer(logAbsDeterminant: answers, at: points, of: p.map))
    #expect(named.contains(mistake.id) || mistake == .signed && named.isEmpty, "\(named)")
    let odd = answers.map { Estimate($0.value + Double.log(1.01), error: $0.error) }
    #expect(Self.named(WrongAnswer(logAbsDeterminant: odd, at: points, of: p.map)).isEmpty)
    let right = points.map { Estimate(p.map.logAbsDeterminant($0), error: 1e-14) }
    #expect(Explanation(of: WrongAnswer(logAbsDeterminant: right, at: points, of: p.map)) == nil)
  }

  /// Mode and mean are carried by affine maps only.
  @Test(arguments: LocationMistake.allCases)
  func locations(_ mistake: LocationMistake) throws {
    let bent = try Equation.eq4.checks(
      of: Pushforward(Exponential(), of: Normal()), .mistake(mistake.mistake))
    #expect(bent.comparisons.map(\.verdict) == [.fails])
    let hidden = #expect(throws: NotApplicable.self) {
      try Equation.eq4.checks(of: Pushforward(Affine.rising, of: Normal()), .mistake(mistake.mistake))
    }
    #expect(hidden?.reason.contains("hidden") == true)
  }

  /// A formula carried on outside the range of f.
  @Test func support() throws {
    let mistake = DensityMistake.support
    #expect(
      try Equation.eq5.checks(of: mistake.probe, .mistake(mistake.mistake)).contains { $0.verdict == .fails })
  }

  /// Every mistake is about an equation, and says what, why and how it shows.
  @Test(arguments: Mistake.all)
  func isDescribed(_ mistake: Mistake) {
    #expect(!mistake.equations.isEmpty && !mistake.formula.isEmpty && !mistake.symptom.isEmpty)
    #expect(mistake.temptation.hasSuffix("."))
    #expect(Mistake.named(mistake.id)?.formula == mistake.formula)
  }
}
