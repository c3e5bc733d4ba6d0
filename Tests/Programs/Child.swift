import Foundation
import Programs

@testable import Programs

/// The flow of these tests, which can be told what to get wrong; nil where there is no python3.
enum Child {
  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "flow.py"
  ).path

  /// The interpreter itself, which a version manager's python3 takes longer to find than a flow to answer, without the packages
  /// that nothing here imports; nil where there is none.
  static let python: String? = {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/bin/sh")
    probe.arguments = ["-c", "python3 -c 'import sys; print(sys.executable)' 2>/dev/null"]
    let answer = Pipe()
    probe.standardOutput = answer
    guard (try? probe.run()) != nil else { return nil }
    let path = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    probe.waitUntilExit()
    return probe.terminationStatus == 0 ? "\(path.prefix { $0 != "\n" }) -SE" : nil
  }()

  /// Whether python3 runs here. Tests that need it are skipped where it doesn't, and say so.
  static var hasPython: Bool { python != nil }
  static let reason = "python3 is not installed here, so no child is asked"

  static func program(_ words: String, limits: TimeLimits = TimeLimits()) -> Program {
    Program("\(python ?? "python3") \(script) \(words)", limits: limits)
  }

  /// A black box of the flow in four dimensions.
  static func box(_ words: String = "", limits: TimeLimits = TimeLimits()) -> BlackBox {
    BlackBox(dimension: 4, forward: program(words, limits: limits))
  }

  /// Whether a process is running whose command line holds `words`.
  static func isAlive(_ words: String) -> Bool {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return folders.contains { folder in
      guard Int(folder) != nil, let line = FileManager.default.contents(atPath: "/proc/\(folder)/cmdline")
      else { return false }
      return String(decoding: line, as: UTF8.self).contains(words)
    }
  }
}

extension Examination {
  func finding(_ concern: ProgramFinding.Concern) -> ProgramFinding? {
    findings.first { $0.concern == concern }
  }
}
