import Kit
import Containment
import Course
import Foundation
import Testing

@testable import Grading

@Suite("What was handed in is found, or it is told that it was not")
struct SubmissionTests {
  private func submission(_ files: [String: String], _ zips: [String: [String: String]] = [:]) throws
    -> Submission
  {
    let folder = NSTemporaryDirectory() + "/submission-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var contents = files.mapValues { Array($0.utf8) }
    for (name, inner) in zips {
      contents[name] = Zip.archive(inner.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
    }
    try Files.makeFolder(folder)
    for (name, content) in contents {
      let parts = "\(folder)/\(name)".split(separator: "/")
      try Files.makeFolder("/" + parts.dropLast().joined(separator: "/"))
      try Files.write(content, to: "\(folder)/\(name)")
    }
    return Submission(student: "ada", at: folder)
  }

  @Test(arguments: [
    "Exercise5.swift", "exercise5.SWIFT", "EXERCISE5.swift", "Exercise5 (1).swift", "Exercise5(2).swift",
    "Exercise05.swift", "Exercise 5.swift", "exercise_5.swift", "Exercise5-1.swift", "Exercise5 2.swift",
    "Exercise5 copy.swift", "Exercise5 - Copy.swift", "Copy of Exercise5.swift", "Exercise5.swift.txt",
  ])
  func namesThatMeanIt(_ name: String) { #expect(Submission.exercise(name) == 5) }

  @Test(arguments: [
    "Exercise.swift", "Exercise0.swift", "Exercise12.swift", "Exercise555.swift", "ExercisesTests.swift",
    "MyExercise5.swift", "Exercise5.md", "Exercise5Helpers.swift", "Support.swift", "Exercise5.swift~",
  ])
  func namesThatDoNot(_ name: String) { #expect(Submission.exercise(name) == nil) }

  @Test func anyDepthAndInZipFiles() throws {
    let found = try submission(
      [
        "repo/Sources/Exercises/Exercise1.swift": "a", "x/y/z/exercise2 (1).swift": "b",
        ".git/Exercise9.swift": "no",
      ],
      [
        "work.zip": [
          "deep/er/Exercise3.swift": "c", "__MACOSX/Exercise9.swift": "no", "../../Exercise4.swift": "no",
        ]
      ])
    #expect(found.files == [1: "a", 2: "b", 3: "c"])
    #expect(found.remarks.isEmpty)
  }

  /// The handout's own solutions, were they there, are nobody's answer.
  @Test func whatWasHandedOutIsNoAnswer() throws {
    let found = try submission([
      "repo/Sources/Solutions/Exercise5.swift": "the solution",
      "repo/Sources/Workshop/Stubs/Exercise5.swift": "a stub", "repo/Sources/Solutions/Support.swift": "",
    ])
    #expect(found.files.isEmpty && found.helpers.isEmpty)
  }

  @Test func ofSeveralTheSolvedOneCounts() throws {
    let found = try submission([
      "Sources/Exercises/Exercise5.swift": "throw Unsolved()", "mine/Exercise5.swift": "solved",
      "Exercises/Exercise6.swift": "first", "old/Exercise6.swift": "second", "a/Exercise7.swift": "same",
      "b/Exercise7.swift": "same",
    ])
    #expect(found.files == [5: "solved", 6: "first", 7: "same"])
    #expect(
      found.remarks == [
        "exercise 6 was handed in more than once: Exercises/Exercise6.swift counts, not old/Exercise6.swift"
      ])
  }

  @Test func helpersComeAlong() throws {
    let found = try submission([
      "repo/Package.swift": "no", "repo/Sources/Exercises/Exercise5.swift": "a",
      "repo/Sources/Exercises/Matrices/Determinant.swift": "b", "repo/Sources/Exercises/Support.swift": "c",
      "repo/Sources/Exercises/main.swift": "print(1)", "repo/Sources/Theorem/Map.swift": "no",
    ])
    #expect(found.helpers == ["Determinant.swift": "b", "Support.swift": "c"])
    #expect(found.remarks.count == 1 && found.remarks[0].contains("main.swift was left out"))
  }

  @Test func whatLiesThereInsteadIsTold() throws {
    let other = try submission(["answers.rar": "Rar!", "report.pdf": ""])
    #expect(other.files.isEmpty && other.remarks.count == 2)
    #expect(other.remarks[0].contains("answers.rar: only zip files are opened here"))
    #expect(other.remarks[1].contains("answers.rar, report.pdf"))
    #expect(try submission([:]).remarks == ["nothing was handed in"])
    #expect(try submission(["work.zip": "no zip"]).remarks.first == "work.zip could not be opened")
  }

  /// Both services' downloads, as a folder and zipped.
  @Test(arguments: [false, true]) func downloads(_ isZipped: Bool) throws {
    let folder = NSTemporaryDirectory() + "/download-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = Array("x".utf8)
    let moodle = [
      ("Ada Lovelace_101_assignsubmission_file_/Exercise5.swift", text),
      ("Eve_102_assignsubmission_file_Exercise5.swift", text),
      ("Eve_102_assignsubmission_file_work.zip", Zip.archive([("Exercise6.swift", text)])),
      ("Bob_103_assignsubmission_onlinetext_/onlinetext.html", text),
    ]
    let gradescope = [
      (
        "assignment_7_export/submission_metadata.yml",
        Array("---\nsubmission_11:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '1'\n".utf8)
      ), ("assignment_7_export/submission_11/Exercise5.swift", text),
      ("assignment_7_export/submission_12/Exercise5.swift", text),
    ]
    func collected(_ files: [(String, [UInt8])], _ name: String) throws -> [String: Submission] {
      var path = "\(folder)/\(name)"
      try Files.makeFolder(path)
      for (file, content) in files {
        let inner = file.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        try Files.makeFolder(path + inner)
        try Files.write(content, to: "\(path)/\(file)")
      }
      if isZipped {
        path += ".zip"
        try Files.write(Zip.archive(files.map { (name: $0.0, content: $0.1) }), to: path)
      }
      let scratch = try Scratch()
      defer { scratch.remove() }
      let entries = try Collected(path, scratch: scratch).entries
      return Dictionary(
        uniqueKeysWithValues: entries.map { ($0.student, Submission(student: $0.student, $0.places)) })
    }
    let ours = try collected(moodle, "moodle")
    #expect(ours.keys.sorted() == ["Ada Lovelace_101", "Bob_103", "Eve_102"])
    #expect(ours["Ada Lovelace_101"]?.files == [5: "x"] && ours["Eve_102"]?.files == [5: "x", 6: "x"])
    #expect(ours["Bob_103"]?.remarks.first?.contains("onlinetext.html") == true)
    let theirs = try collected(gradescope, "gradescope")
    #expect(theirs.keys.sorted() == ["Ada Lovelace submission_11", "submission_12"])
  }

  /// Deflated by somebody else's program, and spoiled at each place: nil, never a trap.
  @Test func zipFilesOfOthers() throws {
    // Python's zipfile: "Exercise5.swift", deflated.
    let text = (0..<60).map { "let x\($0 % 10) = 1\n" }.joined()
    let packed = Data(base64Encoded: Self.deflated)!
    let zip = try #require(Zip(Array(packed)))
    #expect(zip.entries.map(\.name) == ["Exercise5.swift"])
    #expect(
      zip.content(of: zip.entries[0], limit: 1 << 16).map { String(decoding: $0, as: UTF8.self) } == text)
    #expect(zip.content(of: zip.entries[0], limit: 100) == nil)
    for place in packed.indices {
      for bit in [0, 3, 7] {
        var spoiled = Array(packed)
        spoiled[place] ^= 1 << bit
        guard let zip = Zip(spoiled) else { continue }
        for entry in zip.entries { _ = zip.content(of: entry, limit: 1 << 16) }
      }
      if let short = Zip(Array(packed[..<place])) {
        _ = short.entries.map { short.content(of: $0, limit: 1 << 16) }
      }
    }
    // What we write ourselves is read again.
    let own = try #require(Zip(Zip.archive([("a/é.md", Array("x".utf8)), ("b", [])])))
    #expect(own.entries.map(\.name) == ["a/é.md", "b"])
    #expect(own.entries.map { own.content(of: $0, limit: 9) } == [[120], []])
  }

  private static let deflated =
    "UEsDBBQAAAAIAAAAIQCmHuizLwAAAJQCAAAPAAAARXhlcmNpc2U1LnN3aWZ0y0ktUagwULBVMOTKATENEUwjBNMYwTRBME0RTDME0xzBtEAwLRHMUdtGbcNrGwBQSwECFAMUAAAACAAAACEAph7osy8AAACUAgAADwAAAAAAAAAAAAAAgAEAAAAARXhlcmNpc2U1LnN3aWZ0UEsFBgAAAAABAAEAPQAAAFwAAAAAAA=="

  @Test func moodlesWorksheet() throws {
    func result(_ student: String, _ moodle: String?, right: [Int]) -> StudentResult {
      let findings = Exercise.all.map { exercise in
        let state = right.contains(exercise.number) ? ExerciseState.correct : .unsolved
        return ExerciseFinding.noAnswers(exercise.number, state, "")
      }
      return StudentResult(
        student: student, fingerprint: "", findings: findings, moodle: moodle, seconds: 0, isolation: "")
    }
    let name = "Ada Lovelace_101_assignsubmission_file_"
    let results = [result("Ada Lovelace_101", name, right: [8, 1]), result("bob", nil, right: [])]
    #expect(Moodle([results[1]]) == nil)
    let moodle = try #require(Moodle(results))
    #expect(Zip(moodle.feedback)?.entries.map(\.name) == ["\(name)/feedback.md"])
    #expect(
      moodle.grades.contains(
        "Participant 101,Ada Lovelace,20.00,100.00,-,20 of 100 points; see feedback.md\n"))
    let sheet = """
      \u{feff}Identifier,"Full name",Status,Grade,"Maximum Grade","Last modified (grade)","Feedback comments"\r
      "Participant 101","Lovelace, ""Ada"" A.",Submitted,,"50,00","Thursday, 1 May",-\r
      "Participant 102",Eve,"No submission",7.00,50.00,-,kept\r

      """
    // Somebody of whom nothing was found is told so, and has no grade yet.
    let none = StudentResult(
      student: "Dan_104", fingerprint: "",
      findings: Exercise.all.map { .noAnswers($0.number, .notFound, "") },
      moodle: "Dan_104_assignsubmission_file_", seconds: 0, isolation: "")
    #expect(
      Moodle([none])?.grades.hasSuffix(
        "Participant 104,Dan,,100.00,-,no exercise was found in it; see feedback.md\n") == true)
    let (text, filled) = try moodle.filled(sheet, named: "sheet.csv")
    #expect(filled == 1)
    let rows = CSV.rows(text)
    #expect(
      rows[1] == [
        "Participant 101", "Lovelace, \"Ada\" A.", "Submitted", "10.00", "50,00", "Thursday, 1 May",
        "20 of 100 points; see feedback.md",
      ])
    #expect(rows[2] == ["Participant 102", "Eve", "No submission", "7.00", "50.00", "-", "kept"])
    #expect(throws: Failure.self) { try moodle.filled("Kennung,Bewertung\n", named: "sheet.csv") }
  }

  /// Whatever an exercise can name is spoken of in the plan's table.
  @Test func theLecturesSpeakOfEveryMistake() throws {
    let plan = try String(contentsOfFile: "\(GradingTests.root)/examples/course/plan.md", encoding: .utf8)
    let named = plan.split(separator: "\n").filter { $0.hasPrefix("| ") }
      .flatMap {
        $0.split(separator: "|")[0].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      }
    for mistake in Exercise.all.flatMap(\.mistakes) { #expect(named.contains(mistake), "\(mistake)") }
  }

  /// What students get has neither solutions nor the exam's answers, and its exercises are as handed out.
  @Test func handouts() throws {
    let folder = NSTemporaryDirectory() + "/handout-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func make() -> Finished {
      var command = ContainedCommand("/bin/sh", ["\(GradingTests.root)/examples/handout.sh", folder])
      command.scratch = NSTemporaryDirectory()
      return Containment(.limitsOnly).run(command, within: .compilation)
    }
    #expect(make().outcome == .exited(0))
    func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(path)") }
    #expect(
      has("Package.swift") && has("Sources/Workshop/Course") && has(".devcontainer")
        && has("examples/installing.md"))
    #expect(!has("Sources/Solutions") && !has("examples/course/exam.md") && !has(".build") && !has(".git"))
    for exercise in Exercise.all {
      let handed = try String(contentsOfFile: "\(folder)/Sources/Exercises/\(exercise.file)", encoding: .utf8)
      #expect(try handed == Grader.stub(exercise, package: GradingTests.root))
    }
    let again = make()
    #expect(again.outcome == .exited(2) && again.errors.contains("is there already"))
  }
}
