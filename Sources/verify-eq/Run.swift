import Kit
import Programs
import Report
import Theorem

/// All checks that were asked for, on as many threads as the options allow; the report doesn't depend on how many.
///
/// One subject after another is taken up as a thread comes free; what is left of the threads is for the draws of each.
///
/// What an equation refuses is thrown where one equation was asked, and left out with a line where all were.
func run(_ asked: Asked, progress: (String) -> Void) async throws -> (report: Report, refused: [String]) {
  var refused: [String?] = Array(repeating: nil, count: asked.jobs.count)
  var results: [[Check]] = Array(repeating: [], count: asked.jobs.count)
  var done = 0
  let atOnce = min(asked.options.threads, asked.jobs.count)
  var options = asked.options
  options.threads = asked.options.threads / max(atOnce, 1)
  try await withThrowingTaskGroup(of: (Int, [Check], NotApplicable?).self) { [options] group in
    var waiting = asked.jobs.indices.makeIterator()
    func startNext() {
      guard let index = waiting.next() else { return }
      let job = asked.jobs[index]
      group.addTask {
        do throws(NotApplicable) {
          return (
            index, try job.equation.checks(of: job.subject, asked.claim(of: job.subject), options), nil
          )
        } catch {
          if asked.jobs.count == 1 { throw error }
          return (index, [], error)
        }
      }
    }
    for _ in 0..<atOnce { startNext() }
    for try await (index, checks, refusal) in group {
      results[index] = checks
      refused[index] = refusal?.reason
      done += 1
      startNext()
      progress("\(done) of \(asked.jobs.count) subjects checked")
    }
  }
  return (Report(results.flatMap { $0 }), refused.compactMap { $0 })
}

/// What a person sees of a program: the equation, its numbers, one point worked, a line a claim, the next thing to type.
func screen(_ program: ExaminedProgram, _ report: Report, _ asked: Asked, _ arguments: Arguments) throws
  -> String
{
  var text = ""
  if case .equation(let equation) = arguments.what { text += "\(equation)\n" }
  var examination = program.examination
  if case .equation(let equation) = arguments.what {
    examination.findings = try program.concerns(of: equation)
  }
  text += examination.text(width: Terminal.width)
  let levels = arguments.evidence ?? []
  let given = arguments.program
  let next =
    switch report.verdict(asked: levels) {
    case .fails
    where given.steps == nil
      && examination.findings.contains { $0.names.contains { $0.hasPrefix("no known") } }:
      "the step that is wrong, for a chain: --steps K"
    case .fails: "known mistakes: verify-eq list"
    case .undecided: "more digits, or double precision: np.savetxt(..., fmt=\"%.17g\")"
    case .holds where given.inverse == nil: "its inverse too: --inverse-program"
    case .holds where given.density == nil: "its density too: --density-program"
    case .holds: "other probes: --seed 2"
    }
  let closing = "\(report.summary(asked: levels)) · next: \(next)"
  return text + closing.wrapped(to: Terminal.width, hanging: 2).joined(separator: "\n") + "\n"
}

/// What `verify-eq list` prints: the equations, and every name that an option takes.
func listing(_ part: String? = nil) -> String {
  let equations = Equation.all.map { "  (\($0.number))  \($0.statement)   \($0.title)" }
  let maps = Catalogue.scalarMaps.map { "  \($0.name.padded(to: 16)) x = \($0.formula)" }
  let planes = Catalogue.vectorPushforwards.map {
    "  \($0.map.name.padded(to: 23)) D = \($0.map.dimension)   \(brief($0.map.formula))"
  }
  func families<Member>(_ families: [Family<Member>]) -> [String] {
    families.map { "  \($0.signature)\n      \($0.formula)" }
  }
  let refused =
    Catalogue.counterexamples.map {
      "  \($0.name.padded(to: 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
    + Catalogue.vectorCounterexamples.map {
      "  \($0.name.padded(to: 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
  let bases =
    Catalogue.baseFamilies.map { "  \($0.signature)\n      \($0.formula)" }
    + [
      "",
      "  or a density in z of mass 1: --base \"exp(-z)\" --on 0...inf",
      "  or one for each coordinate: --base \"exponential, uniform(0, 2*pi)\"",
      "  A number after = is what a parameter is unless given. A scale multiplies Z, a",
      "  rate divides it.",
    ] + enclosures()
  let mistakes = Mistake.all.map { mistake in
    let numbers = mistake.equations.map { "\($0.number)" }.joined(separator: " ")
    return "  \(mistake.id.padded(to: 19)) \(numbers.padded(to: 8)) \(mistake.formula)"
  }
  let words: [String] = Formula.functions.map { "  \($0.name.padded(to: 16)) \($0.meaning)" }
  let claims = [
    ("--inverse EXPR", "f^-1, in x"), ("--derivative EXPR", "f', in z"),
    ("--log-derivative EXPR", "log |f'|, in z"),
    ("--determinant EXPR", "det df/dz, in z1, z2 ..."), ("--log-determinant EXPR", "log |det df/dz|"),
    ("--density EXPR", "P_X, in x"), ("--log-density EXPR", "log P_X; either of these with --up-to-constant"),
    ("--cumulative EXPR", "P(X <= x)"),
  ].map { "  \($0.0.padded(to: 24)) \($0.1)" }
  let parts: [(name: String, heading: String, lines: [String])] = [
    ("equations", "equations", equations), ("maps", "maps of the line (--map)", maps),
    ("maps", "maps in D dimensions (--map)", planes),
    (
      "maps", "maps with parameters (--map \"box-cox(0.3)\")",
      families(Catalogue.scalarMapFamilies) + families(Catalogue.vectorMapFamilies) + [
        "", "  A number after = is what a parameter is unless given.",
      ]
    ),
    ("maps", "maps that the theorem refuses (--map)", refused),
    ("bases", "base densities (--base)", bases),
    ("functions", "functions of a formula", words), ("claims", "claims about a --forward", claims),
    ("mistakes", "known mistakes (--mistake), their equations, and what is written", mistakes),
  ]
  return parts.filter { part == nil || $0.name == part }
    .map { "\($0.heading)\n\($0.lines.joined(separator: "\n"))\n" }.joined(separator: "\n")
}

/// Of which bases certificates can be had: asked of one of each family.
private func enclosures() -> [String] {
  func names(_ enclosed: Bool) -> [String] {
    Catalogue.baseFamilies.filter { $0.sample?.hasEnclosedMasses == enclosed }.map(\.name)
  }
  let others = names(false).isEmpty ? "" : " \(names(false).joined(separator: ", ")) and of"
  return
    ("Certificates enclose masses of the base: of \(names(true).joined(separator: ", ")). "
    + "Of\(others) a typed density there are none, and certified evidence is undecided. (2) asks "
    + "for the tails too, and says so where it has no bound of them.")
    .wrapped(to: 78, hanging: 0).map { "  \($0)" }
}

/// A formula that fits behind a name, or its beginning.
private func brief(_ formula: String) -> String {
  formula.count <= 45 ? formula : formula.prefix(42) + "..."
}
