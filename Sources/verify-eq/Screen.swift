import Kit
import Programs
import Report
import Theorem

/// What a person sees first: the lecture, or with `--rows` every number.
func screen(_ report: Report, _ asked: Asked, _ arguments: Arguments) -> String {
  if arguments.rows { return report.text(coloured: Terminal.isColoured) }
  return report.lecture(
    worked: arguments.equation.flatMap(asked.worked), brief: arguments.equation == nil, width: Terminal.width,
    coloured: Terminal.isColoured)
}

/// What a person sees of a program: the equation, its numbers, one point worked, a line a claim, the next thing to type.
func screen(_ program: ExaminedProgram, _ report: Report, _ asked: Asked, _ arguments: Arguments) throws
  -> String
{
  var text = ""
  var examination = program.examination
  if let equation = arguments.equation {
    text += "\(equation)\n"
    examination.findings = try program.concerns(of: equation)
  }
  text += examination.text(width: Terminal.width)
  let levels = arguments.evidence ?? []
  let given = arguments.program
  let next =
    switch report.verdict(asked: levels) {
    case .fails
    where given.steps == nil
      && examination.findings.contains { $0.names.contains { $0.hasPrefix("no known") } }:
      "the step that is wrong, for a chain: --steps K"
    case .fails: "known mistakes: verify-eq list"
    case .undecided where !examination.isSingle && examination.findings.contains { $0.outcome == .imprecise }:
      "what is off by so little: an epsilon, an approximation, a float32 on the way"
    case .undecided: "more digits, or double precision: np.savetxt(..., fmt=\"%.17g\")"
    case .holds where given.inverse == nil: "its inverse too: --inverse-program"
    case .holds where given.density == nil: "its density too: --density-program"
    case .holds: "other probes: --seed 2"
    }
  let closing = "\(report.summary(asked: levels)) · next: \(next)"
  return text + closing.wrapped(to: Terminal.width, hanging: 2).joined(separator: "\n") + "\n"
}

/// The last lines: what was left out, what a failing answer equals, the verdict, and what to type next.
func closing(_ report: Report, _ refused: [String], _ asked: Asked, _ arguments: Arguments) -> String {
  var lines = (asked.skipped + refused + remarks(report, asked, arguments) + support(report, asked)).map {
    // A line to type stays one line.
    $0.hasPrefix("  Try") ? $0 : $0.wrapped(to: Terminal.width, hanging: 4).joined(separator: "\n")
  }
  lines.insert("", at: 0)
  lines.append(report.summary(asked: arguments.evidence ?? []))
  let steps = next(after: report, asked, arguments)
  let width = steps.map(\.why.count).max() ?? 0
  for (why, words) in steps {
    lines.append("  \(why.padded(to: width))  \(words)")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// What a failing answer equals, by name, and why it tempts.
func remarks(_ report: Report, _ asked: Asked, _ arguments: Arguments) -> [String] {
  guard report.failing > 0 else { return report.holding > 0 ? otherSigns(asked, arguments) : [] }
  if case .mistake(let mistake) = asked.claim {
    return [
      "this is the mistake '\(mistake.id)': \(mistake.formula)",
      "  why it tempts: \(mistake.temptation)", "  how it shows: \(mistake.symptom)",
    ]
  }
  let hidden = hiding(report, asked)
  guard report.checks.brokenHypothesis == nil,
    let job = asked.jobs.first(where: { report.fails($0.equation, $0.subject) }) ?? asked.jobs.first
  else { return hidden }
  let claim = asked.claim(of: job.subject)
  if case .reference = claim { return hidden }
  var lines = hidden
  let steps = job.subject.chain?.maps.count ?? 1
  for (step, answer) in job.equation.answers(by: job.subject, claim) {
    let place = step.map { "step \($0) of \(steps), \(arguments.steps[$0 - 1].forward): " }
    guard var why = Explanation(of: answer) else {
      if let place { lines.append(place + "its claim is right at \(answer.probes.count) points") }
      continue
    }
    // A constant that is left open is no part of the slip.
    if arguments.isUpToConstant {
      if case .powerAndFactor(let p, _) = why { why = .power(p) }
      if case .knownAndFactor(let candidate, _) = why { why = .known([candidate]) }
    }
    let own = why.lines(
      about: answer, written: arguments.writtenClaim(step, with: asked.parameters(of: job.subject)),
      command: steps == 1 ? arguments.command(without: WrittenClaim.options + ["--rows"]) : nil)
    lines += place.map { [$0 + own[0]] + own.dropFirst() } ?? own
    if case .known(let candidates) = why, let mistake = Mistake.named(candidates[0].id) {
      lines.append("  why it tempts: \(mistake.temptation)")
    }
  }
  if lines.count == hidden.count, case .density(let formula) = claim, let p = job.subject.line,
    let remark = formula.remark(outside: p)
  {
    lines.append("right at every x that f leads to, and " + remark)
  } else if lines.count == hidden.count, arguments.aboutX?.kind == .cumulative {
    lines.append(
      "its slope is the density at every probe, and its values are not P(X <= x): something without a slope "
        + "is added to it, a constant or a step, and it has to run from 0 to 1")
  }
  return lines
}

/// Of a typed derivative that has the other sign than f's, where the equations asked for take its size alone.
private func otherSigns(_ asked: Asked, _ arguments: Arguments) -> [String] {
  guard !arguments.steps.isEmpty, let p = asked.jobs.first?.subject.line else { return [] }
  let maps = p.map.steps
  guard maps.count == arguments.steps.count else { return [] }
  var points = p.probes
  var lines: [String] = []
  for (k, map) in maps.enumerated() {
    if let z = points.first(where: { derivative(of: map, at: $0) * map.derivative($0) < 0 }) {
      let place = maps.count == 1 ? "" : "step \(k + 1) of \(maps.count), \(arguments.steps[k].forward): "
      let isRising = map.derivative(z) < 0.0
      lines.append(
        place + "at z = \(decimal(z, digits: 6)) f \(isRising ? "rises" : "falls"), and your derivative is "
          + "\(isRising ? "below" : "above") 0: its size alone was compared; (6) minds the sign")
    }
    points = points.map { map.forward($0) }
  }
  return lines
}

extension WrittenClaim {
  /// The options behind which a claim is typed.
  static let options = [
    "--derivative", "--log-derivative", "--determinant", "--log-determinant", "--log-det", "--density",
    "--log-density",
  ]
}

extension Arguments {
  /// What was claimed of a step's slope, or of P_X, as it was typed.
  fileprivate func writtenClaim(_ step: Int?, with parameters: Parameters) -> WrittenClaim? {
    guard let last = steps.last else { return nil }
    if let aboutX {
      guard aboutX.kind != .cumulative, !aboutX.isUpToConstant else { return nil }
      return WrittenClaim(
        forward: last.forward, claim: aboutX.text, option: "--\(aboutX.kind.rawValue)", with: parameters)
    }
    let own = step.map { steps[$0 - 1] } ?? last
    return own.slope.map {
      WrittenClaim(forward: own.forward, claim: $0.text, option: $0.option, with: parameters)
    }
  }
}

/// What a density that was typed without its support leaves open, where it holds.
private func support(_ report: Report, _ asked: Asked) -> [String] {
  guard report.failing == 0, let job = asked.jobs.first, let p = job.subject.line,
    case .density(let formula) = asked.claim(of: job.subject), let remark = formula.remark(outside: p)
  else { return [] }
  return [remark]
}

/// At which settings of the parameters it fails, and at which the slip hides.
private func hiding(_ report: Report, _ asked: Asked) -> [String] {
  guard asked.variants.count > 1 else { return [] }
  let failing = asked.variants.filter { variant in
    report.checks.contains { $0.map == variant.subject.mapName && $0.verdict == .fails }
  }
  guard !failing.isEmpty else { return [] }
  func listed(_ some: [Asked.Variant]) -> String { some.map(\.name).joined(separator: "; ") }
  let names = Set(failing.map(\.name))
  let others = asked.variants.filter { !names.contains($0.name) }
  if others.isEmpty { return ["it fails at each of the \(failing.count) settings: \(listed(failing))"] }
  return [
    "it fails at \(listed(failing)), and hides at \(listed(others)): there the slip gives the right numbers"
  ]
}

/// What to type next that helps this reader, and why.
private func next(
  after report: Report, _ asked: Asked, _ arguments: Arguments
) -> [(why: String, words: String)] {
  let equation = arguments.equation
  let number = (equation ?? .eq5).number
  let seen = ("See it fail:", "verify-eq \(number) --mistake \(equation?.mistakes.first?.id ?? "multiplied")")
  let own = ("Your own map:", "verify-eq \(number) --forward \(example(equation ?? .eq5))")
  let proof = ("A proof for all z:", arguments.adding("--evidence certified"))
  let numbers = arguments.rows ? [] : [("Every number:", arguments.adding("--rows"))]
  /// Where a part of the line would do, as a hypothesis's note ends, the same command with that part.
  func part(of hypothesis: Check?, _ why: String) -> [(why: String, words: String)] {
    guard let found = hypothesis?.note?.firstMatch(of: /--on \S+$/) else { return [] }
    return [(why, arguments.adding(String(found.output)))]
  }
  switch report.verdict(asked: arguments.evidence ?? []) {
  case .fails where arguments.mistake != nil:
    return [
      ("The right formula:", "verify-eq \(number)"), ("Read:", "notebooks-md/mistakes/\(asked.claim.id).md"),
    ]
  case .fails where report.checks.contains(where: \.isBroken):
    return part(of: report.checks.brokenHypothesis, "A part that will do:") + [
      ("Where all is right:", "verify-eq \(number)"), ("What it needs:", "CHAPTER.md, section \(number)"),
    ]
  case .fails:
    return numbers + [("Known mistakes:", "verify-eq list mistakes")]
  case .undecided:
    let piece = part(of: report.checks.first(where: \.isOutOfReach), "One piece of it:")
    return (piece.isEmpty ? numbers : piece) + [own]
  case .holds:
    guard let equation else { return [("One equation:", "verify-eq 7"), proof, own] }
    let isProved = arguments.evidence?.contains(.certified) ?? false
    let canProve = equation.offers.contains(.certified) && !isProved
    return (canProve ? [proof] : []) + (asked.isOneSubject && !arguments.forward.isEmpty ? [] : [seen, own])
      + (asked.isOneSubject ? numbers : [])
  }
}

private func example(_ equation: Equation) -> String {
  switch equation.kind {
  case .space: "\"z1*exp(z2), z2\""
  case .chain: "\"z/2\" --forward \"sinh(z)\""
  default: "\"z + 0.5*sin(z)\""
  }
}

extension Arguments {
  /// The same command with one word more; where that would be long, only what is to be added.
  fileprivate func adding(_ words: String) -> String {
    let whole = command + " " + words
    return whole.count <= 54 ? whole : "the same with \(words)"
  }
}
