import Course

/// One student's findings: the unit of a batch, one file each.
public struct StudentResult: Codable, Sendable {
  public let student: String
  /// Of the submission and the seed that it was graded with; another one is graded anew.
  let fingerprint: String
  public let findings: [Finding]
  /// What the student and the teacher should be told about the submission as a whole.
  var remarks: [String]?
  /// The name that Moodle knows the submission by.
  var moodle: String?
  public let seconds: Double
  let isolation: String

  public var points: Double {
    findings.reduce(0) { $0 + (Exercise.number($1.exercise)?.points(for: $1) ?? 0) }
  }
  /// Whether nothing that was asked for was found.
  var isNotFound: Bool { findings.allSatisfy { $0.state == .notFound } }
  public static var maximum: Int { Exercise.all.reduce(0) { $0 + $1.points } }

  func points(_ finding: Finding) -> Double { Exercise.number(finding.exercise)?.points(for: finding) ?? 0 }
}
