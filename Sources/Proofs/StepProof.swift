import Theorem

/// The file that proves an equation for one map, on the ground that was found.
struct StepProof {
  let writer: Writer
  let ground: Ground

  private var equation: Equation { writer.question.equation }
  private var f: Expression { writer.f }

  /// Where f has pieces.
  private var pieces: PieceProof? {
    switch ground {
    case .line, .box: return nil
    case .pieces, .lineInPieces: break
    }
    return writer.whole.map { PieceProof($0.pieces, ground, isCaseByCase: true) } ?? PieceProof(f, ground)
  }
  private var formula: String {
    writer.question.steps.first?.text ?? writer.question.inPieces?.formula ?? "f"
  }

  func answer() -> ProofFile.Answer {
    let claims = Claims(writer, ground)
    if let reason = claims.undecided { return .undecided(reason: reason) }
    let parts =
      hypotheses
      + [
        Values(
          writer, writer.whole == nil ? f : .variable, ground,
          opening: pieces?.opening ?? "unfold f; repeat split"
        ).part
      ].compactMap { $0 } + claims.parts
    let text = [
      Preamble.head(
        writer.question.command,
        "x = f(z) = \(formula), for \(ground.covers)."),
      "(** ** The map *)",
      definitions(withBase: EquationText.needsBase(equation)) + claims.definitions,
      "(** ** What is proved *)",
      statement(parts),
      "(** ** Proofs *)",
      pieces?.lemmas ?? "",
      parts.map(\.lemma).joined(separator: "\n\n"),
      stepProof,
      conclusion(parts),
    ]
    return .proved(text: text.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n", covers: ground.covers)
  }

  func definitions(withBase: Bool) -> String {
    var lines = writer.whole == nil ? ["Definition f  (z : R) := \(f.coq())."] : []
    if let pieces {
      lines += pieces.definitions
    } else {
      lines.append("Definition f' (z : R) := \(f.slope.coq()).")
    }
    lines += ground.definitions
    if withBase { lines += EquationText.base(writer) }
    return lines.joined(separator: "\n")
  }

  private func statement(_ parts: [ProofPart]) -> String {
    var all = parts.map(\.spoken)
    if ground.isLine {
      all.append("  (* so f is one-to-one *)\n  (forall y z, f y = f z -> y = z)")
    }
    all.append(
      "  (* f has an inverse g\(ground.isLine ? "" : " there"), and whichever way g is written: *)\n  (\(ground.existsWayBack))"
    )
    return "Definition what_is_proved : Prop :=\n" + all.joined(separator: " /\\\n")
      + " /\\\n  forall g, \(ground.leadsBack) ->\n" + EquationText.statement(equation, ground) + "."
  }

  /// Where f is defined, and its slope.
  private var hypotheses: [ProofPart] {
    var parts: [ProofPart] = []
    let isInPieces = writer.whole != nil || f.chooses
    let asks = isInPieces ? [] : f.conditions.map(\.coq)
    if isInPieces, let pieces { parts += pieces.defined() }
    if !asks.isEmpty {
      parts.append(
        ProofPart(
          name: "f_is_defined", comment: "f is defined: Coq's own functions would answer everywhere",
          statement: ground.all + asks.joined(separator: " /\\ "),
          proof: ground.isLine ? "intros z. everywhere." : "intros z Hz. unfold a, b in *. side z."))
    }
    switch ground {
    case .line:
      parts.append(slope("intros z. unfold f, f'. split. slope_everywhere z. \(rising ? "pos" : "neg")."))
    case .box: parts.append(slope("intros z Hz. unfold a, b in *. unfold f, f'. split. slope z. side z."))
    case .pieces, .lineInPieces:
      let (within, way, ends, back) =
        ground.isLine
        ? ("", "line_kink_way_back f f'", "_ _", "(fun t _ => B t)")
        : (" Hz", "kink_way_back f f' a b", "a b", "B")
      parts.append(
        ProofPart(
          name: "slope_of_f", comment: "f' is the slope of f, and is nowhere 0",
          statement: ground.inner + "is_derive f z (f' z) /\\ f' z <> 0",
          proof:
            "intros z\(within) \(offKinks). destruct (\(way) all_pieces) as [g B]. exact (kink_slope f f' g \(ends) \(back) z (inside z\(within) \(offKinks)))."
        ))
    }
    return parts
  }

  /// The hypotheses that z is no kink, by name.
  private var offKinks: String { ground.joints.indices.map { "N\($0)" }.joined(separator: " ") }

  private func slope(_ proof: String) -> ProofPart {
    ProofPart(
      name: "slope_of_f", comment: "f' is the slope of f, and has one sign",
      statement: ground.all + "is_derive f z (f' z) /\\ \(rising ? "0 < f' z" : "f' z < 0")", proof: proof)
  }

  /// Which sign the slope has on the ground.
  private var rising: Bool {
    switch ground {
    case .line: Signs.isPositive(f.slope)
    case .box(let box): Signs.sign(of: f.slope, on: box) == 1
    case .pieces, .lineInPieces: true
    }
  }

  /// What a file needs that speaks of the step on a box, and states something else.
  var stepLemmas: String {
    [hypotheses.map(\.lemma).joined(separator: "\n\n"), stepProof].joined(separator: "\n\n")
  }

  private var stepProof: String {
    var lemmas: [String] = []
    switch ground {
    case .line:
      lemmas.append(
        """
        Lemma step : flow_line f f'.
        Proof.
        split; intros z; destruct (slope_of_f z) as [D S].
        - exact D.
        - unfold f'. smooth_everywhere.
        - lra.
        Qed.
        """)
    case .box:
      lemmas.append(
        """
        Lemma step : flow_step f f' a b.
        Proof.
        split.
        - unfold a, b. lra.
        - intros z Hz. apply (slope_of_f z Hz).
        - intros z Hz. unfold f', a, b in *. smooth z.
        - intros z Hz. assert (S := slope_of_f z Hz). lra.
        Qed.
        """)
    case .pieces, .lineInPieces: break
    }
    if equation == .eq5, writer.question.mistake == nil {
      lemmas.append(EquationText.continuity(ground))
    }
    return lemmas.joined(separator: "\n\n")
  }

  private func conclusion(_ parts: [ProofPart]) -> String {
    let known = parts.map { "split; [ exact \($0.name) | ]." }
    var lines = ["Theorem the_map_does_what_the_chapter_says : what_is_proved.", "Proof."] + known
    switch ground {
    case .line:
      lines += [
        "split; [ exact (line_one_to_one f f' step) | split; [ exact (line_way_back f f' step) | ] ].",
        "intros g back. exact (\(EquationText.theorem(equation, "line_", "f f' g step back"))).",
      ]
    case .box:
      lines += [
        "split; [ exact (way_back_exists f f' a b step) | ].",
        "intros g back. exact (\(EquationText.theorem(equation, "equation_", "f f' g a b step back"))).",
      ]
    case .pieces, .lineInPieces:
      let (within, ends, back) = ground.isLine ? ("", "_ _", "(fun t _ => back t)") : (" Hz", "a b", "back")
      lines.append(
        ground.isLine
          ? "split; [ exact (line_kink_one_to_one f f' all_pieces) | split; [ exact (line_kink_way_back f f' all_pieces) | ] ]."
          : "split; [ exact (kink_way_back f f' a b all_pieces) | ].")
      if equation == .eq5 {
        let theorem =
          ground.isLine ? "line_kink_5 P_Z f f' g all_pieces back" : "kink_5 P_Z f f' g a b back all_pieces"
        lines.append("intros g back. exact (\(theorem) base_is_continuous).")
      } else {
        let base = EquationText.needsBase(equation) ? "P_Z " : ""
        lines.append(
          "intros g back z\(within) \(offKinks). exact (kink_\(equation.number) \(base)f f' g \(ends) \(back) z (inside z\(within) \(offKinks)))."
        )
      }
    }
    return (lines + ["Qed."]).joined(separator: "\n")
  }
}

extension StepProof {
  /// Whether every step of the proof is foreseen to succeed for every real z.
  static func holdsEverywhere(_ writer: Writer) -> Bool {
    let conditions = writer.question.equation == .eq5 ? writer.base.smoothConditions : []
    return holdsEverywhere(writer.f) && conditions.allSatisfy(Signs.holdsEverywhere)
      && Claims(writer, .line).undecided == nil
  }

  static func holdsEverywhere(_ f: Expression) -> Bool {
    guard !f.branches, !f.parts.contains(where: isNarrow) else { return false }
    let slope = f.slope
    guard Signs.isPositive(slope) || Signs.isNegative(slope) else { return false }
    return (f.smoothConditions + slope.smoothConditions).allSatisfy(Signs.holdsEverywhere)
  }

  /// Functions whose slope the tactics for every real z don't know.
  private static func isNarrow(_ part: Expression) -> Bool {
    switch part {
    case .function(let function, _): [.asin, .acos, .acosh, .atanh, .tan].contains(function)
    case .realPower: true
    default: false
    }
  }

  static func holds(_ f: Expression, on box: ClosedRange<Rational>) -> Bool {
    let slope = f.slope
    return Signs.sign(of: slope, on: box) != nil
      && (f.smoothConditions + slope.smoothConditions).allSatisfy { Signs.holds($0, on: box) }
  }
}

extension Expression {
  /// Where it has a slope: as `conditions`, and off the ends of a root's and an inverse function's domain.
  var smoothConditions: [Condition] {
    conditions.map { condition in
      switch condition {
      case .nonNegative(let u): .positive(u)
      case .withinOne(let u, _): .withinOne(u, open: true)
      default: condition
      }
    }
  }
}
