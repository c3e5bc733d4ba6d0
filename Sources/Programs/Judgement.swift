/// Whether what a program wrote is an answer; if not, what it looks like.
struct Judgement {
  private let command: String
  private let points: Rows
  private let width: Int
  private let count: Int
  private let limits: TimeLimits

  init(_ command: String, _ points: Rows, _ width: Int, _ count: Int, _ limits: TimeLimits) {
    self.command = command
    self.points = points
    self.width = width
    self.count = count
    self.limits = limits
  }

  private var asked: String {
    if count != points.count { return "one line, how many draws and a seed" }
    return
      "\(points.count) points of \(points.width) number\(points.width == 1 ? "" : "s") and the end of input"
  }

  /// The numbers, `width` for each point.
  func judged(_ run: ChildRun, _ reader: AnswerReader) throws(Misbehaviour) -> [Double] {
    func refuse(_ came: String, _ advice: String) -> Misbehaviour {
      Misbehaviour(asked: asked, came: came, lastWords: run.lastWords, advice: advice)
    }
    let lines = "\(reader.widths.count) of \(count) lines"
    if let reason = run.refused {
      throw refuse("it could not be started: \(reason)", "Try: verify-eq 8 --program \"python3 flow.py\"")
    }
    switch run.stopped {
    case .silent:
      throw refuse(
        "it answered nothing within \(seconds(limits.toFirstByte)) s and was stopped",
        "A filter reads to the end of its input, then writes; if it only starts slowly: --first-byte-limit \(seconds(2 * limits.toFirstByte))"
      )
    case .slow:
      throw refuse(
        "it was still running after \(seconds(limits.inAll)) s, with \(lines) written, and was stopped",
        reader.widths.count >= count
          ? "All lines are there: it must also end."
          : "If it only needs longer: --time-limit \(seconds(2 * limits.inAll))")
    case .flood:
      throw refuse(
        "it wrote more than \(run.bytes) bytes where \(count) lines of \(width) numbers were asked, "
          + "line 1: '\(reader.firstLine)', and was stopped",
        "One line a point, and nothing after the last.")
    case nil: break
    }
    if run.exit == 127, reader.widths.isEmpty {
      throw refuse("the shell found no such command: \(command)", "Try it by itself: echo 0.5 | \(command)")
    }
    // A shell reports its child's signal as an exit code of 128 and more.
    if let signal = run.signal ?? run.exit.flatMap({ $0 > 128 && $0 < 160 ? $0 - 128 : nil }) {
      throw refuse(
        "signal \(signal)\(name(signal)) ended it after \(lines)", "Try it by itself: \(command) < points.txt"
      )
    }
    if let exit = run.exit, exit != 0 {
      throw refuse(
        "it ended with exit code \(exit) after \(lines)", "It must end with 0 once all lines are written.")
    }
    if reader.widths.isEmpty {
      throw refuse(
        "it wrote nothing and ended with exit code 0", "A filter reads points and writes a line for each.")
    }
    if let bad = reader.unreadable {
      throw refuse(
        "line \(bad.line) of its answer is no row of numbers: '\(bad.text)' (at '\(bad.word)')", advice(bad))
    }
    if let shape = shape(reader) { throw refuse(shape.came, shape.advice) }
    return reader.numbers
  }

  /// What a word among the numbers tells.
  private func advice(_ bad: (line: Int, text: String, word: String)) -> String {
    let text = bad.text.drop { $0 == " " }
    if bad.word.hasSuffix("j") || bad.word.hasSuffix("j)") {
      return "It is complex: a density needs real numbers."
    }
    if ["[", "{", "tensor", "array", "Array", "("].contains(where: { text.hasPrefix($0) }) {
      return "Print bare numbers: np.savetxt(sys.stdout, a, fmt=\"%.17g\")."
    }
    return bad.line == 1
      ? "A message or a heading belongs on stderr: print(..., file=sys.stderr)."
      : "Only numbers belong on stdout; all else on stderr: print(..., file=sys.stderr)."
  }

  /// What is wrong with how many lines and columns there are; nil where nothing is.
  private func shape(_ reader: AnswerReader) -> (came: String, advice: String)? {
    let (n, d) = (count, points.width)
    let widths = reader.widths
    let wanted = width == 1 ? "one number" : width == d + 1 ? "\(width): x and, last, log|det|" : "\(width)"
    if widths.count == width, widths.allSatisfy({ $0 == n }), n != width {
      return (
        "it wrote \(width) lines of \(n) numbers, not \(n) lines of \(width)",
        "That is the answer transposed: print a line a point, np.savetxt(sys.stdout, a.T, fmt=\"%.17g\")."
      )
    }
    if let first = widths.firstIndex(where: { $0 != width }) {
      let count = widths[first]
      let came = "line \(first + 1) of its answer has \(count) number\(count == 1 ? "" : "s"), not \(wanted)"
      if reader.firstLine.split(separator: " ").count == width, count == 2 * width,
        reader.firstLine.contains(",")
      {
        return (came, "Decimal commas? A decimal point is read, and a comma parts two numbers.")
      }
      return (came, columns(count, reader))
    }
    guard widths.count != n else { return nil }
    let advice =
      switch widths.count {
      case 1: "Only one: is the batch summed, or only the first line read?"
      case n + 1: "One more than was asked: a heading of numbers, or the last point twice?"
      case n - 1: "One fewer than was asked: is the first line taken for a heading, or the last one dropped?"
      case ..<n: "Are points dropped, or equal ones merged? One line a point, in the order of the points."
      default: "One line a point, in the order of the points."
      }
    return ("\(widths.count) line\(widths.count == 1 ? "" : "s") came back for \(n) points", advice)
  }

  /// What a wrong number of columns looks like.
  private func columns(_ count: Int, _ reader: AnswerReader) -> String {
    let d = points.width
    if width == 1 { return "One log-density a point is asked for: sum over the coordinates, axis=-1." }
    guard width == d + 1 else { return "\(width) numbers a line are asked for." }
    switch count {
    case 2 * d + 1 where echoes(reader, count):
      return "The first \(d) are the point itself: write x and log|det| alone."
    case d: return "x without its log-determinant? It stands last on the line."
    case 1: return "The log-determinant without x? x stands first on the line."
    case 2 * d: return "One log-determinant a coordinate? Sum it over the coordinates, axis=-1."
    case 2 * d + 1: return "z echoed? Write x and log|det| alone."
    default: return "Write the \(d) coordinates of x and, last, log|det df/dz|; is --dimension \(d) right?"
    }
  }

  private func echoes(_ reader: AnswerReader, _ count: Int) -> Bool {
    guard reader.numbers.count >= count else { return false }
    return (0..<points.width).allSatisfy {
      (reader.numbers[$0] - points[0, $0]).magnitude <= 1e-6 * (1 + points[0, $0].magnitude)
    }
  }

  private func seconds(_ s: Double) -> String { s == s.rounded() ? "\(Int(s))" : "\(s)" }

  private func name(_ signal: Int32) -> String {
    [
      6: " (abort)", 9: " (killed: out of memory?)", 11: " (a segmentation fault)", 13: " (a broken pipe)",
      15: " (terminated)",
    ][signal] ?? ""
  }
}
