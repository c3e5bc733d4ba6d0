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
    let points = p.probes.map { p.map.forward($0) }
    let formula = mistake.prepared(for: p)
    let named = Diagnosis(density: points.map { formula.density(of: p, at: $0) }, at: points, of: p).mistakes
      .map(\.id)
    let twins = ["multiplied", "log-sign"]
    #expect(named == (twins.contains(mistake.id) ? twins : [mistake.id]))
  }

  @Test(arguments: ChainMistake.allCases)
  func chains(_ mistake: ChainMistake) {
    let chain = Catalogue.telltaleChain
    let points = Pushforward.probeLevels.map { chain.forward(Normal().quantile($0)) }
    let answers = points.map { mistake.density(of: chain, base: Normal(), at: $0) }
    let named = Diagnosis(density: answers, at: points, of: chain, base: Normal()).mistakes.map(\.id)
    #expect(named == [mistake.id])
  }

  @Test(arguments: SlopeMistake.allCases)
  func slopes(_ mistake: SlopeMistake) {
    let f = FallingSinh()
    let points = [-0.9, 0.4, 0.8].map { f.forward($0) }
    let answers = points.map { mistake.slopeOfInverse(of: f, at: $0) }
    #expect(Diagnosis(slopeOfInverse: answers, at: points, of: f).mistakes.map(\.id) == [mistake.id])
  }

  /// The right answer has no name, and neither has a wrong one that nobody has seen before.
  @Test func rightAndUnknown() {
    let p = Pushforward(FallingSinh(), of: Normal())
    let points = p.probes.map { p.map.forward($0) }
    let right = points.map { Equation5.density(of: p, at: $0) }
    #expect(Diagnosis(density: right, at: points, of: p).firstDifference == nil)

    let odd = Diagnosis(density: right.map { $0 * 1.01 }, at: points, of: p)
    #expect(odd.mistakes.isEmpty && odd.firstDifference?.at == [points[0]])
  }

  /// The textbook map 2z + 1 can't tell the right answer from these: why it is not the probe.
  @Test(arguments: [DensityMistake.signed, .slopeAtX, .inverseSlopeAtZ, .linearised, .probability])
  func theTextbookMapHides(_ mistake: DensityMistake) {
    let p = Pushforward(Affine(slope: 2, intercept: 1), of: Normal())
    let points = p.probes.map { p.map.forward($0) }
    let answers = points.map { mistake.density(of: p, at: $0) }
    #expect(Diagnosis(density: answers, at: points, of: p).firstDifference == nil)
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
    let answers: [Double] = points.map { mistake.factor(of: p.map, at: $0) }
    let named = Diagnosis(absDeterminant: answers, at: points, of: p.map).mistakes.map(\.id)
    #expect(named.contains(mistake.id))
    let odd = Diagnosis(absDeterminant: answers.map { 1.01 * $0 }, at: points, of: p.map)
    #expect(odd.mistakes.isEmpty && odd.firstDifference?.at == points[0])
    let right = points.map { Double.exp(p.map.logAbsDeterminant($0)) }
    #expect(Diagnosis(absDeterminant: right, at: points, of: p.map).firstDifference == nil)
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
    #expect(!mistake.equations.isEmpty && !mistake.formula.isEmpty && !mistake.tell.isEmpty)
    #expect(mistake.temptation.hasSuffix("."))
    #expect(Mistake.named(mistake.id)?.formula == mistake.formula)
  }
}
