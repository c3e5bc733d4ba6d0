import Course
import Foundation

/// What a student reads: one message an exercise.
public enum Feedback {
  /// The verdict in one paragraph. `hidden`: whether maps that the student has not seen were asked too.
  public static func message(_ finding: Finding, hidden: Bool) -> String {
    guard let exercise = Exercise.number(finding.exercise) else { return "" }
    let name = "Exercise \(exercise.number), \(exercise.title)"
    let half =
      finding.isRightOnEasyProbes && finding.state != .correct
      ? " It is right on every affine map, where this cannot show: half the points." : ""
    switch finding.state {
    case .correct:
      return hidden
        ? "\(name): right, at every probe, on maps that it has not seen."
        : "\(name): right at every open probe. Other maps will be asked when it is graded."
    case .wrongNamed:
      let slips = finding.mistakes.compactMap(Slip.named)
      let names = slips.map { "`\($0.id)`" }.joined(separator: " or ")
      let pages = slips.map(\.page).joined(separator: ", ")
      let first = slips.first
      return "\(name): wrong at \(finding.evidence). "
        + "It is the known mistake \(names), \(first?.formula ?? ""). \(first?.temptation ?? "") Read \(pages).\(half)"
    case .wrongUnknown:
      return "\(name): wrong at \(finding.evidence). "
        + "It is no mistake known here: compare with the formula of \(exercise.notebook).\(half)"
    case .unsolved:
      return "\(name): not solved yet; \(finding.evidence). Edit Sources/Exercises/\(exercise.file); "
        + "`swift run learn --hint --exercise \(exercise.number)` gives a hint."
    case .notFound:
      return
        "\(name): not found; \(finding.evidence). Hand in a file of that name; the folder does not matter."
    case .trapped:
      return "\(name): it ended before it answered: \(finding.evidence)."
    case .timedOut:
      return "\(name): \(finding.evidence). Is there a loop that does not end?"
    case .doesNotCompile:
      return "\(name): it does not compile: \(finding.evidence)"
    }
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
