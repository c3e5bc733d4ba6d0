import Foundation
import TestSupport
import Testing

/// A program in another language, as typed.
@Suite("verify-eq --program")
struct ProgramTests {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Programs/flow.py").path
  private static var flow: String { "\(Python.command ?? "python3") \(script)" }

  private func asked(_ equation: String, _ words: String, _ more: [String] = []) throws -> RanCommand {
    try RanCommand([equation, "--dimension", "4", "--program", "\(Self.flow) \(words)"] + more)
  }
  private func other(_ mode: String) -> String { "\(Self.flow) \(mode)" }

  @Test("exit 0, 1, 2, 3 for what holds, fails, misbehaves, is imprecise", .enabled(if: Python.isHere))
  func exitCodes() throws {
    #expect(try asked("8", "", ["--inverse-program", other("inverse")]).exitCode == 0)
    #expect(try asked("9", "--steps", ["--steps", "4"]).exitCode == 0)
    #expect(try asked("1", "", ["--inverse-program", other("inverse")]).exitCode == 0)
    #expect(try asked("8", "--mistake sign").exitCode == 1)
    // Of double precision no more digits are to be had.
    let slip = try asked("8", "--mistake eps")
    #expect(
      slip.exitCode == 3 && slip.output.contains("off by so little") && !slip.output.contains("more digits"))
    let banner = try asked("8", "--misbehave banner")
    #expect(banner.exitCode == 2 && banner.output.isEmpty)
    #expect(banner.errors.split(separator: "\n").count == 1 && banner.errors.contains("belongs on stderr"))
  }

  @Test("the screen says the mistake, in 80 columns", .enabled(if: Python.isHere))
  func screen() throws {
    let report = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: report) }
    let sign = try asked("8", "--mistake sign", ["--json", report.path])
    #expect(sign.output.contains("opposite sign: it belongs to the inverse (det-multiplied)"))
    #expect(sign.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(sign.output)")
    let steps = try asked("9", "--steps --mistake layer-sign", ["--steps", "4"])
    #expect(steps.output.contains("step 2 is wrong at 16 of 16 probes"))
    let json = try String(contentsOf: report, encoding: .utf8)
    #expect(json.contains("\"verdict\": \"fails\"") && json.contains("det-multiplied"))
  }

  @Test(
    "what doesn't go together is one line, and no program is started",
    arguments: [
      (["8", "--program", "true"], "--dimension 4"),
      (["8", "--dimension", "4"], "--program \"python3 flow.py\""),
      (["1", "--program", "true", "--dimension", "4"], "--inverse-program"),
      (["2", "--program", "true", "--dimension", "4"], "--density-program"),
      (["5", "--program", "true", "--dimension", "4"], "verify-eq 8"),
      (["6", "--program", "true", "--dimension", "1"], "verify-eq 8"),
      (["9", "--program", "true", "--dimension", "4"], "--steps K"),
      (["8", "--program", "true", "--dimension", "0"], "--dimension takes"),
      (["8", "--program", "true", "--dimension", "2", "--forward", "z1, z2"], "give one of them"),
      (["8", "--table", "none.csv"], "typed map"),
      (["8", "--forward", "z1, z2", "--table", "none.csv"], "can't read none.csv"),
    ])
  func refused(_ words: [String], _ hint: String) throws {
    let command = try RanCommand(words)
    #expect(command.exitCode == 2 && command.output.isEmpty)
    #expect(command.errors.contains(hint), "\(command.errors)")
  }

  @Test("a table is read by its digits: what they leave open holds, what they exclude fails") func table()
    throws
  {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("table-\(UUID().uuidString).csv")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func check(_ logDet: String) throws -> RanCommand {
      try "z1,z2,x1,x2,log_det,log_density\n0.500,1.000,1.36,1.000,\(logDet),-3.463\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      return try RanCommand("8", "--forward", "z1*exp(z2), z2", "--table", path)
    }
    #expect(try check("1.000").exitCode == 0)
    #expect(try check("-1.000").exitCode == 1)
    #expect(try check("one").exitCode == 2)
    // A row without a number is no row that agrees.
    #expect(try check("nan").exitCode == 1)
    #expect(try check("inf").exitCode == 1)
  }

  @Test(
    "a table of single precision holds, whatever digits it was printed with, and one wrong row of it fails")
  func singlePrecision() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("table-\(UUID().uuidString).csv")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func check(_ slip: Float = 0, inSingle: Bool = true) throws -> RanCommand {
      let rows = (0..<50).map { i -> String in
        let z = Float(i) / 7 - 3
        let (x, cosh) = (Foundation.sinh(z), Foundation.cosh(z))
        let logDet = Foundation.log(cosh) + (i == 31 ? slip : 0)
        // In double precision the same errors are errors.
        let more = inSingle ? 0 : Double(z) * 0x1p-40
        return [Double(z), Double(x) + more, Double(logDet) + more].map { String(format: "%.17e", $0) }
          .joined(separator: ",")
      }
      try "z1,x1,log_det\n\(rows.joined(separator: "\n"))\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      return try RanCommand("8", "--forward", "sinh(z)", "--table", path)
    }
    let right = try check()
    #expect(right.exitCode == 0 && right.output.contains("single precision"), "\(right.output)")
    #expect(try check(1e-4).exitCode == 1)
    let inDouble = try check(inSingle: false)
    #expect(inDouble.exitCode == 1)
    // What is apart is shown beside what it was allowed, and that is less.
    let words = inDouble.output.split { $0.isWhitespace || $0 == "," }
    let apart = try #require(words.firstIndex(of: "apart"))
    let allowed = try #require(words[apart...].firstIndex(of: "allowed"))
    #expect(try #require(Double(words[apart + 2])) > #require(Double(words[allowed + 1])))
  }

  @Test("the ten lines of README, as they stand", .enabled(if: Python.hasNumPy)) func tenLines() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let flow = """
      import sys, numpy as np
      z = np.loadtxt(sys.stdin, ndmin=2)            # points, a line each
      x = np.sinh(z)                                # your flow
      log_det = np.log(np.cosh(z)).sum(axis=1)      # your log|det df/dz|
      np.savetxt(sys.stdout, np.column_stack([x, log_det]), fmt="%.17g")
      """
    let file = folder.appendingPathComponent("flow.py")
    try flow.write(to: file, atomically: true, encoding: .utf8)
    #expect(try RanCommand("8", "--program", "python3 \(file.path)", "--dimension", "4").exitCode == 0)
    try flow.replacingOccurrences(of: ".sum(axis=1)", with: ".mean(axis=1)").write(
      to: file, atomically: true, encoding: .utf8)
    let mean = try RanCommand("8", "--program", "python3 \(file.path)", "--dimension", "4")
    #expect(mean.exitCode == 1 && mean.output.contains("mean over the 4 coordinates"), "\(mean.output)")
  }
}
