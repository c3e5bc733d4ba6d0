/// A way in which a program does not answer as a flow does.
struct MisbehavingProgram: Sendable {
  /// What `flow.py --misbehave` calls it.
  let kind: String
  /// What it does, in a few words.
  let does: String
  /// What must be said of it, among else.
  let said: String
  /// Whether only a limit of time ends it.
  var isWaitedFor: Bool {
    said.hasPrefix("nothing within") || said.hasPrefix("still running") || kind == "lingers"
  }

  init(_ kind: String, _ does: String, _ said: String = "") {
    (self.kind, self.does, self.said) = (kind, does, said)
  }

  /// One clear line and exit code 2.
  static let refused: [MisbehavingProgram] = [
    .init("banner", "a message before the numbers", "belongs on stderr"),
    .init("header", "a heading of names", "belongs on stderr"),
    .init("hash-header", "a heading behind #", "without header="),
    .init("number-header", "a heading of numbers", "a heading of numbers"),
    .init("progress-bar", "a progress bar on stdout", "belongs on stderr"),
    .init("talks-after", "a message after the numbers", "Only numbers belong on stdout"),
    .init("colours", "colours of a terminal", "Colours are no numbers"),
    .init("silent", "no answer, and no end", "nothing within 3 s"),
    .init("ignores-term", "no answer, and SIGTERM ignored", "nothing within 3 s"),
    .init("trickle", "a line now and then, without end", "still running after 4 s"),
    .init("stops", "stops itself after a line", "still running after 4 s"),
    .init("lingers", "closes its output and does not end", "it must also end"),
    .init("flood", "lines without end", "wrote more than"),
    .init("long-line", "one line without end", "wrote more than"),
    .init("dies", "a traceback", "ValueError: mat1 and mat2"),
    .init("usage", "it wants arguments", "usage: flow.py --weights FILE"),
    .init("needs-tty", "it wants a terminal", "stdin is not a terminal"),
    .init("segv", "a segmentation fault", "signal 11"),
    .init("killed", "killed, as when memory runs out", "out of memory?"),
    .init("kills-its-group", "kills its whole process group", "signal 9"),
    .init("exit-1-after", "all lines, then exit code 1", "exit code 1 after"),
    .init("nothing", "no line, and exit code 0", "wrote nothing"),
    .init("no-read", "three lines, without reading", "3 lines came back"),
    .init("closes-input", "closes its input: a dead pipe", "1 line came back"),
    .init("first-line-only", "the first point alone is answered", "only the first line read"),
    .init("one-number", "one number for all points", "one number for 1312 points"),
    .init("too-few", "a line fewer", "One fewer"), .init("too-many", "a line more", "One more"),
    .init("dedup", "equal points answered once", "equal ones merged"),
    .init("drop-last", "the last minibatch dropped", "Are points dropped"),
    .init("written-twice", "everything twice", "written twice"),
    .init("no-logdet", "x alone", "x without its log-determinant"),
    .init("only-logdet", "the log-determinant alone", "log-determinant without x"),
    .init("per-coordinate", "a log-determinant for each coordinate", "Sum it over the coordinates"),
    .init("echoes-z", "z, x and the log-determinant", "the point itself"),
    .init("row-numbers", "a column of row numbers", "numbers the rows"),
    .init("transposed", "a line a coordinate", "transposed"),
    .init("two-lines", "a point on two lines", "on two lines"),
    .init("one-line", "all points on one line", "end with a line feed"),
    .init("cut-short", "the last line cut short", "cut short"),
    .init("tensor", "a tensor, as PyTorch prints it", "bare numbers"),
    .init("array", "an array, as NumPy prints it", "bare numbers"),
    .init("lists", "lists, as Python prints them", "bare numbers"), .init("json", "JSON", "bare numbers"),
    .init("quoted", "numbers between quotation marks", "quotation marks"),
    .init("complex", "complex numbers", "complex"),
    .init("decimal-commas", "decimal commas", "Decimal commas"),
    .init("thousands", "commas that part thousands", "Commas inside numbers"),
    .init("typographic", "a typographer's minus sign", "hyphen of ASCII"),
    .init("not-available", "NA, as R writes it", "written nan"),
    .init("stars", "stars, as Fortran writes them", "Too wide for its format"),
    .init("utf-16", "UTF-16", "UTF-16"), .init("binary", "bytes that are no text", "that are no text"),
  ]

  /// Harmless: the flow holds as ever.
  static let accepted: [MisbehavingProgram] = [
    .init("slow", "a slow start"), .init("buffered", "line by line, written at the end"),
    .init("line-by-line", "line by line, flushed at once"), .init("warns", "a warning on stderr"),
    .init("loud", "200,000 lines on stderr"), .init("forks", "a child of its own that stays"),
    .init("daemon", "a child in a session of its own that holds stdout"),
    .init("daemon-double", "the same, forked twice, SIGTERM ignored"), .init("csv", "commas between numbers"),
    .init("tabs", "tabs between numbers"), .init("crlf", "lines that end with CR LF"),
    .init("no-last-newline", "no end of the last line"), .init("blank-lines", "blank lines between"),
    .init("bom", "a byte order mark"), .init("carriage", "a carriage return before the first number"),
    .init("fortran", "exponents written with D"),
  ]

  /// Numbers, but no flow's: a failure with a sentence.
  static let failing: [MisbehavingProgram] = [
    .init("nan", "nan for every log-determinant", "nan or infinity at 16 of 16"),
    .init("all-inf", "inf for everything", "nan or infinity at 16 of 16"),
    .init("inf", "inf in one line", "nan or inf in another"),
    .init("shuffled", "the lines in another order", "rows of the batch mixed"),
    .init("sorted", "the lines sorted", "rows come back sorted"),
    .init("logdet-first", "the log-determinant first", "stands in column 1"),
  ]

  /// Few digits, which are measured and noted.
  static let noted: [MisbehavingProgram] = [
    .init("six-digits", "six digits", "6 digits"), .init("four-decimals", "four digits behind the point"),
  ]
}
