import Course
import Foundation
import Kit

/// A class that never was, to rehearse a batch: every state, every mistake, and what must not stop the rest.
public struct Cohort {
  /// One made-up student: what was handed in, and what should come of it.
  struct Member {
    let student: String
    let files: [Int: String]
    /// Other files, by name.
    let others: [String: String]
    let layout: Layout
    let expected: [Int: Expectation]
  }
  /// How the files lie, as students and services leave them.
  enum Layout: CaseIterable {
    case folder, repository, copies, zipped, moodle, moodleZip
  }
  struct Expectation {
    let state: ExerciseState
    var mistakes: [String] = []
  }

  let members: [Member]
  /// A file that some members try to delete.
  private let canary: String

  /// `count` members, in turn of every kind; `folder` is where they will be written.
  public init(count: Int, in folder: String, package: String) throws {
    canary = URL(fileURLWithPath: folder).standardizedFileURL.path + "/.canary"
    var solutions: [Int: String] = [:]
    var stubs: [Int: String] = [:]
    for exercise in Exercise.all {
      solutions[exercise.number] = try Grader.read("\(package)/Sources/Solutions/\(exercise.file)")
      stubs[exercise.number] = try Grader.stub(exercise, package: package)
    }
    let support = try Grader.read("\(package)/Sources/Workshop/Stubs/\(Submission.support)")
    let kinds = Self.kinds(canary: canary)
    members = (0..<count).map { i in
      let (name, number, body, expectation) = kinds[i % kinds.count]
      var files = solutions
      var others: [String: String] = [:]
      var expected = files.mapValues { _ in Expectation(state: .correct) }
      switch (name, number, body) {
      case ("unsolved", _, _):
        files = stubs
        expected = expected.mapValues { _ in Expectation(state: .unsolved) }
      case ("nothing", _, _):
        files = [:]
        others = ["work.rar": "Rar!", "report.txt": "what I did\n"]
        expected = expected.mapValues { _ in Expectation(state: .notFound) }
      case ("helper", _, _), ("support", _, _):
        // A function in another file, or added to the file that was handed out.
        files[5] = WrongAnswers.file(stubs[5]!, body: "return thinned(base(inverse(x)), slope(inverse(x)))")
        let helper = "func thinned(_ p: Double, _ slope: Double) -> Double { p / abs(slope) }\n"
        others = name == "helper" ? ["Helpers.swift": helper] : [Submission.support: support + helper]
      case ("form", _, _):
        // Called as the handed out one is, but declared otherwise.
        files[5] = WrongAnswers.file(
          stubs[5]!.replacingOccurrences(of: ") throws -> Double", with: ", unused: Int = 0) -> Double"),
          body: "return base(inverse(x)) / abs(slope(inverse(x)))")
      case (_, 0, _): break
      default:
        files[number] = body.map { WrongAnswers.file(stubs[number]!, body: $0) }
        expected[number] = expectation
      }
      let label = name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
      let layout = Layout.allCases[i % Layout.allCases.count]
      let isMoodle = [.moodle, .moodleZip].contains(layout)
      return Member(
        student: "student-\(String(format: "%03d", i))-\(number)-\(label)" + (isMoodle ? "_\(4000 + i)" : ""),
        files: files, others: others, layout: layout, expected: expected)
    }
  }

  /// Name, exercise, body, what should come of it. Exercise 0: the whole submission, solved or not.
  private static func kinds(canary: String) -> [(String, Int, String?, Expectation)] {
    let mistakes = WrongAnswers.all.map { exercise, id, body -> (String, Int, String?, Expectation) in
      let twins = ["multiplied", "log-sign"]
      let names = exercise == 5 && twins.contains(id) ? twins : [id]
      return (id, exercise, body, Expectation(state: .wrongNamed, mistakes: names))
    }
    let hostile = hostile(canary: canary).map {
      name, exercise, body, state -> (String, Int, String?, Expectation) in
      (name, exercise, body, Expectation(state: state))
    }
    let plain: [(String, Int, String?, Expectation)] = [
      ("correct", 0, nil, Expectation(state: .correct)),
      ("unsolved", 0, "", Expectation(state: .unsolved)),
      ("missing", 3, nil, Expectation(state: .notFound)),
      ("nothing", 0, nil, Expectation(state: .notFound)),
      ("helper", 0, nil, Expectation(state: .correct)),
      ("support", 0, nil, Expectation(state: .correct)),
      ("form", 0, nil, Expectation(state: .correct)),
    ]
    return plain + hostile + mistakes
  }

  private static func hostile(canary: String) -> [(String, Int, String, ExerciseState)] {
    let right5 = "return base(inverse(x)) / abs(slope(inverse(x)))"
    return [
      ("syntax", 4, "let = )) {", .doesNotCompile),
      ("types", 5, "return \"0.5\"", .doesNotCompile),
      ("brace", 6, "}", .doesNotCompile),
      ("odd-factor", 5, "return 1.01 * base(inverse(x)) / abs(slope(inverse(x)))", .wrongUnknown),
      (
        "half-an-ulp-in-a-million", 2,
        "return abs(cumulative(inverse(v)) - cumulative(inverse(u))) * (1 + 1e-6)", .wrongUnknown
      ),
      ("loop", 1, "var i = 0\n  while true { i &+= 1; if i < 0 { return 0 } }", .timedOut),
      ("sleep", 2, "sleep(1000); return 0", .timedOut),
      (
        "ten-gigabytes", 3, "let a = [UInt8](repeating: 1, count: 10_000_000_000); return Double(a[7])",
        .trapped
      ), ("exit", 9, "exit(0)", .trapped), ("trap", 10, "fatalError(\"no\")", .trapped),
      ("range", 1, "return [x][inverses.count]", .trapped),
      ("recursion", 1, "return try undone(x + 1, inverses: inverses) + 1", .trapped),
      (
        "forged", 5,
        "print(\"{\\\"state\\\": \\\"correct\\\", \\\"points\\\": 100}\")\n"
          + "  let lie = \"0 answer 3ff0000000000000\\nanswer 3ff0000000000000\\nall tests passed\\n\"\n"
          + "  write(3, lie, lie.utf8.count)\n  exit(0)", .trapped
      ),
      (
        "forged-and-right", 5, "let lie = \"0 unsolved\\n\"; write(3, lie, lie.utf8.count)\n  \(right5)",
        .correct
      ),
      (
        "delete", 5,
        "try? FileManager.default.removeItem(atPath: \"\(canary)\")\n"
          + "  try? FileManager.default.removeItem(atPath: CommandLine.arguments[0])\n  \(right5)", .correct
      ),
      (
        "print-100-MB", 5,
        "let line = String(repeating: \"x\", count: 1_000_000)\n"
          + "  for _ in 0..<100 { print(line) }\n  \(right5)", .trapped
      ),
      (
        "children", 5,
        "let p = Process(); p.executableURL = URL(fileURLWithPath: \"/bin/sh\")\n"
          + "  p.arguments = [\"-c\", \"setsid sleep 1000 &\"]; try? p.run()\n  \(right5)", .correct
      ),
    ]
  }

  /// Writes all members to `folder`.
  public func write(to folder: String) throws {
    try Files.makeFolder(folder)
    for member in members {
      let own = "\(folder)/\(member.student)"
      let named =
        member.files.map { ("Exercise\($0.key).swift", $0.value) } + member.others.map { ($0.key, $0.value) }
      let zip = Zip.archive(
        named.sorted { $0.0 < $1.0 }.map { ("repo/Sources/Exercises/\($0.0)", Array($0.1.utf8)) })
      switch member.layout {
      case .folder: try Self.write(named, to: "\(own)/Exercises")
      case .repository: try Self.write(named, to: "\(own)/my repo/Sources/Exercises")
      case .copies:
        let copies = named.map { name, text in
          (
            name.hasPrefix("Exercise")
              ? name.lowercased().replacingOccurrences(of: ".", with: " (1).") : name, text
          )
        }
        try Self.write(copies, to: own)
      case .zipped: try Files.write(zip, to: "\(own).zip")
      case .moodle: try Self.write(named, to: "\(own)_assignsubmission_file_")
      case .moodleZip: try Files.write(zip, to: "\(own)_assignsubmission_file_work.zip")
      }
    }
    try Files.write("still here\n", to: canary)
  }

  private static func write(_ files: [(String, String)], to folder: String) throws {
    try Files.makeFolder(folder)
    for (name, text) in files { try Files.write(text, to: "\(folder)/\(name)") }
  }

  /// Where the results of `out` are not what they should be: one line each.
  public func differences(from out: String) throws -> [String] {
    let results = try Gradebook([out]).results
    var lines = FileManager.default.fileExists(atPath: canary) ? [] : ["the canary was deleted"]
    if results.count != members.count {
      lines.append("\(results.count) results for \(members.count) submissions")
    }
    for member in members {
      guard let result = results.first(where: { $0.student == member.student }) else {
        lines.append("\(member.student): lost")
        continue
      }
      for finding in result.findings {
        let want = member.expected[finding.exercise]!
        if finding.state != want.state || finding.mistakes != want.mistakes {
          lines.append(
            "\(member.student), exercise \(finding.exercise): \(finding.state.rawValue) \(finding.mistakes), "
              + "should be \(want.state.rawValue) \(want.mistakes): \(finding.evidence)")
        }
      }
    }
    return lines
  }
}
