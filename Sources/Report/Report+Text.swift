import Theorem

extension Report {
  /// One line a check, in columns: equation, map, evidence, what was compared, both sides, gap, what was
  /// allowed, verdict; then why that much was allowed and, where there is one, the note.
  ///
  /// `coloured` adds ANSI colours to the verdicts; the words carry the meaning without them.
  public func text(coloured: Bool = false) -> String {
    let header = ["eq", "map", "base", "evidence", "compared", "left", "right", "gap", "allowed", "verdict"]
    let shown = self.rows
    let rows = shown.map { check in
      [
        "(\(check.equation.number))", check.map, check.base.isEmpty ? "-" : check.base,
        check.evidence.rawValue,
        check.subject, decimal(check.left.value, digits: 12), decimal(check.right.value, digits: 12),
        decimal(check.gap, digits: 2), decimal(check.allowed, digits: 2), check.verdict.rawValue,
      ]
    }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
    }
    var lines = [line(header)]
    for (row, check) in zip(rows, shown) {
      var padded = line(row)
      if coloured { padded = padded.colouring(check.verdict) }
      lines.append(padded + "  " + check.why)
    }
    return lines.map { $0.trimmingTrailingSpaces }.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func colouring(_ verdict: Verdict) -> String {
    let code =
      switch verdict {
      case .holds: "32"
      case .fails: "31"
      case .undecided: "33"
      }
    guard let range = self.lastRange(of: verdict.rawValue) else { return self }
    return self[..<range.lowerBound] + "\u{1B}[\(code)m" + verdict.rawValue + "\u{1B}[0m"
      + self[range.upperBound...]
  }

  private func lastRange(of word: String) -> Range<String.Index>? {
    guard count >= word.count else { return nil }
    var start = index(endIndex, offsetBy: -word.count)
    while true {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      if start == startIndex { return nil }
      start = index(before: start)
    }
  }

  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension String {
  /// The text in lines of at most `width` columns, broken at spaces: the first line of a paragraph begins with `indent` spaces,
  /// the others with `hanging`. A longer word has a line of its own.
  public func wrapped(to width: Int, indent: Int = 0, hanging: Int? = nil) -> [String] {
    let (first, others) = (
      String(repeating: " ", count: indent), String(repeating: " ", count: hanging ?? indent)
    )
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = first
      var isEmpty = true
      func next() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = others
        isEmpty = true
      }
      for word in paragraph.split(separator: " ") {
        // Beside a Chinese character a line may end, but not before a mark.
        let pieces = word.contains(where: \.isWide) ? String(word).pieces : [String(word)]
        for (index, piece) in pieces.enumerated() {
          let blank = index == 0 && !isEmpty ? " " : ""
          if !isEmpty, line.columns + blank.count + piece.columns > width { next() }
          line += (isEmpty ? "" : blank) + piece
          isEmpty = false
        }
      }
      next()
    }
    return lines
  }

  /// Each line within `width` columns: what is too long goes on below where the line's last column begins, which is what
  /// follows two blanks or more.
  public func fitted(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard String(line).columns > width else { return String(line) }
      let ends = line.ranges(of: /\s{2,}/).map { line.distance(from: line.startIndex, to: $0.upperBound) }
      let column = ends.last { $0 <= width - 24 } ?? 0
      let rest = String(line.dropFirst(column)).wrapped(to: width - column)
      return line.prefix(column) + rest.joined(separator: "\n" + String(repeating: " ", count: column))
    }.joined(separator: "\n")
  }

  /// Its parts that no line may break: a Chinese character with the marks that follow, or what stands between two.
  private var pieces: [String] {
    reduce(into: []) { pieces, character in
      let goesOn = "，。；：、）".contains(character) || (!character.isWide && pieces.last?.last?.isWide == false)
      if goesOn, let last = pieces.popLast() {
        pieces.append(last + String(character))
      } else {
        pieces.append(String(character))
      }
    }
  }

  /// How wide it is on a terminal: a Chinese character takes two columns, a combining mark none.
  public var columns: Int { reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

  /// Followed by spaces up to `width` columns.
  public func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - columns))
  }
}

extension Character {
  fileprivate var isWide: Bool {
    unicodeScalars.first.map { (0x2E80...0xFFEF).contains($0.value) } == true
  }
}

extension Worked {
  /// Whether the point may stand beside these checks: not where nothing was compared; and where none of them fails, it doesn't
  /// either, for a check looks at a failing point twice and this one was looked at once.
  func belongs(to checks: [Check]) -> Bool {
    !checks.contains { $0.isBroken || $0.isOutOfReach }
      && (verdict != .fails || checks.contains { $0.verdict == .fails })
  }

  /// One line of the way: its name, how it is had, and the number as it is printed, if there is one.
  struct Row {
    let label: String
    let words: String
    let number: String
  }

  /// The way from z to the two sides, then the sides with as many digits as it takes for them to differ.
  var rows: [Row] {
    let (left, right) = distinct(self.left.value, self.right.value)
    return lines.map {
      Row(label: $0.label, words: $0.words, number: $0.value.map { decimal($0, digits: 9) } ?? "")
    }
      + [
        Row(label: "left", words: self.left.route, number: left),
        Row(label: "right", words: self.right.route, number: right),
      ]
  }

  /// "holds: apart by 1.8e-15, allowed 8.7e-13", and the ratio where it fails.
  var conclusion: String {
    let apart = (left.value - right.value).magnitude
    let allowed = left.error + right.error
    let ratio =
      verdict != .fails
      ? ""
      : isLogarithm
        ? "; exp(right - left) = \(decimal(Double.exp(right.value - left.value)))"
        : left.value != 0 ? "; right/left = \(decimal(right.value / left.value))" : ""
    return
      "\(verdict.rawValue): apart by \(decimal(apart, digits: 2)), allowed \(decimal(allowed, digits: 2))\(ratio)"
  }
}

/// The two with as many digits as it takes for them to differ, at least nine.
func distinct(_ a: Double, _ b: Double) -> (String, String) {
  for digits in 9..<17 {
    let (left, right) = (decimal(a, digits: digits), decimal(b, digits: digits))
    if left != right || a == b { return (left, right) }
  }
  return (decimal(a, digits: 17), decimal(b, digits: 17))
}
