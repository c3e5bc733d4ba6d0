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
    let numbers = try Judgement(command: command, points: points, width: width, count: count, limits: limits)
      .judged(run, reader)
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

/// Points or answers: rows of `width` numbers each, one after another.
public struct Rows: Sendable, Equatable {
  /// How many numbers a row has, at least 1.
  public let width: Int
  /// All numbers, row after row.
  public private(set) var numbers: [Double]
  /// The rows before which a batch ends, which a blank line says to a program that knows of batches.
  public private(set) var breaks: Set<Int> = []

  /// No rows yet, or those that `numbers` makes.
  public init(width: Int, numbers: [Double] = []) {
    precondition(width >= 1, "a row needs a number; got a width of \(width)")
    precondition(numbers.count % width == 0, "\(numbers.count) numbers make no rows of \(width)")
    self.width = width
    self.numbers = numbers
  }

  /// How many rows there are.
  public var count: Int { numbers.count / width }
  /// Row `i`, counted from 0.
  public subscript(i: Int) -> [Double] { Array(numbers[i * width..<(i + 1) * width]) }
  /// Number `j` of row `i`.
  public subscript(i: Int, j: Int) -> Double { numbers[i * width + j] }

  /// Adds a row at the end.
  public mutating func append(_ row: [Double]) {
    precondition(row.count == width, "a row of \(row.count) numbers among rows of \(width)")
    numbers += row
  }

  /// Ends a batch: what is added next belongs to another.
  public mutating func endBatch() { breaks.insert(count) }

  /// Adds all rows of `other` at the end.
  public mutating func append(contentsOf other: Rows) {
    precondition(other.width == width, "rows of \(other.width) numbers among rows of \(width)")
    numbers += other.numbers
  }
}

/// What can be asked for numbers and answers nothing else: a program, or a closure of a test.
public protocol Answering: Sendable {
  /// `count` rows of `width` numbers: one for each row of `points`, in their order, or draws.
  func answers(to points: Rows, width: Int, count: Int) throws(Misbehaviour) -> Answers
}

/// The numbers that came back, and what their text showed.
public struct Answers: Sendable {
  public let rows: Rows
  /// The most significant digits that a number was printed with; 17 where they were not printed at all.
  public let digits: Int
  /// How long the answer took, in seconds, and its first byte; 0 where nothing was started.
  public let seconds: Double
  public let secondsToFirstByte: Double

  public init(_ rows: Rows, digits: Int = 17, seconds: Double = 0, secondsToFirstByte: Double = 0) {
    self.rows = rows
    self.digits = digits
    self.seconds = seconds
    self.secondsToFirstByte = secondsToFirstByte
  }
}

/// A program that did not answer as asked: what was asked, what came, its last words, what to do. One line.
public struct Misbehaviour: Error, Sendable, CustomStringConvertible {
  /// What was sent, such as "462 points of 4 numbers".
  public let asked: String
  /// What came instead.
  public let came: String
  /// The last lines of its standard error, oldest first.
  public let lastWords: [String]
  /// What to do about it.
  public let advice: String

  public init(asked: String, came: String, lastWords: [String] = [], advice: String) {
    self.asked = asked
    self.came = came
    self.lastWords = lastWords
    self.advice = advice
  }

  public var description: String {
    let said = lastWords.isEmpty ? "" : "; its last words on stderr: " + lastWords.joined(separator: " / ")
    return "your program was sent \(asked); \(came)\(said). \(advice)"
  }
}
