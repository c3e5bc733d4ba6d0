import Kit
import Foundation
import Testing

@testable import Notebooks

/// What a reader finds in every notebook, wherever they begin.
@Suite("The shelf of notebooks")
struct ProjectFilesTests {
  static let paths = ProjectFiles.markdown(in: Products.package).filter {
    // Pages of rows that a test writes are no notebooks.
    $0.hasPrefix("notebooks-md/") && !$0.contains("/mistakes/") && !$0.hasSuffix("README.md")
      && !$0.hasSuffix("programs-that-misbehave.md")
  }

  @Test("there is one for each equation, and what goes beyond them")
  func complete() {
    let others = [
      "first-tour", "two-branches", "blind-laws", "three-ways-and-a-proof", "cost-of-a-determinant",
      "check-your-own-flow", "the-chapter-proved",
    ]
    let asked = (1...9).map { "equation-\($0)" } + others
    #expect(Set(asked.map { "notebooks-md/\($0).md" }).subtracting(Self.paths) == [])
  }

  @Test(
    "each asks a question, shows code and what it prints, has a picture, something to try and an exercise",
    arguments: paths)
  func parts(_ path: String) throws {
    #expect(Self.missing(in: try Document(path: path, root: Products.package)) == [])
  }

  @Test("a page without them is told what it lacks")
  func control() {
    let page = Document(
      path: "notebooks-md/bare.md", text: "# A title\n\nNo question.\n\n```swift\nlet a = 1\n```\n")
    #expect(Self.missing(in: page) == ["question", "output", "picture", "Try", "exercise", "chapter"])
  }

  static func missing(in document: Document) -> [String] {
    let opening = document.fences.first?.opening ?? document.lines.count
    let targets = document.links.map(\.target)
    let parts: [(String, Bool)] = [
      ("question", document.lines[..<opening].contains { $0.contains("?") }),
      ("output", document.fences.contains { $0.output != nil }),
      ("picture", document.pictures.contains { $0.label.figure != nil }),
      ("Try", document.headings.contains("Try")),
      ("exercise", targets.contains { $0.hasPrefix("../Sources/Exercises/") }),
      ("chapter", targets.contains { $0.hasPrefix("../CHAPTER.md") }),
    ]
    return parts.filter { !$0.1 }.map(\.0)
  }
}
