import Foundation
import Testing

@Suite("verify-eq, as typed")
struct CommandTests {
  @Test(
    "exit 0: it holds",
    arguments: [
      ["5", "--forward", "exp(z)"],
      ["7", "--forward", "sinh(z)", "--inverse", "asinh(x)", "--derivative", "cosh(z)"],
      ["5", "--forward", "z + 0.5*sin(z)"], ["8", "--forward", "z1*exp(0.5*tanh(z2)), z2"],
      ["9", "--forward", "z/2", "--forward", "1 - sinh(z)/3", "--forward", "2*z + 1"],
      ["1", "--forward", "exp(z)", "--inverse", "log(x)"], ["1", "--forward", "exp(z)", "--forward", "z^2"],
      ["1", "--forward", "z^2", "--on", "0...3"], ["2", "--map", "cube"], ["2", "--map", "falling-sinh"],
      ["3", "--map", "exp"], ["6", "--map", "sinh"], ["5", "--forward", "sin(z)", "--on=-1.5...1.5"],
      ["8", "--forward", "z1, z2*exp(z1)", "--determinant", "exp(z1)"], ["8", "--map", "polar"], ["1"],
      ["8", "--forward", "z1*cos(2*pi*z2), z1*sin(2*pi*z2)", "--base", "uniform"],
      ["8", "--forward", "z1^3, z2", "--base", "exponential"],
      ["8", "--forward", "1/z2, z1", "--base", "exponential"],
      ["8", "--forward", "z1, log(z2)", "--on", "-inf...inf,0...inf"],
      ["8", "--forward", "1e90*z1, 1e90*z2, 1e90*z3, 1e90*z4"],
      ["5", "--forward", "1/(1 + exp(-z))", "--derivative", "x*(1 - x)"],
      ["5", "--forward", "sinh(x)", "--derivative", "cosh(x)"],
      ["--help"], ["--version"], ["list"],
    ])
  func holds(_ words: [String]) throws {
    let run = try RanCommand(words)
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(!run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(
    "exit 1: something fails, and the last lines say what",
    arguments: [
      (
        ["7", "--forward", "sinh(z)", "--inverse", "asinh(x)", "--derivative", "cosh(z)*1.000001"],
        "1.000001 stands in your f'"
      ), (["5", "--forward", "sin(z)"], "turns at"), (["5", "--forward", "z^2"], "turns at"),
      (["8", "--forward", "z1^2-z2^2, 2*z1*z2"], "one-to-one"),
      (["5", "--forward", "sinh(z)", "--derivative", "1/cosh(z)"], "'multiplied'"),
      (["5", "--forward", "z^3+z", "--inverse", "-x"], "does not undo"),
      // What differs is shown with the digits that it takes.
      (["5", "--forward", "2*z", "--inverse", "x/2 + 1e-7"], "-0.0256712 instead of -0.0256713"),
      (["5", "--map", "square"], "turns at"),
      (["1", "--forward", "exp(z)", "--inverse", "1/exp(x)"], "does not undo"),
      (["8", "--forward", "z1, z2*exp(z1)", "--determinant", "exp(-z1)"], "'det-multiplied'"),
      (
        ["8", "--forward", "z1, z2*exp(z1)", "--determinant", "exp(z1)*1.000001"],
        "1.000001 stands in your det"
      ), (["8", "--forward", "2*z1, 3*z2", "--determinant", "5"], "'trace'"),
      (["8", "--forward", "z1, z2 - 3*max(0, z2+1.7)"], "det changes its sign"),
      (["8", "--forward", "(z1 - 1)^5, z2, z3"], "det is 0 at z = (1,"),
      (["8", "--forward", "sqrt(z2), z1"], "--on -inf...inf,0...inf"),
      (["8", "--forward", "z1, z2^3*z1"], "det"),
      (["5", "--forward", "3*sinh(z)", "--derivative", "cosh(z)"], "--derivative \"3*cosh(z)\""),
      (["5", "--forward", "sinh(z)", "--derivative", "cosh(z)*(1.5 + sin(9*z))"], "none of the known"),
      (["1", "--mistake", "wrong-order"], "first to last"),
      (["8", "--forward", "z1+z2, z2", "--inverse", "x1, x2"], "does not undo"),
      (["9", "--forward", "sinh(z)", "--derivative", "1/cosh(z)"], "7 of 7"),
    ])
  func fails(_ words: [String], _ said: String) throws {
    let run = try RanCommand(words)
    #expect(run.exitCode == 1, "\(run.output)\(run.errors)")
    #expect(run.output.contains(said), "\(run.output)")
  }

  @Test(
    "exit 2: bad usage, one line, and what to type next",
    arguments: [
      ["12"], ["seven"], ["5", "--forward", "exp(z"], ["5", "--samples", "-3"], ["5", "--on", "3...1"],
      ["5", "--on", "nan...1"], ["5", "--map", "sihn"], ["5", "--mistake", "multiply"],
      ["5", "--base", "norml"],
      ["5", "--evidence", "proof"], ["5", "--seed", "x"], ["5", "--frobnicate"], ["5", "7"], ["5", "--map"],
      ["8", "--map", "sinh", "--forward", "z"], ["5", "--forward", "2z"], ["5", "--forward", "z1 + z"],
      ["5", "--json", "/nowhere/at/all.json"], ["7", "--mistake", "multiplied"], ["5", "--forward", ""],
      ["8", "--forward", "z1, z2", "--derivative", "1"], ["5", "--forward", "z", "--determinant", "1"],
      ["8", "--determinant", "1"], ["8", "--forward", "z1, z2", "--on", "0...1"],
      ["5", "--forward", "z", "--base", "skew-normal"], ["5", "--forward", "erfcx(z)"],
      ["5", "--map", "exp", "--base", "uniform", "--on", "3...4"],
    ])
  func isRefused(_ words: [String]) throws {
    let run = try RanCommand(words)
    #expect(run.exitCode == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.hasPrefix("verify-eq: "), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count <= 4, "\(run.errors)")
  }

  /// A formula's error shows the formula, with a caret under the place.
  /// Only (6) has signs; where it holds without them, the wrong one is told of.
  @Test func theSignOfADerivative() throws {
    func asked(_ equation: String, _ slopes: String...) throws -> RanCommand {
      try RanCommand([equation] + slopes.flatMap { ["--forward", "sinh(z)", "--derivative", $0] })
    }
    let told = "its size alone was compared"
    let falling = try asked("7", "-cosh(z)")
    #expect(
      falling.exitCode == 0
        && falling.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(told))
    #expect(try !asked("7", "cosh(z)").output.contains(told))
    #expect(try asked("9", "cosh(z)", "-cosh(z)").output.contains("step 2 of 2"))
    #expect(try asked("6", "-cosh(z)").exitCode == 1)
  }

  @Test func aCaretUnderThePlace() throws {
    let lines = try RanCommand("5", "--forward", "exp(z").errors.split(separator: "\n").map(String.init)
    let formula = try #require(lines.firstIndex { $0.contains("exp(z") && !$0.hasPrefix("verify-eq") })
    let caret = try #require(lines[formula + 1].firstIndex(of: "^"))
    let column = lines[formula + 1].distance(from: lines[formula + 1].startIndex, to: caret)
    #expect(column == lines[formula].count)
  }

  /// Exit 3: nothing fails, and evidence asked for by name is not to be had.
  @Test func undecided() throws {
    let run = try RanCommand("2", "--map", "sinh", "--evidence", "exact")
    #expect(run.exitCode == 3)
    #expect(run.output.contains("undecided"))
  }

  /// The JSON says what the lines say, and its verdict is the exit code's.
  @Test func json() throws {
    let run = try RanCommand("5", "--map", "sinh", "--json", "-", "--seed", "7")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(report["schema"] as? Int == 2)
    #expect(report["verdict"] as? String == "holds")
    let checks = try #require(report["checks"] as? [[String: Any]])
    for check in checks {
      for field in [
        "equation", "map", "left", "right", "gap", "allowed", "because", "evidence", "verdict", "subject",
        "claim", "covers", "kind",
      ] {
        #expect(check[field] != nil, "\(field)")
      }
    }
    #expect(checks.contains { $0["seed"] as? Int == 7 })
  }

  /// No colour where stdout is no terminal; the same seed, the same bytes.
  @Test func plainAndRepeatable() throws {
    let first = try RanCommand("5", "--map", "exp", "--seed", "3")
    let second = try RanCommand("5", "--map", "exp", "--seed", "3")
    #expect(!first.output.contains("\u{1B}"))
    #expect(first.output == second.output)
    #expect(first.output != (try RanCommand("5", "--map", "exp", "--seed", "4")).output)
  }

  /// A disk that is full: one line, exit 2, and the device is still a device.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func diskFull() throws {
    let run = try RanCommand("5", "--map", "exp", "--json", "/dev/full")
    #expect(run.exitCode == 2 && run.errors.contains("can't write"))
    #expect(!FileManager.default.fileExists(atPath: "/dev/full.part"))
  }

  /// A report takes its name when it is whole.
  @Test func jsonFile() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let run = try RanCommand("5", "--map", "exp", "--json", path)
    #expect(run.exitCode == 0 && run.output.contains("holds"))
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == RanCommand("5", "--map", "exp", "--json", "-").output)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  @Test func quiet() throws {
    let run = try RanCommand("5", "--map", "exp", "--quiet")
    #expect(run.output.isEmpty && run.exitCode == 0)
  }
}
