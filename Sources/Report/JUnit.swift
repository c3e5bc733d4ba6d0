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
