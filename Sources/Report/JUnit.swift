import Theorem

/// JUnit's XML, for whatever reads test results.
///
/// No times and no date: the same results give the same bytes.
/// Source: the schema of Jenkins' xUnit plugin, junit-10.xsd.
package struct JUnit {
  /// One test and how it went.
  package struct Case {
    package enum Outcome {
      case passed
      case skipped(String)
      case failed(type: String, message: String, details: String = "")
      case error(type: String, message: String)
    }
    let group: String
    let name: String
    let outcome: Outcome

    package init(_ name: String, in group: String, _ outcome: Outcome) {
      self.name = name
      self.group = group
      self.outcome = outcome
    }
  }

  /// Tests that belong together.
  package struct Suite {
    let name: String
    let cases: [Case]

    package init(_ name: String, _ cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  let name: String
  let suites: [Suite]

  package init(_ name: String, _ suites: [Suite]) {
    self.name = name
    self.suites = suites
  }

  package var xml: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="\(name.markup)" \(Self.tallies(suites.flatMap(\.cases)))>
    \(suites.map(Self.xml).joined())</testsuites>

    """
  }

  private static func xml(_ suite: Suite) -> String {
    """
      <testsuite name="\(suite.name.markup)" \(tallies(suite.cases))>
    \(suite.cases.map(xml).joined())  </testsuite>

    """
  }

  private static func tallies(_ cases: [Case]) -> String {
    var (failures, errors, skipped) = (0, 0, 0)
    for one in cases {
      switch one.outcome {
      case .passed: break
      case .skipped: skipped += 1
      case .failed: failures += 1
      case .error: errors += 1
      }
    }
    return "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
  }

  private static func xml(_ one: Case) -> String {
    let opening = "    <testcase classname=\"\(one.group.markup)\" name=\"\(one.name.markup)\""
    switch one.outcome {
    case .passed:
      return opening + "/>\n"
    case .skipped(let why):
      return opening + "><skipped message=\"\(why.markup)\"/></testcase>\n"
    case .error(let type, let message):
      return opening + "><error type=\"\(type.markup)\" message=\"\(message.markup)\"/></testcase>\n"
    case .failed(let type, let message, let details):
      let failure = "<failure type=\"\(type.markup)\" message=\"\(message.markup)\""
      guard !details.isEmpty else { return opening + ">\(failure)/></testcase>\n" }
      // Inside an element a line end may stand as it is.
      let lines = details.split(separator: "\n").map { String($0).markup }.joined(separator: "\n")
      return opening + ">\n      \(failure)>\(lines)</failure>\n    </testcase>\n"
    }
  }
}

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
