import Foundation
import Testing

@Suite("verify-eq --proof")
struct ProofTests {
  private func path() -> String {
    let name = "eq_" + UUID().uuidString.replacingOccurrences(of: "-", with: "_") + ".v"
    return FileManager.default.temporaryDirectory.appendingPathComponent(name).path
  }

  @Test("proved, refuted, undecided: exit 0, 1 and 3, and a file for the first two")
  func threeAnswers() throws {
    for (words, code, said) in [
      (["7", "--forward", "z + 0.5*sin(z)"], 0, "proof written, for every real z"),
      (["5", "--map", "spline"], 0, "proof written, for every real z, in 5 pieces"),
      (["8", "--forward", "z1, z2*exp(z1)"], 0, "proof written, for every box"),
      (["5", "--forward", "z + z^3", "--base", "exp(-z)", "--on", "0...inf"], 0, "for every z in [0.0039"),
      (["7", "--forward", "z^2"], 1, "refutation written"),
      (["5", "--mistake", "multiplied"], 1, "refutation written, at z = 0"),
      (["7", "--forward", "1/z"], 3, "undecided, no file written"),
    ] as [([String], Int32, String)] {
      let path = path()
      defer { try? FileManager.default.removeItem(atPath: path) }
      let run = try RanCommand(words + ["--proof", path])
      #expect(run.exitCode == code && run.output.contains(said), "\(run.output)\(run.errors)")
      #expect(FileManager.default.fileExists(atPath: path) == (code != 3))
      // Nobody has run Coq.
      #expect(!run.output.contains("proved"))
      guard code != 3 else { continue }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let command = words.map { $0.contains { "(+*^ ".contains($0) } ? "'\($0)'" : $0 }.joined(
        separator: " ")
      #expect(text.hasPrefix("(** * \(code == 1 ? "Refuted: " : "")verify-eq \(command)\n"))
      #expect(try text == RanCommand(words + ["--proof", "-"]).output)
    }
  }

  @Test(
    "exit 2: one line, nothing written",
    arguments: [
      (["7", "--proof", "eq-7.v"], "no name for a file of Coq"),
      (["7", "--proof", "7.v"], "no name for a file of Coq"),
      (["7", "--proof", "eq7.txt"], "no name for a file of Coq"),
      (["all", "--proof", "a.v"], "about one equation"),
      (["2", "--proof", "a.v"], "no proof file is written for (2)"),
      (["8", "--proof", "a.v"], "about one typed map"),
      (["8", "--forward", "z1, z2", "--determinant", "1", "--proof", "a.v"], "no claim"),
      (["8", "--forward", "z1, z2", "--on", "z1 > z2", "--proof", "a.v"], "is none"),
      (["7", "--proof", "a.v", "--json", "-"], "leave --json out"),
      (["7", "--forward", "2z", "--proof", "a.v"], "can't be read"),
      (["5", "--mistake", "slope-at-a", "--proof", "a.v"], "slope-at-a"),
    ])
  func refused(_ words: [String], _ said: String) throws {
    let run = try RanCommand(words)
    #expect(run.exitCode == 2 && run.errors.contains(said), "\(run.output)\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: words[words.firstIndex(of: "--proof")! + 1]))
  }
}
