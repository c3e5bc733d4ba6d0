import Theorem

/// The lemmas about a map with kinks: on each piece it is a smooth formula, and the pieces all rise or all fall.
struct PieceProof {
  let ends: [Rational]
  let smooth: [Expression]
  /// 1 or −1, the sign of each piece's slope.
  let signs: [Int]
  /// Whether f itself is a case distinction; else it equals a piece by the signs of its branches.
  let isCaseByCase: Bool

  init(_ f: Expression, _ ends: [Rational]) {
    let pieces = zip(ends, ends.dropFirst()).map { f.resolved(on: $0...$1) ?? f }
    self.init(pieces, ends)
  }

  init(_ pieces: [Expression], _ ends: [Rational], isCaseByCase: Bool = false) {
    self.ends = ends
    self.isCaseByCase = isCaseByCase
    smooth = pieces
    signs = pieces.indices.map { Signs.sign(of: pieces[$0].slope, on: ends[$0]...ends[$0 + 1]) ?? 1 }
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
      smooth.indices.dropLast().map {
        "if Rle_dec z \(Self.spelled(ends[$0 + 1])) then l\($0 + 1)\(mark) z else "
      }
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
        + " replace z with \(Self.spelled(ends[i])) by lra. unfold l\(i), l\(i + 1). first [ lra | field ]."
  }

  /// Opens the definition of f at a point.
  var opening: String {
    isCaseByCase
      ? "unfold f; repeat split; repeat (destruct Rle_dec; try (exfalso; lra)); unfold \(smooth.indices.map { "l\($0 + 1)" }.joined(separator: ", "))"
      : "unfold f; repeat split"
  }

  private static func spelled(_ q: Rational) -> String { Expression.number(q).coq(level: 9) }

  var pieceLemmas: String {
    smooth.indices.map { i in
      let kind = signs[i] > 0 ? "rising_piece f f'" : "rising_piece (fun z => - f z) (fun z => - f' z)"
      let (l, low, high) = ("l\(i + 1)", Self.spelled(ends[i]), Self.spelled(ends[i + 1]))
      return """
        Lemma piece_\(i + 1) : \(kind) \(low) \(high).
        Proof.
        apply (\(signs[i] > 0 ? "rise" : "fall")_piece f f' \(l) \(l)').
        - split; [ lra | | | ]; intros z Hz; unfold \(l), \(l)'; [ slope z | smooth z | side z ].
        - intros z Hz. unfold \(l)'. side z.
        - intros z Hz. \(equals(i))
        - intros z Hz. unfold f'. repeat destruct Rle_dec; first [ reflexivity | lra ].
        Qed.
        """
    }.joined(separator: "\n\n")
  }

  /// The pieces, then f on all of them, where all rise or all fall.
  var lemmas: String {
    let isRising = signs[0] > 0
    let last = smooth.count
    let joined = (1..<last).map {
      "apply (first_piece _ _ _ \(Self.spelled(ends[$0]))); [ exact piece_\($0) | ].\n"
    }
    let whole = """
      Lemma all_pieces : in_pieces f f' a b.
      Proof.
      \(isRising ? "left" : "right"). unfold a, b.
      \(joined.joined())apply last_piece. exact piece_\(last).
      Qed.
      """
    let names = ends.dropFirst().dropLast().indices.map { "N\($0)" }
    let side = isRising ? "left" : "right"
    func found(_ i: Int) -> String {
      "exists \(Self.spelled(ends[i])), \(Self.spelled(ends[i + 1])). split; [ lra | split; [ lra | split; [ lra | \(side); exact piece_\(i + 1) ] ] ]."
    }
    let cases = (0..<last - 1).map {
      "destruct (Rlt_dec z \(Self.spelled(ends[$0 + 1]))). { \(found($0)) }\n"
    }
    let hypotheses = zip(names, ends.dropFirst().dropLast()).map { "z <> \(Self.spelled($1)) -> " }
    let inside = """
      Lemma inside : forall z, a < z < b -> \(hypotheses.joined())inside_a_piece f f' a b z.
      Proof.
      intros z Hz \(names.joined(separator: " ")). unfold a, b in *.
      \(cases.joined())\(found(last - 1))
      Qed.
      """
    return [pieceLemmas, whole, inside].joined(separator: "\n\n")
  }
}
