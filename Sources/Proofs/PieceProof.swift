import Theorem

/// The lemmas about a map with kinks: on each piece it is a smooth formula, and the pieces all rise or all fall.
struct PieceProof {
  /// Where the pieces meet.
  let joints: [Rational]
  /// The ends of all of them; nil for the whole line.
  let box: ClosedRange<Rational>?
  let smooth: [Expression]
  /// 1 or −1, the sign of each piece's slope.
  let signs: [Int]
  /// Whether f itself is a case distinction; else it equals a piece by the signs of its branches.
  let isCaseByCase: Bool
  /// What the map and its lemmas are called.
  let names: Names

  /// The names of a map by itself, or of step k of a chain.
  struct Names {
    var step: Int?
    var f: String { "f\(number)" }
    var slope: String { f + "'" }
    /// The lemma that f is in pieces, and the one that a point which is no kink lies inside a piece.
    var whole: String { step.map { "step_\($0)" } ?? "all_pieces" }
    var inside: String { step.map { "inside_\($0)" } ?? "inside" }
    func formula(_ i: Int) -> String { "l\(step.map { "\($0)_" } ?? "")\(i + 1)" }
    func piece(_ i: Int) -> String { "piece_\(step.map { "\($0)_" } ?? "")\(i + 1)" }
    private var number: String { step.map(String.init) ?? "" }
  }

  init(_ f: Expression, _ ground: Ground, names: Names = Names()) {
    let stretches = zip([nil] + ground.joints, ground.joints + [nil])
    let pieces = stretches.map { Self.resolved(f, $0, $1, ground.box) ?? f }
    self.init(pieces, ground, names: names)
  }

  init(_ pieces: [Expression], _ ground: Ground, isCaseByCase: Bool = false, names: Names = Names()) {
    self.names = names
    joints = ground.joints
    box = ground.box
    self.isCaseByCase = isCaseByCase
    smooth = pieces
    let stretches = zip([nil] + ground.joints, ground.joints + [nil])
    signs = zip(pieces, stretches).map { piece, ends in
      if ground.box == nil, ends.0 == nil || ends.1 == nil { return Signs.isNegative(piece.slope) ? -1 : 1 }
      return Signs.sign(of: piece.slope, on: Self.stretch(ends.0, ends.1, ground.box)) ?? 1
    }
  }

  /// A piece that goes on without end is looked at from its end to here, and no branch may turn further out: 10^15 is a choice, the
  /// largest power of ten below which doubles still tell whole numbers apart.
  private static let far = Rational(1_000_000_000_000_000)
  private static func stretch(_ low: Rational?, _ high: Rational?, _ box: ClosedRange<Rational>?)
    -> ClosedRange<Rational>
  {
    (low ?? box?.lowerBound ?? -far)...(high ?? box?.upperBound ?? far)
  }

  /// f without its branches from one point to the next, nil being the end of the box, or of the line.
  private static func resolved(
    _ f: Expression, _ low: Rational?, _ high: Rational?, _ box: ClosedRange<Rational>?
  ) -> Expression? {
    f.resolved(on: stretch(low, high, box), goesOn: box == nil && (low == nil || high == nil))
  }

  /// Where the pieces of f meet on the whole line, if each is proved here to rise, or each to fall; else nil.
  static func joints(of f: Expression) -> [Rational]? {
    let kinks = f.kinks()
    guard let first = kinks.first, let last = kinks.last, kinks.count <= mostJoints, -far < first, last < far
    else { return nil }
    var pieces: [Expression] = []
    for (low, high) in zip([nil] + kinks, kinks + [nil]) {
      guard let piece = resolved(f, low, high, nil),
        f.isContinuous(with: piece, at: [low, high].compactMap { $0 })
      else { return nil }
      pieces.append(piece)
    }
    return hold(pieces, kinks) ? kinks : nil
  }

  /// Whether the pieces that go on without end hold for every real z, the others between their ends, all with one sign.
  static func hold(_ pieces: [Expression], _ joints: [Rational]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, pieces.count == joints.count + 1 else {
      return false
    }
    var signs: Set<Int> = []
    for end in [first, last] {
      guard StepProof.holdsEverywhere(end) else { return false }
      signs.insert(Signs.isPositive(end.slope) ? 1 : -1)
    }
    for (piece, (low, high)) in zip(pieces.dropFirst(), zip(joints, joints.dropFirst())) {
      guard StepProof.holds(piece, on: low...high), let sign = Signs.sign(of: piece.slope, on: low...high)
      else {
        return false
      }
      signs.insert(sign)
    }
    return signs.count == 1
  }

  /// A file with more pieces than these is none that anybody reads.
  private static let mostJoints = 16

  /// The ends of the pieces, where each is smooth and its slope keeps the sign of the first; else nil.
  static func ends(of f: Expression, on box: ClosedRange<Rational>) -> [Rational]? {
    let ends = [box.lowerBound] + f.kinks(on: box) + [box.upperBound]
    guard ends.count <= mostJoints + 2 else { return nil }
    var signs: Set<Int> = []
    for (low, high) in zip(ends, ends.dropFirst()) {
      guard let piece = f.resolved(on: low...high), f.isContinuous(with: piece, at: [low, high]),
        StepProof.holds(piece, on: low...high), let sign = Signs.sign(of: piece.slope, on: low...high)
      else { return nil }
      signs.insert(sign)
    }
    return signs.count == 1 ? ends : nil
  }

  /// f′, piece by piece.
  var definitions: [String] {
    var lines: [String] = []
    for (i, piece) in smooth.enumerated() {
      lines.append("Definition \(names.formula(i))  (z : R) := \(piece.coq()).")
      lines.append("Definition \(names.formula(i))' (z : R) := \(piece.slope.coq()).")
    }
    func cases(_ mark: String) -> String {
      joints.indices.map {
        "if Rle_dec z \(joints[$0].coq(level: 9)) then \(names.formula($0))\(mark) z else "
      }
      .joined() + "\(names.formula(smooth.count - 1))\(mark) z"
    }
    if isCaseByCase { lines.append("Definition \(names.f)  (z : R) := \(cases("")).") }
    lines.append("Definition \(names.slope) (z : R) := \(cases("'")).")
    return lines
  }

  /// f z = l z on a piece, l being its formula there.
  private func equals(_ i: Int) -> String {
    guard isCaseByCase else { return "unfold \(names.f), \(names.formula(i)). branches z." }
    let start = "unfold \(names.f). repeat destruct Rle_dec; try reflexivity; try (exfalso; lra)."
    // At its left end f is still the piece before.
    return i == 0
      ? start
      : start
        + " replace z with \(joints[i - 1].coq(level: 9)) by lra. unfold \(names.formula(i - 1)), \(names.formula(i)). first [ lra | field ]."
  }

  /// Opens the definition of f at a point.
  var opening: String {
    isCaseByCase
      ? "unfold \(names.f); repeat split; repeat (destruct Rle_dec; try (exfalso; lra)); unfold \(smooth.indices.map(names.formula).joined(separator: ", "))"
      : "unfold \(names.f); repeat split"
  }

  /// The ends of piece i, as Coq's words; a piece that goes on without end has a name for it.
  private func ends(_ i: Int) -> (low: String, high: String) {
    (
      i > 0 ? joints[i - 1].coq(level: 9) : box.map { $0.lowerBound.coq(level: 9) } ?? "a",
      i < joints.count ? joints[i].coq(level: 9) : box.map { $0.upperBound.coq(level: 9) } ?? "b"
    )
  }

  /// Whether piece i goes on without end.
  func goesOn(_ i: Int) -> Bool { box == nil && (i == 0 || i == joints.count) }

  /// "z lies in piece i", before a statement in z.
  func within(_ i: Int) -> String {
    let (low, high) = ends(i)
    if low == "a" { return "z <= \(high) -> " }
    return high == "b" ? "\(low) <= z -> " : "\(low) <= z <= \(high) -> "
  }

  /// A map in pieces is defined where each of them is.
  func defined(prefix: String = "", words: String = "") -> [ProofPart] {
    smooth.indices.compactMap { i in
      let asks = smooth[i].conditions.map(\.coq)
      guard !asks.isEmpty else { return nil }
      return ProofPart(
        name: "\(prefix)piece_\(i + 1)_is_defined", comment: "\(words)piece \(i + 1) is defined",
        statement: "forall z, \(within(i))" + asks.joined(separator: " /\\ "),
        proof: goesOn(i) ? "intros z Hz. everywhere." : "intros z Hz. side z.")
    }
  }

  var pieceLemmas: String {
    smooth.indices.map { i in
      let (f, slope) = (names.f, names.slope)
      let kind =
        signs[i] > 0
        ? "rising_piece \(f) \(slope)" : "rising_piece (fun z => - \(f) z) (fun z => - \(slope) z)"
      let (l, (low, high)) = (names.formula(i), ends(i))
      let goesOn = goesOn(i)
      let bound = low == "a" ? " a : a < \(high) ->" : high == "b" ? " b : \(low) < b ->" : " :"
      let tactics =
        goesOn
        ? ("slope_everywhere z", "smooth_everywhere", "everywhere", "first [ lra | pos | neg ]")
        : ("slope z", "smooth z", "side z", "side z")
      return """
        Lemma \(names.piece(i))\(goesOn ? bound : " :") \(kind) \(low) \(high).
        Proof.
        \(goesOn ? "intros L. " : "")apply (\(signs[i] > 0 ? "rise" : "fall")_piece \(f) \(slope) \(l) \(l)').
        - split; [ lra | | | ]; intros z Hz; unfold \(l), \(l)'; [ \(tactics.0) | \(tactics.1) | \(tactics.2) ].
        - intros z Hz. unfold \(l)'. \(tactics.3).
        - intros z Hz. \(equals(i))
        - intros z Hz. unfold \(slope). repeat destruct Rle_dec; first [ reflexivity | lra ].
        Qed.
        """
    }.joined(separator: "\n\n")
  }

  /// The pieces, then f on all of them, where all rise or all fall.
  var lemmas: String {
    let side = signs[0] > 0 ? "left" : "right"
    // A piece that goes on without end is one up to any end.
    func exact(_ i: Int) -> String {
      goesOn(i) ? "apply \(names.piece(i)); lra" : "exact \(names.piece(i))"
    }
    let joined = joints.indices.map {
      "apply (first_piece _ _ _ \(joints[$0].coq(level: 9))); [ \(exact($0)) | ].\n"
    }.joined()
    let off = joints.indices.map { "N\($0)" }.joined(separator: " ")
    let hypotheses = joints.indices.map { "z <> \(joints[$0].coq(level: 9)) -> " }.joined()
    guard let box else { return onTheLine(side, joined, off, hypotheses, exact) }
    let (low, high) = (box.lowerBound.coq(level: 9), box.upperBound.coq(level: 9))
    // By itself a map is on [a, b], in a chain each step on a box without a name.
    let (a, b, unfolded, unfold) =
      names.step == nil ? ("a", "b", " unfold a, b in *.", " unfold a, b.") : (low, high, "", "")
    let whole = """
      Lemma \(names.whole) : in_pieces \(names.f) \(names.slope) \(a) \(b).
      Proof.
      \(side).\(unfold)
      \(joined)apply last_piece. \(exact(joints.count)).
      Qed.
      """
    let inside = """
      Lemma \(names.inside) : forall z, \(a) < z < \(b) -> \(hypotheses)inside_a_piece \(names.f) \(names.slope) \(a) \(b) z.
      Proof.
      intros z Hz \(off).\(unfolded)
      \(cases(side, low: low, high: high, exact))
      Qed.
      """
    return [pieceLemmas, whole, inside].joined(separator: "\n\n")
  }

  /// In which piece z lies, one after another.
  private func cases(_ side: String, low: String, high: String, _ exact: (Int) -> String) -> String {
    func found(_ i: Int) -> String {
      "exists \(i > 0 ? ends(i).low : low), \(i < joints.count ? ends(i).high : high). split; [ lra | split; [ lra | split; [ lra | \(side); \(exact(i)) ] ] ]."
    }
    return joints.indices.map { "destruct (Rlt_dec z \(ends($0).high)). { \(found($0)) }\n" }.joined()
      + found(joints.count)
  }

  /// For every real z: a box around any two points, and around z.
  private func onTheLine(
    _ side: String, _ joined: String, _ off: String, _ hypotheses: String, _ exact: (Int) -> String
  ) -> String {
    let (first, last) = (joints[0].coq(level: 9), joints[joints.count - 1].coq(level: 9))
    func ends(_ u: String, _ v: String) -> String {
      """
      assert (A1 := Rmin_l (\(u) - 1) (\(first) - 1)). assert (A2 := Rmin_r (\(u) - 1) (\(first) - 1)).
      assert (B1 := Rmax_l (\(v) + 1) (\(last) + 1)). assert (B2 := Rmax_r (\(v) + 1) (\(last) + 1)).
      """
    }
    let low = "(Rmin (z - 1) (\(first) - 1))"
    let high = "(Rmax (z + 1) (\(last) + 1))"
    let whole = """
      Lemma \(names.whole) : line_in_pieces \(names.f) \(names.slope).
      Proof.
      \(side). intros u v. exists (Rmin (u - 1) (\(first) - 1)), (Rmax (v + 1) (\(last) + 1)).
      \(ends("u", "v"))
      split; [ lra | split; [ lra | ] ].
      \(joined)apply last_piece. \(exact(joints.count)).
      Qed.
      """
    let inside = """
      Lemma \(names.inside) : forall z, \(hypotheses)inside_a_piece \(names.f) \(names.slope) \(low) \(high) z.
      Proof.
      intros z \(off).
      \(ends("z", "z"))
      \(cases(side, low: low, high: high, exact))
      Qed.
      """
    return [pieceLemmas, whole, inside].joined(separator: "\n\n")
  }
}
