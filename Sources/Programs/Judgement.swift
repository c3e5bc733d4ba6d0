/// Whether what a program wrote is an answer; if not, what it looks like.
struct Judgement {
  let command: String
  let points: Rows
  let width: Int
  let count: Int
  let limits: TimeLimits

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
          + "line 1: '\(reader.firstLine)', and was stopped", "One line a point, and nothing after the last.")
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
        "line \(bad.line) of its answer is no row of numbers: '\(bad.text)' (at '\(printable(bad.word))')",
        adviceAbout(word: bad.word, in: bad.text, line: bad.line))
    }
    if let shape = fault(reader) { throw refuse(shape.came, shape.advice) }
    return reader.numbers
  }

  private func seconds(_ s: Double) -> String { s == s.rounded() ? "\(Int(s))" : "\(s)" }

  private func name(_ signal: Int32) -> String {
    [
      6: " (abort)", 9: " (killed: out of memory?)", 11: " (a segmentation fault)", 13: " (a broken pipe)",
      15: " (terminated)",
    ][signal] ?? ""
  }
}

/// A word without what a terminal would obey.
private func printable(_ word: String) -> String {
  String(String.UnicodeScalarView(word.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
}

extension Judgement {
  /// How many lines and columns an answer should have, and what a wrong number of them looks like: what came, and what to do
  /// about it; nil where nothing is wrong.
  private func fault(_ reader: AnswerReader) -> (came: String, advice: String)? {
    let (n, d) = (count, points.width)
    let widths = reader.widths
    let wanted = width == 1 ? "one number" : width == d + 1 ? "\(width): x and, last, log|det|" : "\(width)"
    if widths.count == width, widths.allSatisfy({ $0 == n }), n != width {
      return (
        "it wrote \(width) lines of \(n) numbers, not \(n) lines of \(width)",
        "That is the answer transposed: print a line a point, np.savetxt(sys.stdout, a.T, fmt=\"%.17g\")."
      )
    }
    if widths == [n * width], n > 1 {
      return (
        "it wrote all \(n * width) numbers on one line", "Each point's line must end with a line feed, \\n."
      )
    }
    if widths == [1], n > 1, width > 1 {
      return ("it wrote one number for \(n) points", "Summed over the batch? A line a point, \(wanted).")
    }
    if let first = widths.firstIndex(where: { $0 != width }) {
      let count = widths[first]
      let came = "line \(first + 1) of its answer has \(count) number\(count == 1 ? "" : "s"), not \(wanted)"
      if first > 0, first == widths.count - 1, count < width {
        return (came, "The last line was cut short: flush what is written before the program ends.")
      }
      return (came, columns(first, reader))
    }
    guard widths.count != n else { return nil }
    let advice =
      switch widths.count {
      case 1: "Only one: is the batch summed, or only the first line read?"
      case n + 1: "One more than was asked: a heading of numbers, or the last point twice?"
      case n - 1: "One fewer than was asked: is the first line taken for a heading, or the last one dropped?"
      case ..<n: "Are points dropped, or equal ones merged? One line a point, in the order of the points."
      case 2 * n: "Twice as many as were asked: is the answer written twice?"
      default: "One line a point, in the order of the points."
      }
    return ("\(widths.count) line\(widths.count == 1 ? "" : "s") came back for \(n) points", advice)
  }

  /// What a wrong number of columns looks like.
  private func columns(_ first: Int, _ reader: AnswerReader) -> String {
    let (count, d) = (reader.widths[first], points.width)
    if first == 0, count > width, reader.wordsOfFirstLine == width {
      return count == 2 * width && !reader.firstLine.prefix(60).contains(".")
        ? "Decimal commas? A decimal point is read, and a comma parts two numbers."
        : "Commas inside numbers, as in 1,234.5? A comma parts two numbers."
    }
    if first + 1 < reader.widths.count, count + reader.widths[first + 1] == width {
      return "A point's numbers on two lines? np.savetxt(sys.stdout, a, fmt=\"%.17g\") keeps them on one."
    }
    if count == width + 1, numbersRows(reader, count) {
      return "The first column numbers the rows: leave it out, as to_csv(index=False) does."
    }
    if width == 1 { return "One log-density a point is asked for: sum over the coordinates, axis=-1." }
    guard width == d + 1 else { return "\(width) numbers a line are asked for." }
    switch count {
    case 2 * d + 1:
      return echoes(reader, count)
        ? "The first \(d) are the point itself: write x and log|det| alone."
        : "z echoed? Write x and log|det| alone."
    case d: return "x without its log-determinant? It stands last on the line."
    case 1: return "The log-determinant without x? x stands first on the line."
    case 2 * d: return "One log-determinant a coordinate? Sum it over the coordinates, axis=-1."
    default: return "Write the \(d) coordinates of x and, last, log|det df/dz|; is --dimension \(d) right?"
    }
  }

  /// Whether the first lines begin with 0, 1, 2, or with 1, 2, 3.
  private func numbersRows(_ reader: AnswerReader, _ count: Int) -> Bool {
    guard reader.widths.prefix(3) == [count, count, count] else { return false }
    let first = (0..<3).map { reader.numbers[$0 * count] }
    return first == [0, 1, 2] || first == [1, 2, 3]
  }

  /// Whether the first line begins with the point that was sent, to half of single precision's digits.
  private func echoes(_ reader: AnswerReader, _ count: Int) -> Bool {
    guard reader.numbers.count >= count else { return false }
    return (0..<points.width).allSatisfy {
      (reader.numbers[$0] - points[0, $0]).magnitude <= 0x1p-12 * (1 + points[0, $0].magnitude)
    }
  }
}

/// What a word among the numbers tells.
func adviceAbout(word: String, in line: String, line number: Int) -> String {
  let text = line.drop { $0 == " " }
  let strange = word.unicodeScalars.count { $0.value < 32 || $0.value == 0xFFFD }
  if word.unicodeScalars.contains("\0") || 4 * strange > word.unicodeScalars.count {
    return "Bytes that are no text: binary, or UTF-16? Numbers are read as text, in ASCII or UTF-8."
  }
  if word.unicodeScalars.contains("\u{1B}") { return "Colours are no numbers: write without them." }
  if word.hasSuffix("j") || word.hasSuffix("j)") {
    return "It is complex: a density needs real numbers."
  }
  if ["[", "{", "tensor", "array", "Array", "("].contains(where: { text.hasPrefix($0) }) {
    return "Print bare numbers: np.savetxt(sys.stdout, a, fmt=\"%.17g\")."
  }
  if word.hasPrefix("\"") || word.hasPrefix("'") { return "Write numbers without quotation marks." }
  if word.contains("\u{2212}") { return "A minus sign is the hyphen of ASCII, -." }
  if ["NA", "None", "null", "NULL", "<NA>", "missing"].contains(word) {
    return "A number that there isn't is written nan."
  }
  if word.allSatisfy({ $0 == "*" }) { return "Too wide for its format, as Fortran prints: widen it." }
  if number == 1, text.hasPrefix("#") { return "Leave the heading out: np.savetxt without header=." }
  return number == 1
    ? "A message or a heading belongs on stderr: print(..., file=sys.stderr)."
    : "Only numbers belong on stdout; all else on stderr: print(..., file=sys.stderr)."
}
