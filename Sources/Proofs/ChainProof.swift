import Theorem

/// The file about a chain of steps, of any number: (1), its way back, or (9), its density.
///
/// Each step is proved on a box of its own, which holds what the step before it makes of its box.
///
/// Where no step has a kink the chain is a step itself; else it is in pieces, and has a slope where no step is entered at a
/// kink.
struct ChainProof {
  let writer: Writer
  /// One for each step, in order; nil for the whole line.
  let boxes: [ClosedRange<Rational>]?
  /// What each step with kinks is made of; nil for a smooth one.
  let pieces: [PieceProof?]

  /// For every real z; nil where a step is not proved to be one on the whole line.
  init?(_ writer: Writer) {
    let question = writer.question
    let conditions = question.equation == .eq9 ? writer.base.smoothConditions : []
    guard question.interval == nil, question.base.support == .line,
      conditions.allSatisfy(Signs.holdsEverywhere), let grounds = Self.everywhere(writer)
    else { return nil }
    self.init(writer, nil, grounds)
  }

  /// On a box, whether or not a proof without one could be found; nil where no boxes were found on which each step is proved.
  init?(_ writer: Writer, from box: ClosedRange<Rational>) {
    guard writer.whole == nil, let boxes = Self.boxes(writer.steps, from: box) else { return nil }
    let grounds = zip(writer.steps, boxes).map { step, box in
      step.branches ? Ground.pieces(PieceProof.ends(of: step, on: box) ?? []) : .box(box)
    }
    self.init(writer, boxes, grounds)
  }

  private init(_ writer: Writer, _ boxes: [ClosedRange<Rational>]?, _ grounds: [Ground]) {
    self.writer = writer
    self.boxes = boxes
    pieces = grounds.enumerated().map { i, ground in
      let names = PieceProof.Names(step: i + 1)
      switch ground {
      case .line, .box: return nil
      case .pieces, .lineInPieces:
        return writer.whole.map { PieceProof($0.pieces, ground, isCaseByCase: true, names: names) }
          ?? PieceProof(writer.steps[i], ground, names: names)
      }
    }
  }

  var ground: Ground { boxes.map { .box($0[0]) } ?? .line }
  var count: Int { pieces.count }
  var isDensity: Bool { writer.question.equation == .eq9 }
  var hasKinks: Bool { pieces.contains { $0 != nil } }

  /// Each step for every real z, whole or in pieces; nil where one is not proved to be.
  private static func everywhere(_ writer: Writer) -> [Ground]? {
    if let whole = writer.whole {
      let inner = Array(whole.ends.dropFirst().dropLast())
      return PieceProof.hold(whole.pieces, inner) ? [.lineInPieces(inner)] : nil
    }
    var grounds: [Ground] = []
    for step in writer.steps {
      if StepProof.holdsEverywhere(step) {
        grounds.append(.line)
      } else if let joints = PieceProof.joints(of: step) {
        grounds.append(.lineInPieces(joints))
      } else {
        return nil
      }
    }
    return grounds
  }

  /// A box for each step, each a little wider than the image of the one before.
  private static func boxes(_ steps: [Expression], from box: ClosedRange<Rational>) -> [ClosedRange<
    Rational
  >]? {
    var boxes = [box]
    for (index, step) in steps.enumerated() {
      guard
        step.branches
          ? PieceProof.ends(of: step, on: boxes[index]) != nil : StepProof.holds(step, on: boxes[index])
      else { return nil }
      if index + 1 == steps.count { break }
      let ends: [Interval] = [boxes[index].lowerBound, boxes[index].upperBound].map { step.value($0.value()) }
      guard
        let next = widened(Swift.min(ends[0].lower, ends[1].lower), Swift.max(ends[0].upper, ends[1].upper))
      else { return nil }
      boxes.append(next)
    }
    return boxes
  }

  /// Decimals outside two numbers, by a millionth of their size or a little more: short to read, and far wider than the
  /// enclosures that have to prove it.
  private static func widened(_ low: Double, _ high: Double) -> ClosedRange<Rational>? {
    let units = 1_000_000
    let size = Swift.max(low.magnitude, high.magnitude)
    guard size < Double(units) else { return nil }
    let scale = Int128((Double(units) / Swift.max(1, size)).rounded(.up))
    guard let a = Rational(Int128((low * Double(scale)).rounded(.down)) - 1, over: scale),
      let b = Rational(Int128((high * Double(scale)).rounded(.up)) + 1, over: scale)
    else { return nil }
    return a...b
  }

  func answer() -> ProofFile.Answer {
    let claims = Claims(
      writer, ground, unfolding: unfolding,
      slopes: "f', " + (1...count).map { "f\($0)'" }.joined(separator: ", "))
    if let reason = claims.undecided { return .undecided(reason: reason) }
    let hypotheses = parts
    let opening =
      writer.whole == nil ? "unfold \(unfolding); repeat split" : "unfold f. " + (pieces[0]?.opening ?? "")
    let values = [Values(writer, composite, ground, opening: opening).part]
      .compactMap { $0 }
    let all = hypotheses + values + claims.parts
    let words =
      writer.question.inPieces?.formula ?? writer.question.steps.map(\.text).joined(separator: ", then ")
    let text = [
      Preamble.head(writer.question.command, "x = f(z): \(words), for \(covers)."),
      "(** ** The chain *)", definitions + claims.definitions, "(** ** What is proved *)", statement(all),
      "(** ** Proofs *)", stepLemmas, all.map(\.lemma).joined(separator: "\n\n"), conclusion(all),
    ]
    return .proved(
      text: text.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n", covers: covers)
  }

  private var covers: String {
    let kinks = pieces.reduce(0) { $0 + ($1?.joints.count ?? 0) }
    return ground.covers + (kinks == 0 ? "" : ", \(kinks) kink\(kinks == 1 ? "" : "s") among the steps")
  }

  /// f as one formula, for its values alone.
  private var composite: Expression { writer.steps.reduce(.variable) { inner, step in step.at(inner) } }
  private var unfolding: String { "f, " + (1...count).map { "f\($0)" }.joined(separator: ", ") }

  /// f3 (f2 (f1 z)), for the first k steps.
  func along(_ k: Int, _ z: String = "z") -> String {
    (1...Swift.max(k, 1)).reduce(z) { inner, i in
      k == 0 ? inner : "f\(i) \(inner == z && !z.contains(" ") ? z : "(\(inner))")"
    }
  }
  /// The same, as an argument.
  func stage(_ k: Int, _ z: String = "z") -> String {
    k == 0 ? (z.contains(" ") ? "(\(z))" : z) : "(\(along(k, z)))"
  }

  var definitions: String {
    var lines: [String] = []
    for i in 0..<count {
      if writer.whole == nil { lines.append("Definition f\(i + 1)  (z : R) := \(writer.steps[i].coq()).") }
      lines += pieces[i]?.definitions ?? ["Definition f\(i + 1)' (z : R) := \(writer.steps[i].slope.coq())."]
    }
    let slopes = (1...count).reversed().map { "f\($0)' \(stage($0 - 1))" }
    lines += [
      "", "(** The chain, and the product of its slopes, each taken where its own step is entered. *)",
      "Definition f  (z : R) := \(along(count)).",
      "Definition f' (z : R) := \(slopes.joined(separator: " * ")).",
      "Definition steps : chain := \((1...count).map { "(f\($0), f\($0)') :: " }.joined())nil.",
    ]
    lines += ground.definitions
    if isDensity {
      let factors = (1...count).map { "Rabs (f\($0)' \(stage($0 - 1, "z0")))" }
      lines += [
        "", "(** The \(writer.question.base.name) density. *)",
        "Definition P_Z (z : R) := \(writer.base.coq()).", "(** The density of X by (9), z0 = g x. *)",
        "Definition P_X (g : R -> R) (x : R) := let z0 := g x in P_Z z0 / (\(factors.joined(separator: " * "))).",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func over(_ k: Int) -> String {
    boxes == nil ? "forall z : R, " : "forall z, \(ends(k + 1).low) <= z <= \(ends(k + 1).high) -> "
  }
  /// The ends of step k's box, in Coq's words; empty for the whole line.
  func ends(_ k: Int) -> (low: String, high: String) {
    boxes.map { (spelled($0[k - 1].lowerBound), spelled($0[k - 1].upperBound)) } ?? ("", "")
  }
  func spelled(_ q: Rational) -> String { q.coq(level: 4) }

  /// Where each step is defined, and the slope of the whole.
  private var parts: [ProofPart] {
    var parts: [ProofPart] = []
    for i in 0..<count {
      if let inPieces = pieces[i], writer.whole != nil || writer.steps[i].chooses {
        parts += inPieces.defined(prefix: "f\(i + 1)_", words: "step \(i + 1): ")
        continue
      }
      let asks = writer.steps[i].conditions.map(\.coq)
      guard !asks.isEmpty else { continue }
      parts.append(
        ProofPart(
          name: "f\(i + 1)_is_defined", comment: "step \(i + 1) is defined where it is entered",
          statement: over(i) + asks.joined(separator: " /\\ "),
          proof: boxes == nil ? "intros z. everywhere." : "intros z Hz. side z."))
    }
    if hasKinks { return parts + [slopeOffTheKinks] }
    parts.append(
      ProofPart(
        name: "slope_of_f", comment: "f' is the slope of f, and is nowhere 0",
        statement: ground.all + "is_derive f z (f' z) /\\ f' z <> 0",
        proof: boxes == nil ? "intros z. split; apply step." : "intros z Hz. split; now apply step."))
    return parts
  }

  /// Of the whole chain, where no step is entered at a kink.
  private var slopeOffTheKinks: ProofPart {
    var hypotheses: [String] = []
    var steps: [String] = []
    var names: [String] = []
    for k in 1...count {
      let own = (pieces[k - 1]?.joints ?? []).indices.map { "N\(k)_\($0)" }
      names += own
      hypotheses += (pieces[k - 1]?.joints ?? []).map { "\(along(k - 1)) <> \(spelled($0)) -> " }
      let inside = boxes == nil ? "" : " H\(k)"
      steps.append(
        "destruct (off_kinks_\(k) \(stage(k - 1))\(inside)\(own.map { " " + $0 }.joined())) as [D\(k) M\(k)]. split; [ exact D\(k) | split; [ exact M\(k) | ] ]."
      )
    }
    var path: [String] = []
    if boxes != nil {
      path.append("unfold a, b in Hz. assert (H1 := Hz).")
      for k in 1..<count {
        path.append("assert (H\(k + 1) := enters_\(k + 1) \(stage(k - 1)) (closed _ _ _ H\(k))).")
      }
    }
    return ProofPart(
      name: "slope_of_f", comment: "f' is the slope of f where no step is entered at a kink, and is not 0",
      statement: (boxes == nil ? "forall z : R, " : "forall z, a < z < b -> ") + hypotheses.joined()
        + "is_derive f z (f' z) /\\ f' z <> 0",
      proof: """
        intros z\(boxes == nil ? "" : " Hz") \(names.joined(separator: " ")).
        \(path.joined(separator: " "))
        assert (S : smooth_along steps z). { simpl. \(steps.joined(separator: " ")) exact I. }
        destruct (kink_9_slope steps z S) as [D N]. replace (f' z) with (slope_along steps z) by (unfold f'; simpl; ring). now split.
        """)
  }

  private func statement(_ parts: [ProofPart]) -> String {
    var lines = parts.map(\.spoken)
    if isDensity {
      lines.append("  (* f has an inverse g, and whichever way g is written: *)\n  (\(ground.existsWayBack))")
    } else {
      for k in 1...count {
        let way =
          boxes == nil ? "forall z, g (f\(k) z) = z" : "leads_back g f\(k) (\(ends(k).low)) (\(ends(k).high))"
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
}
