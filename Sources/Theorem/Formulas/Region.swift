/// A region as comparisons describe it: "0 < z1 < 1, z2 > 0, z1 + z2 < 1", in a map's own variables; a coordinate that isn't
/// named is free.
///
/// Domain: what bounds one coordinate by constants makes a box, several of one coordinate meeting; the rest are conditions,
/// in more than one dimension.
/// Errors: `FormulaError` where a comparison can't be read, bounds no coordinate of a line, or nothing is left.
public struct Region: Sendable, Hashable {
  /// One open interval a coordinate.
  public let box: [Domain]
  /// What makes it no box: "z1 > z2", several joined by "and"; nil where it is one.
  public let condition: String?
  /// 1 where the condition holds, 0 elsewhere.
  let indicator: Formula?

  /// Whether the text compares anything.
  public static func isOne(_ text: String) -> Bool { text.contains { "<>≤≥".contains($0) } }

  /// Reads the comparisons, joined by commas or "and", about the map f.
  public init(_ text: String, of f: FormulaList) throws(FormulaError) {
    func refused(_ message: String) -> FormulaError {
      FormulaError(kind: .unexpectedCharacter, formula: text, position: 0, message: message)
    }
    let parameters = f.components[0].parameters
    var ends = Array(repeating: (-Double.infinity, Double.infinity), count: f.dimension)
    var conditions: [String] = []
    for term in Self.terms(text) {
      let sides = Self.sides(term)
      let places = sides.texts.indices.filter { f.index(of: sides.texts[$0]) != nil }
      let isConstant = { (text: String) in (try? Self.number(text, parameters)) != nil }
      let others = sides.texts.indices.filter { !places.contains($0) }.map { sides.texts[$0] }
      if f.dimension > 1, !sides.signs.isEmpty, places.count != 1 || !others.allSatisfy(isConstant) {
        conditions.append(term)
        continue
      }
      guard sides.signs.count >= 1, places.count == 1, let index = f.index(of: sides.texts[places[0]]) else {
        throw refused(
          f.dimension == 1
            ? "'\(term)' doesn't bound \(f.variable(0)) by numbers, and a region of the line is an interval; "
              + "type -1 < \(f.variable(0)) < 1"
            : "'\(term)' compares nothing; type 0 < \(f.variable(0)) < 1, \(f.variable(0)) > \(f.variable(1))"
        )
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
    condition = conditions.isEmpty ? nil : conditions.joined(separator: " and ")
    do throws(FormulaError) {
      indicator = try condition.map { text throws(FormulaError) in
        try Formula("where(\(text), 1, 0)", about: f.components)
      }
    } catch {
      throw refused("the region can't be read: \(error.message)")
    }
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
