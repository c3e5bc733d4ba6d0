import TestSupport
import Testing

@testable import Programs

/// Each mistake that the child can be told to make is found, and named where its numbers have a name.
@Suite("A program's mistakes", .enabled(if: Python.isHere, Comment(rawValue: Python.reason)))
struct MistakesOfAChildTests {
  private func expect(
    _ examination: Examination, _ concern: ProgramFinding.Concern, _ outcome: ProgramFinding.Outcome,
    _ words: String, _ mistake: String
  ) {
    let finding = examination.finding(concern)
    #expect(finding?.outcome == outcome, "\(mistake): \(examination.text())")
    let said = ((finding?.names ?? []) + [finding?.sentence ?? ""]).joined(separator: " ")
    #expect(said.contains(words), "\(mistake): \(said)")
  }

  /// A mistake's flow is served; that a process of its own answers the same is seen here, where one is right.
  @Test("the right flow holds, forward, back, its density, its draws") func right() async throws {
    var box = Child.box()
    box.inverse = Child.program("inverse")
    box.density = Child.program("density")
    box.sampler = Child.program("draws")
    let examination = try await box.examinedApart()
    #expect(examination.outcome == .holds, "\(examination.text())")
    #expect(!examination.isSingle)
    #expect(Set(examination.findings.map(\.concern)).count == 6)
  }

  @Test("the right flow holds in single precision") func rightInSingle() async throws {
    var box = Child.box("--single")
    box.inverse = Child.program("inverse --single")
    let examination = try await box.examinedApart()
    #expect(examination.isSingle)
    #expect(examination.findings.allSatisfy { $0.outcome <= .undecided }, "\(examination.text())")
    #expect(examination.finding(.logDeterminant)?.outcome == .holds)
  }

  @Test("a reflection, whose determinant is negative, holds") func reflection() async throws {
    #expect(try await Child.servedBox("--mistake reflected").examinedApart().outcome == .holds)
  }

  static let onTheWhole: [(String, String)] = [
    ("sign", "opposite sign"), ("doubled", "doubled"), ("halved", "halved"), ("missing", "missing"),
    ("mean", "mean over the 4 coordinates"), ("times-d", "4-fold"), ("not-log", "not its logarithm"),
    ("log2", "base 2"), ("log10", "base 10"), ("offset", "D/2 log 2π"),
    ("off-by-constant", "constant is added: 0.25"),
    ("density", "log P_X(x)"), ("joint", "log P_Z(z) + log|det|"), ("at-x", "taken at x"),
    ("inverse-at-x", "inverse's formula, taken at x"), ("diagonal", "diagonal alone"),
    ("signed", "absolute value"), ("clamp", "a clamp"), ("tail-only", "There: a constant is added: 0.5"),
    ("affine", "|det|^0.5 times 1.2214"),
  ]

  @Test("a slip on the whole log-determinant is named") func whole() async throws {
    let seen = try await Self.onTheWhole.map { Child.servedBox("--mistake \($0.0)") }.examinedApart()
    for ((mistake, words), examination) in zip(Self.onTheWhole, seen) {
      expect(examination, .logDeterminant, .fails, words, mistake)
    }
  }

  @Test("single precision names the same slips") func wholeInSingle() async throws {
    let mistakes = Self.onTheWhole.filter {
      ["sign", "missing", "mean", "not-log", "density", "at-x", "signed", "clamp", "tail-only"].contains($0.0)
    }
    let seen = try await mistakes.map { Child.servedBox("--single --mistake \($0.0)") }.examinedApart()
    for ((mistake, words), examination) in zip(mistakes, seen) {
      // Where a bar is wide, a constant's name is no more than its first digits.
      let words = mistake == "tail-only" ? "There: a constant is added" : words
      expect(examination, .logDeterminant, .fails, words, mistake)
    }
  }

  @Test("an eps inside a logarithm, and a single-precision constant, are imprecise") func imprecise()
    async throws
  {
    expect(
      try await Child.servedBox("--mistake eps").examinedApart(), .logDeterminant, .imprecise,
      "eps inside a logarithm", "eps")
    expect(
      try await Child.servedBox("--mistake single-constant").examinedApart(), .logDeterminant, .imprecise,
      "a constant in single precision", "single-constant")
  }

  @Test("what depends on the batch or the run is said, and nothing after it") func batches() async throws {
    let mistakes = [
      ("batch-sum", "summed over the batch"), ("batch-mean", "averaged over the batch"),
      ("batch-norm", "batch statistics"),
      ("next-row", "rows of the batch"), ("dropout", "dropout"), ("unseeded", "weights drawn anew"),
    ]
    let seen = try await mistakes.map { Child.servedBox("--mistake \($0.0)") }.examinedApart()
    for ((mistake, words), examination) in zip(mistakes, seen) {
      expect(examination, .function, .fails, words, mistake)
      #expect(examination.findings.count == 1)
    }
  }

  @Test("a stale cache shows where a blank line ends a batch, and not where there is one batch")
  func staleCache() async throws {
    var box = Child.box("--mistake stale-cache")
    #expect(try await box.examinedApart().outcome == .holds)
    box.knowsBatches = true
    expect(try await box.examinedApart(), .function, .fails, "a cache that is stale", "stale-cache")
    box.forward = Child.program("")
    #expect(try await box.examinedApart().outcome == .holds)
  }

  @Test("a slip inside one layer is found in the sum, and --steps says in which step") func layers()
    async throws
  {
    let mistakes = [
      ("mean-in-layer", 1, "mean over the 2 coordinates"), ("layer-sign", 2, "opposite sign"),
      ("layer-missing", 2, "missing"), ("linear-missing", 3, "missing"),
      ("trace-in-layer", 3, "logarithm of the trace"), ("bend-at-image", 4, "another point"),
      ("bend-squared", 4, "doubled"), ("one-dimension", 4, "coordinate 1 alone"),
      ("broadcast", 4, "4 times coordinate 1"),
      ("layer-exp", 1, "exp(s) for s"), ("shift-counted", 1, "the shift is counted into it"),
      ("half-of-layer", 1, "coordinate 3 alone is counted"), ("wrong-half", 1, "no known slip"),
    ]
    let whole = try await mistakes.map { Child.servedBox("--mistake \($0.0)") }.examinedApart()
    for ((mistake, _, _), examination) in zip(mistakes, whole) {
      #expect(examination.finding(.logDeterminant)?.outcome == .fails, "\(mistake)")
    }
    let inSteps = try await mistakes.map {
      var box = Child.servedBox("--steps --mistake \($0.0)")
      box.steps = 4
      return box
    }.examinedApart()
    for ((mistake, step, words), examination) in zip(mistakes, inSteps) {
      expect(examination, .step(step), .fails, words, mistake)
      for other in 1...4 where other != step {
        #expect(examination.finding(.step(other))?.outcome == .holds, "\(mistake)")
      }
    }
  }

  @Test("an inverse that does not undo, or whose log-determinant is wrong, is named") func inverses()
    async throws
  {
    func examined(_ mistakes: [(String, String)]) async throws -> [Examination] {
      try await mistakes.map {
        var box = Child.servedBox()
        box.inverse = ServedFlow("inverse --mistake \($0.0)")
        return box
      }.examinedApart()
    }
    let ofPoints = [
      ("inverse-is-forward", "forward map again"), ("halves-swapped", "halves have changed places"),
      ("reversed", "reverse order"), ("two-swapped", "another order: z2, z1, z3, z4"),
      ("inverse-order", "last to first"),
    ]
    for ((mistake, words), examination) in zip(ofPoints, try await examined(ofPoints)) {
      expect(examination, .roundTrip, .fails, words, mistake)
    }
    let ofDeterminants = [
      ("inverse-sign", "it is the forward map's"), ("inverse-at-x", "minus the forward map's, at x"),
      ("forward-at-x", "the forward map's, at x"), ("inverse-constant", "constant is added: -0.1"),
    ]
    for ((mistake, words), examination) in zip(ofDeterminants, try await examined(ofDeterminants)) {
      expect(examination, .inverseLogDeterminant, .fails, words, mistake)
      #expect(examination.finding(.roundTrip)?.outcome == .holds)
    }
    expect(
      try await examined([("inverse-imprecise", "")])[0], .roundTrip, .imprecise, "solver's tolerance",
      "inverse-imprecise")
  }

  @Test("a wrong density is named") func densities() async throws {
    let mistakes = [
      ("density-multiplied", "det-multiplied"), ("no-jacobian", "no-jacobian"), ("base-at-x", "base-at-x"),
      ("twice", "twice"), ("no-constant", "D/2 log 2π"), ("density-mean", "its mean over the 4"),
      ("log-det-mean", "log|det|'s mean over the 4"), ("base-mean", "the base's mean over the 4"),
      ("loss", "a loss"),
      ("not-log-density", "not its logarithm"), ("density-of-base", "neither inverse nor Jacobian"),
    ]
    let seen = try await mistakes.map {
      var box = Child.servedBox()
      box.density = ServedFlow("density --mistake \($0.0)")
      return box
    }.examinedApart()
    for ((mistake, words), examination) in zip(mistakes, seen) {
      expect(examination, .density, .fails, words, mistake)
    }
  }

  @Test("draws of another distribution are found") func draws() async throws {
    let mistakes = [
      ("draws-of-base", "draws of Z"), ("wide-draws", "temperature"), ("heavy-draws", "size of coordinate"),
    ]
    let seen = try await mistakes.map {
      var box = Child.servedBox()
      box.inverse = ServedFlow("inverse")
      box.sampler = ServedFlow("draws --mistake \($0.0)")
      // The least of the three is far out: of 4,000 draws a variance of 1.21 for 1 is off by 0.21/√(2/4000), 9 deviations, and
      // Laplace's mean size, 0.71 for 0.80, by 8.
      box.samples = 4_000
      return box
    }.examinedApart()
    for ((mistake, words), examination) in zip(mistakes, seen) {
      expect(examination, .draws, .fails, words, mistake)
    }
  }
}
