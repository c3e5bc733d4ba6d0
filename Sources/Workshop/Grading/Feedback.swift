import Course
import Foundation

/// What a student reads: one message an exercise.
public enum Feedback {
  /// The verdict in one paragraph. `hidden`: whether maps that the student has not seen were asked too.
  public static func message(_ finding: Finding, hidden: Bool) -> String {
    Message(finding, hidden: hidden)?.paragraph ?? ""
  }

  /// The page for one student.
  static func markdown(_ result: StudentResult) -> String {
    var text = "# \(plain(result.student))\n\n"
    text += "\(number(result.points)) of \(StudentResult.maximum) points.\n\n"
    text += "| exercise | state | points |\n| --- | --- | --- |\n"
    for finding in result.findings {
      let exercise = Exercise.number(finding.exercise)!
      text += "| \(exercise.number). \(exercise.title) | \(finding.state.rawValue) "
      text += "| \(number(result.points(finding))) of \(exercise.points) |\n"
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

  static func number(_ x: Double) -> String { x == x.rounded() ? String(Int(x)) : String(x) }
}

extension String {
  /// Without what moves a terminal's cursor or breaks a line: for names and words that somebody else has chosen.
  public var onOneLine: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
