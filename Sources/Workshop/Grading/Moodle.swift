import Course
import Foundation
import Kit

/// What Moodle's assignment takes back: a zip file of feedback in its own names, and its grading worksheet, filled in.
struct Moodle {
  /// Those whose submissions bore Moodle's names.
  private let results: [StudentResult]

  /// Nil where nobody's did.
  init?(_ results: [StudentResult]) {
    self.results = results.filter { $0.moodle != nil }
    if self.results.isEmpty { return nil }
  }

  /// For "Upload multiple feedback files in a zip".
  var feedback: [UInt8] {
    Zip.archive(
      results.map { ("\($0.moodle!)/feedback.md", Array(Feedback.markdown($0).utf8)) })
  }

  /// For "Upload grading worksheet", with the columns that it asks for.
  var grades: String {
    let header = [
      "Identifier", "Full name", "Grade", "Maximum Grade", "Last modified (grade)", "Feedback comments",
    ]
    let rows = results.map { result in
      let name = result.student.split(separator: "_").dropLast().joined(separator: "_")
      return [
        "Participant \(Self.number(of: result))", name,
        result.isNotFound ? "" : Self.grade(result, of: Double(Exercise.maximum)),
        Self.grade(Double(Exercise.maximum)), "-", Self.comment(result),
      ]
    }
    return CSV.text([header] + rows)
  }

  /// The worksheet as downloaded, with the grades of those that were graded here; all else stays as it is. The grades are
  /// scaled to the worksheet's maximum. Of whom nothing was found has no grade: that is for the teacher to say.
  func filled(_ worksheet: String, named path: String) throws -> (text: String, filled: Int) {
    var rows = CSV.rows(worksheet)
    func column(_ name: String) throws -> Int {
      guard let i = rows.first?.firstIndex(where: { $0.lowercased() == name.lowercased() }) else {
        throw Failure(
          "\(path) has no column \"\(name)\"; give the grading worksheet that Moodle makes in English")
      }
      return i
    }
    let (identifier, grade) = (try column("Identifier"), try column("Grade"))
    let maximum = try? column("Maximum Grade")
    let comments = try? column("Feedback comments")
    var filled = 0
    for i in rows.indices.dropFirst() where rows[i].count == rows[0].count {
      let number = rows[i][identifier].drop { !$0.isNumber }
      guard let result = results.first(where: { Self.number(of: $0) == number }) else { continue }
      let most = maximum.flatMap { Double(rows[i][$0].replacingOccurrences(of: ",", with: ".")) }
      if !result.isNotFound {
        rows[i][grade] = Self.grade(result, of: most ?? Double(Exercise.maximum))
        filled += 1
      }
      if let comments { rows[i][comments] = Self.comment(result) }
    }
    return (CSV.text(rows), filled)
  }

  /// The number by which Moodle knows a participant.
  private static func number(of result: StudentResult) -> Substring {
    result.student.split(separator: "_").last ?? ""
  }

  private static func grade(_ result: StudentResult, of most: Double) -> String {
    grade(result.points * most / Double(Exercise.maximum))
  }
  private static func grade(_ value: Double) -> String { String(format: "%.2f", value) }

  private static func comment(_ result: StudentResult) -> String {
    (result.isNotFound ? "no exercise was found in it" : result.score) + "; see feedback.md"
  }
}

/// Comma-separated values (RFC 4180).
enum CSV {
  static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    // A spreadsheet takes a leading = + - @, also after a tab or a line's end, for a formula. A single mark is none.
    let isFormula =
      text != "-" && text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    return safe.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
      ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }

  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, field): ([String], String) = ([], "")
    var isQuoted = false
    var scalars = text.unicodeScalars.drop { $0 == "\u{feff}" }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field.unicodeScalars.append("\"")
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\n", false):
        rows.append(row + [field])
        (row, field) = ([], "")
      case ("\r", false): break
      default: field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }
}
