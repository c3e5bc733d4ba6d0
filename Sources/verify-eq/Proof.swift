import Proofs
import Theorem

extension Arguments {
  /// `--proof`: the file for the proof assistant, what to print, and the exit code.
  func writtenProof() throws(UsageError) -> (text: String?, message: String, code: Int32) {
    guard case .equation(let number) = what else {
      throw UsageError("--proof is about one equation; try: verify-eq 7 --forward \"z + 0.5*sin(z)\" --proof eq7.v")
    }
    let path = proof ?? "eq.v"
    let next = "check it: make proofs, once; then: coqc -R .build/proofs \"\" \(path)"
    switch try ProofFile.write(question(number)) {
    case .proved(let text, let covers):
      return (text, "(\(number)) proof written, for \(covers): \(path)\n\(next)\n", 0)
    case .refuted(let text, let witness):
      return (text, "(\(number)) refutation written, at \(witness): \(path)\n\(next)\n", 1)
    case .undecided(let reason):
      return (nil, "(\(number)) undecided, no file written: \(reason)\n", 3)
    }
  }

  private func question(_ equation: Int) throws(UsageError) -> ProofFile.Question {
    do {
      var steps = try forward.map { text throws(FormulaError) in try Formula(text) }
      var base: any Density = Normal()
      if let map {
        guard let ours = Catalogue.scalarMap(named: map) ?? Catalogue.counterexamples.first(where: { $0.name == map }) else {
          throw UsageError("--proof knows the maps of the line; try: --map sinh")
        }
        base = Catalogue.base(for: ours)
        if let spline = ours as? Spline {
          return ProofFile.Question(equation: equation, spline: spline, base: base, command: Self.typed(words))
        }
        guard let formula = try? Formula(ours.formula) else {
          throw UsageError("'\(map)' has no formula of one line; try: --forward \"z + 0.5*sin(z)\"")
        }
        steps = [formula]
      }
      if steps.isEmpty {
        let telltale = [1, 9].contains(equation) ? ["z/2", "1 - sinh(z)/3", "2*z + 1"] : ["1 - sinh(z)/3"]
        steps = try telltale.map { text throws(FormulaError) in try Formula(text) }
      }
      if let name = self.base {
        guard let named = Catalogue.base(named: name) else { throw UsageError("there is no base '\(name)'; the known ones: verify-eq list") }
        base = named
      }
      return ProofFile.Question(
        equation: equation, steps: steps, derivative: try derivative.map { text throws(FormulaError) in try Formula(text) },
        inverse: try inverse.map { text throws(FormulaError) in try Formula(text, in: .x) }, base: base, interval: on,
        mistake: mistake, command: Self.typed(words))
    } catch let error as FormulaError {
      throw UsageError("that formula can't be read\n\(error.description)")
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(error)")
    }
  }

  /// The command, its formulas in quotation marks, without the path.
  private static func typed(_ words: [String]) -> String {
    var rest = words[...]
    var shown = ["verify-eq"]
    while let word = rest.popFirst() {
      if word == "--proof" {
        _ = rest.popFirst()
      } else if !word.hasPrefix("--proof=") {
        let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-._=".contains($0) }
        shown.append(plain ? word : "\"\(word)\"")
      }
    }
    return shown.joined(separator: " ")
  }
}
