import Foundation
import Testing

/// What README shows is what the command prints.
@Suite("README: commands and their output")
struct ReadmeTests {
  /// A `console` block that runs verify-eq: the words after it, and the lines below.
  struct Example: Sendable, CustomStringConvertible {
    let words: [String]
    let output: [String]
    var description: String { words.joined(separator: " ") }
  }

  static let readme: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
  }()

  static let examples: [Example] = readme.components(separatedBy: "```console\n").dropFirst().compactMap {
    block in
    let lines = block.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
    guard let command = lines[0].range(of: "verify-eq "), lines.count > 1 else { return nil }
    return Example(words: words(String(lines[0][command.upperBound...])), output: Array(lines.dropFirst()))
  }

  /// Words as a shell splits them: by spaces, but for what is in double quotes.
  private static func words(_ command: String) -> [String] {
    command.components(separatedBy: "\"").enumerated().flatMap { index, part in
      index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
    }
  }

  @Test func thereAreExamples() { #expect(Self.examples.count >= 5) }

  @Test(arguments: examples)
  func isWhatItPrints(_ example: Example) throws {
    let printed = try Command(example.words).output.components(separatedBy: "\n").dropLast()
    #expect(printed.count == example.output.count)
    for (line, shown) in zip(printed, example.output) { #expect(agree(line, shown), "\(line)\n\(shown)") }
  }

  /// The last line of `verify-eq all`, counts and all.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DEEP"] == "1", "DEEP=1 runs it: some seconds"))
  func all() throws {
    let last = try Command("all").output.split(separator: "\n").last.map(String.init)
    #expect(last.map(Self.readme.contains) == true, "\(last ?? "nothing")")
  }

  @Test func anotherNumberIsCaught() {
    #expect(!agree("left 0.160885501927", "left 0.160895501927"))
    #expect(!agree("holds", "fails"))
    #expect(agree("gap 1.1e-15", "gap 1.2e-15"))
  }

  /// The same words, and the same numbers to six digits; numbers below 2⁻³⁰ are roundings, which another platform's
  /// mathematics library may do differently.
  private func agree(_ a: String, _ b: String) -> Bool {
    func pieces(_ line: String) -> [Substring] { line.split { " ,;()[]=".contains($0) } }
    let (left, right) = (pieces(a), pieces(b))
    return left.count == right.count
      && zip(left, right).allSatisfy { l, r in
        guard let x = Double(l), let y = Double(r) else { return l == r }
        let rounding = 0x1p-30
        return l == r || (abs(x) < rounding && abs(y) < rounding) || abs(x - y) <= abs(x) * 0x1p-20
      }
  }
}
