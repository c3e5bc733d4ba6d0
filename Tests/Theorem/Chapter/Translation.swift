import Foundation

/// Two tellings of the chapter, and where the second departs from the first in what no language changes.
///
/// Words are free. Equations, formulas, numbers, tables, code spans, links, pictures and the order of the
/// sections are not. A number or a formula may stand elsewhere in its section, since another language has
/// another word order; everything else keeps its place.
struct Translation {
  private let original: [Section]

  init(of original: Chapter) { self.original = Self.sections(of: original) }

  /// The translation's own last section, which the original does not have.
  static let glossary = "## 术语对照"

  /// What stands in a chapter whatever its language, and the line that it stands on.
  private struct Item: Hashable, Comparable {
    let text: String
    let line: Int

    static func == (a: Self, b: Self) -> Bool { a.text == b.text }
    static func < (a: Self, b: Self) -> Bool { a.text < b.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private struct Section {
    let heading: Item
    let title: String
    var items: [Kind: [Item]] = [:]
  }

  private enum Kind: String, CaseIterable {
    case equation, picture, link, code = "code span", row = "table row", number, formula
    var isOrdered: Bool { self != .number && self != .formula }
  }

  func complaints(about translation: Chapter) -> [String] {
    let (first, second) = (original, Self.sections(of: translation))
    let headings = differences(first.map(\.heading), second.map(\.heading), "heading", in: "the chapter")
    guard headings.isEmpty else { return headings }
    return zip(first, second).flatMap { ours, theirs in
      Kind.allCases.flatMap { kind in
        let (a, b) = (ours.items[kind] ?? [], theirs.items[kind] ?? [])
        return differences(
          kind.isOrdered ? a : a.sorted(), kind.isOrdered ? b : b.sorted(), kind.rawValue,
          in: "section \"\(theirs.title)\"")
      }
    }
  }

  private func differences(_ a: [Item], _ b: [Item], _ kind: String, in place: String) -> [String] {
    b.difference(from: a).map { change in
      switch change {
      case .remove(_, let item, _):
        "\(place): the translation lacks the \(kind) \(item.text) of the original's line \(item.line)"
      case .insert(_, let item, _):
        "\(place): the translation's line \(item.line) has the \(kind) \(item.text), which the original lacks here"
      }
    }
  }

  /// The sections, each heading cut down to its depth and number; the first has none.
  private static func sections(of chapter: Chapter) -> [Section] {
    var sections = [Section(heading: Item(text: "#", line: 1), title: chapter.lines[0])]
    for (i, line) in chapter.lines.enumerated() {
      guard line != glossary else { break }
      if line.hasPrefix("##"), let heading = line.prefixMatch(of: /(##+)( [0-9]+\.)?/) {
        sections.append(Section(heading: Item(text: String(heading.0), line: i + 1), title: line))
      } else if i > 0 {
        for (kind, texts) in content(of: line) {
          sections[sections.count - 1].items[kind, default: []] += texts.map { Item(text: $0, line: i + 1) }
        }
      }
    }
    return sections
  }

  /// What one line holds, each thing counted once: what is recognised is taken out before the next is sought.
  private static func content(of line: String) -> [Kind: [String]] {
    if line.hasPrefix("$$") {
      return [.equation: [line.replacing(#/\\text\{[^}]*\}/#, with: "\\text{}")]]
    }
    if line.hasPrefix("<!--") { return [.picture: [line]] }
    var (code, rest) = between("`", in: line)
    var found: [Kind: [String]] = [.code: code]
    // The words of an alternative text or a link stay behind, with their numbers.
    if rest.hasPrefix("!["), let picture = rest.wholeMatch(of: /!\[(.*)\]\(([^)\s]+)\)/) {
      found[.picture] = [String(picture.2)]
      rest = String(picture.1)
    } else if rest.contains("](") {
      found[.link] = rest.matches(of: /\]\(([^)\s]+)\)/).map { place(String($0.1)) }
      rest = rest.replacing(/\]\([^)\s]+\)/, with: " ")
    }
    let (formulas, words) = between("$", in: rest)
    let numbers = numbers(in: words)
    if rest.hasPrefix("|") {
      // A row keeps its numbers and formulas in their places; its words are free.
      let cells = words.count { $0 == "|" } - 1
      found[.row] = [(["\(cells) cells"] + formulas + numbers).joined(separator: " ")]
    } else {
      found[.formula] = formulas
      found[.number] = numbers
    }
    return found
  }

  /// What stands between two of these marks, with the marks, and what stands outside.
  private static func between(_ mark: Character, in text: String) -> ([String], String) {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let inside = parts.indices.filter { $0 % 2 == 1 }.map { "\(mark)\(parts[$0])\(mark)" }
    let outside = parts.indices.filter { $0 % 2 == 0 }.map { parts[$0] }
    return (inside, outside.joined(separator: " "))
  }

  /// Digits, with their points inside and their sign in front: "−2.243100", "+1", "1.2.1".
  private static func numbers(in text: String) -> [String] {
    text.split { !"0123456789.−+-".contains($0) }
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ".")) }
      .filter { $0.contains { $0.isNumber } }
  }

  /// The other language's chapter is one place, and so is a place inside the same chapter.
  private static func place(_ link: String) -> String {
    if link.hasPrefix("#") { return "#" }
    return ["CHAPTER.md", "CHAPTER.zh.md"].contains(link) ? "the chapter in the other language" : link
  }
}
