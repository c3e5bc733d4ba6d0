import Kit
import Report
import Theorem

/// A form in which a report goes to a file: its option, its file's ending, its line of --help, and what makes it.
struct OutputFormat: Sendable {
  let option: String
  let example: String
  let help: String
  let render: @Sendable (Report, Asked, Arguments) throws(Failure) -> String

  /// Every form; a new one is a row here.
  static let all = [
    OutputFormat(
      option: "--html", example: "report.html",
      help: "the report as one page to read, with pictures, filters and no network"
    ) { report, asked, arguments throws(Failure) in
      report.html(
        asked: arguments.evidence ?? [], illustrations: illustrations(of: report, asked),
        worked: worked(in: report, asked), remarks: remarks(report, asked, arguments),
        command: arguments.command)
    },
    OutputFormat(
      option: "--figure", example: "equation.svg",
      help: "the picture of the equation as SVG, of your map if you give one"
    ) { report, asked, arguments throws(Failure) in try picture(of: report, asked, arguments) },
    OutputFormat(option: "--json", example: "report.json", help: "the report as JSON") {
      report, asked, arguments throws(Failure) in
      report.json(asked: arguments.evidence ?? [], threads: asked.options.threads)
    },
    OutputFormat(
      option: "--junit", example: "report.xml", help: "the report as JUnit XML, for a build server"
    ) { report, _, _ throws(Failure) in report.junit() },
  ]

  static func named(_ option: String) -> OutputFormat? { all.first { $0.option == option } }
  /// "svg" of "equation.svg".
  var ending: Substring { example.split(separator: ".").last ?? "txt" }
}

/// The pictures of the page: one an equation of the report, of what was checked; where there is none of a map, none.
private func illustrations(of report: Report, _ asked: Asked) -> [Illustration] {
  report.equations.compactMap { equation in
    let subject = asked.subject(of: equation)
    if let subject, report.fails(equation, subject) { return nil }
    return try? Gallery.illustration(of: equation, subject)
  }
}

/// One point of each equation of the report, on what was asked of it or on the chapter's own.
private func worked(in report: Report, _ asked: Asked) -> [Int: Worked] {
  let points = report.equations.compactMap { equation in
    asked.worked(equation).map { (equation.number, $0) }
  }
  return Dictionary(uniqueKeysWithValues: points)
}

/// `--figure`: the one picture of the equation that was asked for.
private func picture(
  of report: Report, _ asked: Asked, _ arguments: Arguments
) throws(Failure) -> String {
  guard let equation = arguments.equation else {
    throw Failure("--figure draws one equation; try: verify-eq 6 --figure eq6.svg")
  }
  do throws(NoPicture) {
    // A picture states that the equation holds; a known mistake is put through the check on a map where it does.
    if arguments.mistake == nil, let failing = report.checks.first(where: { $0.verdict == .fails }) {
      throw NoPicture(
        failing.isBroken
          ? failing.note.map { String($0.prefix { $0 != ";" }) } ?? "a hypothesis fails"
          : "the equation fails for this map, by its \(failing.evidence.rawValue) evidence")
    }
    return try Gallery.picture(of: equation, asked.subject(of: equation)).svg
  } catch {
    throw Failure(
      "there is no picture of (\(equation.number)) here: \(error); try the chapter's own: verify-eq \(equation.number) --figure eq\(equation.number).svg"
    )
  }
}

extension Asked {
  /// The equation at one point of the one map that was asked about, or of the chapter's own.
  func worked(_ equation: Equation) -> Worked? {
    guard let shown = subject(of: equation) ?? (choice.isDefault ? equation.example : nil) else { return nil }
    return equation.worked(of: shown, claim(of: shown))
  }

  /// What the picture of an equation is of; nil for the chapter's own.
  fileprivate func subject(of equation: Equation) -> (any Subject)? {
    if let pictured { return pictured }
    // Another base or interval: the chapter's map on it, if it has been asked of it.
    guard !choice.isDefault else { return nil }
    return jobs.first { $0.equation == equation && $0.subject.mapName == Pushforward.ofTheChapter.mapName }?
      .subject
  }
}

extension Arguments {
  /// What to type for the same checks, as a shell reads it: where the report went is left out.
  var command: String { command(without: []) }

  /// The same without these options and their values.
  func command(without left: [String]) -> String {
    var kept = ["verify-eq"]
    var rest = words[...]
    while let word = rest.popFirst() {
      let name = String(word.prefix { $0 != "=" })
      if OutputFormat.named(name) != nil || left.contains(name) {
        if name == word { _ = rest.popFirst() }
      } else if !["--quiet", "-q"].contains(word) {
        kept.append(word.forShell)
      }
    }
    return kept.joined(separator: " ")
  }
}

extension String {
  /// In quotes where a shell would take it apart or take a letter of it for a sign.
  fileprivate var forShell: String {
    let isPlain =
      !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.,=/+:".contains($0)) }
    return isPlain ? self : quotedForShell
  }
}
