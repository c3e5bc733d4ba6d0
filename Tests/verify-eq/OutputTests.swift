import Foundation
import Testing

@Suite("verify-eq --html, --junit, --json: where they go")
struct OutputTests {
  private static let options = [("--html", "html"), ("--junit", "xml"), ("--json", "json")]

  /// A file has the bytes that stdout would have, and stdout still has the lines.
  @Test(arguments: options)
  func aFile(_ option: String, _ ending: String) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(ending)")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try RanCommand("5", "--map", "exp", option, path)
    #expect(run.exitCode == 0 && run.output.contains("holds: 3 hold"), "\(run.errors)")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try text == RanCommand("5", "--map", "exp", option, "-").output)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  /// All three at once; the exit code is the verdict's, as without them.
  @Test func together() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = Self.options.flatMap { [$0.0, folder.appendingPathComponent("report.\($0.1)").path] }
    let run = try RanCommand(["5", "--mistake", "no-jacobian", "--quiet"] + words)
    #expect(run.exitCode == 1 && run.output.isEmpty && run.errors.isEmpty)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(written == ["report.html", "report.json", "report.xml"])
    let page = try String(contentsOf: folder.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(page.hasSuffix("</html>\n") && page.contains("fails: 0 hold, 3 fail, 0 undecided"))
    #expect(page.contains("<p class=\"remark\">this is the mistake &#39;no-jacobian&#39;: P_Z(z)</p>"))
    let suite = try String(contentsOf: folder.appendingPathComponent("report.xml"), encoding: .utf8)
    #expect(suite.hasSuffix("</testsuites>\n") && suite.contains("failures=\"3\""))
  }

  /// A path that can't be written to: one line, exit 2, nothing left behind.
  @Test(arguments: options)
  func unwritable(_ option: String, _ ending: String) throws {
    let run = try RanCommand("5", "--map", "exp", option, "/nowhere/at/all.\(ending)")
    #expect(run.exitCode == 2 && run.output.isEmpty)
    #expect(
      run.errors.contains("can't write /nowhere/at/all.\(ending)")
        && run.errors.split(separator: "\n").count == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: options)
  func diskFull(_ option: String, _ ending: String) throws {
    let run = try RanCommand("5", "--map", "exp", option, "/dev/full")
    #expect(run.exitCode == 2 && run.errors.contains("can't write") && run.output.isEmpty)
  }

  @Test(arguments: [
    ["--html", "-", "--json", "-"], ["--junit", "-", "--html", "-"], ["--html", "same", "--junit", "same"],
  ])
  func twoInOnePlace(_ words: [String]) throws {
    let run = try RanCommand(["5", "--map", "exp"] + words)
    #expect(run.exitCode == 2 && run.output.isEmpty && run.errors.contains("both go to"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: "same"))
  }

  /// The page says what to type for the same checks, whatever the report's path: the same report, the same bytes.
  @Test func theCommand() throws {
    let run = try RanCommand("5", "--forward", "z + 0.5*sin(z)", "--html", "-", "--quiet")
    #expect(run.output.contains("<code>verify-eq 5 --forward &#39;z + 0.5*sin(z)&#39;</code>"))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("page.html").path
    let other = try RanCommand("5", "--html=\(page)", "--forward", "z + 0.5*sin(z)")
    #expect(try other.exitCode == 0 && String(contentsOfFile: page, encoding: .utf8) == run.output)
  }

  /// A link stays a link, and what it leads to is written.
  @Test func throughALink() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, link) = (folder.appendingPathComponent("file"), folder.appendingPathComponent("link"))
    try String(repeating: "old ", count: 10_000).write(to: file, atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(try RanCommand("5", "--map", "exp", "--junit", link.path, "--quiet").exitCode == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("</testsuites>\n"))
  }

  /// The screens that are looked at; under DEEP=1 that of all certificates too, which takes as long as a tenth of the suite.
  private static let screens =
    [
      ["7"], ["all"], ["1"], ["2"], ["3"], ["4"], ["5"], ["6"], ["8"], ["9"], ["5", "--map", "exp"],
      ["5", "--forward", "z^3"], ["5", "--forward", "2*tanh(z)", "--derivative", "1 - tanh(z)^2"],
      ["8", "--forward", "z1*exp(z2), z2"], ["7", "--mistake", "slope-at-a"],
      ["5", "--mistake", "multiplied"],
      ["9", "--forward", "z/2", "--forward", "1 - sinh(z)/3", "--forward", "2*z + 1"],
      ["7", "--map", "sinh", "--evidence", "certified"], ["8", "--map", "mixing", "--evidence", "certified"],
      ["7", "--evidence", "certified"],
    ] + (ProcessInfo.processInfo.environment["DEEP"] == "1" ? [["all", "--evidence", "certified"]] : [])

  /// What a person reads fits a terminal of 80 columns, whatever was asked.
  @Test(arguments: screens)
  func screensFit(_ words: [String]) throws {
    let run = try RanCommand(words)
    let wide = run.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(wide.isEmpty && !run.output.isEmpty, "\(words): \(wide)")
    #expect(run.output.contains("(\(words[0] == "all" ? "5" : words[0]))"))
    // Every number is there on request, of one equation as of all nine; and the proofs of a catalogue need not be made again.
    guard words.count > 1 ? words.last != "certified" || words.contains("--map") : words == ["all"] else {
      return
    }
    #expect(try RanCommand(words + ["--rows"]).output.contains("allowed"))
  }
}
