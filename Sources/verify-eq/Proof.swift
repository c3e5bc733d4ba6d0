import Kit
import Proofs
import Theorem

extension Arguments {
  /// `--proof PATH`: the file for the proof assistant, what to print, and the exit code. Coq itself is never run.
  func writtenProof() throws -> (text: String?, message: String, code: Int32) {
    guard let equation, let path = proof else {
      throw Failure("--proof is about one equation; try: verify-eq 7 --proof eq7.v")
    }
    guard ProofFile.equations.contains(equation) else {
      let known = ProofFile.equations.map { "(\($0.number))" }.joined(separator: " ")
      throw Failure(
        "no proof file is written for (\(equation.number)), only for \(known); try: verify-eq 5 --proof eq5.v"
      )
    }
    guard outputs.isEmpty else {
      throw Failure("--proof writes its own file and nothing else; leave \(outputs[0].format.option) out")
    }
    let settings = try parameters.all()
    guard settings.count == 1 else {
      throw Failure("--proof is about one setting of the parameters; give each --let one value")
    }
    try checkName(path)
    let next = path == "-" ? "" : "check it: make proofs, once; then: coqc -R .build/proofs \"\" \(path)\n"
    func said(_ words: String) -> String {
      "(\(equation.number)) \(words)".wrapped(to: Terminal.width, hanging: 4).joined(separator: "\n") + "\n"
    }
    switch ProofFile.write(try asked(equation, settings[0])) {
    case .proved(let text, let covers): return (text, said("proof written, for \(covers)") + next, 0)
    case .refuted(let text, let witness): return (text, said("refutation written, at \(witness)") + next, 1)
    case .undecided(let reason): return (nil, said("undecided, no file written: \(reason)"), 3)
    }
  }

  /// Coq takes the name of a file for the name of a module.
  private func checkName(_ path: String) throws(Failure) {
    if path == "-" { return }
    let name = path.split(separator: "/").last ?? ""
    let stem = name.hasSuffix(".v") ? name.dropLast(2) : ""
    let letters = stem.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == 95 }
    guard letters, let first = stem.utf8.first, !(48...57).contains(first) else {
      throw Failure(
        "'\(name)' is no name for a file of Coq: letters, digits and _, then .v; try: --proof eq7.v")
    }
  }

  /// (8): a typed map, coordinate by coordinate.
  private func askedOfCoordinates(_ command: String, _ parameters: Parameters) throws -> ProofFile.Question {
    guard let typed = forward.first, forward.count == 1, mistake == nil, !hasClaims else {
      throw Failure(
        "--proof of (8) is about one typed map and no claim; try: verify-eq 8 --forward \"z1, z2*exp(z1)\" --proof eq8.v"
      )
    }
    let list = try FormulaList(map: typed, with: parameters)
    let components = list.components
    let on = try intervals(parameters)
    if let text = self.on, Region.isOne(text), try Region(text, of: list).condition != nil {
      throw Failure(
        "--proof of (8) is about boxes, and '\(text)' is none; leave it out, or give one interval a coordinate"
      )
    }
    let normal = Array<any Density>(repeating: Normal(), count: components.count)
    let text = base.map(parameters.substituted)
    var question = ProofFile.Question(equation: .eq8, steps: components, command: command)
    question.factors = try onItsSupport(text, on) { try $0.product(default: normal).factors }
    question.isConditioned = !on.isEmpty
    return question
  }

  /// Asks of the base that was typed; a typed density may have its mass on the interval alone.
  private func onItsSupport<Answer>(
    _ text: String?, _ on: [Domain], _ ask: (BaseChoice) throws -> Answer
  ) throws -> Answer {
    do {
      return try ask(BaseChoice(text))
    } catch {
      guard !on.isEmpty else { throw error }
      return try ask(BaseChoice(text, on: on))
    }
  }

  private func asked(_ equation: Equation, _ parameters: Parameters) throws -> ProofFile.Question {
    let command = command(without: ["--proof"])
    if equation == .eq8 { return try askedOfCoordinates(command, parameters) }
    guard try intervals(parameters).count < 2 else {
      throw Failure("--proof is about maps of the line; give one interval: --on -2...2")
    }
    var base: any Density = Normal()
    var steps = try forward.map { try Formula(map: $0, with: parameters) }
    if let map {
      guard
        let ours = try Catalogue.scalarMap(named: map)
          ?? Catalogue.counterexamples.first(where: { $0.name == map })
      else { throw Failure("--proof is about maps of the line; try: --map sinh") }
      base = Catalogue.defaultBase(on: ours.domain) ?? base
      guard let asked = ProofFile.Question(equation: equation, map: ours, base: base, command: command) else {
        throw Failure("'\(map)' has no formula of one line; try: --forward \"z + 0.5*sin(z)\"")
      }
      if asked.inPieces != nil { return asked }
      steps = asked.steps
    }
    // With no map, the chapter's own.
    if steps.isEmpty {
      steps = try equation.example.line?.map.steps.map { try Formula($0.formula) } ?? []
    }
    let interval = try intervals(parameters).first
    if let text = self.base.map(parameters.substituted) {
      base = try onItsSupport(text, interval.map { [$0] } ?? []) { try $0.density(default: base) }
    }
    // Without a map of the reader's there is no claim of the reader's either.
    guard aboutX == nil, self.steps.allSatisfy({ $0.logDerivative == nil }) else {
      throw Failure("--proof is about --derivative and --inverse; leave the other claims out")
    }
    guard self.steps.count < 2 || !hasClaims else {
      throw Failure("--proof takes claims about one --forward; leave them out of the chain")
    }
    let (derivative, inverse) = (self.steps.first?.derivative, self.steps.first?.inverse)
    return ProofFile.Question(
      equation: equation, steps: steps,
      derivative: try derivative.map { try Formula($0, about: steps) },
      inverse: try inverse.map { try Formula($0, atImageOf: steps) }, base: base,
      interval: interval, mistake: mistake, command: command)
  }
}
