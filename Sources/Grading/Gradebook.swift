import Course
import Foundation

/// All results of a class, and the files made of them.
public struct Gradebook {
  public let results: [StudentResult]

  /// The results that `folders`, each a batch's --out, hold; of a student found twice, the last.
  public init(_ folders: [String]) throws {
    var byStudent: [String: StudentResult] = [:]
    for folder in folders {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/results") else {
        throw MachineFault(reason: "no results in \(folder); is it the --out of a batch?")
      }
      for name in names where name.hasSuffix(".json") {
        guard let result = Files.decoded(StudentResult.self, at: "\(folder)/results/\(name)") else {
          throw MachineFault(reason: "cannot read \(folder)/results/\(name); remove it and grade again")
        }
        byStudent[result.student] = result
      }
    }
    results = byStudent.values.sorted { $0.student < $1.student }
  }

  /// Writes every file: one folder a student, and the class's tables.
  public func write(to out: String) throws {
    for result in results {
      let folder = "\(out)/students/\(result.student)"
      try Files.makeFolder(folder)
      try Files.write(Feedback.markdown(result), to: "\(folder)/feedback.md")
      try Files.write(try Files.encoded(Gradescope(result)), to: "\(folder)/results.json")
      try Files.write(try Files.encoded(Classroom(result)), to: "\(folder)/classroom.json")
      try Files.write(JUnit.text(result), to: "\(folder)/junit.xml")
    }
    try Files.write(csv, to: "\(out)/class.csv")
    try Files.write(try Files.encoded(results), to: "\(out)/class.json")
    try Files.write(mistakes, to: "\(out)/mistakes.md")
  }

  /// One line a student: points, then the state of each exercise.
  var csv: String {
    let names = Exercise.all.map { "exercise \($0.number)" }
    let header = ["student", "points", "of"] + names
    let rows = results.map { result in
      [result.student, Feedback.number(result.points), String(StudentResult.maximum)]
        + Exercise.all.map { exercise in
          guard let finding = result.findings.first(where: { $0.exercise == exercise.number }) else {
            return ""
          }
          let names = finding.mistakes.joined(separator: "/")
          return finding.state.rawValue + (names.isEmpty ? "" : ": \(names)")
        }
    }
    return ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    // A spreadsheet takes a leading = + - @ for a formula.
    let safe = text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
    return safe.contains { ",\"\n".contains($0) }
      ? "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : safe
  }

  /// Which mistake how many made, and how each exercise went.
  var mistakes: String {
    let findings = results.flatMap(\.findings)
    var text = "# The class\n\n\(results.count) submissions.\n\n| exercise |"
    text += State.allCases.map { " \($0.rawValue) |" }.joined() + "\n| --- |"
    text += State.allCases.map { _ in " --- |" }.joined() + "\n"
    for exercise in Exercise.all {
      let own = findings.filter { $0.exercise == exercise.number }
      let counts = State.allCases.map { state in " \(own.count { $0.state == state }) |" }.joined()
      text += "| \(exercise.number). \(exercise.title) |\(counts)\n"
    }
    var counts: [String: Int] = [:]
    for finding in findings where !finding.mistakes.isEmpty {
      counts[finding.mistakes.joined(separator: " or "), default: 0] += 1
    }
    text += "\n| mistake | made | why it tempts |\n| --- | --- | --- |\n"
    for (names, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let first = String(names.prefix { $0 != " " })
      text += "| \(names) | \(count) | \(Slip.named(first)?.temptation ?? "") |\n"
    }
    return text
  }
}
