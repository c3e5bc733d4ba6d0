import Theorem

extension Report {
  /// The report as JUnit XML: one `testsuite` an equation, one `testcase` a check.
  ///
  /// `fails` becomes a `failure` with both sides, the gap and what was allowed; `undecided` becomes `skipped`, with
  /// the reason. No times and no date: the same report gives the same bytes.
  /// Source: the schema of Jenkins' xUnit plugin, junit-10.xsd.
  public func junit() -> String {
    let suites = byEquation.map { suite($0.equation, $0.checks) }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="verify-eq" \(tallies(rows))>
      \(suites.joined())</testsuites>

      """
  }

  private func suite(_ equation: Equation, _ checks: [Check]) -> String {
    """
      <testsuite name="\("(\(equation.number)) \(equation.title)".markup)" \(tallies(checks))>
    \(checks.enumerated().map { testcase($1, number: "\(equation.number).\($0 + 1)") }.joined())  </testsuite>

    """
  }

  private func tallies(_ checks: [Check]) -> String {
    let fails = checks.count { $0.verdict == .fails }
    let undecided = checks.count { $0.verdict == .undecided }
    return "tests=\"\(checks.count)\" failures=\"\(fails)\" errors=\"0\" skipped=\"\(undecided)\""
  }

  /// `number`, such as "5.12", makes every name its own, which is what a tool that compares two runs goes by.
  private func testcase(_ check: Check, number: String) -> String {
    let setting = [check.map, check.base, check.claim].filter { !$0.isEmpty }.joined(separator: ", ")
    let name = "\(number) \(check.evidence.rawValue): \(check.subject) [\(setting)]"
    let opening = "    <testcase classname=\"equation-\(check.equation.number)\" name=\"\(name.markup)\""
    switch check.verdict {
    case .holds:
      return opening + "/>\n"
    case .undecided:
      return opening + "><skipped message=\"\(check.why.markup)\"/></testcase>\n"
    case .fails:
      let gap = "gap \(decimal(check.gap, digits: 2)), allowed \(decimal(check.allowed, digits: 2))"
      return """
        \(opening)>
              <failure type="fails" message="\(gap)">\("""
          left: \(side(check.left))
          right: \(side(check.right))
          \(gap) (\(check.because))
          \(check.note ?? "")
          """.lines)</failure>
            </testcase>

        """
    }
  }

  private func side(_ side: Side) -> String { "\(decimal(side.value, digits: 17)), \(side.route)" }
}

extension String {
  /// Escaped line by line: inside an element a line end may stand as it is.
  fileprivate var lines: String {
    split(separator: "\n").map { String($0).markup }.joined(separator: "\n")
  }
}
