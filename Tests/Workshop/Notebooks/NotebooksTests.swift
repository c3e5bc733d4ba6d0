import Report
import Foundation
import Testing

@testable import Notebooks

@Suite("Notebooks that can't go stale")
struct NotebooksTests {
  /// The project's own files: what every reader sees.
  @Test("every block, output, picture, link and label of the project is as it should be")
  func project() throws {
    let notebooks = Notebooks(root: Products.package, try Products.runner.get())
    let all = ProcessInfo.processInfo.environment["CI"] != nil
    let differences = try notebooks.check(notebooks.paths, all: all)
    for difference in differences { Issue.record("\(difference)") }
  }

  /// One piece for each thing that can go wrong: few are compiled at a time.
  enum Piece {
    static let output = """
      ```swift
      let f = FallingSinh()
      let slope: Double = f.derivative(0.8)
      print("slope", decimal(slope))
      ```

      ```text
      slope -0.445812
      ```

      ```swift
      func twice(_ x: Double) -> Double { 2 * x }
      print(decimal(twice(slope)))
      ```

      ```text
      -0.891623
      ```

      """
    static let refused = """
      <!-- nb: compile-fails -->
      ```swift
      let wrong: Double = "text"
      ```

      ```text
      error: cannot convert value of type 'String' to specified type 'Double'
      ```

      """
    static let trap = """
      <!-- nb: traps -->
      ```swift
      print([0.5][1])
      ```

      ```text
      Fatal error: Index out of range
      ```

      """
    static let command = """
      <!-- nb: exit=3 -->
      ```console
      $ echo said; exit 3
      said
      ```

      """
    static let links = """
      [Below](#a-heading-of-ours-twice-1), [beside](../Sources/quoted.swift).
      ## A heading of *ours*, twice
      ## A heading of *ours*, twice

      """
    static let picture = """
      <!-- nb: figure=equation-2 -->
      ![Two areas of mass 0.288145](figures/equation-2.svg)

      """
    static let quotation = """
      <!-- nb: file=Sources/quoted.swift part=answer -->
      ```swift
      func answer() -> Int {
        42
      }
      ```

      """
    static let all = [links, output, picture, command, refused, trap, quotation].joined(separator: "\n")
  }

  static let files = [
    "Sources/quoted.swift": "struct Holder {\n  /// Why.\n  func answer() -> Int {\n    42\n  }\n}\n",
    "notebooks-md/figures/equation-2.svg": Gallery.equation(2).svg,
  ]

  @Test("a good notebook has no differences, and nothing to promote")
  func holds() throws {
    let sample = try Sample(Piece.all, files: Self.files)
    #expect(try sample.check() == [])
    #expect(try sample.promote() == [])
    #expect(sample.text == Piece.all)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let piece: String
    let good: String
    let bad: String
    let line: Int
    let said: String
    var testDescription: String { "\(good) -> \(bad)" }

    init(_ piece: String, _ good: String, _ bad: String, line: Int, _ said: String) {
      (self.piece, self.good, self.bad, self.line, self.said) = (piece, good, bad, line, said)
    }
  }

  /// Under DEEP=1 also the other faults for which a program is compiled: half a second each.
  static let faults =
    ProcessInfo.processInfo.environment["DEEP"] == "1" ? quickFaults + slowFaults : quickFaults

  static let quickFaults = [
    Fault(Piece.output, "-0.445812", "-0.445813", line: 7, "not what the block above prints"),
    Fault(Piece.output, "f.derivative(0.8)", "f.derivativ(0.8)", line: 3, "does not compile: value of type"),
    Fault(Piece.output, "{ 2 * x }", "{ while x < 9 {}; return x }", line: 11, "did not end in time"),
    Fault(Piece.trap, "nb: traps", "nb: trips", line: 1, "no label 'trips'"),
    Fault(Piece.command, "exit 3", "exit 4", line: 3, "exits with code 4, not 3"),
    Fault(Piece.command, "\nsaid\n", "\nsad\n", line: 2, "prints something else"),
    Fault(Piece.links, "twice-1)", "twice-2)", line: 1, "no such heading"),
    Fault(Piece.links, "../Sources", "../Source", line: 1, "which is not there"),
    Fault(Piece.picture, "equation-2.svg", "equation-22.svg", line: 2, "which is not there"),
    Fault(Piece.picture, "0.288145", "0.288146", line: 2, "says 0.288146"),
    Fault(
      Piece.picture, "![Two areas of mass 0.288145]", "![Two areas, [0.288145]]", line: 2, "with brackets"),
    Fault(Piece.picture, "figure=equation-2", "figure=equation-10", line: 2, "no figure equation-10"),
    Fault(Piece.picture, "<!-- nb: figure=equation-2 -->", "", line: 2, "without a label figure="),
    Fault(Piece.quotation, "42", "43", line: 2, "not what Sources/quoted.swift says"),
    Fault(Piece.quotation, "part=answer", "part=question", line: 2, "no declaration of question"),
  ]

  static let slowFaults = [
    Fault(Piece.output, "{ 2 * x }", "{ fatalError(\"no\") }", line: 11, "Fatal error: no, and ended"),
    Fault(
      Piece.output, "let f =", "import Foundation\nexit(0)\nlet f =", line: 1, "exited with code 0, and ended"
    ), Fault(Piece.refused, ": Double = \"text\"", ": String = \"text\"", line: 2, "and compiles"),
    Fault(Piece.refused, "specified type", "type", line: 6, "not what the block above prints"),
    Fault(Piece.trap, "[1])", "[0])", line: 2, "labelled traps, and"),
    Fault(Piece.trap, "[0.5][1]", "1)\nprint(Domain(1, 0)", line: 7, "+ Precondition failed: a domain needs"),
    Fault(Piece.trap, "[0.5][1]", "1)\nprint([0.5][1]", line: 7, "+ 1"),
  ]

  @Test("a fault is told with its file and line, and check writes nothing", arguments: faults)
  func fault(_ fault: Fault) throws {
    let spoiled = fault.piece.replacingOccurrences(of: fault.good, with: fault.bad)
    #expect(spoiled != fault.piece)
    let sample = try Sample(spoiled, files: Self.files)
    let differences = try sample.check()
    #expect(
      differences.contains {
        $0.file == Sample.path && $0.line == fault.line && $0.description.contains(fault.said)
      }, "\(differences)")
    #expect(sample.text == spoiled)
  }

  @Test("a deleted picture is a broken link, and one that nobody shows is named")
  func pictures() throws {
    let missing = try Sample(Piece.picture, files: Self.files.filter { !$0.key.hasSuffix(".svg") })
    #expect(try missing.check().map(\.line) == [2])
    #expect(try missing.promote() == ["notebooks-md/figures/equation-2.svg"])
    #expect(try missing.check() == [])
    #expect(try Sample(Piece.picture, files: Self.files, linked: false).check().map(\.file) == [Sample.path])
    let extra = Self.files.merging(["notebooks-md/figures/left-over.svg": "<svg/>"]) { $1 }
    let orphan = try Sample(Piece.picture, files: extra).check()
    #expect(orphan.map(\.file) == ["notebooks-md/figures/left-over.svg"])
  }

  @Test("a picture drawn otherwise is shown by its changed lines")
  func redrawn() throws {
    let other = Gallery.equation(2).svg.replacingOccurrences(of: "whole area 1", with: "whole area 2")
    let differences = try Sample(
      Piece.picture, files: Self.files.merging(["notebooks-md/figures/equation-2.svg": other]) { $1 }
    ).check()
    #expect(differences.map(\.line) == [2])
    #expect(differences.first?.diff.contains { $0.contains("whole area 2") } == true)
  }
}
