import Foundation
import Synchronization
import TestSupport

@testable import Programs

/// The flow of `Child.program`, its runs one after another in one process that remembers what no mistake touches.
///
/// A mistake costs what is wrong in it, not a start and the whole flow again. What a process does beside answering, and what its
/// text says, is no concern of it.
struct ServedFlow: Answering {
  let words: String

  init(_ words: String) { self.words = words }

  func answers(to points: Rows, width: Int, count: Int) throws(Misbehaviour) -> Answers {
    let numbers = Self.server.withLock { $0.answer(words, points) }
    guard let numbers, numbers.count == width * count else {
      throw Misbehaviour(
        asked: words, came: "\(numbers?.count ?? 0) numbers", advice: "What served.py said stands above.")
    }
    return Answers(Rows(width: width, numbers: numbers))
  }

  private static let server = Mutex(Server())

  /// It ends with the tests: its input is then at an end.
  private struct Server: ~Copyable {
    private let input = Pipe()
    private let output = Pipe()

    init() {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let server = URL(fileURLWithPath: Child.script).deletingLastPathComponent().appendingPathComponent(
        "served.py")
      process.arguments = [
        "-c", "exec \(Python.command ?? "python3") \(server.path) \(Child.script)",
      ]
      process.standardInput = input
      process.standardOutput = output
      // No other child may hold them open.
      for end in [input.fileHandleForWriting, output.fileHandleForReading] {
        _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
      try? process.run()
    }

    /// What the flow answers to `points`; nil where there is no server any more.
    func answer(_ words: String, _ points: Rows) -> [Double]? {
      do {
        let request = Data("\(points.count) \(points.width) \(words)\n".utf8)
        try input.fileHandleForWriting.write(
          contentsOf: request + points.numbers.withUnsafeBytes { Data($0) })
        var digits: [UInt8] = []
        while let digit = try output.fileHandleForReading.read(upToCount: 1)?.first, digit != 10 {
          digits.append(digit)
        }
        guard let count = Int(String(decoding: digits, as: UTF8.self)),
          let answer = try output.fileHandleForReading.read(upToCount: 8 * count)
        else { return nil }
        return answer.withUnsafeBytes { bytes in
          (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
        }
      } catch { return nil }
    }
  }
}
