import Foundation
import TestSupport

@testable import Programs

/// The flow of these tests, which can be told what to get wrong.
enum Child {
  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "flow.py"
  ).path

  static func program(_ words: String, limits: TimeLimits = TimeLimits()) -> Program {
    Program("\(Python.command ?? "python3") \(script) \(words)", limits: limits)
  }

  /// A black box of the flow in four dimensions.
  static func box(_ words: String = "", limits: TimeLimits = TimeLimits()) -> BlackBox {
    BlackBox(dimension: 4, forward: program(words, limits: limits))
  }

  /// The same flow, served.
  static func servedBox(_ words: String = "") -> BlackBox {
    BlackBox(dimension: 4, forward: ServedFlow(words))
  }

  /// Which of these misbehaviours still run, a second after they were ended: who is killed may take a moment to be gone.
  static func leftRunning(_ kinds: [String]) async throws -> [String] {
    try await apart {
      let ends = Date() + 1
      while true {
        let lines = commandLines()
        let left = kinds.filter { kind in
          lines.contains { $0.contains("\(script) --misbehave \(kind) ") }
        }
        if left.isEmpty || Date() > ends { return left }
        usleep(10_000)
      }
    }
  }

  /// Those of all processes, a blank after each word.
  private static func commandLines() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { folder in
      guard Int(folder) != nil, let line = FileManager.default.contents(atPath: "/proc/\(folder)/cmdline")
      else { return nil }
      return String(decoding: line.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
    }
  }
}

extension Examination {
  func finding(_ concern: ProgramFinding.Concern) -> ProgramFinding? {
    findings.first { $0.concern == concern }
  }
}

extension BlackBox {
  /// `examined()`, without keeping a thread from other tests.
  func examinedApart() async throws -> Examination { try await apart { try examined() } }
}

extension [BlackBox] {
  /// Each examined, one after another.
  func examinedApart() async throws -> [Examination] { try await apart(each: self) { try $0.examined() } }
}
