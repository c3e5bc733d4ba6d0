import Containment
import Foundation
import Report

/// The pictures in a document, each drawn again and compared.
struct Pictures {
  private let root: String
  /// Each figure that is shown, drawn once.
  let drawn: [String: Figure]

  init(of documents: [Document], root: String, jobs: Int) throws {
    self.root = root
    let names = Set(documents.flatMap(\.pictures).compactMap(\.label.figure)).sorted()
    let figures = try onThreads(names.count, jobs: jobs) { i, _ in Gallery.named(names[i]) }
    drawn = Dictionary(uniqueKeysWithValues: zip(names, figures)).compactMapValues { $0 }
  }

  /// Coordinates have two decimals; one unit of the last is what another platform's mathematics library may move.
  private static let agreement = Agreement(tolerance: 0.02)

  func complaints(about document: Document) -> [Difference] {
    document.pictures.compactMap { picture in
      wrong(picture, in: document).map {
        Difference(document.path, line: picture.line, $0.what, diff: $0.diff)
      }
    }
  }

  private func wrong(_ picture: Document.Picture, in document: Document) -> (what: String, diff: [String])? {
    guard let name = picture.label.figure else {
      // Any other picture is somebody else's, and only has to be there, which its link says.
      return path(of: picture, in: document).hasPrefix(ProjectFiles.figures)
        ? ("a picture without a label figure=, so nothing draws it again", []) : nil
    }
    guard let figure = drawn[name] else {
      return ("there is no figure \(name); there are \(Gallery.names.joined(separator: ", "))", [])
    }
    guard path(of: picture, in: document) == "\(ProjectFiles.figures)/\(name).svg" else {
      return ("figure=\(name) belongs into \(ProjectFiles.figures)/\(name).svg, not \(picture.target)", [])
    }
    if let strange = Self.strangeNumber(picture.alternative, figure.finding) {
      return ("the alternative text says \(strange), and the picture finds: \(figure.finding)", [])
    }
    if picture.alternative.trimmed.isEmpty {
      return ("a picture without an alternative text; its finding is: \(figure.finding)", [])
    }
    if picture.alternative.contains(where: { "[]".contains($0) }) {
      return ("an alternative text with brackets, at which some readers of Markdown end it", [])
    }
    // A file that is missing is a broken link, and said there.
    guard let text = ProjectFiles.read("\(root)/\(ProjectFiles.figures)/\(name).svg") else { return nil }
    let (shown, drawn) = (text.components(separatedBy: "\n"), figure.svg.components(separatedBy: "\n"))
    return Self.agreement.agree(shown, drawn)
      ? nil
      : (
        "\(picture.target) is not what is drawn now; notebook promote draws it", Difference.diff(shown, drawn)
      )
  }

  /// A number in the text that the picture's own description does not have.
  private static func strangeNumber(_ text: String, _ finding: String) -> String? {
    func numbers(_ text: String) -> [String] {
      text.replacing("−", with: "-").matches(of: /[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?/).map { String($0.0) }
    }
    let known = Set(numbers(finding))
    return numbers(text).first { !known.contains($0) }
  }

  private func path(of picture: Document.Picture, in document: Document) -> String {
    Links.joined(document.folder, picture.target) ?? picture.target
  }
}

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
    guard lines[i].contains("$") else { return [] }
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
