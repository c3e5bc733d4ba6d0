@testable import Report
import Theorem

/// Reports for the renderers' tests.
enum SampleReport {
  static func check(
    _ verdict: Verdict, equation: Equation = .eq5, map: String = "sinh", evidence: Evidence = .exact,
    note: String? = nil, claim: String = "reference", seed: UInt64? = nil
  ) -> Check {
    Check(
      About(equation, map: map, base: "normal", claim: claim), "P_X(1.25)",
      left: Side("slope of F_X", 0.25, error: verdict == .undecided ? .infinity : 0x1p-40),
      right: Side("formula", verdict == .fails ? 0.5 : 0.25), because: .errors("rounding"),
      evidence: evidence, covers: Coverage("z = 0.8"), note: note, seed: seed)
  }

  /// One of each verdict, over two equations, two of the checks alike.
  static let mixed = Report([
    check(.holds, equation: .eq4), check(.fails, equation: .eq4, map: "exp", claim: "multiplied"),
    check(.undecided, evidence: .sampled, note: "too few draws", seed: 7), check(.holds), check(.holds),
  ])

  /// What would break a page or a document that took it as it is.
  static let hostile = "<script>alert(\"1\")</script>' onclick='x' & \u{7}]]>\n\u{FFFE}"

  /// One line that decides nothing, as the suite writes it: dashes and NaN.
  static let empty = Check.undecided(About(.eq6, map: "identity"), .measured, "there is no c")

  static func film(_ equation: Equation) -> Illustration {
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
