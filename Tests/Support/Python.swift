import Foundation

/// The interpreter that the tests' flows run on.
public enum Python {
  /// The interpreter itself, which a version manager's python3 takes longer to find than a flow to answer, without the packages
  /// that no flow here imports; nil where there is none.
  public static let command: String? = {
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

  /// Whether NumPy is there too, without the quarter of a second that it takes to come.
  public static let hasNumPy: Bool = {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/bin/sh")
    let question = "import importlib.util, sys; sys.exit(importlib.util.find_spec('numpy') is None)"
    probe.arguments = ["-c", "python3 -c \"\(question)\" >/dev/null 2>&1"]
    try? probe.run()
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()

  /// Whether it runs here. Tests that need it are skipped where it doesn't, and say so.
  public static var isHere: Bool { command != nil }
  public static let reason = "python3 is not installed here, so no child is asked"
}
