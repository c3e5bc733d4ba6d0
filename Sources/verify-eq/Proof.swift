import Kit
import Proofs
import Theorem

extension Arguments {
  /// `--proof PATH`: the file for the proof assistant, what to print, and the exit code. Coq itself is never run.
  func writtenProof() throws -> (text: String?, message: String, code: Int32) {
    guard case .equation(let equation) = what, let path = proof else {
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
    let settings = try settings.all()
    guard settings.count == 1 else {
      throw Failure("--proof is about one setting of the parameters; give each --let one value")
    }
    guard try intervals(settings[0]).count < 2 else {
      throw Failure("--proof is about maps of the line; give one interval: --on -2...2")
    }
    try checkName(path)
    let next = path == "-" ? "" : "check it: make proofs, once; then: coqc -R .build/proofs \"\" \(path)\n"
    switch ProofFile.write(try asked(equation, settings[0])) {
    case .proved(let text, let covers):
      return (text, "(\(equation.number)) proof written, for \(covers)\n\(next)", 0)
    case .refuted(let text, let witness):
      return (text, "(\(equation.number)) refutation written, at \(witness)\n\(next)", 1)
    case .undecided(let reason):
      return (nil, "(\(equation.number)) undecided, no file written: \(reason)\n", 3)
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

  private func asked(_ equation: Equation, _ parameters: Parameters) throws -> ProofFile.Question {
    let command = Self.typed(words)
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
    if let text = self.base { base = try BaseChoice(parameters.substituted(in: text)).density(default: base) }
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
      interval: try intervals(parameters).first, mistake: mistake,
      command: command)
  }

  /// The command, what a shell would read in another way in quotation marks, without the path.
  private static func typed(_ words: [String]) -> String {
    var rest = words[...]
    var shown = ["verify-eq"]
    while let word = rest.popFirst() {
      if word == "--proof" {
        _ = rest.popFirst()
      } else if !word.hasPrefix("--proof=") {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-._=".contains($0) }
        shown.append(isPlain ? word : "\"\(word)\"")
      }
    }
    return shown.joined(separator: " ")
  }
}
