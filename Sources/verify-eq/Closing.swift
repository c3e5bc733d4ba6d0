import Theorem

/// The last lines: what a failing answer equals, the verdict, and the next thing to type.
func closing(_ report: Report, _ arguments: Arguments) -> String {
  let summary = report.summary(asked: arguments.evidence ?? [])
  let lines = remarks(report, arguments) + ["\(summary) · next: \(next(after: report, arguments))"]
  return lines.joined(separator: "\n") + "\n"
}

/// What a failing answer equals, by name, and why it tempts.
func remarks(_ report: Report, _ arguments: Arguments) -> [String] {
  guard report.failing > 0 else { return [] }
  guard let id = arguments.mistake, let mistake = Mistake.named(id) else {
    return diagnosis(of: arguments) ?? []
  }
  return [
    "this is the mistake '\(mistake.id)': \(mistake.formula)",
    "  why it tempts: \(mistake.temptation)", "  how it shows: \(mistake.tell)",
  ]
}

/// Which known mistake the reader's own claims amount to; nil where nothing of theirs was a claim.
private func diagnosis(of arguments: Arguments) -> [String]? {
  guard arguments.derivative != nil, case .equation(let equation) = arguments.what,
    case .line(let claimed)? = try? arguments.subjects(of: equation).first
  else { return nil }
  var honest = arguments
  honest.derivative = nil
  guard case .line(let right)? = try? honest.subjects(of: equation).first else { return nil }
  let found: Diagnosis
  if equation >= 6 {
    let points = right.probes.map { right.map.forward($0) }
    let answers = points.map { Equation6.Reference().slopeOfInverse(of: claimed.map, at: $0) }
    found = Diagnosis(slopeOfInverse: answers, at: points, of: right.map)
  } else {
    let points = right.probes.map { right.map.forward($0) }
    let answers = points.map { Equation5.density(of: claimed, at: $0) }
    found = Diagnosis(density: answers, at: points, of: right)
  }
  guard let difference = found.firstDifference else { return nil }
  let numbers =
    "at x = \(decimal(difference.at)) your claim gives \(decimal(difference.got)), "
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
  let equation: Int? = if case .equation(let n) = arguments.what { n } else { nil }
  switch report.verdict(asked: arguments.evidence ?? []) {
  case .fails where arguments.mistake != nil:
    return "the right formula on the same probe: verify-eq \(equation ?? 5)"
  case .fails:
    return "verify-eq \(equation ?? 5) --map falling-sinh, where all is right; known mistakes: verify-eq list"
  case .undecided where arguments.evidence == nil:
    return "verify-eq \(equation ?? 5) --evidence measured"
  case .undecided:
    return "verify-eq \(equation ?? 5) with other --evidence"
  case .holds:
    guard let equation, arguments.mistake == nil else {
      return "a map of your own: verify-eq 5 --forward \"z + 0.5*sin(z)\""
    }
    return equation < 9 ? "verify-eq \(equation + 1)" : "verify-eq 5 --mistake multiplied"
  }
}
