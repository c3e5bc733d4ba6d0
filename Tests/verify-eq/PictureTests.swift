import Foundation
import Testing

@Suite("verify-eq --figure, and the pictures of --html")
struct PictureTests {
  /// The picture of each equation, and nothing else, on stdout.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9])
  func ofTheChapter(_ equation: Int) throws {
    // One small catalogue entry's checks are enough: the picture without a map is the chapter's.
    let run = try RanCommand("\(equation)", "--evidence", "exact", "--figure", "-")
    #expect(run.output.hasPrefix("<svg ") && run.output.hasSuffix("</svg>\n"), "\(run.errors)")
    #expect(run.output.contains("<title id=\"equation-\(equation)-title\">(\(equation)) "))
    #expect(run.errors.isEmpty)
  }

  /// A file has the bytes that stdout would have, of the map that was given; the lines are still there.
  @Test func aFileOfYourMap() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).svg").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let words = ["6", "--forward", "z + 0.5*sin(z)"]
    let run = try RanCommand(words + ["--figure", path])
    #expect(run.exitCode == 0 && run.output.contains("holds: "), "\(run.output)\(run.errors)")
    let picture = try String(contentsOfFile: path, encoding: .utf8)
    #expect(picture.contains("f(z) = z + 0.5*sin(z)") && !picture.contains("sinh"))
    #expect(try picture == RanCommand(words + ["--figure", "-"]).output)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  /// Where b is a probe of the checks, the picture's slopes are the checks' own numbers.
  @Test func theNumbersOfTheChecks() throws {
    let run = try RanCommand("6", "--map", "exp", "--figure", "-")
    #expect(run.output.contains("b = 0.915365") && run.output.contains("its slope at B is 2.49769"))
    #expect(!run.output.contains("its slope at B is 2.4977<"))
  }

  @Test(
    "exit 2: no such picture, one line, nothing written",
    arguments: [
      (["all"], "draws one equation"), (["all", "--map", "exp"], "draws one equation"),

      (["8", "--map", "stick-breaking-3"], "in the plane"),
      (["8", "--forward", "z1, z2, z3"], "in the plane"),
      (["2", "--map", "mixing"], "only (8) has a picture"), (["5", "--forward", "z^2"], "turns at"),
      (["5", "--map", "square"], "turns at"),
      (["4", "--forward", "exp(exp(exp(z)))"], "no picture of (4) here: f(z) is infinite"),
      (["6", "--forward", "sinh(z)", "--inverse", "-x"], "does not undo"),
      (["5", "--forward", "sinh(z)", "--derivative", "1/cosh(z)"], "fails"),
      (["9"] + Array(repeating: ["--forward", "z"], count: 9).flatMap { $0 }, "9 steps"),
    ])
  func noPicture(_ words: [String], _ said: String) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).svg").path
    let run = try RanCommand(words + ["--figure", path])
    #expect(run.exitCode == 2 && run.output.isEmpty, "\(run.output)")
    #expect(
      run.errors.hasPrefix("verify-eq: ") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.contains(said) && run.errors.contains("try"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// What can't be drawn or written keeps the other reports from being written too.
  @Test func nothingHalfWritten() throws {
    let page = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).html").path
    let run = try RanCommand("5", "--forward", "z^2", "--html", page, "--figure", "-")
    #expect(run.exitCode == 2 && !FileManager.default.fileExists(atPath: page))
  }

  @Test func unwritable() throws {
    let run = try RanCommand("6", "--map", "exp", "--figure", "/nowhere/at/all.svg")
    #expect(run.exitCode == 2 && run.output.isEmpty && run.errors.contains("can't write /nowhere/at/all.svg"))
    let twice = try RanCommand("6", "--map", "exp", "--figure", "-", "--html", "-")
    #expect(twice.exitCode == 2 && twice.errors.contains("both go to stdout"))
  }

  /// The page of a map has that map's picture, and of one that fails none; the page is written all the same.
  @Test func ofThePage() throws {
    let good = try RanCommand("5", "--forward", "z + 0.5*sin(z)", "--html", "-").output
    #expect(Self.count("<figure", in: good) == 1 && good.contains("Pictured: z + 0.5*sin(z); Z is normal"))
    let bad = try RanCommand("5", "--forward", "z^2", "--html", "-")
    #expect(bad.exitCode == 1 && Self.count("<figure", in: bad.output) == 0)
    let wild = try RanCommand("5", "--forward", "exp(exp(exp(z)))", "--html", "-").output
    #expect(wild.hasSuffix("</html>\n") && Self.count("<figure", in: wild) == 0)
  }

  /// On another base the picture is of that base.
  @Test func ofTheBase() throws {
    let page = try RanCommand("5", "--base", "logistic", "--html", "-", "--evidence", "exact").output
    #expect(page.contains("Pictured: 1 - sinh(z)/3; Z is logistic") && !page.contains("Z is normal"))
  }

  /// All nine in one page: films of (6), (8) and (9), and no id twice.
  @Test func idsAreUnique() throws {
    let page = try RanCommand("all", "--evidence", "exact", "--html", "-", "--quiet").output
    let ids = Self.ids(of: page)
    #expect(ids.count == Set(ids).count && ids.count > 100)
    for equation in 1...9 {
      let section =
        page.components(separatedBy: "<section class=\"equation\" id=\"equation-\(equation)\"").last ?? ""
      let own = section.components(separatedBy: "</section>")[0]
      // (2) has no exact evidence, so no section here.
      if ![2, 3].contains(equation) { #expect(Self.count("<figure", in: own) == 1, "(\(equation))") }
      #expect(own.contains("class=\"film\"") == [6, 8, 9].contains(equation), "(\(equation))")
    }
    #expect(Self.ids(of: page.replacing("equation-6-2-", with: "equation-6-1-")).count == ids.count)
    let spoiled = Self.ids(of: page.replacing("equation-6-2-", with: "equation-6-1-"))
    #expect(spoiled.count > Set(spoiled).count)
  }

  private static func count(_ word: String, in text: String) -> Int {
    text.components(separatedBy: word).count - 1
  }

  private static func ids(of page: String) -> [String] {
    page.components(separatedBy: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
