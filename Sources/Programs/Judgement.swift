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
        "line \(bad.line) of its answer is no row of numbers: '\(bad.text)' (at '\(printable(bad.word))')",
        adviceAbout(word: bad.word, in: bad.text, line: bad.line))
    }
    if let shape = Shape(points, width, count).fault(reader) { throw refuse(shape.came, shape.advice) }
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
