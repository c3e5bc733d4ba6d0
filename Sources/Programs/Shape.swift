/// How many lines and columns an answer should have, and what a wrong number of them looks like.
struct Shape {
  private let points: Rows
  private let width: Int
  private let count: Int

  init(_ points: Rows, _ width: Int, _ count: Int) {
    self.points = points
    self.width = width
    self.count = count
  }

  /// What came, and what to do about it; nil where nothing is wrong.
  func fault(_ reader: AnswerReader) -> (came: String, advice: String)? {
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
