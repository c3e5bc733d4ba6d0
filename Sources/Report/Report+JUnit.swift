import Theorem

extension Report {
  /// The report as JUnit XML: one `testsuite` an equation, one `testcase` a check.
  ///
  /// `fails` becomes a `failure` with both sides, the gap and what was allowed; `undecided` becomes `skipped`, with
  /// the reason. No times and no date: the same report gives the same bytes.
  /// Source: the schema of Jenkins' xUnit plugin, junit-10.xsd.
  public func junit() -> String {
    let suites = byEquation.map { equation, checks in
      JUnit.Suite(
        "(\(equation.number)) \(equation.title)",
        checks.enumerated().map { testcase($1, number: "\(equation.number).\($0 + 1)") })
    }
    return JUnit("verify-eq", suites).xml
  }

  /// `number`, such as "5.12", makes every name its own, which is what a tool that compares two runs goes by.
  private func testcase(_ check: Check, number: String) -> JUnit.Case {
    let setting = [check.map, check.base, check.claim].filter { !$0.isEmpty }.joined(separator: ", ")
    let gap = "gap \(decimal(check.gap, digits: 2)), allowed \(decimal(check.allowed, digits: 2))"
    let outcome: JUnit.Case.Outcome =
      switch check.verdict {
      case .holds: .passed
      case .undecided: .skipped(check.why)
      case .fails:
        .failed(
          type: "fails", message: gap,
          details: """
            left: \(side(check.left))
            right: \(side(check.right))
            \(gap) (\(check.because))
            \(check.note ?? "")
            """)
      }
    return JUnit.Case(
      "\(number) \(check.evidence.rawValue): \(check.subject) [\(setting)]",
      in: "equation-\(check.equation.number)", outcome)
  }

  private func side(_ side: Side) -> String { "\(decimal(side.value, digits: 17)), \(side.route)" }
}
