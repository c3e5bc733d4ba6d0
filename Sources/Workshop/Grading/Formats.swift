import Course

/// results.json as Gradescope reads it.
struct Gradescope: Encodable {
  struct Test: Encodable {
    let name: String
    let score: Double
    let max_score: Int
    let status: String
    let output: String
    let visibility = "visible"
    enum CodingKeys: String, CodingKey { case name, score, max_score, status, output, visibility }
  }
  let score: Double
  let execution_time: Double
  let output: String
  let tests: [Test]

  init(_ result: StudentResult) {
    score = result.points
    execution_time = result.seconds
    output = "\(Feedback.number(result.points)) of \(StudentResult.maximum) points"
    tests = result.findings.map { finding in
      let exercise = Exercise.number(finding.exercise)!
      return Test(
        name: "\(exercise.number). \(exercise.title)", score: result.points(finding),
        max_score: exercise.points, status: finding.state == .correct ? "passed" : "failed",
        output: Feedback.message(finding, hidden: true))
    }
  }
}

/// Totals as GitHub Classroom's reporter reads them.
struct Classroom: Encodable {
  struct Test: Encodable {
    let name: String
    let status: String
    let score: Double
    let message: String
  }
  let version = 1
  let status: String
  let score: Double
  let max_score: Int
  let tests: [Test]
  enum CodingKeys: String, CodingKey { case version, status, score, max_score, tests }

  init(_ result: StudentResult) {
    score = result.points
    max_score = StudentResult.maximum
    status = result.findings.allSatisfy { $0.state == .correct } ? "pass" : "fail"
    tests = result.findings.map {
      Test(
        name: "Exercise \($0.exercise)", status: $0.state == .correct ? "pass" : "fail",
        score: result.points($0), message: Feedback.message($0, hidden: true))
    }
  }
}

/// A JUnit report: wrong is a failure, unsolved is skipped, no answer at all is an error.
enum JUnit {
  static func text(_ result: StudentResult) -> String {
    let cases = result.findings.map { finding -> String in
      let message = escaped(Feedback.message(finding, hidden: true))
      let state = escaped(finding.state.rawValue)
      let inside =
        switch finding.state {
        case .correct: ""
        case .unsolved: "<skipped message=\"\(message)\"/>"
        case .wrongNamed, .wrongUnknown: "<failure type=\"\(state)\" message=\"\(message)\"/>"
        case .trapped, .timedOut, .doesNotCompile, .notFound:
          "<error type=\"\(state)\" message=\"\(message)\"/>"
        }
      return
        "  <testcase classname=\"exercises\" name=\"Exercise \(finding.exercise)\">\(inside)</testcase>\n"
    }
    func count(_ states: [State]) -> Int { result.findings.count { states.contains($0.state) } }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuite name=\"\(escaped(result.student))\" tests=\"\(cases.count)\" "
      + "failures=\"\(count([.wrongNamed, .wrongUnknown]))\" "
      + "errors=\"\(count([.trapped, .timedOut, .doesNotCompile, .notFound]))\" skipped=\"\(count([.unsolved]))\">\n"
      + cases.joined() + "</testsuite>\n"
  }

  /// For XML, which has no way at all to write most control characters.
  private static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "\n", "\r", "\t": safe += " "
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: safe += "?"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
