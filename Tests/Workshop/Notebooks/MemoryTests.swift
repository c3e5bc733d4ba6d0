import Kit
import Containment
import Foundation
import Testing

@testable import Notebooks

@Suite("A notebook that has not changed is not run again")
struct MemoryTests {
  @Test("the same text with the same modules and commands is known; another of either is not")
  func memory() throws {
    let products = NSTemporaryDirectory() + "/memory-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: products) }
    try FileManager.default.createDirectory(atPath: products, withIntermediateDirectories: true)
    for name in ["module.o", "tool", "other"] { try Files.write("one", to: "\(products)/\(name)") }
    func memory() -> Memory { Memory(in: products, objects: ["\(products)/module.o"]) }
    func page(_ text: String, at path: String = "notebooks-md/a.md") -> Document {
      Document(path: path, text: "\(text)\n```console\n$ swift run tool 4\n```\n")
    }
    #expect(!memory().knows(page("one")))
    memory().remember(page("one"))
    #expect(memory().knows(page("one")) && !memory().knows(page("two")))
    #expect(!memory().knows(page("one", at: "notebooks-md/b.md")))
    for (file, isKnown) in [("other", true), ("tool", false), ("module.o", false)] {
      memory().remember(page("one"))
      try Files.write("another", to: "\(products)/\(file)")
      #expect(memory().knows(page("one")) == isKnown, "\(file)")
    }
  }

  @Test("the programs that console blocks run are among what must not have changed")
  func executables() {
    let block = "```console\n$ swift run -c release learn\n```\n"
    let page = Document(
      path: "a.md",
      text:
        "```console\n$ swift run verify-eq 4\n```\n\n\(block)\n<!-- nb: not-run -->\n```console\n$ swift run graded\n```\n"
    )
    #expect(page.executables == ["verify-eq", "learn"])
  }

  @Test("check takes a known file on trust, with all it takes none, and a wrong file is never known")
  func trust() throws {
    let text = "```swift\nprint(1 + 1)\n```\n\n```text\n2\n```\n"
    let right = try Sample(text)
    #expect(try !right.isKnown() && right.check() == [] && right.isKnown())
    let wrong = try Sample(text.replacingOccurrences(of: "\n2\n", with: "\n3\n"))
    #expect(try wrong.check(all: false).count == 1 && !wrong.isKnown())
    // Planted: were it known, only `all` would find it out.
    try wrong.remember()
    #expect(try wrong.check(all: false) == [] && wrong.check(all: true).count == 1)
  }
}

@Suite("notebook run: a changed copy")
struct RunTests {
  @Test("what each block prints, whether the file shows it, and what does not compile")
  func run() throws {
    let text =
      "```swift\nlet a = 2\nprint(a)\n```\n\n```text\n1\n```\n\n```swift\nprint(a + 1)\n```\n\n```text\n3\n```\n"
    let sample = try Sample("Nothing.\n")
    let (blocks, complaints) = try sample.run("/elsewhere/mine.md", text)
    #expect(blocks.map(\.printed) == [["2"], ["3"]] && blocks.map(\.line) == [1, 10])
    #expect(blocks.map(\.isAsShown) == [false, true] && complaints == [])
    let broken = try sample.run("/elsewhere/mine.md", text.replacingOccurrences(of: "let a", with: "let b"))
    #expect(broken.complaints.first?.description.hasPrefix("/elsewhere/mine.md:3: does not compile") == true)
  }
}
