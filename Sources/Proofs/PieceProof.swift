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

  init(_ f: Expression, _ ground: Ground) {
    let stretches = zip([nil] + ground.joints, ground.joints + [nil])
    let pieces = stretches.map { f.resolved(on: Self.stretch($0, $1, ground.box)) ?? f }
    self.init(pieces, ground)
  }

  init(_ pieces: [Expression], _ ground: Ground, isCaseByCase: Bool = false) {
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

  /// The points where a formula's branches meet are looked for this far out on the whole line.
  private static let far = Rational(1_000_000_000_000_000)
  private static func stretch(_ low: Rational?, _ high: Rational?, _ box: ClosedRange<Rational>?)
    -> ClosedRange<Rational>
  {
    (low ?? box?.lowerBound ?? -far)...(high ?? box?.upperBound ?? far)
  }

  /// Where the pieces of f meet on the whole line, if each is proved here to rise, or each to fall; else nil.
  static func joints(of f: Expression) -> [Rational]? {
    let kinks = f.kinks(on: -far...far)
    guard !kinks.isEmpty, kinks.count <= 16 else { return nil }
    let pieces = zip([nil] + kinks, kinks + [nil]).map { f.resolved(on: stretch($0, $1, nil)) }
    guard pieces.allSatisfy({ $0 != nil }) else { return nil }
    return hold(pieces.compactMap { $0 }, kinks) ? kinks : nil
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

  /// The ends of the pieces, where each is smooth and its slope keeps the sign of the first; else nil.
  static func ends(of f: Expression, on box: ClosedRange<Rational>) -> [Rational]? {
    let ends = [box.lowerBound] + f.kinks(on: box) + [box.upperBound]
    guard ends.count <= 18 else { return nil }
    var signs: Set<Int> = []
    for (low, high) in zip(ends, ends.dropFirst()) {
      guard let piece = f.resolved(on: low...high), StepProof.holds(piece, on: low...high),
        let sign = Signs.sign(of: piece.slope, on: low...high)
      else { return nil }
      signs.insert(sign)
    }
    return signs.count == 1 ? ends : nil
  }

  /// f′, piece by piece.
  var definitions: [String] {
    var lines: [String] = []
    for (i, piece) in smooth.enumerated() {
      lines.append("Definition l\(i + 1)  (z : R) := \(piece.coq()).")
      lines.append("Definition l\(i + 1)' (z : R) := \(piece.slope.coq()).")
    }
    func cases(_ mark: String) -> String {
      joints.indices.map { "if Rle_dec z \(Self.spelled(joints[$0])) then l\($0 + 1)\(mark) z else " }
        .joined() + "l\(smooth.count)\(mark) z"
    }
    if isCaseByCase { lines.append("Definition f  (z : R) := \(cases("")).") }
    lines.append("Definition f' (z : R) := \(cases("'")).")
    return lines
  }

  /// f z = l z on a piece, l being its formula there.
  private func equals(_ i: Int) -> String {
    guard isCaseByCase else { return "unfold f, l\(i + 1). branches z." }
    let start = "unfold f. repeat destruct Rle_dec; try reflexivity; try (exfalso; lra)."
    // At its left end f is still the piece before.
    return i == 0
      ? start
      : start
        + " replace z with \(Self.spelled(joints[i - 1])) by lra. unfold l\(i), l\(i + 1). first [ lra | field ]."
  }

  /// Opens the definition of f at a point.
  var opening: String {
    isCaseByCase
      ? "unfold f; repeat split; repeat (destruct Rle_dec; try (exfalso; lra)); unfold \(smooth.indices.map { "l\($0 + 1)" }.joined(separator: ", "))"
      : "unfold f; repeat split"
  }

  static func spelled(_ q: Rational) -> String { Expression.number(q).coq(level: 9) }

  /// The ends of piece i, as Coq's words; a piece that goes on without end has a name for it.
  private func ends(_ i: Int) -> (low: String, high: String) {
    (
      i > 0 ? Self.spelled(joints[i - 1]) : box.map { Self.spelled($0.lowerBound) } ?? "a",
      i < joints.count ? Self.spelled(joints[i]) : box.map { Self.spelled($0.upperBound) } ?? "b"
    )
  }

  var pieceLemmas: String {
    smooth.indices.map { i in
      let kind = signs[i] > 0 ? "rising_piece f f'" : "rising_piece (fun z => - f z) (fun z => - f' z)"
      let (l, (low, high)) = ("l\(i + 1)", ends(i))
      let goesOn = box == nil && (i == 0 || i == joints.count)
      let bound = low == "a" ? " a : a < \(high) ->" : high == "b" ? " b : \(low) < b ->" : " :"
      let tactics =
        goesOn
        ? ("slope_everywhere z", "smooth_everywhere", "everywhere", "first [ lra | pos | neg ]")
        : ("slope z", "smooth z", "side z", "side z")
      return """
        Lemma piece_\(i + 1)\(goesOn ? bound : " :") \(kind) \(low) \(high).
        Proof.
        \(goesOn ? "intros L. " : "")apply (\(signs[i] > 0 ? "rise" : "fall")_piece f f' \(l) \(l)').
        - split; [ lra | | | ]; intros z Hz; unfold \(l), \(l)'; [ \(tactics.0) | \(tactics.1) | \(tactics.2) ].
        - intros z Hz. unfold \(l)'. \(tactics.3).
        - intros z Hz. \(equals(i))
        - intros z Hz. unfold f'. repeat destruct Rle_dec; first [ reflexivity | lra ].
        Qed.
        """
    }.joined(separator: "\n\n")
  }

  /// The pieces, then f on all of them, where all rise or all fall.
  var lemmas: String {
    let side = signs[0] > 0 ? "left" : "right"
    // A piece that goes on without end is one up to any end.
    func exact(_ i: Int) -> String {
      box == nil && (i == 0 || i == joints.count) ? "apply piece_\(i + 1); lra" : "exact piece_\(i + 1)"
    }
    let joined = joints.indices.map {
      "apply (first_piece _ _ _ \(Self.spelled(joints[$0]))); [ \(exact($0)) | ].\n"
    }.joined()
    let names = joints.indices.map { "N\($0)" }.joined(separator: " ")
    let hypotheses = joints.indices.map { "z <> \(Self.spelled(joints[$0])) -> " }.joined()
    guard let box else { return onTheLine(side, joined, names, hypotheses, exact) }
    let whole = """
      Lemma all_pieces : in_pieces f f' a b.
      Proof.
      \(side). unfold a, b.
      \(joined)apply last_piece. \(exact(joints.count)).
      Qed.
      """
    let inside = """
      Lemma inside : forall z, a < z < b -> \(hypotheses)inside_a_piece f f' a b z.
      Proof.
      intros z Hz \(names). unfold a, b in *.
      \(cases(side, low: Self.spelled(box.lowerBound), high: Self.spelled(box.upperBound), exact))
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
    _ side: String, _ joined: String, _ names: String, _ hypotheses: String, _ exact: (Int) -> String
  ) -> String {
    let (first, last) = (Self.spelled(joints[0]), Self.spelled(joints[joints.count - 1]))
    func ends(_ u: String, _ v: String) -> String {
      """
      assert (A1 := Rmin_l (\(u) - 1) (\(first) - 1)). assert (A2 := Rmin_r (\(u) - 1) (\(first) - 1)).
      assert (B1 := Rmax_l (\(v) + 1) (\(last) + 1)). assert (B2 := Rmax_r (\(v) + 1) (\(last) + 1)).
      """
    }
    let low = "(Rmin (z - 1) (\(first) - 1))"
    let high = "(Rmax (z + 1) (\(last) + 1))"
    let whole = """
      Lemma all_pieces : line_in_pieces f f'.
      Proof.
      \(side). intros u v. exists (Rmin (u - 1) (\(first) - 1)), (Rmax (v + 1) (\(last) + 1)).
      \(ends("u", "v"))
      split; [ lra | split; [ lra | ] ].
      \(joined)apply last_piece. \(exact(joints.count)).
      Qed.
      """
    let inside = """
      Lemma inside : forall z, \(hypotheses)inside_a_piece f f' \(low) \(high) z.
      Proof.
      intros z \(names).
      \(ends("z", "z"))
      \(cases(side, low: low, high: high, exact))
      Qed.
      """
    return [pieceLemmas, whole, inside].joined(separator: "\n\n")
  }
}

extension Ground {
  /// Where its pieces meet.
  var joints: [Rational] {
    switch self {
    case .line, .box: []
    case .pieces(let ends): Array(ends.dropFirst().dropLast())
    case .lineInPieces(let kinks): kinks
    }
  }
}
