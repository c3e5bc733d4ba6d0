/// A name with numbers or lists of them in parentheses, as "uniform(-pi, pi)" or "householder([1, 2])"; the parentheses may
/// be missing.
struct Call: Sendable {
  /// A number, an expression for one or a list in brackets, and the keyword before it.
  struct Argument: Sendable {
    let keyword: String?
    let text: String
  }

  /// The whole of it.
  let text: String
  let name: String
  let arguments: [Argument]

  /// Nil where the text is no name, alone or before one pair of parentheses.
  init?(_ text: String) {
    let text = trimmed(text)
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard let first = name.first, first.isLetter else { return nil }
    let rest = text.dropFirst(name.count).drop { $0 == " " }
    self.text = text
    self.name = String(name)
    if rest.isEmpty {
      arguments = []
      return
    }
    guard rest.first == "(", rest.last == ")" else { return nil }
    let inner = String(rest.dropFirst().dropLast())
    guard let parts = split(inner) else { return nil }
    arguments = inner.allSatisfy { $0 == " " } ? [] : parts.map(Self.argument)
  }

  private static func argument(_ text: String) -> Argument {
    guard let equals = text.firstIndex(of: "=") else { return Argument(keyword: nil, text: text) }
    return Argument(
      keyword: trimmed(String(text[..<equals])), text: trimmed(String(text[text.index(after: equals)...])))
  }

  /// The number that an argument, or an entry of a list, writes.
  func number(_ written: String, try example: String) throws(NotApplicable) -> Double {
    do {
      return try ConstantExpression(written).double
    } catch {
      throw NotApplicable("'\(written)' in '\(text)' is no number: \(error.message)", try: example)
    }
  }

  /// A name as it is compared: "Half_Normal" is "halfnormal".
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "-" && $0 != "_" })
  }
}

/// The parts between commas that lie in no parentheses; nil where those don't match.
func split(_ text: String) -> [String]? {
  var parts = [""]
  var depth = 0
  for character in text {
    if character == "(" || character == "[" { depth += 1 }
    if character == ")" || character == "]" { depth -= 1 }
    if depth < 0 { return nil }
    if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
  }
  return depth == 0 ? parts.map(trimmed) : nil
}

/// Without the white space around it.
func trimmed(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(String(start.reversed().drop(while: \.isWhitespace)).reversed())
}
