import Programs
import Report
import Theorem

/// What a person sees of a program: the equation, its numbers, one point worked, a line a claim, the next thing to type.
func screen(_ program: ExaminedProgram, _ report: Report, _ asked: Asked, _ arguments: Arguments) throws
  -> String
{
  var text = ""
  if case .equation(let equation) = arguments.what { text += "\(equation)\n" }
  var examination = program.examination
  if case .equation(let equation) = arguments.what {
    examination.findings = try program.concerns(of: equation)
  }
  text += examination.text(width: Console.width)
  let levels = arguments.evidence ?? []
  let given = arguments.program
  let next =
    switch report.verdict(asked: levels) {
    case .fails
    where given.steps == nil
      && examination.findings.contains { $0.names.contains { $0.hasPrefix("no known") } }:
      "the step that is wrong, for a chain: --steps K"
    case .fails: "known mistakes: verify-eq list"
    case .undecided: "more digits, or double precision: np.savetxt(..., fmt=\"%.17g\")"
    case .holds where given.inverse == nil: "its inverse too: --inverse-program"
    case .holds where given.density == nil: "its density too: --density-program"
    case .holds: "other probes: --seed 2"
    }
  let closing = "\(report.summary(asked: levels)) · next: \(next)"
  return text + closing.wrapped(to: Console.width, hanging: 2).joined(separator: "\n") + "\n"
}
