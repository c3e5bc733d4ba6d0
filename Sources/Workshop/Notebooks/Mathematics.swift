/// Formulas that Markdown and GitHub leave alone.
///
/// A display stands on one line between blank lines; no backslash stands before punctuation, which Markdown would swallow;
/// dollars come in pairs; no macro is among those that GitHub refuses to render.
/// Source: GitHub Docs, Writing mathematical expressions.
struct Mathematics {
  static func complaints(about document: Document) -> [Difference] {
    let code = document.fences.flatMap { $0.opening...$0.content.upperBound }
    let inCode = Set(code)
    return document.lines.indices.filter { !inCode.contains($0) }.flatMap { i in
      complaints(about: i, in: document.lines).map { Difference(document.path, line: i + 1, $0) }
    }
  }

  private static func complaints(about i: Int, in lines: [String]) -> [String] {
    // What stands in a code span is no formula.
    let line = lines[i].replacing(/`[^`]*`/, with: "")
    var said: [String] = []
    if line.contains("$$") {
      let alone = line.hasPrefix("$$") && line.hasSuffix("$$") && line.count > 4
      let apart = (i == 0 || lines[i - 1].isEmpty) && (i + 1 == lines.count || lines[i + 1].isEmpty)
      if !alone || !apart { said.append("a display formula is not by itself, between blank lines") }
    }
    guard line.contains("$") else { return said }
    if line.replacing("$$", with: "").count(where: { $0 == "$" }) % 2 != 0 {
      said.append("a dollar without its fellow")
    }
    if let escape = line.firstMatch(of: /\\[^a-zA-Z]/) {
      said.append("\(escape.0): an escape that Markdown swallows")
    }
    if let macro = line.firstMatch(of: /\\(operatorname|mbox|phantom)/) {
      said.append("GitHub refuses \(macro.0)")
    }
    return said
  }
}
