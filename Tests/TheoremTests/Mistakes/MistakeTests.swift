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
    #expect(odd.mistakes.isEmpty && odd.firstDifference?.at == points[0])
  }

  /// The textbook map 2z + 1 can't tell the right answer from these: why it is not the probe.
  @Test(arguments: [DensityMistake.signed, .slopeAtX, .inverseSlopeAtZ, .linearised, .probability])
  func theTextbookMapHides(_ mistake: DensityMistake) {
    let p = Pushforward(Affine(slope: 2, intercept: 1), of: Normal())
    let points = p.probes.map { p.map.forward($0) }
    let answers = points.map { mistake.density(of: p, at: $0) }
    #expect(Diagnosis(density: answers, at: points, of: p).firstDifference == nil)
  }
}
