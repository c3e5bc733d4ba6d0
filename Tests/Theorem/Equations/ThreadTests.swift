import Testing

@testable import Theorem

@Suite("Both cores: the same bits for any number of threads") struct ThreadTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let equation: Int
    let subject: any Subject
  }

  static let cases: [Case] = [
    Case(testDescription: "(2), sinh", equation: 2, subject: Pushforward(Sinh(), of: Normal())),
    Case(testDescription: "(3), sinh", equation: 3, subject: Pushforward(Sinh(), of: Normal())),
    Case(testDescription: "(5), exp", equation: 5, subject: Pushforward(Exponential(), of: Normal())),
    Case(testDescription: "(2), coupling", equation: 2, subject: Catalogue.telltalePlane),
    Case(testDescription: "(8), coupling", equation: 8, subject: Catalogue.telltalePlane),
  ]

  @Test(arguments: cases) func reportsAreTheSame(_ asked: Case) throws {
    func report(threads: Int, seed: UInt64 = 1) throws -> String {
      var options = CheckOptions(evidence: [.sampled], samples: 5_000, seed: seed)
      options.threads = threads
      let equation = try #require(Equation(asked.equation))
      return try equation.checks(of: asked.subject, .reference, options).map {
        "\($0.left.value.bitPattern) \($0.right.value.bitPattern) \($0.gap) \($0.verdict) \($0.note ?? "")"
      }.joined(separator: "; ")
    }
    let one = try report(threads: 1)
    #expect(try report(threads: 2) == one)
    #expect(try report(threads: 7) == one)
    // Negative control: what is compared does depend on the draws.
    #expect(try report(threads: 1, seed: 2) != one)
  }

  @Test func everyPartIsDoneOnceAndInOrder() {
    #expect(InParallel.map(1000, threads: 4) { $0 * $0 } == (0..<1000).map { $0 * $0 })
    #expect(InParallel.map(0, threads: 4) { $0 } == [])
    #expect(InParallel.map(3, threads: 100) { $0 } == [0, 1, 2])
  }
}
