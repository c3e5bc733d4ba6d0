/// A box as comparisons describe it: "0 < z1 < 1, z2 > 0", in a map's own variables; a coordinate that isn't named is free.
///
/// Domain: each comparison bounds one coordinate by constants; several of one coordinate meet.
/// Errors: `FormulaError` where a comparison bounds no single coordinate, as z1 > z2, or nothing is left.
public struct Region: Sendable, Hashable {
  /// One open interval a coordinate.
  public let box: [Domain]

  /// Whether the text compares anything.
  public static func isOne(_ text: String) -> Bool { text.contains { "<>≤≥".contains($0) } }

  /// Reads the comparisons, joined by commas or "and", about the map f.
  public init(_ text: String, of f: FormulaList) throws(FormulaError) {
    func refused(_ message: String) -> FormulaError {
      FormulaError(kind: .unexpectedCharacter, formula: text, position: 0, message: message)
    }
    let parameters = f.components[0].parameters
    var ends = Array(repeating: (-Double.infinity, Double.infinity), count: f.dimension)
    for term in Self.terms(text) {
      let sides = Self.sides(term)
      let places = sides.texts.indices.filter { f.index(of: sides.texts[$0]) != nil }
      guard sides.signs.count >= 1, places.count == 1, let index = f.index(of: sides.texts[places[0]]) else {
        throw refused(
          "'\(term)' bounds no single coordinate by numbers; regions are boxes: type "
            + (f.dimension == 1
              ? "0 < \(f.variable(0)) < 1" : "0 < \(f.variable(0)) < 1, \(f.variable(1)) > 0"))
      }
      for (i, text) in sides.texts.enumerated() where i != places[0] {
        let bound = try Self.number(text, parameters)
        // Before the variable in a rising chain, or behind it in a falling one, it is the lower end.
        if (i < places[0]) == (sides.signs[Swift.min(i, sides.signs.count - 1)] == "<") {
          ends[index].0 = Swift.max(ends[index].0, bound)
        } else {
          ends[index].1 = Swift.min(ends[index].1, bound)
        }
      }
    }
    guard ends.allSatisfy({ $0.0 < $0.1 }) else {
      throw refused(
        "no z fulfils all of that; type a region with room in it, such as 0 < \(f.variable(0)) < 1")
    }
    box = ends.map { Domain($0.0, $0.1) }
  }

  private static func number(_ text: String, _ parameters: Parameters) throws(FormulaError) -> Double {
    if ["inf", "+inf", "-inf"].contains(text) { return text == "-inf" ? -.infinity : .infinity }
    return try ConstantExpression(text, with: parameters).double
  }

  /// At commas outside parentheses, and at "and".
  private static func terms(_ text: String) -> [String] {
    var terms = [""]
    var depth = 0
    let words = Array(text)
    var i = 0
    while i < words.count {
      let rest = String(words[i...].prefix(5))
      let isAnd = rest.lowercased() == " and "
      if words[i] == "(" { depth += 1 }
      if words[i] == ")" { depth -= 1 }
      if depth == 0, words[i] == "," || words[i] == "&" || isAnd {
        terms.append("")
        i += isAnd ? 5 : 1
      } else {
        terms[terms.count - 1].append(words[i])
        i += 1
      }
    }
    return terms.map(trimmed).filter { !$0.isEmpty }
  }

  /// What stands between the signs, and the signs; "or equal" makes no difference, for a point carries no mass.
  private static func sides(_ term: String) -> (texts: [String], signs: [Character]) {
    var texts = [""]
    var signs: [Character] = []
    for character in term {
      switch character {
      case "<", "≤", ">", "≥":
        signs.append(character == "<" || character == "≤" ? "<" : ">")
        texts.append("")
      case "=": continue
      default: texts[texts.count - 1].append(character)
      }
    }
    return (texts.map(trimmed), signs)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension FormulaList {
  /// The name of a variable.
  func variable(_ i: Int) -> String {
    let f = components[0]
    if f.names.indices.contains(i) { return f.names[i] }
    return dimension == 1 ? f.letter.rawValue : "\(f.letter)\(i + 1)"
  }

  /// The place of the variable of this name; nil where it is none.
  func index(of name: String) -> Int? { (0..<dimension).first { variable($0) == name } }
}
