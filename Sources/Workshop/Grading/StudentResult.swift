import Course
import Report

/// One student's findings: the unit of a batch, one file each.
public struct StudentResult: Codable, Sendable {
  public let student: String
  /// Of the submission and the seed that it was graded with; another one is graded anew.
  let fingerprint: String
  public let findings: [ExerciseFinding]
  /// What the student and the teacher should be told about the submission as a whole.
  var remarks: [String]?
  /// The name that Moodle knows the submission by.
  var moodle: String?
  public let seconds: Double
  let isolation: String

  public var points: Double { Exercise.points(for: findings) }
  /// Whether nothing that was asked for was found.
  var isNotFound: Bool { findings.allSatisfy { $0.state == .notFound } }
  /// "12.5 of 100 points"
  var score: String { "\(points.shortest) of \(Exercise.maximum) points" }
}

/// What a student reads: one message an exercise.
public enum Feedback {
  /// The verdict in one paragraph. `hidden`: whether maps that the student has not seen were asked too.
  public static func message(_ finding: ExerciseFinding, hidden: Bool) -> String {
    Message(finding, hidden: hidden)?.paragraph ?? ""
  }

  /// The page for one student.
  static func markdown(_ result: StudentResult) -> String {
    var text = "# \(plain(result.student))\n\n"
    text += "\(result.score).\n\n"
    text += "| exercise | state | points |\n| --- | --- | --- |\n"
    for finding in result.findings {
      let exercise = Exercise.number(finding.exercise)!
      text += "| \(exercise.number). \(exercise.title) | \(finding.state.rawValue) "
      text += "| \(exercise.points(for: finding).shortest) of \(exercise.points) |\n"
    }
    text += "\n"
    for remark in result.remarks ?? [] { text += "\(written(remark)).\n\n" }
    for finding in result.findings { text += "- \(written(message(finding, hidden: true)))\n" }
    return text
  }

  /// A name in Markdown: a name and no markup, on one line.
  private static func plain(_ name: String) -> String { escaped(name.onOneLine, "\\`*_[]<>&#|$") }

  /// A message in Markdown: a product is no emphasis, a generic type no tag. What stands between backticks is left alone.
  static func written(_ message: String) -> String {
    let parts = message.components(separatedBy: "`")
    let isBalanced = parts.count % 2 == 1
    return parts.enumerated().map { i, part in
      let isCode = i % 2 == 1 && (isBalanced || i < parts.count - 1)
      return isCode ? part : escaped(part, "\\*<>&$")
    }.joined(separator: "`")
  }

  private static func escaped(_ text: String, _ marks: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += marks.unicodeScalars.contains($1) ? "\\\($1)" : String($1) }
  }
}

extension String {
  /// Without what moves a terminal's cursor or breaks a line: for names and words that somebody else has chosen.
  public var onOneLine: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

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
    output = result.score
    tests = result.findings.map { finding in
      let exercise = Exercise.number(finding.exercise)!
      return Test(
        name: "\(exercise.number). \(exercise.title)", score: exercise.points(for: finding),
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
    max_score = Exercise.maximum
    status = result.findings.allSatisfy { $0.state == .correct } ? "pass" : "fail"
    tests = result.findings.map {
      Test(
        name: "Exercise \($0.exercise)", status: $0.state == .correct ? "pass" : "fail",
        score: Exercise.points(for: [$0]), message: Feedback.message($0, hidden: true))
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
