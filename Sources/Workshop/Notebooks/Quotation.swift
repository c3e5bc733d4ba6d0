import Foundation

/// A block that quotes a source file, by `file=` and `part=`.
struct Quotation {
  let root: String

  /// The quoted lines; throws, in words, where there are none.
  func lines(of label: Label) throws(Label.Mistake) -> [String] {
    guard let file = label.file, let path = Links.joined("", file),
      let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    else { throw Label.Mistake(what: "file=\(label.file ?? "") cannot be read") }
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    guard let part = label.part else { return lines }
    let found =
      path.hasSuffix(".v") ? Self.statement(of: part, in: lines) : Self.declaration(of: part, in: lines)
    guard let found else {
      throw Label.Mistake(what: "there is no declaration of \(part) in \(path)")
    }
    return Self.outdented(Array(lines[found]))
  }

  /// From the line that declares `name` to the one that closes its brace, without its comment.
  static func declaration(of name: String, in lines: [String]) -> ClosedRange<Int>? {
    let words = [
      "func", "struct", "enum", "class", "protocol", "extension", "var", "let", "case", "typealias",
    ]
    let start = lines.firstIndex { line in
      let pieces = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "/") }.map(String.init)
      guard !line.trimmed.hasPrefix("//") else { return false }
      if name == "init" { return pieces.contains("init") && line.contains("init(") }
      return zip(pieces, pieces.dropFirst()).contains { words.contains($0) && $1 == name }
    }
    guard let start else { return nil }
    // A constant may end with its line; what has a body ends with it.
    let hasBody = !lines[start].contains(/\b(var|let|case|typealias)\b/)
    var depth = 0
    var opened = false
    for i in start..<lines.count {
      for c in lines[i] where "{(}[)]".contains(c) {
        depth += "{([".contains(c) ? 1 : -1
        if c == "{" { opened = true }
      }
      if depth == 0, opened || !hasBody { return start...i }
    }
    return nil
  }

  /// From the line of a proof assistant's file that states or defines `name` to the one that ends it with a full stop.
  static func statement(of name: String, in lines: [String]) -> ClosedRange<Int>? {
    let words = ["Theorem", "Definition", "Record", "Inductive", "Fixpoint"]
    let start = lines.firstIndex { line in
      let pieces = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "'") }.map(String.init)
      return pieces.count > 1 && words.contains(pieces[0]) && pieces[1] == name
    }
    guard let start, let end = lines[start...].firstIndex(where: { $0.hasSuffix(".") }) else { return nil }
    return start...end
  }

  static func outdented(_ lines: [String]) -> [String] {
    let indents = lines.filter { !$0.trimmed.isEmpty }.map { $0.prefix { $0 == " " }.count }
    let least = indents.min() ?? 0
    return lines.map { String($0.dropFirst(min(least, $0.prefix { $0 == " " }.count))) }
  }
}
