import Kit
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
    let settings = try arguments.parameters.all()
    let choice = try arguments.choice(settings[0])
    var claim = mistake.map { Claim.mistake($0) } ?? .reference
    var skipped: [String] = []

    // One subject, or for each equation those that it is shown on.
    var given: (any Subject)?
    var variants: [Variant] = []
    var claims: [Claim] = []
    program = try arguments.examinedProgram()
    if let program {
      given = program
    } else if !arguments.forward.isEmpty {
      let typed = try settings.map { try arguments.typed(with: $0) }
      let names = settings.map { settings.count > 1 ? "\($0)" : nil }
      let subjects = try zip(typed, names).map { try $0.subject(named: $1) }
      let subject = subjects[0]
      if subjects.count > 1 {
        variants = zip(settings, subjects).map { Variant(parameters: $0, subject: $1) }
      }
      if let path = arguments.program.table {
        guard variants.isEmpty else {
          throw Failure("--table holds the numbers of one setting; give each --let one value")
        }
        given = Tabled(subject, beside: try Table(path: path))
      } else {
        given = subject
        if mistake == nil {
          claims = try zip(typed, subjects).map { try $0.claim(of: $1) }
          claim = claims[0]
        }
      }
    } else if let name = arguments.map {
      guard let named = try Catalogue.subject(named: name, choice) else {
        let near =
          nearest(to: String(name.prefix { $0 != "(" }), among: Catalogue.names).map {
            "; did you mean '\($0)'?"
          } ?? ""
        throw Failure("there is no map '\(name)'\(near)\n  the known ones: verify-eq list maps")
      }
      given = named
    } else {
      given = mistake?.probe
      if mistake != nil, !choice.isDefault {
        throw Failure(
          "--mistake alone brings its own map and base; with --base or --on give a map too: --map falling-sinh"
        )
      }
    }

    var jobs: [(Equation, any Subject)] = []
    if let equation = arguments.equation {
      if let given {
        let subjects = variants.isEmpty ? [given] : variants.map(\.subject)
        for (i, subject) in subjects.enumerated() {
          try equation.accepts(subject, claims.isEmpty ? claim : claims[i])
        }
        jobs = subjects.map { (equation, $0) }
      } else {
        var left: [NotApplicable] = []
        jobs = Catalogue.subjects(for: equation, choice) { left.append($0) }.map { (equation, $0) }
        skipped = left.map(\.reason)
        if jobs.isEmpty { throw left.first ?? NotApplicable("(\(equation.number)) has no map for this base") }
      }
    } else {
      for equation in mistake?.equations ?? Equation.all {
        // `all` passes over an equation that has no evidence of the kinds asked for; asked by number, it says so.
        guard arguments.evidence.map({ !$0.isDisjoint(with: equation.offers) }) ?? true else { continue }
        if let given {
          // `all` means every equation that speaks of what was given and can see the claim.
          guard equation.speaks(of: given), (try? equation.accepts(given, claim)) != nil else { continue }
          jobs += (variants.isEmpty ? [given] : variants.map(\.subject)).map { (equation, $0) }
        } else {
          jobs += Catalogue.subjects(for: equation, choice) { skipped.append($0.reason) }
            .filter { equation.mayGive(arguments.evidence, of: $0) }.map { (equation, $0) }
        }
      }
      guard !jobs.isEmpty else {
        throw Failure("no equation speaks of that; try one by its number, such as: verify-eq 8")
      }
    }
    self.jobs = jobs
    self.variants = variants
    onlySetting = settings[0]
    self.claims = claims
    self.claim = claim
    self.choice = choice
    isOneSubject = given != nil
    self.skipped = skipped.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    options = arguments.options(forWholeCatalogue: given == nil)
  }

  /// The settings of the parameters, where there are several, each with its subject.
  let variants: [Variant]

  /// One setting of the parameters.
  struct Variant {
    let parameters: Parameters
    let subject: any Subject
    var name: String { "\(parameters)" }
  }

  /// The parameters with which a subject was typed.
  func parameters(of subject: any Subject) -> Parameters {
    variants.first { $0.subject.mapName == subject.mapName }?.parameters ?? onlySetting
  }
  private let onlySetting: Parameters

  /// What is claimed of a subject: with several settings each has its own.
  func claim(of subject: any Subject) -> Claim {
    let index = variants.firstIndex { $0.subject.mapName == subject.mapName } ?? 0
    return claims.indices.contains(index) ? claims[index] : claim
  }
  private let claims: [Claim]

  /// The mistake with this id, or the nearest known one.
  private static func mistake(_ id: String) throws(Failure) -> Mistake {
    if let mistake = Mistake.named(id) { return mistake }
    let near = nearest(to: id, among: Mistake.all.map(\.id)).map { "; did you mean '\($0)'?" } ?? ""
    throw Failure("there is no mistake '\(id)'\(near)\n  the known ones: verify-eq list")
  }

  /// The program that was asked; nil for a map that is known here.
  let program: ExaminedProgram?

  /// The one subject that the page's pictures are of; nil for the chapter's own.
  var pictured: (any Subject)? { isOneSubject ? jobs.first?.subject : nil }
  /// Whether one map was asked about, and not a catalogue.
  let isOneSubject: Bool
}

extension Arguments {
  /// The base and the intervals, with these values of the parameters.
  fileprivate func choice(_ parameters: Parameters) throws -> BaseChoice {
    BaseChoice(base.map(parameters.substituted), on: try intervals(parameters), in: try region(parameters))
  }

  /// The region, where comparisons describe one; that they can be read, `intervals` has seen.
  private func region(_ parameters: Parameters) throws -> Region? {
    guard let on, Region.isOne(on), let first = steps.first else { return nil }
    return try Region(on, of: FormulaList(map: first.forward, with: parameters))
  }

  /// What was typed, with these values of the parameters.
  fileprivate func typed(with parameters: Parameters) throws -> Typed {
    Typed(steps: steps, aboutX: aboutX, base: try choice(parameters), with: parameters)
  }

  /// The program's answers, all asked at once; nil where no program was given.
  fileprivate func examinedProgram() throws -> ExaminedProgram? {
    guard let box = try program.box(self, progress: { Terminal.progress($0) }) else { return nil }
    defer { Terminal.progress("") }
    if let equation { try ExaminedProgram.accepts(equation, box) }
    return try ExaminedProgram(asking: box, command: program.forward ?? "")
  }

  func options(forWholeCatalogue: Bool) -> CheckOptions {
    var options = CheckOptions(evidence: evidence)
    // Over the whole catalogue fewer draws a check: what they detect is said on each line.
    options.samples = samples ?? (forWholeCatalogue ? 1_000 : 10_000)
    if let seed { options.seed = seed }
    options.threads = threads ?? Terminal.cores
    return options
  }
}

extension Asked {
  /// All checks that were asked for, on as many threads as the options allow; the report doesn't depend on how many.
  ///
  /// One subject after another is taken up as a thread comes free; what is left of the threads is for the draws of each.
  ///
  /// What an equation refuses is thrown where one equation was asked, and left out with a line where all were.
  func checked(progress: (String) -> Void) async throws -> (report: Report, refused: [String]) {
    var refused: [String?] = Array(repeating: nil, count: jobs.count)
    var results: [[Check]] = Array(repeating: [], count: jobs.count)
    var done = 0
    let atOnce = min(self.options.threads, jobs.count)
    var options = self.options
    options.threads = self.options.threads / max(atOnce, 1)
    try await withThrowingTaskGroup(of: (Int, [Check], NotApplicable?).self) { [options] group in
      var waiting = jobs.indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let job = jobs[index]
        group.addTask {
          do throws(NotApplicable) {
            return (index, try job.equation.checks(of: job.subject, claim(of: job.subject), options), nil)
          } catch {
            if jobs.count == 1 { throw error }
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
        progress("\(done) of \(jobs.count) subjects checked")
      }
    }
    return (Report(results.flatMap { $0 }), refused.compactMap { $0 })
  }
}
