import Foundation
import Synchronization

@testable import Programs

/// The flow of `Child.program`, its runs one after another in one process that remembers what no mistake touches.
///
/// The same text both ways, read and judged as a program's: a mistake costs what is wrong in it, not a start and the whole flow
/// again. What a process does beside answering is no concern of it.
struct ServedFlow: Answering {
  let words: String

  init(_ words: String) { self.words = words }

  func answers(to points: Rows, width: Int, count: Int) throws(Misbehaviour) -> Answers {
    var writer = RowWriter(points)
    var text: [UInt8] = []
    while let more = writer.next() { text += more }
    guard let answer = Self.server.withLock({ $0.answer(words, text) }) else {
      throw Misbehaviour(asked: words, came: "served.py ended", advice: "Its last words stand above.")
    }
    var reader = AnswerReader()
    reader.take(answer)
    reader.finish()
    var run = ChildRun()
    run.exit = 0
    let numbers = try Judgement(
      command: words, points: points, width: width, count: count, limits: TimeLimits()
    ).judged(run, reader)
    return Answers(Rows(width: width, numbers: numbers), digits: reader.digitsShown)
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
        "-c", "exec \(Child.python ?? "python3") \(server.path) \(Child.script)",
      ]
      process.standardInput = input
      process.standardOutput = output
      // No other child may hold them open.
      for end in [input.fileHandleForWriting, output.fileHandleForReading] {
        _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
      try? process.run()
    }

    /// What the flow writes to `text`; nil where there is no server any more.
    func answer(_ words: String, _ text: [UInt8]) -> [UInt8]? {
      do {
        try input.fileHandleForWriting.write(contentsOf: Data("\(text.count) \(words)\n".utf8) + text)
        var count: [UInt8] = []
        while let digit = try output.fileHandleForReading.read(upToCount: 1)?.first, digit != 10 {
          count.append(digit)
        }
        guard let count = Int(String(decoding: count, as: UTF8.self)) else { return nil }
        return try output.fileHandleForReading.read(upToCount: count).map(Array.init)
      } catch { return nil }
    }
  }
}
