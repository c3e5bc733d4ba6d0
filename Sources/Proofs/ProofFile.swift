import Theorem

/// A file for the proof assistant Coq that states what a command asked of a map, and proves it or refutes it.
///
/// x = f(z), f typed or from the catalogue. The file says first what is proved, `what_is_proved`, with
/// `is_derive f z (f' z)` in it, f′ being the symbolic slope; the proofs follow, and Coq's kernel has the last word.
/// Domain: equations (1), (3), (4), (5), (6), (7) and (9) on the line; tried in this order: every real z, the box that
/// `certified` covers, the same box in pieces where f has kinks at rational points.
/// Edge cases: nothing here runs Coq, and nothing written here is trusted by it. `undecided` where the writer finds
/// neither a proof nor a point that refutes; a proof that Coq can't finish in time is undecided too, never a refutation.
/// Source: the theorems of notebooks-md/proofs; Boldo, Lelay & Melquiond, Coquelicot (2015); Melquiond, Interval (2008).
public enum ProofFile {
  /// What a command asked for.
  public struct Question: Sendable {
    /// What is asked.
    public var equation: Equation
    /// f, or the steps of a chain in order.
    public var steps: [Formula]
    /// f itself where it has no formula of one line, but one for each of its pieces.
    public var inPieces: (any ScalarMap)?
    /// The claimed slope of f, in z.
    public var derivative: Formula?
    /// The claimed inverse of f, in x.
    public var inverse: Formula?
    /// The density of Z.
    public var base: any Density
    /// Where z is taken from, if not from all of the base's support.
    public var interval: Domain?
    /// The id of a known mistake that stands in for the formula.
    public var mistake: String?
    /// The command as it was typed, for the file's first lines.
    public var command: String

    /// A question about a map of the catalogue; nil where it has no formula, whole or in pieces.
    public init?(equation: Equation, map: any ScalarMap, base: any Density = Normal(), command: String) {
      let isInPieces = !map.pieces.isEmpty
      guard let steps = isInPieces ? [] : (try? Formula(map.formula)).map({ [$0] }) else { return nil }
      self.init(equation: equation, steps: steps, base: base, command: command)
      inPieces = isInPieces ? map : nil
    }

    /// A question about one map, or about a chain of steps.
    public init(
      equation: Equation, steps: [Formula], derivative: Formula? = nil, inverse: Formula? = nil,
      base: any Density = Normal(), interval: Domain? = nil, mistake: String? = nil, command: String
    ) {
      self.equation = equation
      self.steps = steps
      self.derivative = derivative
      self.inverse = inverse
      self.base = base
      self.interval = interval
      self.mistake = mistake
      self.command = command
    }
  }

  /// What was written.
  public enum Answer: Sendable, Equatable {
    /// A file that proves what was asked; `covers` says for which z.
    case proved(text: String, covers: String)
    /// A file that proves it false; `witness` says where.
    case refuted(text: String, witness: String)
    /// No file, and why.
    case undecided(reason: String)
  }

  /// The equations that a file can be about.
  public static let equations: [Equation] = [.eq1, .eq3, .eq4, .eq5, .eq6, .eq7, .eq9]

  /// The file for a question.
  public static func write(_ question: Question) -> Answer {
    guard equations.contains(question.equation) else {
      return .undecided(
        reason:
          "no proof file is written for (\(question.equation.number)); there are some for \(list(equations))")
    }
    precondition(
      !question.steps.isEmpty || question.inPieces != nil, "a question about a map needs a formula")
    var steps: [Expression] = []
    for formula in question.steps {
      guard let expression = Expression(formula) else { return .undecided(reason: tooLong) }
      steps.append(expression)
    }
    guard let writer = Writer(question, steps) else { return .undecided(reason: tooLong) }
    return writer.answer()
  }

  private static let tooLong =
    "the formula is too long for a proof file, or has a number of more than 36 digits"

  private static func list(_ equations: [Equation]) -> String {
    equations.map { "(\($0.number))" }.joined(separator: ", ")
  }
}
