import Kit
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
    try Terminal.out(helpText.fitted(to: Terminal.width))
    exit(0)
  }
  let arguments = try Arguments(words)
  if arguments.help {
    try Terminal.out(helpText.fitted(to: Terminal.width))
    exit(0)
  }
  if arguments.version {
    try Terminal.out(
      "verify-eq \(version), \(Block.build) build, \(Terminal.cores) core\(Terminal.cores == 1 ? "" : "s")\n")
    exit(0)
  }
  if case .list = arguments.what {
    try Terminal.out(listing(arguments.listed).fitted(to: Terminal.width))
    exit(0)
  }
  let question = try Asked(arguments)
  if let path = arguments.proof {
    let (text, message, code) = try arguments.writtenProof()
    if let text { try Files.write(text, to: path) }
    if path == "-" { Files.send(Array(message.utf8), to: 2) } else { try Terminal.out(message) }
    exit(code)
  }
  let (report, refused) = try await run(question, progress: Terminal.progress)
  Terminal.progress("")
  let asked = arguments.evidence ?? []
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
  switch report.verdict(asked: asked) {
  case .holds where isImprecise: exit(3)
  case .holds: exit(0)
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
