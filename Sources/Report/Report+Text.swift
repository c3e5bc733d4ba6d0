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
