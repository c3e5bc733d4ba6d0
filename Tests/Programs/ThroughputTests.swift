import Foundation
import TestSupport
import Testing

@testable import Programs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What asking costs beside what the program itself does, in seconds of processors: the load of the machine is not in it.
@Suite("A program's time is its own")
struct ThroughputTests {
  static let flow = """
    import sys, numpy as np
    z = np.loadtxt(sys.stdin, ndmin=2)
    x = np.sinh(z)
    np.savetxt(sys.stdout, np.column_stack([x, np.log(np.cosh(z)).sum(axis=1)]), fmt="%.17g")
    """

  /// RUSAGE_SELF and RUSAGE_CHILDREN, which Swift sees as a number on one system and not on the other.
  private static let own: Int32 = 0
  private static let children: Int32 = -1
  private func spent(_ who: Int32) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
  }

  /// Writing, reading and judging may take a fifth of the program's time, were it all on one processor. Built for speed
  /// alone: a debug build is slower by design.
  @Test(
    "10^5 points of ten numbers through NumPy: 1.2 times the program's own time at most",
    .enabled(if: ProcessInfo.processInfo.environment["DEEP"] == "1" && Python.hasNumPy))
  func tenDimensions() throws {
    let script = FileManager.default.temporaryDirectory.appendingPathComponent("flow-\(UUID().uuidString).py")
    try Self.flow.write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    var w = Weights(11)
    let points = Rows(width: 10, numbers: w.vector(1_000_000, 1.0))
    var ratios: [Double] = []
    for _ in 0..<5 {
      let (own, childs) = (spent(Self.own), spent(Self.children))
      let answers = try Program("python3 \(script.path)").answers(to: points, width: 11, count: 100_000)
      let (ours, theirs) = (spent(Self.own) - own, spent(Self.children) - childs)
      #expect(answers.rows.count == 100_000)
      ratios.append(1 + ours / theirs)
    }
    ratios.sort()
    print("with us, in the program's own time:", ratios)
    #if !DEBUG
      #expect(ratios[2] <= 1.2, "\(ratios)")
    #endif
  }
}
