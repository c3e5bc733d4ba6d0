import Kit
import Report
import Theorem

do {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  if let text = arguments.information {
    try Terminal.out(text)
    exit(0)
  }
  let question = try Asked(arguments)
  if let path = arguments.proof {
    let (text, message, code) = try arguments.writtenProof()
    if let text { try Files.write(text, to: path) }
    if path == "-" { Files.send(Array(message.utf8), to: 2) } else { try Terminal.out(message) }
    exit(code)
  }
  let (report, refused) = try await question.checked(progress: Terminal.progress)
  Terminal.progress("")
  // All of them are made before any is written: what can't be drawn leaves nothing behind.
  var texts: [(text: String, path: String)] = []
  for (format, path) in arguments.outputs {
    texts.append((try format.render(report, question, arguments), path))
  }
  for (text, path) in texts { try Files.write(text, to: path) }
  if !arguments.quiet && !arguments.outputs.contains(where: { $0.path == "-" }) {
    if let program = question.program, !arguments.rows {
      try Terminal.out(screen(program, report, question, arguments))
    } else {
      try Terminal.out(screen(report, question, arguments))
      try Terminal.out(closing(report, refused, question, arguments))
    }
  }
  let isImprecise = question.jobs.contains { question.program?.isImprecise($0.equation) ?? false }
  switch report.verdict(asked: arguments.evidence ?? []) {
  case .holds: exit(isImprecise ? 3 : 0)
  case .fails: exit(1)
  case .undecided: exit(3)
  }
} catch {
  Terminal.progress("")
  Terminal.say("verify-eq: \(refusal(error))")
  exit(2)
}

/// What was wrong and what to type next, in a line.
func refusal(_ error: any Error) -> String {
  switch error {
  case let error as Failure: error.description
  case let error as FormulaError: "that formula can't be read\n\(error.description)"
  default: "\(error)"
  }
}
