import Report
import Theorem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The chapter's version, the command's too.
let version = "1.0.0"

do {
  let words = Array(CommandLine.arguments.dropFirst())
  if words.isEmpty {
    try Console.out(helpText)
    exit(0)
  }
  let arguments = try Arguments(words)
  if arguments.help {
    try Console.out(helpText)
    exit(0)
  }
  if arguments.version {
    try Console.out("verify-eq \(version)\n")
    exit(0)
  }
  if case .list = arguments.what {
    try Console.out(listing(arguments.listed))
    exit(0)
  }
  let question = try Asked(arguments)
  if let path = arguments.proof {
    let (text, message, code) = try arguments.writtenProof()
    if let text { try Console.write(text, to: path) }
    if path == "-" { Console.error(message) } else { try Console.out(message) }
    exit(code)
  }
  let (report, refused) = try await run(question, progress: Console.progress)
  Console.endProgress()
  let asked = arguments.evidence ?? []
  // All of them are made before any is written: what can't be drawn leaves nothing behind.
  var texts: [(text: String, path: String)] = []
  for (option, path) in arguments.outputs {
    texts.append((try rendered(report, by: option, question, arguments), path))
  }
  for (text, path) in texts { try Console.write(text, to: path) }
  if !arguments.quiet && !arguments.outputs.contains(where: { $0.path == "-" }) {
    if let program = question.program, !arguments.rows {
      try Console.out(screen(program, report, question, arguments))
    } else {
      try Console.out(screen(report, question, arguments))
      try Console.out(closing(report, refused, question, arguments))
    }
  }
  let isImprecise = question.jobs.contains { question.program?.isImprecise($0.equation) ?? false }
  switch report.verdict(asked: asked) {
  case .holds where isImprecise: exit(3)
  case .holds: exit(0)
  case .fails: exit(1)
  case .undecided: exit(3)
  }
} catch {
  Console.endProgress()
  Console.error("verify-eq: \(refusal(error))\n")
  exit(2)
}

/// What was wrong and what to type next, in a line.
func refusal(_ error: any Error) -> String {
  switch error {
  case let error as UsageError: error.message
  case let error as FormulaError: "that formula can't be read\n\(error.description)"
  default: "\(error)"
  }
}
