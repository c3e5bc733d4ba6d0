import Course
import Report

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

extension JUnit {
  /// Wrong is a failure, unsolved is skipped, no answer at all is an error.
  init(_ result: StudentResult) {
    let cases = result.findings.map { finding -> Case in
      let (type, message) = (finding.state.rawValue, Feedback.message(finding, hidden: true))
      let outcome: Case.Outcome =
        switch finding.state {
        case .correct: .passed
        case .unsolved: .skipped(message)
        case .wrongNamed, .wrongUnknown: .failed(type: type, message: message)
        case .trapped, .timedOut, .doesNotCompile, .notFound: .error(type: type, message: message)
        }
      return Case("Exercise \(finding.exercise)", in: "exercises", outcome)
    }
    self.init("exercises", [Suite(result.student, cases)])
  }
}
