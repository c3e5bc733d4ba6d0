import Theorem

/// What proves the statement about a chain.
extension ChainProof {
  /// Each step, where it leads, and the whole; the lemma `step` is about f.
  var stepLemmas: String {
    var lemmas: [String] = []
    for k in 1...count {
      let (f, slope) = ("f\(k)", "f\(k)'")
      let (low, high) = ends(k)
      if let inPieces = pieces[k - 1] {
        lemmas.append(inPieces.lemmas)
      } else if boxes == nil {
        let name = hasKinks ? "smooth_\(k)" : "step_\(k)"
        let own = writer.steps[k - 1].slope
        let sign = Signs.isPositive(own) ? "apply Rgt_not_eq; red; pos" : "apply Rlt_not_eq; neg"
        lemmas.append(
          """
          Lemma \(name) : flow_line \(f) \(slope).
          Proof. split; intros z; unfold \(f), \(slope); [ slope_everywhere z | smooth_everywhere | first [ lra | \(sign) ] ]. Qed.
          """)
        if hasKinks {
          lemmas.append(
            "Lemma step_\(k) : line_in_pieces \(f) \(slope).\nProof. exact (line_is_a_piece _ _ smooth_\(k)). Qed."
          )
        }
      } else {
        lemmas.append(
          """
          Lemma \(hasKinks ? "smooth" : "step")_\(k) : flow_step \(f) \(slope) (\(low)) (\(high)).
          Proof. split; [ lra | .. ]; intros z Hz; unfold \(f), \(slope); [ slope z | smooth z | side z ]. Qed.
          """)
        if hasKinks {
          lemmas.append(
            "Lemma step_\(k) : in_pieces \(f) \(slope) (\(low)) (\(high)).\nProof. exact (step_is_a_piece _ _ _ _ smooth_\(k)). Qed."
          )
        }
      }
      if hasKinks { lemmas.append(offKinks(k)) }
      if let boxes, k < count { lemmas.append(enters(k, boxes[k])) }
    }
    lemmas.append(wholeStep)
    if isDensity, writer.question.mistake == nil {
      lemmas.append(EquationText.continuity(ground))
    }
    return lemmas.joined(separator: "\n\n")
  }

  /// Step k has its slope where it has no kink.
  private func offKinks(_ k: Int) -> String {
    let (f, slope) = ("f\(k)", "f\(k)'")
    let bounds = boxes == nil ? "" : "\(ends(k).low) < z < \(ends(k).high) -> "
    let Hz = boxes == nil ? "" : " Hz"
    guard let inPieces = pieces[k - 1] else {
      return """
        Lemma off_kinks_\(k) : forall z, \(bounds)is_derive \(f) z (\(slope) z) /\\ \(slope) z <> 0.
        Proof. intros z\(Hz). split; apply smooth_\(k)\(boxes == nil ? "" : "; lra"). Qed.
        """
    }
    let off = inPieces.joints.indices.map { " N\($0)" }.joined()
    let way = boxes == nil ? "line_kink_way_back" : "kink_way_back"
    let ends = boxes == nil ? "" : " _ _"
    let back = boxes == nil ? "(fun t _ => B t)" : "B"
    return """
      Lemma off_kinks_\(k) : forall z, \(bounds)\(inPieces.joints.map { "z <> \(spelled($0)) -> " }.joined())is_derive \(f) z (\(slope) z) /\\ \(slope) z <> 0.
      Proof.
      intros z\(Hz)\(off). destruct (\(way) \(f) \(slope)\(ends) step_\(k)) as [g B].
      exact (kink_slope \(f) \(slope) g _ _ \(back) z (inside_\(k) z\(Hz)\(off))).
      Qed.
      """
  }

  /// Where step k leads.
  private func enters(_ k: Int, _ next: ClosedRange<Rational>) -> String {
    let f = "f\(k)"
    let (low, high) = ends(k)
    let (a, b) = (spelled(next.lowerBound), spelled(next.upperBound))
    let sign = hasKinks ? "<" : "<="
    return """
      Lemma enters_\(k + 1) : forall z, \(low) <= z <= \(high) -> \(a) \(sign) \(f) z \(sign) \(b).
      Proof.
      intros z Hz. assert (I := \(hasKinks ? "image_of_pieces" : "image") \(f) \(f)' _ _ step_\(k) z Hz).
      assert (\(a) \(sign) Rmin (\(f) (\(low))) (\(f) (\(high)))) by (apply Rmin_glb\(hasKinks ? "_lt" : ""); unfold \(f); a_value).
      assert (Rmax (\(f) (\(low))) (\(f) (\(high))) \(sign) \(b)) by (apply Rmax_lub\(hasKinks ? "_lt" : ""); unfold \(f); a_value).
      lra.
      Qed.
      """
  }

  /// The chain as one step, or in pieces.
  private var wholeStep: String {
    let kind = hasKinks ? (line: "line_in_pieces", box: "in_pieces") : (line: "flow_line", box: "flow_step")
    guard let boxes else {
      return """
        Lemma step : \(kind.line) f f'.
        Proof.
        apply (\(hasKinks ? "same_line_in_pieces" : "same_line") f f' (through steps) (slope_along steps)).
        { intros z. reflexivity. } { intros z. unfold f'. simpl. ring. }
        apply \(hasKinks ? "line_kink_9" : "line_9"). \((1...count).map { "apply List.Forall_cons; [ exact step_\($0) | ]. " }.joined())apply List.Forall_nil.
        Qed.
        """
    }
    let each = (1...count).map { k in
      k < count
        ? "split; [ exact step_\(k) | ]. exists (\(spelled(boxes[k].lowerBound))), (\(spelled(boxes[k].upperBound))). split; [ \(hasKinks ? "intros z Hz; exact (closed _ _ _ (enters_\(k + 1) z Hz))" : "exact enters_\(k + 1)") | ].\n"
        : "split; [ exact step_\(k) | ]. destruct (\(hasKinks ? "image_of_pieces_has_ends" : "image_has_ends") f\(k) f\(k)' _ _ step_\(k)) as [c [d [B L]]]. exists c, d. now split.\n"
    }
    return """
      Lemma step : \(kind.box) f f' a b.
      Proof.
      apply (\(hasKinks ? "same_in_pieces" : "same_step") f f' (through steps) (slope_along steps)).
      { intros z. reflexivity. } { intros z. unfold f'. simpl. ring. }
      apply \(hasKinks ? "kink_9" : "equation_9_slope"). unfold a, b. simpl.
      \(each.joined())Qed.
      """
  }

  func conclusion(_ parts: [ProofPart]) -> String {
    var lines = ["Theorem the_chain_does_what_the_chapter_says : what_is_proved.", "Proof."]
    lines += parts.map { "split; [ exact \($0.name) | ]." }
    if isDensity {
      lines += [
        "split; [ exact (\(wayBack("f f'", " a b", "step"))) | ].",
        "assert (E : forall g x, P_X g x = pushed P_Z f' g x).",
        "{ intros g x. unfold P_X, pushed, f'. rewrite ?Rabs_mult. f_equal; ring. }",
        boxes == nil
          ? "intros g back u v L. rewrite <- (\(hasKinks ? "line_kink_5" : "line_5") P_Z f f' g step back base_is_continuous u v L). apply RInt_ext. intros x _. apply E."
          : "intros g back u v Hu L Hv. rewrite <- (\(hasKinks ? "kink_5 P_Z f f' g a b back step" : "equation_5_windows P_Z f f' g a b step back") base_is_continuous u v Hu L Hv). apply RInt_ext. intros x _. apply E.",
      ]
    } else {
      for k in 1...count {
        lines.append("split; [ exact (\(wayBack("f\(k) f\(k)'", " _ _", "step_\(k)"))) | ].")
      }
      lines.append(
        "intros \((1...count).map { "g\($0)" }.joined(separator: " ")) \((1...count).map { "B\($0)" }.joined(separator: " ")) z\(boxes == nil ? "" : " Hz"). unfold f."
      )
      if boxes != nil {
        lines.append("unfold a, b in Hz. assert (H1 := Hz).")
        for k in 1..<Swift.max(count, 1) {
          lines.append(
            "assert (H\(k + 1) := \(hasKinks ? "closed _ _ _ (enters_\(k + 1) _ H\(k))" : "enters_\(k + 1) _ H\(k)"))."
          )
        }
      }
      for k in (1...count).reversed() {
        lines.append("rewrite B\(k)\(boxes == nil ? "" : " by exact H\(k)").")
      }
      lines.append("reflexivity.")
    }
    return (lines + ["Qed."]).joined(separator: "\n")
  }

  /// The theorem that says that there is a way back.
  private func wayBack(_ map: String, _ ends: String, _ step: String) -> String {
    let kink = hasKinks ? "kink_" : ""
    if boxes == nil { return "line_\(kink)way_back \(map) \(step)" }
    return "\(hasKinks ? "kink_way_back" : "way_back_exists") \(map)\(ends) \(step)"
  }
}
