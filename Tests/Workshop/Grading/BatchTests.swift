import Containment
import Foundation
import Kit
import Report
import Testing

@testable import Course
@testable import Grading

@Suite("A batch takes what it can use, and says in one line what it cannot")
struct BatchTests {
  /// A folder with `in`, a class of these names.
  private func classroom(_ names: [String]) throws -> String {
    let folder = NSTemporaryDirectory() + "/class-\(UUID().uuidString)"
    for name in names { try Files.makeFolder("\(folder)/in/\(name)") }
    return folder
  }

  private func result(_ student: String, _ fingerprint: String = "1") -> StudentResult {
    let findings = Exercise.all.map {
      ExerciseFinding.noAnswers($0.number, .unsolved, "there is no plain file")
    }
    return StudentResult(
      student: student, fingerprint: fingerprint, findings: findings, seconds: 0, isolation: "")
  }

  private func keep(_ results: [StudentResult], in out: String, seed: UInt64 = 1, roll: [String] = []) throws
  {
    try Files.makeFolder("\(out)/results")
    for result in results {
      let name = Submission.fileName(result.student)
      try Files.write(try Disk.encoded(result), to: "\(out)/results/\(name).json")
    }
    try Files.write(
      try Disk.encoded(Batch.GradingTerms(seed: seed, isolation: "")), to: "\(out)/grading.json")
    try Files.write(try Disk.encoded(roll), to: "\(out)/roll.json")
  }

  /// The one line that a call ends with.
  private func refusal(_ call: () throws -> Void) -> String {
    do {
      try call()
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// Any name that a folder can have is a student: none is lost, none is two, none is a formula or a tag.
  @Test func anyNameIsAStudent() throws {
    let names = [
      "Ada Lovelace", "-rf", "=1+1", "a,b \"q\" |p| <b>&amp;", "e\u{301}", "\u{e9}", "\u{301}x", "学生",
      "new\nline", "cr\rname", "\tname", "it's $(x) `y`", "%41", "a.json", String(repeating: "n", count: 255),
    ]
    let folder = try classroom(names)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Files.write("", to: "\(folder)/in/loose.zip")
    #expect(symlink("/etc", "\(folder)/in/link") == 0)
    let found = try Collected("\(folder)/in").students
    #expect(Set(found.map { Array($0.utf8) }) == Set(names.map { Array($0.utf8) }))
    #expect(try Collected("\(folder)/in").passedOver == ["link", "loose.zip"])

    try keep(found.map { result($0) }, in: "\(folder)/out")
    let book = try Gradebook(["\(folder)/out"])
    #expect(book.results.count == names.count)
    try book.write(to: "\(folder)/out")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out/students").count == names.count)
    let rows = book.csv.components(separatedBy: ",unsolved\n")
    #expect(rows.count == 1 + names.count)
    for text in ["'-rf,0", "'=1+1,0", "\"a,b \"\"q\"\" |p| <b>&amp;\",0", "\"cr\rname\",0", "'\tname,0"] {
      #expect(book.csv.contains(text))
    }
    #expect(Feedback.markdown(result("a\n|<b>`")).hasPrefix("# a \\|\\<b\\>\\`\n"))
    let product = ExerciseFinding.noAnswers(1, .trapped, "0.5*z, then 2*z, `a*b` and Array<Int>")
    let page = Feedback.markdown(
      StudentResult(student: "a", fingerprint: "", findings: [product], seconds: 0, isolation: ""))
    #expect(page.contains("0.5\\*z, then 2\\*z, `a*b` and Array\\<Int\\>"))
    let xml = JUnit(result("a<b>&\"\u{1}\n")).xml
    #expect(xml.contains("<testsuite name=\"a&lt;b&gt;&amp;&quot;&#10;\""))
  }

  /// Whatever mistake is counted, its row has the table's three columns.
  @Test func theMistakesTableIsATable() throws {
    let folder = try classroom([])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let results = KnownMistake.all.map { mistake in
      let finding = ExerciseFinding(exercise: 5, state: .wrongNamed, mistakes: [mistake.id], evidence: "")
      return StudentResult(
        student: mistake.id, fingerprint: "", findings: [finding], seconds: 0, isolation: "")
    }
    try keep(results, in: folder)
    let table = try Gradebook([folder]).mistakes.components(separatedBy: "\n## ")[0]
    let rows = table.split(separator: "\n").suffix(KnownMistake.all.count)
    for row in rows {
      #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 4, "\(row)")
      #expect(!row.hasSuffix("|  |"))
    }
    #expect(rows.contains { $0.contains("\\|") })
  }

  /// Bad input is refused in one line, before anything is made.
  @Test func badFoldersAreRefused() throws {
    let folder = try classroom(["ada"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Files.makeFolder("\(folder)/empty")
    try Files.write("", to: "\(folder)/file")
    func begin(_ submissions: String, _ out: String) -> String {
      refusal {
        _ = try Batch(
          "\(folder)/\(submissions)", package: "\(folder)/no package", out: "\(folder)/\(out)", seed: 1)
      }
    }
    #expect(begin("missing", "out").contains("cannot read the folder"))
    #expect(begin("file", "out").contains("cannot read the folder"))
    #expect(begin("empty", "out").contains("no submissions in"))
    #expect(begin("in", "in/out").contains("lies in the folder of submissions"))
    #expect(begin("in", "in").contains("lies in the folder of submissions"))
    #expect(begin("in", "out").contains("run from the package's folder"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    #expect(symlink("\(folder)/in", "\(folder)/link") == 0)
    #expect(begin("in", "link/out").contains("lies in the folder of submissions"))
    try Files.makeFolder("\(folder)/out/students/ada")
    #expect(begin("out/students", "out").contains("is where results are written"))
    #expect(refusal { try Files.makeFolder("\(folder)/file/out") }.contains("Not a directory"))
    #expect(refusal { try Files.write("", to: "\(folder)/none/out") }.contains("No such file or directory"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/in") == ["ada"])
    for text in ["0/3", "4/3", "1/0", "1", "a/b", "1/2/3", "-1/3", ""] { #expect(Batch.Shard(text) == nil) }
  }

  /// What we may not read is not the student's fault.
  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func unreadableIsNobodysFault() throws {
    let folder = try classroom(["ada", "bob"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/in/bob/Exercise2.swift"
    try Files.write("", to: file)
    #expect(chmod(file, 0) == 0)
    #expect(refusal { _ = try Collected("\(folder)/in") }.contains("cannot read \(file)"))
    #expect(chmod(file, 0o600) == 0 && chmod("\(folder)/in/ada", 0) == 0)
    #expect(refusal { _ = try Collected("\(folder)/in") }.contains("cannot read \(folder)/in/ada"))
    #expect(chmod("\(folder)/in/ada", 0o700) == 0)
    #expect(try Collected("\(folder)/in").students.count == 2)
  }

  /// What cannot be joined fairly is not joined.
  @Test func mergesAreFair() throws {
    let folder = try classroom([])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (a, b, c, d) = ("\(folder)/a", "\(folder)/b", "\(folder)/c", "\(folder)/d")
    let roll = ["ada", "bob", "eve"]
    try keep([result("ada")], in: a, roll: roll)
    try keep([result("bob"), result("ada")], in: b, roll: roll)
    try keep([result("eve")], in: c, seed: 2, roll: roll)
    try keep([result("ada", "2"), result("eve")], in: d, roll: roll)
    #expect(try Gradebook([a, b]).results.map(\.student) == ["ada", "bob"])
    #expect(
      refusal { try Gradebook([a, b]).checkComplete() }.hasPrefix("1 of 3 submissions are not graded yet"))
    #expect(refusal { _ = try Gradebook([a, c]) }.contains("different seeds"))
    #expect(refusal { _ = try Gradebook([a, d]) }.contains("are of one student and differ"))
    #expect(refusal { _ = try Gradebook(["\(folder)/none"]) }.contains("no results in"))
    try keep([], in: "\(folder)/begun", roll: roll)
    #expect(refusal { _ = try Gradebook(["\(folder)/begun"]) }.contains("no results yet"))
  }

  /// Of a process that was killed the scratch folder is taken away, of one that lives it is not.
  @Test func scratchFoldersAreTakenAway() throws {
    let folder = URL(fileURLWithPath: try classroom([])).standardizedFileURL.path
    try Files.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let dead = "\(folder)/learn-\(ProcessInfo.processInfo.hostName)-\(Int32.max - 1)-7"
    let elsewhere = "\(folder)/learn-other.host-\(Int32.max - 1)-7"
    for path in [dead, elsewhere] { try Files.makeFolder(path) }
    let first = try Scratch(in: folder)
    let second = try Scratch(in: folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(left.map { "\(folder)/\($0)" }) == [elsewhere, first.path, second.path])
    first.remove()
    #expect(!FileManager.default.fileExists(atPath: first.path))
    #expect(refusal { _ = try Scratch(in: "\(folder)/none") }.contains("set TMPDIR"))
  }
}
