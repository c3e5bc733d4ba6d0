import Report
import Theorem

extension Examination {
  /// The screen: its numbers, one point worked, a line for each claim, the notes. At most `width` columns.
  public func text(width: Int = 80) -> String {
    var lines: [String] = []
    func add(_ text: String, indent: Int = 0, hanging: Int) {
      lines += text.wrapped(to: width, indent: indent, hanging: hanging)
    }
    let points = runs.map { "\($0.points)" }.joined(separator: ", ")
    let seconds = runs.reduce(0) { $0 + $1.seconds }
    add(
      "Your program, D = \(dimension): \(runs.count) run\(runs.count == 1 ? "" : "s") of \(points) points, \(decimal(seconds, digits: 2)) s",
      hanging: 0)
    add(numbersLine, hanging: 14)
    if let worked {
      let label =
        worked.concern == .density
        ? "log P_X(x)" : worked.concern == .inverseLogDeterminant ? "log|det| of z" : "log|det| of x"
      lines.append(
        "One point, worked: \(worked.concern == .logDeterminant ? "z" : "x") = \(point(worked.point))")
      let answered = worked.concern == .density ? "what it answers" : "log|det| that it answers"
      let digits = shownDigits(worked)
      let left = decimal(worked.wanted, digits: digits)
      let right = decimal(worked.yours, digits: digits)
      lines.append(
        "  left   \((label + " differenced").padded(to: 30)) \(left) ± \(decimal(worked.bar, digits: 1))")
      lines.append(
        "  right  \(answered.padded(to: 30)) \(right)"
      )
    }
    for finding in findings {
      add("\(mark(finding.outcome)) \(word(finding.outcome))\(finding.sentence)", hanging: 2)
      if let name = finding.names.first {
        add(
          "\(name)\(finding.names.count > 1 ? "; or: " + finding.names.dropFirst().prefix(3).joined(separator: "; or: ") : "")",
          indent: 2, hanging: 2)
      }
    }
    for note in notes { add("note: \(note)", hanging: 6) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var numbersLine: String {
    let precision = isSingle ? "single" : "double"
    let moved = movedInOtherBatch == 0 ? "same bits" : "x within \(decimal(movedInOtherBatch, digits: 1))"
    return
      "Its numbers \(precision) precision: noise \(decimal(noise, digits: 1)) of x · in another batch, \(moved)"
      + (isSingle ? " · in double precision its bars would be a million times narrower" : "")
  }

  /// The row that shows the worst finding best, or else the first that decides.
  private var worked: Compared? {
    let concern = findings.filter { $0.outcome == outcome }.map(\.concern).first { c in
      rows.contains { $0.concern == c }
    }
    let candidates = rows.filter { $0.decides && $0.concern == (concern ?? .logDeterminant) }
    guard outcome > .undecided else { return candidates.first }
    return candidates.max {
      ($0.wanted - $0.yours).magnitude / $0.bar < ($1.wanted - $1.yours).magnitude / $1.bar
    }
  }

  /// As many digits as it takes for the two to differ, at least 6.
  private func shownDigits(_ row: Compared) -> Int {
    (6...17).first { decimal(row.wanted, digits: $0) != decimal(row.yours, digits: $0) } ?? 9
  }

  private func mark(_ outcome: Finding.Outcome) -> String {
    switch outcome {
    case .holds: "✔"
    case .fails: "✘"
    case .undecided, .imprecise: "?"
    }
  }

  private func word(_ outcome: Finding.Outcome) -> String {
    switch outcome {
    case .holds: ""
    case .fails: "fails: "
    case .undecided: "undecided: "
    case .imprecise: "imprecise, so undecided: "
    }
  }
}
