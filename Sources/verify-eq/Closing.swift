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
  guard arguments.derivative != nil || arguments.determinant != nil,
    case .equation(let equation) = arguments.what,
    let claimed = try? arguments.subjects(of: equation).first
  else { return nil }
  var honest = arguments
  (honest.derivative, honest.determinant) = (nil, nil)
  guard let right = try? honest.subjects(of: equation).first,
    let found = diagnosis(claimed, right, equation), let difference = found.firstDifference
  else { return nil }
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

/// What was claimed against what is right, at the probes.
private func diagnosis(_ claimed: Subject, _ right: Subject, _ equation: Int) -> Diagnosis? {
  switch (claimed, right) {
  case (.line(let claimed), .line(let right)):
    let points = right.probes.map { right.map.forward($0) }
    guard equation >= 6 else {
      return Diagnosis(
        density: points.map { Equation5.density(of: claimed, at: $0) }, at: points, of: right)
    }
    let answers = points.map { Equation6.Reference().slopeOfInverse(of: claimed.map, at: $0) }
    return Diagnosis(slopeOfInverse: answers, at: points, of: right.map)
  case (.plane(let claimed), .plane(let right)):
    let points = right.probes()
    let answers = points.map { Double.exp(claimed.map.logAbsDeterminant($0)) }
    return Diagnosis(absDeterminant: answers, at: points, of: right.map)
  default: return nil
  }
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
