import Theorem

/// The pieces of a proof file for one question: which ground holds, what the statement says, what proves it.
struct Writer {
  let question: ProofFile.Question
  let steps: [Expression]
  /// The density of Z.
  let base: Expression
  /// Whether that is with its constant factor; else it is left out, which both sides of an equation have.
  let baseIsWhole: Bool
  let derivative: Expression?
  let inverse: Expression?
  /// f, where it is given piece by piece.
  let whole: Piecewise?

  /// Throws where a formula has no place in a file.
  init(_ question: ProofFile.Question) throws(Unwritable) {
    self.question = question
    steps = try question.steps.map { step throws(Unwritable) in try Expression(step) }
    (base, baseIsWhole) = try Self.density(of: question.base)
    derivative = try question.derivative.map { claim throws(Unwritable) in try Expression(claim) }
    inverse = try question.inverse.map { claim throws(Unwritable) in try Expression(claim) }
    whole = try question.inPieces.map { map throws(Unwritable) in try Piecewise(map) }
  }

  var f: Expression { steps[0] }
  /// The density of Z, given that it lies in the interval.
  var conditionedBase: any Density {
    question.interval.flatMap { Conditioned(question.base, to: $0) } ?? question.base
  }
  var isChain: Bool { steps.count > 1 || [.eq1, .eq9].contains(question.equation) }

  func answer() -> ProofFile.Answer {
    if let whole, !isChain || question.mistake != nil { return inPieces(whole) }
    if let mistake = question.mistake {
      guard baseIsWhole else {
        return .undecided(
          reason: "the \(question.base.name) base has a constant factor that Coq doesn't know")
      }
      return MistakeRefutation(writer: self, id: mistake).answer()
    }
    let refutation = Refutation(writer: self)
    if isChain {
      if whole == nil, let found = refutation.ofClaims() { return found }
      if let chain = ChainProof(self) { return chain.answer() }
      for box in Ground.boxes(of: question) where whole == nil {
        if let chain = ChainProof(self, from: box) { return chain.answer() }
        if steps.count == 1, let found = refutation.ofTheMap(on: box) { return found }
      }
      return .undecided(
        reason:
          "no boxes were found on which every step is proved to have a slope of one sign, whole or in pieces")
    }
    if let found = refutation.ofClaims() { return found }
    if let ground = everywhere { return StepProof(writer: self, ground: ground).answer() }
    for box in Ground.boxes(of: question) {
      if let ground = ground(on: box) { return StepProof(writer: self, ground: ground).answer() }
      // Before less than the interval is proved: is what was asked false?
      if let found = refutation.ofTheMap(on: box) { return found }
    }
    return .undecided(reason: reason)
  }

  private func inPieces(_ whole: Piecewise) -> ProofFile.Answer {
    guard question.mistake == nil else {
      return .undecided(reason: "the file of a map in pieces is about no mistake")
    }
    let inner = Array(whole.ends.dropFirst().dropLast())
    if goesOn, PieceProof.hold(whole.pieces, inner) {
      return StepProof(writer: self, ground: .lineInPieces(inner)).answer()
    }
    guard whole.rises else { return .undecided(reason: "no proof that every piece rises was found") }
    return StepProof(writer: self, ground: .pieces(whole.ends)).answer()
  }

  /// Every real z, whole or in pieces, where every step of the proof is foreseen to succeed.
  private var everywhere: Ground? {
    if question.interval == nil, question.base.support == .line, StepProof.holdsEverywhere(self) {
      return .line
    }
    if goesOn, f.branches, let joints = PieceProof.joints(of: f),
      Claims(self, .lineInPieces(joints)).undecided == nil
    {
      return .lineInPieces(joints)
    }
    return nil
  }

  private func ground(on box: ClosedRange<Rational>) -> Ground? {
    if !f.branches { return StepProof.holds(f, on: box) ? .box(box) : nil }
    return PieceProof.ends(of: f, on: box).map { .pieces($0) }
  }

  /// Whether z may be any real number.
  private var goesOn: Bool {
    question.interval == nil && question.base.support == .line
      && (question.equation != .eq5 || base.smoothConditions.allSatisfy(Signs.holdsEverywhere))
  }

  private var reason: String {
    guard let box = Ground.boxes(of: question).last else {
      return "the ends of the interval have no exact decimal form"
    }
    let place = "on [\(Ground.shown(box.lowerBound)), \(Ground.shown(box.upperBound))]"
    return f.kinks(on: box).isEmpty
      ? "neither a proof that f' keeps its sign \(place) was found, nor a point that refutes it"
      : "neither a proof nor a point that refutes was found \(place), piece by piece between f's kinks"
  }
}

/// What every file has at its head.
enum Preamble {
  static let imports = """
    From Coq Require Import Reals Lra List.
    From Coquelicot Require Import Coquelicot.
    From Interval Require Import Tactic.
    Require Import ChangeOfVariables Tactics.
    Open Scope R_scope.
    """

  /// The file's first lines: what was asked, what is answered, how to check it.
  static func head(_ command: String, _ answer: String) -> String {
    """
    (** * \(safe(command))

        \(answer)
        What is proved is said first, as [what_is_proved]; the proofs come after it, and the last one joins them.
        To check this file: make proofs, once; then: coqc -R .build/proofs "" FILE *)

    \(imports)
    """
  }

  /// A comment of Coq ends at its own mark, and a quotation mark opens a string in it.
  private static func safe(_ text: String) -> String {
    let marked = text.replacing("(*", with: "( *").replacing("*)", with: "* )")
    let quotes = marked.utf8.reduce(0) { $0 + ($1 == 34 ? 1 : 0) }
    return quotes % 2 == 0 ? marked : marked + "\""
  }
}

/// One part of `what_is_proved`, with the lemma that proves it.
struct ProofPart {
  let name: String
  let comment: String
  let statement: String
  let proof: String

  var lemma: String { "Lemma \(name) : \(statement).\nProof. \(proof) Qed." }
  var spoken: String { "  (* \(comment) *)\n  (\(statement))" }
}

/// What each equation says of a map and any inverse of it, in Coq's words.
enum EquationText {
  /// (3), (4) and (5) speak of densities, the others of slopes alone.
  static func needsBase(_ equation: Equation) -> Bool { [.eq3, .eq4, .eq5].contains(equation) }

  static func base(_ writer: Writer) -> [String] {
    let name = writer.question.base.name
    let constant = writer.baseIsWhole ? "" : ", its constant factor left out: both sides have it"
    let conditioned =
      writer.question.interval == nil
      ? constant : constant + "; conditioned on an interval, both sides are divided by one number"
    return [
      "", "(** The \(name) density\(conditioned). *)", "Definition P_Z (z : R) := \(writer.base.coq()).",
      "(** The density of X by (5), z = g x. *)",
      "Definition P_X (g : R -> R) (x : R) := P_Z (g x) / Rabs (f' (g x)).",
    ]
  }

  static func statement(_ equation: Equation, _ ground: Ground) -> String {
    switch equation {
    case .eq3:
      """
        (* (3) as dz shrinks, the ratio of P_X(x) |dx| to P_Z(z) |dz| tends to 1 *)
        \(ground.joints.isEmpty ? ground.all : ground.inner)P_Z z <> 0 ->
          is_lim (fun dz => (P_X g (f z) * Rabs (f (z + dz) - f z)) / (P_Z z * Rabs dz)) 0 1
      """
    case .eq4:
      """
        (* (4) at x = f z, P_X(x) is |dg/dx| P_Z(z), and dg/dx is there *)
        \(ground.inner)ex_derive g (f z) /\\ P_X g (f z) = Rabs (Derive g (f z)) * P_Z z
      """
    case .eq5:
      """
        (* (5) with P_X(x) = P_Z(z) / |f'(z)|, z = g x, X has in every window the mass that Z has in its preimage *)
        \(ground.windows)
          RInt (P_X g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P_Z u v
      """
    case .eq6:
      """
        (* (6) at x = f z, g has a slope, and the two slopes multiply to 1 *)
        \(ground.inner)ex_derive g (f z) /\\ Derive g (f z) * f' z = 1
      """
    default:
      """
        (* (7) at x = f z, the slope of g is 1 / f'(z) *)
        \(ground.inner)is_derive g (f z) (/ f' z)
      """
    }
  }

  /// That the base is continuous where the ground is, which (5) asks for.
  static func continuity(_ ground: Ground) -> String {
    ground.isLine
      ? "Lemma base_is_continuous : forall z, continuous P_Z z.\nProof. intros z. unfold P_Z. steady_everywhere. Qed."
      : "Lemma base_is_continuous : forall z, a <= z <= b -> continuous P_Z z.\nProof. intros z Hz. unfold P_Z, a, b in *. steady z. Qed."
  }

  /// The theorem of the library that says it.
  static func theorem(_ equation: Equation, _ prefix: String, _ arguments: String) -> String {
    let name =
      equation == .eq5 && prefix == "equation_" ? "equation_5_windows" : "\(prefix)\(equation.number)"
    return
      "\(name) \(needsBase(equation) ? "P_Z " : "")\(arguments)\(equation == .eq5 ? " base_is_continuous" : "")"
  }
}
