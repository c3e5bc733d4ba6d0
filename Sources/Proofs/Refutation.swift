import Theorem

/// Files that prove a claim false, or a map not one-to-one: at a witness, a point with an exact value.
struct Refutation {
  let writer: Writer

  private var f: Expression { writer.f }
  private var margin: Rational { Claims.exactMargin }

  /// The claimed derivative, or the claimed inverse, is off by more than the margin somewhere.
  func ofClaims() -> ProofFile.Answer? {
    for box in Ground.boxes(of: writer.question) {
      if let claim = writer.derivative, let found = derivative(claim, box) { return found }
      if let claim = writer.inverse, let found = inverse(claim, box) { return found }
    }
    return nil
  }

  /// f is not one-to-one, or has a slope of 0, or isn't defined on what carries mass.
  func ofTheMap(on box: ClosedRange<Rational>) -> ProofFile.Answer? {
    undefined(box) ?? constant(box) ?? turn(box) ?? kinkedTurn(box) ?? flat(box)
  }

  private func derivative(_ claim: Expression, _ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    func gap(_ z: Double) -> Double {
      let slope = (f.value(Dual<Double>.variable(z))).derivative
      return (claim.value(z) / slope - 1).magnitude
    }
    for p in Self.worst(box, by: gap) {
      let at: Interval = p.value()
      guard let near = Self.around(p...p), let smooth = f.resolved(on: near),
        StepProof.holds(smooth, on: near),
        ((claim.value(at) / smooth.slope.value(at) - 1) as Interval).isBeyond(margin)
      else { continue }
      let spelled = p.coq()
      return file(
        "At z = \(Ground.shown(p)) the claimed derivative is not the slope of x = \(writer.question.steps[0].text).",
        definitions: [
          "Definition f (z : R) := \(f.coq()).", "Definition f' (z : R) := \(smooth.slope.coq()).",
          "Definition claimed_f' (z : R) := \(claim.coq()).", "Definition p := \(spelled).",
        ],
        statement:
          "exists z, \(Self.within(box)) /\\ is_derive f z (f' z) /\\ Rabs (claimed_f' z / f' z - 1) > \(Claims.margin)",
        proof: """
          Lemma slope_at_p : forall z, p <= z <= p -> is_derive f z (f' z).
          \(slope(smooth, near, "unfold p in *. unfold f'."))

          Theorem the_claim_is_false : what_is_proved.
          Proof.
          exists p. split; [ unfold p; lra | split; [ apply slope_at_p; lra | ] ].
          unfold claimed_f', f', p. a_value.
          Qed.
          """, witness: p)
    }
    return nil
  }

  private func inverse(_ claim: Expression, _ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    for p in Self.worst(box, by: { (claim.value(f.value($0)) - $0).magnitude }) {
      let at: Interval = p.value()
      let there: Interval = claim.value(f.value(at)) - at
      guard there.isBeyond(margin), f.conditions.allSatisfy({ Signs.holds($0, on: p...p) }) else { continue }
      return file(
        "At z = \(Ground.shown(p)) the claimed inverse does not lead back from x = \(writer.question.steps[0].text).",
        definitions: [
          "Definition f (z : R) := \(f.coq()).", "Definition claimed_g (x : R) := \(claim.coq("x")).",
        ],
        statement: "exists z, \(Self.within(box)) /\\ Rabs (claimed_g (f z) - z) > \(Claims.margin)",
        proof: """
          Theorem the_claim_is_false : what_is_proved.
          Proof. exists (\(p.coq())). split; [ lra | ]. unfold claimed_g, f. a_value. Qed.
          """, witness: p)
    }
    return nil
  }

  /// A root of a negative number, a logarithm of one: at a point, and so around it.
  private func undefined(_ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    for condition in f.conditions {
      if case .nonzero(let u) = condition {
        guard u == .zero else { continue }
        return file(
          "x = \(writer.question.steps[0].text) divides by 0, whatever z is.", definitions: [],
          statement: "~ (forall z : R, \(condition.coq))",
          proof: "Theorem it_is_undefined : what_is_proved.\nProof. intros H. now apply (H 0). Qed.",
          witness: box.lowerBound)
      }
      for bound in condition.bounds {
        for p in Self.worst(box, by: { -bound.value($0) }) {
          guard (bound.value(p.value()) as Interval).upper < 0 else { continue }
          return file(
            "At z = \(Ground.shown(p)), and around it, x = \(writer.question.steps[0].text) is not defined: it asks for \(condition.coq).",
            definitions: [], statement: "exists z, \(Self.within(box)) /\\ \(bound.coq()) < 0",
            proof:
              "Theorem it_is_undefined : what_is_proved.\nProof. exists (\(p.coq())). split; [ lra | a_value ]. Qed.",
            witness: p)
        }
      }
    }
    return nil
  }

  private func constant(_ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    guard !f.branches, f.slope == .zero, f.conditions.isEmpty else { return nil }
    return noWayBack(
      "x = \(writer.question.steps[0].text) is one x for every z.", box, [],
      "apply (no_way_back_twins f a b a b); unfold a, b, f; first [ lra | ring | field ].",
      witness: box.lowerBound)
  }

  /// A slope of exactly 0: then no inverse has a slope there.
  private func flat(_ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    for p in [0, 1, -1, 2, -2].map({ Rational($0) })
      + [Rational(1, over: 2), Rational(-1, over: 2)].compactMap({ $0 })
    {
      guard box.lowerBound < p, p < box.upperBound, let near = Self.around(p...p),
        let smooth = f.resolved(on: near), smooth.slope != .zero, smooth.slope.at(.number(p)).exact == .zero,
        (smooth.smoothConditions).allSatisfy({ Signs.holds($0, on: near) })
      else { continue }
      let spelled = p.coq()
      return file(
        "At z = \(Ground.shown(p)) x = \(writer.question.steps[0].text) has the slope 0, so that no inverse has a slope at f(z).",
        definitions: [
          "Definition f (z : R) := \(f.coq())."
        ] + Ground.box(box).definitions + ["Definition p := \(spelled)."],
        statement: "is_derive f p 0 /\\ forall g, leads_back g f a b -> ~ ex_derive g (f p)",
        proof: """
          Lemma slope_at_p : is_derive f p 0.
          Proof.
          assert (D : forall z, p <= z <= p -> is_derive f z (\(smooth.slope.coq()))).
          { \(slope(smooth, near, "unfold p in *.").replacing("Proof. ", with: "").replacing(" Qed.", with: "")) }
          assert (Z : \(smooth.slope.coq("p")) = 0) by (unfold p; exact_zero).
          rewrite <- Z. apply D. lra.
          Qed.

          Theorem no_inverse_has_a_slope : what_is_proved.
          Proof.
          split. exact slope_at_p.
          intros g back. apply (no_slope_back f g a b p back). unfold a, b, p. lra. exact slope_at_p.
          Qed.
          """, witness: p)
    }
    return nil
  }

  /// A slope of either sign on a stretch where f is smooth.
  private func turn(_ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    for (low, high) in turns(box) {
      guard let near = f.branches ? Self.around(low...high) : low...high, let smooth = f.resolved(on: near)
      else { continue }
      let slope = smooth.slope
      guard (smooth.smoothConditions + slope.smoothConditions).allSatisfy({ Signs.holds($0, on: low...high) })
      else { continue }
      let (first, last): (Interval, Interval) = (slope.value(low.value()), slope.value(high.value()))
      guard first.lower > 0 && last.upper < 0 || first.upper < 0 && last.lower > 0 else { continue }
      let (down, up) = first.upper < 0 ? ("a", "b") : ("b", "a")
      return noWayBack(
        "Between z = \(Ground.shown(low)) and \(Ground.shown(high)) x = \(writer.question.steps[0].text) turns, so that it has no inverse.",
        low...high, ["Definition f' (z : R) := \(slope.coq())."],
        "apply (no_way_back f f' a b \(down) \(up) slope_of_f); unfold a, b, f'; try lra; a_value.",
        lemmas: """
          Lemma slope_of_f : forall z, a <= z <= b -> is_derive f z (f' z).
          \(self.slope(smooth, near, "unfold a, b in *. unfold f'."))
          """, witness: low)
    }
    return nil
  }

  /// Neighbouring points between which the slope changes its sign.
  private func turns(_ box: ClosedRange<Rational>) -> [(Rational, Rational)] {
    var found: [(Rational, Rational)] = []
    var last: (point: Rational, slope: Double)?
    func visit(_ p: Rational) {
      let slope = f.value(Dual<Double>.variable(p.double)).derivative
      guard slope != 0, !slope.isNaN else { return }
      if let last, last.slope * slope < 0 { found.append((last.point, p)) }
      last = (p, slope)
    }
    for p in Self.grid(box) where found.count < 3 { visit(p) }
    // A fold between the points of the grid: interval bisection may know where.
    if found.isEmpty, let map = try? FormulaMap(forward: writer.question.steps[0].text) {
      let whole = Interval(box.lowerBound.double, box.upperBound.double)
      if case .refuted(let panel) = Certified.isMonotone(map, on: whole, budget: 4_096) {
        for near in [panel.midpoint, panel.lower, panel.upper] {
          last = nil
          for i in -20...20 {
            let z = near + panel.width * Double(i) / 4
            if let p = Rational(near: z, digits: Self.fine), box.contains(p) {
              visit(p)
            }
          }
        }
      }
    }
    return found
  }

  /// Two straight or smooth pieces, one rising and one falling, that meet at a kink.
  private func kinkedTurn(_ box: ClosedRange<Rational>) -> ProofFile.Answer? {
    let ends = [box.lowerBound] + f.kinks(on: box) + [box.upperBound]
    for i in ends.indices.dropFirst().dropLast() {
      let three = [ends[i - 1], ends[i], ends[i + 1]]
      let pieces = zip(three, three.dropFirst()).map { low, high in f.resolved(on: low...high) }
      guard let left = pieces[0], let right = pieces[1],
        f.isContinuous(with: left, at: [three[0], three[1]]),
        f.isContinuous(with: right, at: [three[1], three[2]]), StepProof.holds(left, on: three[0]...three[1]),
        StepProof.holds(right, on: three[1]...three[2])
      else { continue }
      let proof = PieceProof([left, right], .pieces(three))
      guard proof.signs[0] != proof.signs[1] else { continue }
      return noWayBack(
        "At z = \(Ground.shown(three[1])) x = \(writer.question.steps[0].text) turns, so that it has no inverse.",
        three[0]...three[2], proof.definitions,
        "exact (no_way_back_\(proof.signs[0] > 0 ? "peak" : "valley") f f' a _ b piece_1 piece_2).",
        lemmas: proof.pieceLemmas, witness: three[1])
    }
    return nil
  }

  private func noWayBack(
    _ words: String, _ box: ClosedRange<Rational>, _ definitions: [String], _ proof: String,
    lemmas: String = "", witness: Rational
  ) -> ProofFile.Answer {
    file(
      words, definitions: ["Definition f (z : R) := \(f.coq())."] + definitions + Ground.box(box).definitions,
      statement: "~ exists g, leads_back g f a b",
      proof: (lemmas.isEmpty ? "" : lemmas + "\n\n")
        + "Theorem there_is_no_way_back : what_is_proved.\nProof. \(proof) Qed.", witness: witness)
  }

  private func file(
    _ words: String, definitions: [String], statement: String, proof: String, witness: Rational
  ) -> ProofFile.Answer {
    let text = [
      Preamble.head("Refuted: " + writer.question.command, words), definitions.joined(separator: "\n"),
      "(** ** What is proved *)\n\nDefinition what_is_proved : Prop :=\n  \(statement).", "(** ** Proofs *)",
      proof,
    ]
    return .refuted(
      text: text.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n",
      witness: "z = \(Ground.shown(witness))")
  }

  private static func within(_ box: ClosedRange<Rational>) -> String {
    "\(box.lowerBound.coq()) <= z <= \(box.upperBound.coq())"
  }

  /// So many digits after the point where a fold is looked for: it may be as narrow as a millionth.
  private static let fine = 9
  /// So many points are looked at; a spike that is narrower than a 4,000th of the box may lie between them.
  private static let points = 4_000

  /// Points of few digits, evenly spread, the ends left out.
  private static func grid(_ box: ClosedRange<Rational>) -> [Rational] {
    let (low, high) = (box.lowerBound.double, box.upperBound.double)
    // Fine enough to tell neighbours apart, and two digits more.
    let digits = Swift.max(6, Rational.digits(toSee: (high - low) / Double(points)) + 2)
    return (1..<points).compactMap { i in
      Rational(near: low + (high - low) * Double(i) / Double(points), digits: digits)
    }.filter { box.lowerBound < $0 && $0 < box.upperBound }
  }

  /// The points at which a number is greatest, a few of them, greatest first.
  private static func worst(_ box: ClosedRange<Rational>, by measure: (Double) -> Double) -> [Rational] {
    let measured = grid(box).map { (point: $0, value: measure($0.double)) }.filter {
      !$0.value.isNaN && $0.value > 0
    }
    return measured.sorted { $0.value > $1.value }.prefix(40).map(\.point)
  }

  /// A little more than a box, so that a kink at its ends is seen.
  private static func around(_ box: ClosedRange<Rational>) -> ClosedRange<Rational>? {
    guard let step = Rational.power(Rational(10), -Self.fine + 1), let low = box.lowerBound + -step,
      let high = box.upperBound + step
    else { return nil }
    return low...high
  }

  /// That f has a slope at z, by its formula near there.
  private func slope(_ smooth: Expression, _ near: ClosedRange<Rational>, _ opening: String) -> String {
    guard f.branches else { return "Proof. intros z Hz. \(opening) unfold f. slope z. Qed." }
    let (low, high) = (near.lowerBound.coq(level: 9), near.upperBound.coq(level: 9))
    return
      "Proof. intros z Hz. \(opening) apply (slope_near f (fun z => \(smooth.coq())) \(low) \(high)); [ lra | intros y Hy; unfold f; branches y | slope z ]. Qed."
  }
}

extension Interval {
  /// Whether the size of every number in it exceeds the margin, by an eighth: Coq's own enclosure is another one.
  fileprivate func isBeyond(_ margin: Rational) -> Bool {
    let bound = margin.double * 1.125
    return lower > bound || upper < -bound
  }
}

extension Expression {
  /// The number that it is, where its functions are taken at points at which they are known exactly.
  var exact: Expression {
    let inner = with(operands.map(\.exact)).folded
    guard case .function(let function, .zero) = inner else {
      switch inner {
      case .product(.zero, _), .product(_, .zero): return .zero
      case .sum(.zero, let u), .sum(let u, .zero), .difference(let u, .zero): return u
      case .function(.log, .one): return .zero
      default: return inner
      }
    }
    switch function {
    case .exp, .cos, .cosh: return .one
    case .sin, .tan, .sinh, .tanh, .asin, .atan, .asinh, .atanh, .erf, .sqrt, .abs: return .zero
    default: return inner
    }
  }
}
