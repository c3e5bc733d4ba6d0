import Theorem

/// The last lines: what a failing answer equals, the verdict, and the next thing to type.
func closing(_ report: Report, _ refused: [String], _ asked: Asked, _ arguments: Arguments) -> String {
  let summary = report.summary(asked: arguments.evidence ?? [])
  let lines =
    asked.skipped + refused + remarks(report, asked, arguments)
    + ["\(summary) · next: \(next(after: report, arguments))"]
  return lines.joined(separator: "\n") + "\n"
}

/// What a failing answer equals, by name, and why it tempts.
func remarks(_ report: Report, _ asked: Asked, _ arguments: Arguments) -> [String] {
  guard report.failing > 0 else { return [] }
  if case .mistake(let mistake) = asked.claim {
    return [
      "this is the mistake '\(mistake.id)': \(mistake.formula)",
      "  why it tempts: \(mistake.temptation)", "  how it shows: \(mistake.tell)",
    ]
  }
  guard case .parts = asked.claim, report.checks.brokenHypothesis == nil, let job = asked.jobs.first,
    let answer = job.equation.answer(by: job.subject), let why = Explanation(of: answer)
  else { return [] }
  let lines = why.lines(about: answer, written: arguments.writtenClaim, command: arguments.withoutClaim)
  guard case .known(let candidates) = why, let mistake = Mistake.named(candidates[0].id) else { return lines }
  return lines + ["  why it tempts: \(mistake.temptation)"]
}

extension Arguments {
  /// The claim about the slope as it was typed.
  fileprivate var writtenClaim: WrittenClaim? {
    guard let first = forward.first else { return nil }
    if let derivative { return WrittenClaim(forward: first, claim: derivative, option: "--derivative") }
    return determinant.map { WrittenClaim(forward: first, claim: $0, option: "--determinant") }
  }

  /// The command as it was typed, but for that claim: a line to type ends with another.
  fileprivate var withoutClaim: String {
    var kept = ["verify-eq"]
    var isClaim = false
    for word in words {
      if isClaim {
        isClaim = false
      } else if word == "--derivative" || word == "--determinant" {
        isClaim = true
      } else if !word.hasPrefix("--derivative=") && !word.hasPrefix("--determinant=") {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-.=,/_".contains($0) }
        kept.append(isPlain ? word : "\"\(word)\"")
      }
    }
    return kept.joined(separator: " ")
  }
}

private func next(after report: Report, _ arguments: Arguments) -> String {
  let equation: Equation? = if case .equation(let asked) = arguments.what { asked } else { nil }
  let number = (equation ?? .eq5).number
  switch report.verdict(asked: arguments.evidence ?? []) {
  case .fails where arguments.mistake != nil:
    return "the right formula on the same probe: verify-eq \(number)"
  case .fails:
    return "verify-eq \(number) --map falling-sinh, where all is right; known mistakes: verify-eq list"
  case .undecided where arguments.evidence == nil:
    return "verify-eq \(number) --evidence measured"
  case .undecided:
    return "verify-eq \(number) with other --evidence"
  case .holds:
    guard let equation, arguments.mistake == nil else {
      return "a map of your own: verify-eq 5 --forward \"z + 0.5*sin(z)\""
    }
    return Equation(equation.number + 1).map { "verify-eq \($0.number)" }
      ?? "verify-eq 5 --mistake multiplied"
  }
}
