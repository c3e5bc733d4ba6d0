import Theorem

/// The report, or the picture that goes with it, in the form that an option asks for.
func rendered(_ report: Report, by option: String, _ arguments: Arguments) throws(UsageError) -> String {
  let asked = arguments.evidence ?? []
  switch option {
  case "--html":
    return report.html(
      asked: asked, illustrations: arguments.illustrations(of: report), remarks: remarks(report, arguments),
      command: arguments.command)
  case "--figure": return try arguments.picture(of: report)
  case "--junit": return report.junit()
  default: return report.json(asked: asked)
  }
}

extension Arguments {
  /// What to type for the same checks, as a shell reads it: where the report went is left out.
  var command: String {
    var kept = ["verify-eq"]
    var rest = words[...]
    while let word = rest.popFirst() {
      let name = word.prefix { $0 != "=" }
      if ["--html", "--junit", "--json", "--figure"].contains(name) {
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
    return isPlain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
