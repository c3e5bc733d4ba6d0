import Kit
import Testing

@testable import Notebooks

@Suite("What is read of a Markdown file")
struct DocumentTests {
  @Test("labels: what they mean, and what is no label")
  func labels() throws {
    let label = try #require(try Label(line: "<!-- nb: traps, tolerance=1e-9 -->"))
    #expect(label.traps && label.tolerance == 1e-9 && !label.varies)
    #expect(try Label(line: "<!-- a remark -->") == nil)
    for wrong in ["tolerance=x", "tolerance=-1", "exit=256", "exit", "part=f", "traps=1", "figure", ""] {
      #expect(throws: Failure.self, "\(wrong)") { try Label(line: "<!-- nb: \(wrong) -->") }
    }
  }

  @Test("a label that stands above nothing, or above the wrong thing, is told")
  func misplaced() {
    let text = "<!-- nb: traps -->\n\n<!-- nb: exit=1 -->\n```swift\n```\n<!-- nb: varies -->"
    let document = Document(path: "a.md", text: text)
    #expect(document.complaints.map(\.line) == [1, 4, 6])
  }

  @Test("a block that is never closed is told")
  func open() {
    #expect(Document(path: "a.md", text: "a\n```swift\nlet a = 1").complaints.map(\.line) == [2])
  }

  @Test("links: not those in code, and not those to other sites")
  func links() {
    let text =
      "[a](b.md) `[c](d.md)` ![e [1]](f.svg) [g](https://h.org) [i](http://j.org)\n```\n[k](l.md)\n```"
    let document = Document(path: "a.md", text: text)
    #expect(document.links.map(\.target) == ["b.md", "f.svg", "https://h.org", "http://j.org"])
    let said = Links(root: "/nowhere").complaints(about: document).map(\.what)
    #expect(said.count == 3 && said[0].contains("b.md") && said[2].contains("http://j.org"))
  }

  @Test("anchors are GitHub's")
  func anchors() {
    let headings = ["1. What a flow is", "The `map`, again", "变量替换", "Two", "Two", "[A link](x.md) & more"]
    #expect(
      Links.anchors(of: headings) == [
        "1-what-a-flow-is", "the-map-again", "变量替换", "two", "two-1", "a-link--more",
      ])
  }

  @Test(
    "formulas that Markdown or GitHub would spoil are told",
    arguments: [
      ("a\n\n$$x = 1$$\n\nb $z$", nil), ("`$ ls`\n```\n$ ls\n```", nil), ("a\n$$x$$\n", 2), ("$$x\n= 1$$", 1),
      ("a $x", 1), ("$\\{x\\}$", 1), ("$\\operatorname{asinh}$", 1),
    ] as [(String, Int?)])
  func mathematics(text: String, line: Int?) {
    let complaints = Mathematics.complaints(about: Document(path: "a.md", text: text))
    #expect(complaints.first?.line == line)
  }

  @Test("a path stays inside the project")
  func paths() {
    #expect(Links.joined("notebooks-md", "../Sources/./a.swift") == "Sources/a.swift")
    #expect(Links.joined("", "../a") == nil)
  }

  @Test("a quotation is the declaration alone, from its first line to its last brace")
  func quotations() throws {
    let lines = """
      // func f() is a comment
      struct S {
        let a = [
          1,
        ]
        public func f<T>(
          _ x: T
        ) -> T
        {
          x
        }
        init(_ y: Int) { }
      }
      """.split(separator: "\n").map(String.init)
    #expect(Quotation.declaration(of: "a", in: lines) == 2...4)
    #expect(Quotation.declaration(of: "f", in: lines) == 5...10)
    #expect(Quotation.declaration(of: "init", in: lines) == 11...11)
    #expect(Quotation.declaration(of: "S", in: lines) == 1...12)
    #expect(Quotation.declaration(of: "g", in: lines) == nil)
    #expect(Quotation.outdented(["  a", "", "    b"]) == ["a", "", "  b"])
  }
}
