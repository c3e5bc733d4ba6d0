import Foundation
import Testing

@testable import Notebooks

@Suite("A notebook that has not changed is not run again")
struct MemoryTests {
  @Test("the same text with the same modules is known; another text, or another module, is not")
  func memory() throws {
    let products = NSTemporaryDirectory() + "/memory-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: products) }
    try FileManager.default.createDirectory(atPath: products, withIntermediateDirectories: true)
    let module = "\(products)/module.o"
    try Files.write("one", to: module)
    let (page, changed) = (
      Document(path: "notebooks-md/a.md", text: "one"), Document(path: "notebooks-md/a.md", text: "two")
    )
    let first = Memory(in: products, of: [module])
    #expect(!first.knows(page))
    first.remember(page)
    #expect(first.knows(page) && !first.knows(changed))
    #expect(!first.knows(Document(path: "notebooks-md/b.md", text: "one")))
    #expect(Memory(in: products, of: [module]).knows(page))
    try Files.write("another", to: module)
    #expect(!Memory(in: products, of: [module]).knows(page))
  }

  @Test("the programs that console blocks run are among what must not have changed")
  func executables() {
    let page = Document(
      path: "a.md",
      text: "```console\n$ swift run verify-eq 4\n```\n\n```console\n$ swift run -c release learn\n```\n")
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
