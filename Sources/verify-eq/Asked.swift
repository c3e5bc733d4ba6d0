import Programs
import Report
import Theorem

/// What the command line comes to: equations, subjects and a claim, for the one road to take.
struct Asked {
  /// Each equation with each of its subjects.
  let jobs: [(equation: Equation, subject: any Subject)]
  let claim: Claim
  let options: CheckOptions
  /// The base and the interval that were asked for.
  let choice: BaseChoice
  /// What was left out, and why, a line each.
  let skipped: [String]

  init(_ arguments: Arguments) throws {
    let mistake: Mistake? = if let id = arguments.mistake { try Self.mistake(id) } else { nil }
    let choice = BaseChoice(arguments.base, on: arguments.on)
    var claim = mistake.map { Claim.mistake($0) } ?? .reference
    var skipped: [String] = []

    // One subject, or for each equation those that it is shown on.
    let given: (any Subject)?
    program = try arguments.examinedProgram()
    if let program {
      given = program
    } else if !arguments.forward.isEmpty {
      let typed = Typed(
        steps: arguments.forward, inverse: arguments.inverse, derivative: arguments.derivative,
        determinant: arguments.determinant, base: choice)
      let subject = try typed.subject()
      if let path = arguments.program.table {
        given = Tabled(subject, beside: try Table(path: path))
      } else {
        given = subject
        if mistake == nil { claim = typed.claim }
      }
    } else if let name = arguments.map {
      guard let named = try Catalogue.subject(named: name, choice) else {
        let near = nearest(to: name, among: Catalogue.names).map { "; did you mean '\($0)'?" } ?? ""
        throw UsageError("there is no map '\(name)'\(near)\n  the known ones: verify-eq list")
      }
      given = named
    } else {
      given = mistake?.probe
      if mistake != nil, !choice.isDefault {
        throw UsageError(
          "--mistake alone brings its own map and base; with --base or --on give a map too: --map falling-sinh"
        )
      }
    }

    var jobs: [(Equation, any Subject)] = []
    switch arguments.what {
    case .equation(let equation):
      if let given {
        try equation.accepts(given, claim)
        jobs = [(equation, given)]
      } else {
        var left: [NotApplicable] = []
        jobs = Catalogue.subjects(for: equation, choice) { left.append($0) }.map { (equation, $0) }
        skipped = left.map(\.reason)
        if jobs.isEmpty { throw left.first ?? NotApplicable("(\(equation.number)) has no map for this base") }
      }
    default:
      for equation in mistake?.equations ?? Equation.all {
        // `all` passes over an equation that has no evidence of the kinds asked for; asked by number, it says so.
        guard arguments.evidence.map({ !$0.isDisjoint(with: equation.offers) }) ?? true else { continue }
        if let given {
          // `all` means every equation that speaks of what was given and can see the claim.
          guard equation.speaks(of: given), (try? equation.accepts(given, claim)) != nil else { continue }
          jobs.append((equation, given))
        } else {
          jobs += Catalogue.subjects(for: equation, choice) { skipped.append($0.reason) }
            .filter { equation.mayGive(arguments.evidence, of: $0) }.map { (equation, $0) }
        }
      }
      guard !jobs.isEmpty else {
        throw UsageError("no equation speaks of that; try one by its number, such as: verify-eq 8")
      }
    }
    self.jobs = jobs
    self.claim = claim
    self.choice = choice
    isOneSubject = given != nil
    self.skipped = skipped.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    options = arguments.options(forWholeCatalogue: given == nil)
  }

  /// The mistake with this id, or the nearest known one.
  private static func mistake(_ id: String) throws(UsageError) -> Mistake {
    if let mistake = Mistake.named(id) { return mistake }
    let near = nearest(to: id, among: Mistake.all.map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("there is no mistake '\(id)'\(near)\n  the known ones: verify-eq list")
  }

  /// The program that was asked; nil for a map that is known here.
  let program: ExaminedProgram?

  /// The one subject that the page's pictures are of; nil for the chapter's own.
  var pictured: (any Subject)? { isOneSubject ? jobs.first?.subject : nil }
  /// Whether one map was asked about, and not a catalogue.
  let isOneSubject: Bool
}

extension Arguments {
  /// The program's answers, all asked at once; nil where no program was given.
  fileprivate func examinedProgram() throws -> ExaminedProgram? {
    guard let box = try program.box(self, progress: { Console.progress($0) }) else { return nil }
    defer { Console.endProgress() }
    if case .equation(let equation) = what { try ExaminedProgram.accepts(equation, box) }
    return try ExaminedProgram(asking: box, command: program.forward ?? "")
  }

  func options(forWholeCatalogue: Bool) -> CheckOptions {
    var options = CheckOptions(evidence: evidence)
    // Over the whole catalogue fewer draws a check: what they detect is said on each line.
    options.samples = samples ?? (forWholeCatalogue ? 1_000 : 10_000)
    if let seed { options.seed = seed }
    return options
  }
}
