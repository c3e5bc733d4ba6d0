import Foundation
import Testing

@Suite("The chapter in Chinese: the same equations, numbers, tables, links and pictures")
struct TranslationTests {
  static let translation = Result { Translation(of: try Chapter()) }
  let chinese: Chapter

  init() throws { chinese = try Chapter(named: "CHAPTER.zh.md") }

  @Test("It says what the English says")
  func same() throws {
    let complaints = try Self.translation.get().complaints(about: chinese)
    #expect(complaints == [])
  }

  @Test("Mathematics that GitHub finds between Chinese characters")
  func spacing() { #expect(chinese.complaintsAboutChineseSpacing() == []) }

  @Test("The list of terms holds what the text says")
  func glossary() {
    #expect((15...25).contains(chinese.glossary.count))
    #expect(chinese.complaintsAboutGlossary() == [])
  }

  @Test(
    "The exercises and the mistakes have their names in Chinese; one that is missing or superfluous is told")
  func lists() throws {
    let folder = Chapter.root.appendingPathComponent("notebooks-md/mistakes").path
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "README.md" }
    let mistakes = Set(pages.map { String($0.dropLast(".md".count)) })
    #expect(chinese.complaintsAboutLists(exercises: 11, mistakes: mistakes) == [])
    #expect(
      chinese.complaintsAboutLists(exercises: 12, mistakes: mistakes) == [
        "no row for Sources/Exercises/Exercise12.swift"
      ])
    #expect(
      chinese.complaintsAboutLists(exercises: 11, mistakes: mistakes.subtracting(["signed"]))
        == ["a row for signed, notebooks-md/mistakes/signed.md"])
  }

  /// A spoiled copy is caught, and the one complaint or two say where and what.
  @Test(
    "A spoiled copy is caught",
    arguments: [
      // A digit, in prose, in a table, in a formula.
      ("等于 1.196827。", "等于 1.196828。", ["section \"## 2.", "the number 1.196828"]),
      ("| 0.01 | 8.071936 |", "| 0.01 | 8.071937 |", ["section \"## 8.", "row 2 cells 0.01 8.071937"]),
      ("$c = 0.733577$", "$c = 0.733578$", ["section \"## 6.", "the formula $c = 0.733577$"]),
      ("即 −2.243100，", "即 -2.243100，", ["section \"## 4.", "the number −2.243100"]),
      // An equation: its tag, its body, all of it.
      ("\\tag{4}", "\\tag{5}", ["section \"## 4.", "the equation $$P_X(x)", "\\tag{5}"]),
      ("\\prod_{k=1}^K", "\\sum_{k=1}^K", ["section \"## 9.", "the equation $$P_X(x)"]),
      ("$$(f^{-1})'(a) f'(b) = 1, \\qquad a = f(b) \\tag{6}$$\n", "", ["section \"## 6.", "\\tag{6}"]),
      // A link to another file; a row and a section that are missing; names that are missing or swapped.
      (
        "Equations/Equation3.swift", "Equations/Equation4.swift",
        ["section \"## 3.", "the link Sources/Theorem/Equations/Equation4.swift"]
      ),
      ("| $z/2$ | 1.6 | 0.5 | −0.693147 |\n", "", ["section \"## 9.", "the table row 4 cells $z/2$"]),
      ("## 7. ", "### ", ["the chapter: ", "the heading ## 7."]),
      ("`cdf` 回答", "它回答", ["section \"## 2.", "the code span `cdf`"]),
      ("`mode-kept` 和 `mean-kept`", "`mean-kept` 和 `mode-kept`", ["\"### 选一个", "the code span `mode-kept`"]),
    ])
  func spoiled(good: String, bad: String, wanted: [String]) throws {
    let copy = Chapter(text: chinese.text.replacingOccurrences(of: good, with: bad))
    try #require(copy.text != chinese.text)
    let complaints = try Self.translation.get().complaints(about: copy)
    #expect((1...2).contains(complaints.count))
    for words in wanted { #expect(complaints.contains { $0.contains(words) }, "\(complaints)") }
  }

  @Test("A picture that is missing or another is caught")
  func pictures() {
    let picture =
      "## 1. A\n\n<!-- nb: figure=equation-1 -->\n![X in [0, 1.6].](notebooks-md/figures/equation-1.svg)\n"
    let translation = Translation(of: Chapter(text: picture))
    func complaints(_ text: String) -> [String] { translation.complaints(about: Chapter(text: text)) }
    #expect(complaints(picture.replacingOccurrences(of: "X in [0, 1.6].", with: "[0, 1.6] 中的 X。")) == [])
    #expect(
      complaints("## 1. 甲\n\n") == [
        "section \"## 1. 甲\": the translation lacks the picture"
          + " notebooks-md/figures/equation-1.svg of the original's line 4",
        "section \"## 1. 甲\": the translation lacks the picture"
          + " <!-- nb: figure=equation-1 --> of the original's line 3",
        "section \"## 1. 甲\": the translation lacks the number 1.6 of the original's line 4",
        "section \"## 1. 甲\": the translation lacks the number 0 of the original's line 4",
      ])
    #expect(complaints(picture.replacingOccurrences(of: "-1.svg", with: "-2.svg")).count == 2)
    #expect(complaints(picture.replacingOccurrences(of: "1.6]", with: "1.7]")).count == 2)
  }

  @Test("Mathematics and stars that touch Chinese are caught, and a term that the text never says")
  func typesetting() {
    let spoiled = Chapter(
      text: "在$x$ 处\n\n由 $x$，得\n\n叫作**“流”**的\n\n取 $x$ 。**好。** 叫作**流**，\n\n## 术语对照\n\n"
        + "| 英文 | 中文 |\n| --- | --- |\n| flow | 流 |\n| mode, mean | 众数、流 |\n")
    #expect(
      spoiled.complaintsAboutChineseSpacing() == [
        "line 1: no space around $x$", "line 3: no space around $x$",
        "line 5: these stars may stay stars: **“流”**",
      ])
    #expect(spoiled.complaintsAboutGlossary() == ["the text never says 众数, the term for mode, mean"])
  }
}
