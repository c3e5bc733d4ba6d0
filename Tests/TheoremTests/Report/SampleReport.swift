import Theorem

/// Reports for the renderers' tests.
enum SampleReport {
  static func check(
    _ verdict: Verdict, equation: Int = 5, map: String = "sinh", evidence: Evidence = .exact,
    note: String? = nil, claim: String = "reference", seed: UInt64? = nil, gap: Double = 0
  ) -> Check {
    Check(
      equation: equation, map: map, base: "normal", claim: claim, subject: "P_X(1.25)",
      left: Side("slope of F_X", 0.25, error: 0x1p-50), right: Side("formula", 0.5), gap: gap,
      allowed: 0x1p-40,
      because: "rounding", evidence: evidence, verdict: verdict, note: note, seed: seed)
  }

  /// One of each verdict, over two equations, two of the checks alike.
  static let mixed = Report([
    check(.holds, equation: 4), check(.fails, equation: 4, map: "exp", claim: "multiplied", gap: 0.25),
    check(.undecided, evidence: .sampled, note: "too few draws", seed: 7), check(.holds), check(.holds),
  ])

  /// What would break a page or a document that took it as it is.
  static let hostile = "<script>alert(\"1\")</script>' onclick='x' & \u{7}]]>\n\u{FFFE}"

  /// One line that decides nothing, as the suite writes it: dashes and NaN.
  static let empty = Check(
    equation: 6, map: "identity", subject: "-", left: Side("-", .nan), right: Side("-", .nan), gap: .nan,
    allowed: .nan, because: "-", evidence: .measured, verdict: .undecided, note: "there is no c")

  static func film(_ equation: Int) -> Illustration {
    Illustration(
      equation: equation, title: "Two tangents", parameter: "the point b",
      frames: [0, 1, 2].map { index in
        .init(
          label: "b = \(index)", finding: "They meet at \(index) < 3",
          svg:
            "<svg role=\"img\" viewBox=\"0 0 9 9\"><title>Frame \(index)</title><rect width=\"9\" height=\"9\"/></svg>"
        )
      }, start: 1)
  }
}
