import Foundation
import Kit
import Testing

@testable import Containment

@Suite("The driver's commands, started without the driver")
struct CompilationPlanTests {
  /// The first compilation of a form is the driver's, the others follow its plan: what comes of them is the same.
  @Test func isWhatTheDriverDoes() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let folder = scratch.path + "/it's a folder"
    try Files.makeFolder(folder)
    let compiler = try Compiler(cache: folder + "/cache")
    func compile(_ texts: [String], to name: String) throws -> Finished {
      let sources = texts.indices.map { "\(folder)/\(name)\($0).swift" }
      for (path, text) in zip(sources, texts) { try Files.write(text, to: path) }
      return compiler.compile(
        sources, to: "\(folder)/\(name)", scratch: folder, options: ["-parse-as-library"])
    }
    func main(_ body: String) -> String {
      "import Foundation\n@main struct Main { static func main() { \(body) } }\n"
    }
    let slow = try compile([main("printt(1)")], to: "slow")
    let fast = try compile([main("printt(1)")], to: "fast")
    #expect(slow.errors.contains("slow0.swift:2:42: error: cannot find 'printt' in scope"))
    #expect(
      fast.errors.replacing("fast0", with: "slow0").contains(
        slow.errors.split(whereSeparator: \.isNewline).first { $0.contains("error:") } ?? "nothing was said"))
    // More files than the plan was made for; a program that is linked; one that can't be.
    let right = try compile([main("print(twice(21))"), "func twice(_ n: Int) -> Int { 2 * n }\n"], to: "two")
    #expect(right.outcome == .exited(0) && compiler.run(folder + "/two").output == "42\n")
    let unlinked = try compile(
      [main("absent()"), "@_silgen_name(\"nowhere\") func absent()\n"], to: "unlinked")
    guard case .doesNotCompile(let said) = unlinked.outcome else {
      Issue.record("\(unlinked.outcome)")
      return
    }
    #expect(said.contains("nowhere"))
  }

  @Test func takesNoPlanThatItDoesNotKnow() {
    let plain =
      "/bin/front -c 'a b.swift' -o /tmp/TemporaryDirectory.X/E.o\n/bin/ld /tmp/TemporaryDirectory.X/E.o -o p\n"
    func plan(_ said: String) -> CompilationPlan? {
      CompilationPlan(said, sources: ["a b.swift"], objects: [], binary: "p")
    }
    #expect(
      plan(plain)?.script(sources: ["c.swift", "d.swift"], objects: [], binary: "it's", folder: "/s")
        == #"'/bin/front' '-c' 'c.swift' 'd.swift' '-o' '/s/E.o' && '/bin/ld' '/s/E.o' '-o' 'it'\''s'"#)
    // No source in it, no program, arguments in a file that is gone, a quotation without an end.
    #expect(plan("/bin/ld x.o -o p\n") == nil)
    #expect(plan("/bin/front -c 'a b.swift'\n") == nil)
    #expect(plan(plain + "/bin/ld @/tmp/TemporaryDirectory.X/arguments.resp\n") == nil)
    #expect(plan(plain + "/bin/ld 'x\n") == nil)
  }
}
