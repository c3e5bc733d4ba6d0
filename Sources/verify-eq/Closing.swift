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
  guard case .parts = asked.claim, let job = asked.jobs.first,
    let found = job.equation.diagnosis(of: job.subject), let difference = found.firstDifference
  else { return [] }
  let place =
    difference.at.count == 1
    ? "x = \(decimal(difference.at[0]))"
    : "z = (\(difference.at.map { decimal($0) }.joined(separator: ", ")))"
  let numbers =
    "at \(place) your claim gives \(decimal(difference.got)), "
    + "want \(decimal(difference.want)), ratio \(decimal(difference.got / difference.want))"
  guard let mistake = found.mistakes.first else {
    return [numbers + "; it equals none of the known mistakes"]
  }
  let names = found.mistakes.map { "'\($0.id)'" }.joined(separator: " or ")
  return [
    numbers, "your claim equals the mistake \(names): \(mistake.formula)",
    "  why it tempts: \(mistake.temptation)",
  ]
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
