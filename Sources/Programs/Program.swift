/// A program that answers rows with rows, as a filter: it reads to the end of its input and writes a line a point.
public struct Program: Answering {
  /// What `sh -c` runs.
  public let command: String
  public let limits: TimeLimits
  /// Hears what the run is at, now and then: "12 s, nothing yet".
  public var progress: @Sendable (String) -> Void = { _ in }

  public init(_ command: String, limits: TimeLimits = TimeLimits()) {
    self.command = command
    self.limits = limits
  }

  public func answers(to points: Rows, width: Int, count: Int) throws(Misbehaviour) -> Answers {
    var reader = AnswerReader()
    var writer = RowWriter(points)
    let run = runChild(
      command, within: limits, mostBytes: Self.mostBytes(count, width),
      nextInput: { writer.next() }, receive: { reader.take($0) },
      tick: { [progress] now, first in
        progress("\(Int(now)) s, \(points.count) points: \(first == nil ? "no answer yet" : "answering")")
      })
    reader.finish()
    let numbers = try Judgement(command, points, width, count, limits).judged(run, reader)
    return Answers(
      Rows(width: width, numbers: numbers), digits: reader.digitsShown, seconds: run.seconds,
      secondsToFirstByte: run.firstByte ?? run.seconds)
  }

  /// Forty bytes a number, twice as many lines and columns as were asked for, and room for a few words.
  static func mostBytes(_ count: Int, _ width: Int) -> Int { 40 * (2 * width + 2) * (2 * count + 64) }
}

/// Points as text, a line each, every number with as many digits as it takes to read it back.
struct RowWriter {
  private let rows: Rows
  private var written = 0

  init(_ rows: Rows) { self.rows = rows }

  /// Some more lines; nil at the end.
  mutating func next() -> [UInt8]? {
    guard written < rows.count else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(1 << 16)
    while written < rows.count && text.count < 60_000 {
      if rows.breaks.contains(written) { text.append(UInt8(ascii: "\n")) }
      for j in 0..<rows.width {
        if j > 0 { text.append(UInt8(ascii: " ")) }
        var digits = rows[written, j].description
        digits.withUTF8 { text.append(contentsOf: $0) }
      }
      text.append(UInt8(ascii: "\n"))
      written += 1
    }
    return text
  }
}
