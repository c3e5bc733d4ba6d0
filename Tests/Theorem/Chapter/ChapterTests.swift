import Foundation
import Testing

@testable import Theorem

/// What any Markdown file is held to, such as its links and its mathematics, `NotebooksTests` looks at.
@Suite("The chapter: equations and numbers")
struct ChapterTests {
  let chapter: Chapter

  init() throws { chapter = try Chapter() }

  @Test("(1) to (9), each with its evidence")
  func equations() { #expect(chapter.complaintsAboutEquations() == []) }

  @Test("Every number, computed anew")
  func numbers() { #expect(chapter.complaintsAboutNumbers(ChapterNumbers.statements) == []) }

  /// A mistake named in the chapter is one that `--mistake` knows.
  @Test("Every mistake it names is known")
  func mistakes() {
    let boxed = chapter.text.matches(of: /`([a-z]+(?:-[a-zA-Z0-9_]+)+)`/).map { String($0.1) }
    let names = Set(boxed).filter { !$0.hasPrefix("verify-eq") }
    #expect(!names.isEmpty)
    #expect(names.filter { Mistake.named($0) == nil } == [])
  }

  @Test(
    "A spoiled chapter is caught",
    arguments: [
      ("\\tag{4}", "\\tag{5}"), ("verify-eq 7`", "verify-eq 8`"),
      ("Tests/Chapter/Equation3.swift", "Tests/Chapter/Equation4.swift"),
      ("Exercise6.swift", "Exercise5.swift"),
      ("notebooks-md/equation-2.md", "notebooks-md/equation-3.md"),
      ("figures/equation-8.svg", "figures/equation-9.svg"), ("figure=equation-7 ", "figure=equation-5 "),
      ("![Ten numbered", "[Ten numbered"),
      ("is 1.196827.", "is 1.196828."), ("−2.243100 and −0.445812", "−0.445812 and −2.243100"),
      ("| 0.01 | 8.071936 |", "| 0.01 | 8.071937 |"), ("costs $O(D^3)$", "costs 0.667 $O(D^3)$"),
    ])
  func spoiled(good: String, bad: String) {
    let spoiled = Chapter(text: chapter.text.replacingOccurrences(of: good, with: bad))
    #expect(spoiled.text != chapter.text)
    let complaints =
      spoiled.complaintsAboutEquations() + spoiled.complaintsAboutNumbers(ChapterNumbers.statements)
    #expect(complaints != [])
  }
}
