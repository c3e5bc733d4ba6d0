import Theorem

/// A file that proves a known mistake wrong: its formula is no density of X, or no slope of the inverse, at a witness.
///
/// The formula speaks of any g that leads back; where it is continuous, only (5)'s own is a density (`equation_5_only`).
struct MistakeRefutation {
  let writer: Writer
  let id: String

  func answer() -> ProofFile.Answer {
    guard let box = Ground.boxes(of: writer.question).last else {
      return .undecided(reason: "the ends of the interval have no exact decimal form")
    }
    if id == "renormalised" { return renormalised(box) }
    guard let formula = WrongFormula(id, writer) else {
      return .undecided(
        reason: "'\(id)' is no formula in x and one inverse that is smooth, which a proof file needs")
    }
    if formula.kind == .chain {
      guard !writer.steps.contains(where: \.branches), let chain = ChainProof(writer, from: box) else {
        return .undecided(
          reason: "no boxes were found on which every step is proved to have a slope of one sign")
      }
      return file(formula, box, chain.definitions, chain.stepLemmas)
    }
    guard writer.steps.count == 1, !writer.f.branches, StepProof.holds(writer.f, on: box) else {
      return .undecided(
        reason:
          "no proof was found that f' keeps its sign, and without an inverse there is no mistake about it")
    }
    let step = StepProof(writer: writer, ground: .box(box))
    return file(formula, box, step.definitions(withBase: formula.kind == .density), step.stepLemmas)
  }

  private func file(
    _ formula: WrongFormula, _ box: ClosedRange<Rational>, _ definitions: String, _ lemmas: String
  ) -> ProofFile.Answer {
    guard let p = witness(formula, box) else {
      return .undecided(
        reason: "no point was found at which '\(id)' differs from the right formula on this map")
    }
    let name = formula.asksTwice ? "q" : "p"
    let words =
      formula.kind == .slope
      ? "is not the slope of the inverse" : "is no density of X: it gives some window the wrong mass"
    var text = [
      Preamble.head("Refuted: " + writer.question.command, "\(id): \(formula.coq), z = g x, \(words)."),
      definitions,
      """
      (** What was claimed, with any g that leads back. *)
      Definition claimed (g : R -> R) (x : R) := \(formula.coq).
      Definition \(name) := \(p.coq()).
      """,
    ]
    let claim =
      formula.kind == .slope
      ? "exists z, a < z < b /\\ ~ is_derive g (f z) (claimed g (f z))"
      : "~ density_of_X (claimed g) P_Z f a b"
    text.append(
      """
      (** ** What is proved *)

      Definition what_is_proved : Prop :=
        (exists g, leads_back g f a b) /\\
        forall g, leads_back g f a b -> \(claim).
      """)
    text.append("(** ** Proofs *)")
    text.append(lemmas)
    text.append(
      formula.asksTwice
        ? "Lemma inside_q : a < f q < b /\\ a < q < b.\nProof. unfold a, b, q, \(unfolding). repeat split; a_value. Qed."
        : "Lemma inside_p : a < p < b.\nProof. unfold a, b, p. split; lra. Qed.")
    text.append(formula.kind == .slope ? slope(formula) : density(formula, box))
    return .refuted(text: text.joined(separator: "\n\n") + "\n", witness: "z = \(Ground.shown(p))")
  }

  private func density(_ formula: WrongFormula, _ box: ClosedRange<Rational>) -> String {
    let point = formula.asksTwice ? "(f q)" : "p"
    // A running integral is continuous because its end is; any other formula because it has a slope.
    let continuity =
      formula.only == nil
      ? """
      unfold P_Z, \(unfolding), min2.
        apply (ex_derive_continuous (V := R_NormedModule)). auto_derive.
        of_inverse D D2 E E2 X ltac:(unfold P_Z, \(unfolding), \(formula.asksTwice ? "q" : "p")).
      """ : "apply (running_integral P_Z g). { intros t. unfold P_Z. steady_everywhere. } eexists; exact D."
    let unfolded = "unfold P_Z, \(unfolding), \(formula.asksTwice ? "q" : "p")"
    return """
      \(EquationText.continuity(.box(box)))

      Theorem the_mistake_is_caught : what_is_proved.
      Proof.
      split. exact (way_back_exists f f' a b step).
      intros g back. \(known(formula))
      apply (wrong_density_is_caught P_Z (claimed g) f f' g a b step back base_is_continuous \(point)).
      - tauto.
      - unfold claimed. remember (f \(point)) as x eqn:X. \(continuity)
      - unfold claimed, pushed. remember (f \(point)) as x eqn:X. \(formula.only == nil ? "" : "rewrite ?E. unfold p. rewrite RInt_point. change (@zero _) with 0. ")differs E E2 X ltac:(\(unfolded)).
      Qed.
      """
  }

  private func slope(_ formula: WrongFormula) -> String {
    let point = formula.asksTwice ? "(f q)" : "p"
    return """
      Theorem the_mistake_is_caught : what_is_proved.
      Proof.
      split. exact (way_back_exists f f' a b step).
      intros g back. \(known(formula))
      exists \(point). split. tauto.
      intros W. assert (Q := is_derive_unique _ _ _ W). rewrite (is_derive_unique _ _ _ D) in Q. revert Q.
      change (/ f' \(point) <> claimed g (f \(point))).
      unfold claimed. remember (f \(point)) as x eqn:X. differs E E2 X ltac:(unfold \(unfolding), \(formula.asksTwice ? "q" : "p")).
      Qed.
      """
  }

  /// P_Z(z) divided by a number: wrong whatever the number, for the slope has two sizes.
  private func renormalised(_ box: ClosedRange<Rational>) -> ProofFile.Answer {
    guard writer.steps.count == 1, writer.question.equation != .eq9, !writer.f.branches,
      StepProof.holds(writer.f, on: box)
    else {
      return .undecided(
        reason:
          "no proof was found that f' keeps its sign, and without an inverse there is no mistake about it")
    }
    let kinks = writer.base.kinks()
    let points = Self.points(in: box, count: 10).filter { !kinks.contains($0) }
    let sized = points.map { (point: $0, size: writer.f.slope.value($0.double).magnitude) }
    guard let p = sized.min(by: { $0.size < $1.size }), let q = sized.max(by: { $0.size < $1.size }),
      q.size > p.size * (1 + Self.gap)
    else { return .undecided(reason: "no two points were found at which the slope has two sizes") }
    let step = StepProof(writer: writer, ground: .box(box))
    func at(_ point: String) -> String {
      """
      assert (\(point)_is : P_Z \(point) * k = P_Z \(point) / Rabs (f' \(point))).
      { assert (I : a < \(point) < b) by (unfold a, b, \(point); lra). assert (D := equation_7 f f' g a b step back \(point) I).
        assert (E : g (f \(point)) = \(point)) by (apply back; lra).
        assert (O := equation_5_only P_Z (claimed k g) f f' g a b step back base_is_continuous W \(point) I).
        unfold claimed, pushed in O. rewrite !E in O. apply O. remember (f \(point)) as x eqn:X. unfold P_Z.
        apply (ex_derive_continuous (V := R_NormedModule)). auto_derive.
        of_inverse D D E E X ltac:(unfold \(point)). }
      """
    }
    let text = [
      Preamble.head(
        "Refuted: " + writer.question.command,
        "renormalised: P_Z (g x) * k, z = g x, is no density of X, whatever the number k."),
      step.definitions(withBase: true),
      """
      (** What was claimed, with any g that leads back. *)
      Definition claimed (k : R) (g : R -> R) (x : R) := P_Z (g x) * k.
      Definition p := \(p.point.coq()).
      Definition q := \(q.point.coq()).

      (** ** What is proved *)

      Definition what_is_proved : Prop :=
        (exists g, leads_back g f a b) /\\
        forall k g, leads_back g f a b -> ~ density_of_X (claimed k g) P_Z f a b.
      """, "(** ** Proofs *)", step.stepLemmas, EquationText.continuity(.box(box)),
      """
      Theorem the_mistake_is_caught : what_is_proved.
      Proof.
      split. exact (way_back_exists f f' a b step).
      intros k g back W.
      \(at("p"))
      \(at("q"))
      assert (P1 : P_Z p <> 0) by (unfold P_Z, p; plain). assert (P2 : P_Z q <> 0) by (unfold P_Z, q; plain).
      assert (K1 : k = / Rabs (f' p)) by (apply (Rmult_eq_reg_l (P_Z p)); trivial).
      assert (K2 : k = / Rabs (f' q)) by (apply (Rmult_eq_reg_l (P_Z q)); trivial).
      rewrite K1 in K2. revert K2. apply Rgt_not_eq. unfold f', p, q. spell. interval with (i_prec 60).
      Qed.
      """,
    ]
    return .refuted(
      text: text.joined(separator: "\n\n") + "\n",
      witness: "z = \(Ground.shown(p.point)) and \(Ground.shown(q.point))")
  }

  private var unfolding: String {
    writer.steps.count > 1 || writer.question.equation == .eq9
      ? "f', f, " + writer.steps.indices.map { "f\($0 + 1)', f\($0 + 1)" }.joined(separator: ", ") : "f', f"
  }

  /// What is known of g at the points where the formula asks it: its slope and its value.
  private func known(_ formula: WrongFormula) -> String {
    formula.asksTwice
      ? """
      assert (I := inside_q). assert (D := equation_7 f f' g a b step back (f q) (proj1 I)).
      assert (D2 := equation_7 f f' g a b step back q (proj2 I)).
      assert (E : g (f (f q)) = f q) by (apply back; lra). assert (E2 : g (f q) = q) by (apply back; lra).
      """
      : """
      assert (I := inside_p). assert (D := equation_7 f f' g a b step back p I). assert (D2 := D).
      assert (E : g (f p) = p) by (apply back; lra). assert (E2 := E).
      """
  }

  /// A point at which the two formulas are proved here to differ, by as much as can be found.
  private func witness(_ formula: WrongFormula, _ box: ClosedRange<Rational>) -> Rational? {
    let (low, high) = (box.lowerBound.double, box.upperBound.double)
    let points =
      formula.only.map { [$0] }
      ?? Self.points(in: box, count: 80)
    func gap(_ p: Rational) -> Double {
      let at: Interval = p.value()
      if formula.asksTwice {
        let image = writer.f.value(at)
        guard low < image.lower, image.upper < high else { return 0 }
      }
      let (wrong, right) = (formula.claimed.value(at), formula.right.value(at))
      let difference = wrong - right
      guard !difference.isEmpty, difference.magnitude.isFinite else { return 0 }
      let size = Swift.min(difference.lower.magnitude, difference.upper.magnitude)
      return difference.lower > 0 || difference.upper < 0 ? size / Swift.max(1, right.magnitude) : 0
    }
    // Where the base has a kink the formula has no slope, and no proof that it is continuous is written.
    let kinks = writer.base.kinks()
    let found = points.filter { box.lowerBound < $0 && $0 < box.upperBound && !kinks.contains($0) }.map {
      (point: $0, gap: gap($0))
    }
    guard let best = found.max(by: { $0.gap < $1.gap }), best.gap > Self.gap else { return nil }
    return best.point
  }

  /// Two numbers that differ by less, beside their size, are not told apart: Coq's enclosures are far narrower, and a mistake
  /// that shows shows by more.
  private static let gap = 0x1p-20

  /// Inner points of the box, evenly spread, of as few digits after the point as tell them apart.
  private static func points(in box: ClosedRange<Rational>, count: Int) -> [Rational] {
    let (low, high) = (box.lowerBound.double, box.upperBound.double)
    let digits = Swift.max(2, Rational.digits(toSee: (high - low) / Double(count)) + 1)
    return (1..<count).compactMap {
      Rational(near: low + (high - low) * Double($0) / Double(count), digits: digits)
    }.filter { box.lowerBound < $0 && $0 < box.upperBound }
  }
}
