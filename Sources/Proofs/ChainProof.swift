import Theorem

/// The file about a chain of steps, of any number: (1), its way back, or (9), its density.
///
/// Each step is proved on a box of its own, which holds what the step before it makes of its box.
struct ChainProof {
  let writer: Writer
  /// One for each step, in order; nil for the whole line.
  let boxes: [ClosedRange<Rational>]?

  /// nil where a step has a kink, or where no boxes were found on which each step is proved.
  init?(_ writer: Writer) {
    self.writer = writer
    let question = writer.question
    let conditions = question.equation == .eq9 ? writer.base.smoothConditions : []
    let everywhere =
      question.interval == nil && question.base.support == .line
      && writer.steps.allSatisfy(StepProof.holdsEverywhere) && conditions.allSatisfy(Signs.holdsEverywhere)
    if everywhere {
      boxes = nil
      return
    }
    guard let found = Ground.boxes(of: question).lazy.compactMap({ Self.boxes(writer.steps, from: $0) }).first
    else {
      return nil
    }
    boxes = found
  }

  /// On a box, whether or not a proof without one could be found.
  init?(_ writer: Writer, from box: ClosedRange<Rational>) {
    guard let boxes = Self.boxes(writer.steps, from: box) else { return nil }
    self.writer = writer
    self.boxes = boxes
  }

  var ground: Ground { boxes.map { .box($0[0]) } ?? .line }
  private var count: Int { writer.steps.count }
  private var isDensity: Bool { writer.question.equation == .eq9 }

  /// A box for each step, each a little wider than the image of the one before.
  private static func boxes(_ steps: [Expression], from box: ClosedRange<Rational>) -> [ClosedRange<
    Rational
  >]? {
    var boxes = [box]
    for (index, step) in steps.enumerated() {
      guard !step.branches, StepProof.holds(step, on: boxes[index]) else { return nil }
      if index + 1 == steps.count { break }
      let ends: [Interval] = [boxes[index].lowerBound, boxes[index].upperBound].map { step.value($0.value()) }
      let (low, high) = (Swift.min(ends[0].lower, ends[1].lower), Swift.max(ends[0].upper, ends[1].upper))
      let scale = 1e6 / Swift.max(1, Swift.max(low.magnitude, high.magnitude)).rounded(.up)
      guard scale >= 1,
        let a = Rational(Int128((low * scale.rounded()).rounded(.down)) - 1, over: Int128(scale.rounded())),
        let b = Rational(Int128((high * scale.rounded()).rounded(.up)) + 1, over: Int128(scale.rounded()))
      else { return nil }
      boxes.append(a...b)
    }
    return boxes
  }

  func answer() -> ProofFile.Answer {
    let claims = Claims(
      writer, ground, unfolding: unfolding,
      slopes: "f', " + (1...count).map { "f\($0)'" }.joined(separator: ", "))
    if let reason = claims.undecided { return .undecided(reason: reason) }
    let hypotheses = parts
    let values = [Values(writer, composite, ground, opening: "unfold \(unfolding); repeat split").part]
      .compactMap { $0 }
    let all = hypotheses + values + claims.parts
    let words = writer.question.steps.map(\.text).joined(separator: ", then ")
    let text = [
      Preamble.head(writer.question.command, "x = f(z): \(words), for \(ground.covers)."),
      "(** ** The chain *)", definitions + claims.definitions, "(** ** What is proved *)", statement(all),
      "(** ** Proofs *)", stepLemmas, all.map(\.lemma).joined(separator: "\n\n"), conclusion(all),
    ]
    return .proved(
      text: text.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n", covers: ground.covers)
  }

  /// f as one formula, for its values alone.
  private var composite: Expression { writer.steps.reduce(.variable) { inner, step in step.at(inner) } }
  private var unfolding: String { "f, " + (1...count).map { "f\($0)" }.joined(separator: ", ") }

  // MARK: The statement

  /// f3 (f2 (f1 z)), for the first k steps.
  private func along(_ k: Int, _ z: String = "z") -> String {
    (1...Swift.max(k, 1)).reduce(z) { inner, i in
      k == 0 ? inner : "f\(i) \(inner == z && !z.contains(" ") ? z : "(\(inner))")"
    }
  }
  /// The same, as an argument.
  private func stage(_ k: Int, _ z: String = "z") -> String {
    k == 0 ? (z.contains(" ") ? "(\(z))" : z) : "(\(along(k, z)))"
  }

  var definitions: String {
    var lines: [String] = []
    for (i, step) in writer.steps.enumerated() {
      lines.append("Definition f\(i + 1)  (z : R) := \(step.coq()).")
      lines.append("Definition f\(i + 1)' (z : R) := \(step.slope.coq()).")
    }
    let slopes = (1...count).reversed().map { "f\($0)' \(stage($0 - 1))" }
    lines += [
      "", "(** The chain, and the product of its slopes, each taken where its own step is entered. *)",
      "Definition f  (z : R) := \(along(count)).",
      "Definition f' (z : R) := \(slopes.joined(separator: " * ")).",
      "Definition steps : chain := \((1...count).map { "(f\($0), f\($0)') :: " }.joined())nil.",
    ]
    if let boxes {
      lines.append("Definition a := \(Expression.number(boxes[0].lowerBound).coq()).")
      lines.append("Definition b := \(Expression.number(boxes[0].upperBound).coq()).")
    }
    if isDensity {
      let factors = (1...count).map { "Rabs (f\($0)' \(stage($0 - 1, "z0")))" }
      lines += [
        "", "(** The \(writer.question.base.name) density. *)",
        "Definition P_Z (z : R) := \(writer.base.coq()).",
        "(** The density of X by (9), z0 = g x. *)",
        "Definition P_X (g : R -> R) (x : R) := let z0 := g x in P_Z z0 / (\(factors.joined(separator: " * "))).",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func over(_ k: Int) -> String {
    guard let boxes else { return "forall z : R, " }
    return "forall z, \(spelled(boxes[k].lowerBound)) <= z <= \(spelled(boxes[k].upperBound)) -> "
  }
  private func spelled(_ q: Rational) -> String { Expression.number(q).coq(level: 4) }

  /// Where each step is defined, and the slope of the whole.
  private var parts: [Part] {
    var parts: [Part] = []
    for (i, step) in writer.steps.enumerated() {
      let asks = step.conditions.map(\.coq)
      guard !asks.isEmpty else { continue }
      parts.append(
        Part(
          name: "f\(i + 1)_is_defined", comment: "step \(i + 1) is defined where it is entered",
          statement: over(i) + asks.joined(separator: " /\\ "),
          proof: boxes == nil ? "intros z. everywhere." : "intros z Hz. side z."))
    }
    parts.append(
      Part(
        name: "slope_of_f", comment: "f' is the slope of f, and is nowhere 0",
        statement: ground.all + "is_derive f z (f' z) /\\ f' z <> 0",
        proof: boxes == nil ? "intros z. split; apply step." : "intros z Hz. split; now apply step."))
    return parts
  }

  private func statement(_ parts: [Part]) -> String {
    var lines = parts.map(\.spoken)
    if isDensity {
      lines.append("  (* f has an inverse g, and whichever way g is written: *)\n  (\(ground.existsWayBack))")
    } else {
      for k in 1...count {
        let way =
          boxes.map {
            "leads_back g f\(k) (\(spelled($0[k - 1].lowerBound))) (\(spelled($0[k - 1].upperBound)))"
          } ?? "forall z, g (f\(k) z) = z"
        lines.append("  (* step \(k) has an inverse *)\n  (exists g, \(way))")
      }
    }
    let head = "Definition what_is_proved : Prop :=\n" + lines.joined(separator: " /\\\n") + " /\\\n"
    if isDensity {
      return head + """
          forall g, \(ground.leadsBack) ->
          (* (9) with P_X(x) = P_Z(z0) / (|f1'(z0)| |f2'(z1)| ...), X has in every window the mass that Z has in its preimage *)
          \(ground.windows)
            RInt (P_X g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P_Z u v.
        """
    }
    let names = (1...count).map { "g\($0)" }
    let ways = names.enumerated().map { k, g in "(\(over(k))\(g) (f\(k + 1) z) = z) ->" }
    let undone = names.reversed().reduce("f z") { inner, g in "\(g) (\(inner))" }
    return head + """
        (* whichever way each step's inverse is written: *)
        forall \(names.joined(separator: " ")) : R -> R, \(ways.joined(separator: " "))
        (* (1) the last step undone first leads back *)
        \(ground.all)\(undone) = z.
      """
  }

  // MARK: The proofs

  /// Each step, where it leads, and the whole; the lemma `step` is about f.
  var stepLemmas: String {
    var lemmas: [String] = []
    for (k, step) in writer.steps.enumerated() {
      let (f, slope) = ("f\(k + 1)", "f\(k + 1)'")
      guard let boxes else {
        let sign = Signs.isPositive(step.slope) ? "apply Rgt_not_eq; red; pos" : "apply Rlt_not_eq; neg"
        lemmas.append(
          """
          Lemma step_\(k + 1) : flow_line \(f) \(slope).
          Proof. split; intros z; unfold \(f), \(slope); [ slope_everywhere z | smooth_everywhere | first [ lra | \(sign) ] ]. Qed.
          """)
        continue
      }
      let (low, high) = (spelled(boxes[k].lowerBound), spelled(boxes[k].upperBound))
      lemmas.append(
        """
        Lemma step_\(k + 1) : flow_step \(f) \(slope) (\(low)) (\(high)).
        Proof. split; [ lra | .. ]; intros z Hz; unfold \(f), \(slope); [ slope z | smooth z | side z ]. Qed.
        """)
      guard k + 1 < count else { continue }
      let (a, b) = (spelled(boxes[k + 1].lowerBound), spelled(boxes[k + 1].upperBound))
      lemmas.append(
        """
        Lemma enters_\(k + 2) : forall z, \(low) <= z <= \(high) -> \(a) <= \(f) z <= \(b).
        Proof.
        intros z Hz. assert (I := image \(f) \(slope) _ _ step_\(k + 1) z Hz).
        assert (\(a) <= Rmin (\(f) (\(low))) (\(f) (\(high)))) by (apply Rmin_glb; unfold \(f); a_value).
        assert (Rmax (\(f) (\(low))) (\(f) (\(high))) <= \(b)) by (apply Rmax_lub; unfold \(f); a_value).
        lra.
        Qed.
        """)
    }
    if let boxes {
      let each = (1...count).map { k in
        k < count
          ? "split; [ exact step_\(k) | ]. exists (\(spelled(boxes[k].lowerBound))), (\(spelled(boxes[k].upperBound))). split; [ exact enters_\(k + 1) | ].\n"
          : "split; [ exact step_\(k) | ]. destruct (image_has_ends f\(k) f\(k)' _ _ step_\(k)) as [c [d [B L]]]. exists c, d. now split.\n"
      }
      lemmas.append(
        """
        Lemma step : flow_step f f' a b.
        Proof.
        apply (same_step f f' (through steps) (slope_along steps)).
        { intros z. reflexivity. } { intros z. unfold f'. simpl. ring. }
        apply equation_9_slope. unfold a, b. simpl.
        \(each.joined())Qed.
        """)
    } else {
      lemmas.append(
        """
        Lemma step : flow_line f f'.
        Proof.
        apply (same_line f f' (through steps) (slope_along steps)).
        { intros z. reflexivity. } { intros z. unfold f'. simpl. ring. }
        apply line_9. repeat constructor; try apply \((1...count).map { "step_\($0)" }.joined(separator: "; try apply ")).
        Qed.
        """)
    }
    if isDensity, writer.question.mistake == nil {
      lemmas.append(
        boxes == nil
          ? "Lemma base_is_continuous : forall z, continuous P_Z z.\nProof. intros z. unfold P_Z. smooth_everywhere. Qed."
          : "Lemma base_is_continuous : forall z, a <= z <= b -> continuous P_Z z.\nProof. intros z Hz. unfold P_Z, a, b in *. smooth z. Qed."
      )
    }
    return lemmas.joined(separator: "\n\n")
  }

  private func conclusion(_ parts: [Part]) -> String {
    var lines = ["Theorem the_chain_does_what_the_chapter_says : what_is_proved.", "Proof."]
    lines += parts.map { "split; [ exact \($0.name) | ]." }
    if isDensity {
      lines += [
        boxes == nil
          ? "split; [ exact (line_way_back f f' step) | ]."
          : "split; [ exact (way_back_exists f f' a b step) | ].",
        "assert (E : forall g x, P_X g x = pushed P_Z f' g x).",
        "{ intros g x. unfold P_X, pushed, f'. rewrite ?Rabs_mult. f_equal. ring. }",
        boxes == nil
          ? "intros g back u v L. rewrite <- (line_5 P_Z f f' g step back base_is_continuous u v L). apply RInt_ext. intros x _. apply E."
          : "intros g back u v Hu L Hv. rewrite <- (equation_5_windows P_Z f f' g a b step back base_is_continuous u v Hu L Hv). apply RInt_ext. intros x _. apply E.",
      ]
    } else {
      for k in 1...count {
        let theorem =
          boxes == nil ? "line_way_back f\(k) f\(k)' step_\(k)" : "way_back_exists _ _ _ _ step_\(k)"
        lines.append("split; [ exact (\(theorem)) | ].")
      }
      lines.append(
        "intros \((1...count).map { "g\($0)" }.joined(separator: " ")) \((1...count).map { "B\($0)" }.joined(separator: " ")) z\(boxes == nil ? "" : " Hz"). unfold f."
      )
      if boxes != nil {
        lines.append("unfold a, b in Hz. assert (H1 := Hz).")
        for k in 1..<Swift.max(count, 1) { lines.append("assert (H\(k + 1) := enters_\(k + 1) _ H\(k)).") }
      }
      for k in (1...count).reversed() {
        lines.append("rewrite B\(k)\(boxes == nil ? "" : " by exact H\(k)").")
      }
      lines.append("reflexivity.")
    }
    return (lines + ["Qed."]).joined(separator: "\n")
  }
}
