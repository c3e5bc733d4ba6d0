import Containment
import Course
import Foundation
import Kit
import Report

/// All results of a class, and the files made of them.
public struct Gradebook {
  public let results: [StudentResult]
  /// Who stands on a roll and has no result.
  public let missing: [String]

  /// The results that `folders`, each a batch's --out, hold. Throws where they were not graded with one seed, or hold
  /// two results of one student: no table could be fair.
  public init(_ folders: [String]) throws {
    // By bytes: an accented name written in two ways is two folders, and two students.
    var found: [Data: (result: StudentResult, path: String)] = [:]
    var roll: Set<Data> = []
    var seed: (value: UInt64, folder: String)?
    for folder in folders {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/results") else {
        throw Failure("no results in \(folder); is it the --out of a batch?")
      }
      if let terms = Disk.decoded(Batch.GradingTerms.self, at: "\(folder)/grading.json") {
        if let seed, seed.value != terms.seed {
          throw Failure(
            "\(seed.folder) and \(folder) were graded with different seeds; grade one of them again")
        }
        seed = (terms.seed, folder)
      }
      roll.formUnion((Disk.decoded([String].self, at: "\(folder)/roll.json") ?? []).map { Data($0.utf8) })
      for name in names.sorted() where name.hasSuffix(".json") {
        let path = "\(folder)/results/\(name)"
        guard let result = Disk.decoded(StudentResult.self, at: path) else {
          throw Failure("cannot read \(path); remove it and grade again")
        }
        let student = Data(result.student.utf8)
        if let other = found[student], other.result.fingerprint != result.fingerprint {
          throw Failure(
            "\(other.path) and \(path) are of one student and differ; remove the one that is not to count")
        }
        found[student] = (result, path)
      }
    }
    guard !found.isEmpty else {
      throw Failure("no results yet in \(folders.joined(separator: ", ")); grade first")
    }
    results = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.result)
    missing = roll.subtracting(found.keys).sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Throws where somebody is missing: half a class is no class.
  public func checkComplete() throws {
    guard let first = missing.first else { return }
    throw Failure(
      "\(missing.count) of \(results.count + missing.count) submissions are not graded yet, "
        + "the first is \(first.onOneLine); run the shard that was left out or broke off, then merge")
  }

  /// Writes every file: one folder a student, and the class's tables.
  public func write(to out: String) throws {
    try Files.makeFolder(out)
    for result in results {
      let folder = "\(out)/students/\(result.student)"
      try Files.makeFolder(folder)
      try Files.write(Feedback.markdown(result), to: "\(folder)/feedback.md")
      try Files.write(try Disk.encoded(Gradescope(result)), to: "\(folder)/results.json")
      try Files.write(try Disk.encoded(Classroom(result)), to: "\(folder)/classroom.json")
      try Files.write(JUnit(result).xml, to: "\(folder)/junit.xml")
    }
    try Files.write(csv, to: "\(out)/class.csv")
    try Files.write(try Disk.encoded(results), to: "\(out)/class.json")
    try Files.write(mistakes, to: "\(out)/mistakes.md")
    if let moodle = Moodle(results) {
      try Files.write(moodle.feedback, to: "\(out)/moodle-feedback.zip")
      try Files.write(moodle.grades, to: "\(out)/moodle-grades.csv")
    }
  }

  /// Fills in Moodle's grading worksheet, and writes it to `out`; answers how many grades it has.
  public func fill(_ worksheet: String, to out: String) throws -> Int {
    guard let text = try? String(contentsOfFile: worksheet, encoding: .utf8) else {
      throw Failure("cannot read \(worksheet); give the grading worksheet that Moodle makes")
    }
    guard let moodle = Moodle(results) else {
      throw Failure("no submission bears Moodle's names; grade the folder that Moodle gives")
    }
    let (filled, count) = try moodle.filled(text, named: worksheet)
    try Files.write(filled, to: "\(out)/moodle-grades.csv")
    return count
  }

  /// What the teacher should look at, one line a student: exercises that were not found, and remarks.
  public var attention: [String] {
    results.compactMap { result in
      let missing = result.findings.filter { $0.state == .notFound }.map { "\($0.exercise)" }
      let notFound =
        missing.isEmpty
        ? [] : ["not found: " + (result.isNotFound ? "all" : "exercise \(missing.joined(separator: ", "))")]
      let said = notFound + (result.remarks ?? [])
      return said.isEmpty ? nil : "\(result.student.onOneLine): \(said.joined(separator: "; "))"
    }
  }

  /// One line a student: points, then the state of each exercise.
  var csv: String {
    let names = Exercise.all.map { "exercise \($0.number)" }
    let header = ["student", "points", "of"] + names
    let rows = results.map { result in
      [result.student, result.points.shortest, String(Exercise.maximum)]
        + Exercise.all.map { exercise in
          guard let finding = result.findings.first(where: { $0.exercise == exercise.number }) else {
            return ""
          }
          let names = finding.mistakes.joined(separator: "/")
          return finding.state.rawValue + (names.isEmpty ? "" : ": \(names)")
        }
    }
    return CSV.text([header] + rows)
  }

  /// Which mistake how many made, and how each exercise went.
  var mistakes: String {
    let findings = results.flatMap(\.findings)
    var text = "# The class\n\n\(results.count) submissions.\n\n| exercise |"
    text += ExerciseState.allCases.map { " \($0.rawValue) |" }.joined() + "\n| --- |"
    text += ExerciseState.allCases.map { _ in " --- |" }.joined() + "\n"
    for exercise in Exercise.all {
      let own = findings.filter { $0.exercise == exercise.number }
      let counts = ExerciseState.allCases.map { state in " \(own.count { $0.state == state }) |" }.joined()
      text += "| \(exercise.number). \(exercise.title) |\(counts)\n"
    }
    var counts: [String: Int] = [:]
    for finding in findings where !finding.mistakes.isEmpty {
      counts[finding.mistakes.joined(separator: " or "), default: 0] += 1
    }
    text += "\n| mistake | made | why it tempts |\n| --- | --- | --- |\n"
    for (names, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let first = String(names.prefix { $0 != " " })
      let temptation = (KnownMistake.named(first)?.temptation ?? "").replacing("|", with: "\\|")
      text += "| \(names) | \(count) | \(temptation.replacing("*", with: "\\*")) |\n"
    }
    return text + lecture(counts)
  }

  /// The mistakes that most made, each with what to say of it and what to show.
  private func lecture(_ counts: [String: Int]) -> String {
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    guard !most.isEmpty else { return "" }
    var text = "\n## For the next lecture\n\n"
    for (names, count) in most {
      guard let mistake = KnownMistake.named(String(names.prefix { $0 != " " })) else { continue }
      text +=
        "- **\(names)**, made by \(count): `\(mistake.formula)`. " + Feedback.written(mistake.temptation)
      text +=
        " How it shows: \(Feedback.written(mistake.symptom)). The page, with numbers: \(mistake.page).\n"
    }
    return text
  }
}
