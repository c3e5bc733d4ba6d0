/// A formula as another language spells it, rewritten as formulas are written here: np.exp(-z)**2 as exp(-z)^2.
///
/// It reads Python with its libraries, Stan, R, Julia, C and printed mathematics, as far as they differ in signs and names. It
/// is a suggestion: whoever offers it has read it first.
struct Respelling {
  /// The rewritten text; nil where it is too long to be one formula typed by hand.
  static func of(_ text: String) -> String? {
    guard text.count <= 400 else { return nil }
    var respelling = Respelling(tokens: tokens(of: characters(of: text)))
    let line = respelling.sequence(until: [])
    return respelling.place == respelling.tokens.count ? line : nil
  }

  /// With each comma between two digits read as a decimal point; nil where there is none.
  static func withDecimalPoints(_ text: String) -> String? {
    let all = Array(text)
    let commas = all.indices.dropFirst().dropLast().filter {
      all[$0] == "," && FormulaParser.isDigit(all[$0 - 1]) && FormulaParser.isDigit(all[$0 + 1])
    }
    guard !commas.isEmpty else { return nil }
    return String(all.indices.map { commas.contains($0) ? "." : all[$0] })
  }

  private let tokens: [String]
  private var place = 0

  private init(tokens: [String]) { self.tokens = tokens }

  // MARK: Signs

  private static let signs: [Character: String] = [
    "−": "-", "–": "-", "×": "*", "·": "*", "∙": "*", "⋅": "*", "÷": "/", "π": "pi", "²": "^2", "³": "^3",
    "√": "sqrt",
    "{": "(", "}": ")", "≤": "<=", "≥": ">=", "ℯ": "e", "∧": "and", "∨": "or", "¬": "not ",
  ]

  private static func characters(of text: String) -> [Character] {
    var bars = 0
    return text.flatMap { character -> [Character] in
      if let sign = signs[character] { return Array(sign) }
      // |a| is abs(a), where the bars come in pairs and are not "or".
      if character == "|", text.count(where: { $0 == "|" }) == 2 {
        bars += 1
        return bars == 1 ? Array("abs(") : [")"]
      }
      return [character]
    }
  }

  /// Names with their dots, numbers, and signs; blanks are left out.
  private static func tokens(of all: [Character]) -> [String] {
    var tokens: [String] = []
    var i = 0
    func run(_ holds: (Character) -> Bool) -> String {
      let start = i
      while i < all.count, holds(all[i]) { i += 1 }
      return String(all[start..<i])
    }
    func isNext(_ text: String) -> Bool { String(all[i...].prefix(text.count)) == text }
    while i < all.count {
      if all[i].isWhitespace {
        i += 1
      } else if FormulaParser.isLetter(all[i]) || all[i] == "_" {
        tokens.append(run { FormulaParser.isWord($0) || $0 == "." })
      } else if FormulaParser.isDigit(all[i]) || all[i] == "." {
        var number = run { FormulaParser.isDigit($0) || $0 == "." }
        if i + 1 < all.count, "eE".contains(all[i]),
          FormulaParser.isDigit(all[i + 1]) || "+-".contains(all[i + 1]),
          i + 2 < all.count || FormulaParser.isDigit(all[i + 1])
        {
          number.append(all[i])
          number.append(all[i + 1])
          i += 2
          number += run(FormulaParser.isDigit)
        } else if i < all.count, "fFLd".contains(all[i]),
          i + 1 == all.count || !FormulaParser.isWord(all[i + 1])
        {
          // 0.5f of C.
          i += 1
        }
        tokens.append(number)
      } else if let sign = ["**", "<=", ">=", "&&", "||", "==", "!="].first(where: isNext) {
        tokens.append(sign)
        i += 2
      } else {
        tokens.append(String(all[i]))
        i += 1
      }
    }
    return tokens
  }

  // MARK: A run of tokens, up to a closing sign

  private static func isOperand(_ token: String) -> Bool {
    guard let first = token.first else { return false }
    return (FormulaParser.isWord(first) || first == ".") && !FormulaNames.words.contains(token)
  }

  private mutating func sequence(until ends: Set<String>) -> String {
    var parts: [String] = []
    var wasOperand = false
    while place < tokens.count, !ends.contains(tokens[place]) {
      let token = tokens[place]
      place += 1
      var part: String
      var isOperand = true
      switch token {
      case "(", "[":
        part = "(" + sequence(until: [")", "]"]) + ")"
        place += 1
      case "**": (part, isOperand) = ("^", false)
      case "&&", "&": (part, isOperand) = (" and ", false)
      case "||", "|": (part, isOperand) = (" or ", false)
      case "!": (part, isOperand) = ("not ", false)
      case "?":
        // c ? a : b of C.
        let first = sequence(until: [":"])
        place += 1
        let second = sequence(until: ends)
        return "where(\(parts.joined()), \(first), \(second))"
      case "if":
        // a if c else b of Python.
        let condition = sequence(until: ["else"])
        place += 1
        let second = sequence(until: ends)
        return "where(\(condition), \(parts.joined()), \(second))"
      default:
        isOperand = Self.isOperand(token)
        part = isOperand ? named(token) : token
        if ["<", ">", "<=", ">="].contains(part) { part = " \(part) " }
        if FormulaNames.words.contains(token) { part = " \(token) " }
        if part == "," { part = ", " }
        if "+-".contains(part), wasOperand { part = " \(part) " }
      }
      // Two operands side by side are a product in print.
      if isOperand, wasOperand { parts.append("*") }
      parts.append(part)
      wasOperand = isOperand
    }
    return parts.joined()
  }

  // MARK: Names

  private mutating func named(_ token: String) -> String {
    guard let first = token.first, !FormulaParser.isDigit(first), first != "." else { return token }
    let path = token.split(separator: ".").map(String.init)
    let lastTwo = path.suffix(2).joined(separator: ".").lowercased()
    var name = path.last ?? token
    if let known = FormulaNames.synonyms[lastTwo], known != "^" { name = known }
    let isCalled = place < tokens.count && (tokens[place] == "(" || tokens[place] == "[")
    guard isCalled else {
      if ["pi", "e"].contains(name.lowercased()), path.count > 1 || name == "PI" || name == "Pi" {
        return name.lowercased()
      }
      return path.count > 1 ? name : token
    }
    if tokens[place] == "[" {
      let close = place + 2
      if close < tokens.count, tokens[close] == "]", let index = Int(tokens[place + 1]) {
        place = close + 1
        // Coordinates are counted from 1 here, from 0 where any is 0.
        let isFromZero = zip(tokens, tokens.dropFirst()).contains { $0 == "[" && $1 == "0" }
        return "\(name)\(isFromZero ? index + 1 : index)"
      }
    }
    return called(name)
  }

  private mutating func called(_ name: String) -> String {
    place += 1
    var arguments: [String] = []
    repeat {
      arguments.append(sequence(until: [",", ")", "]"]))
      place += 1
    } while place <= tokens.count && tokens[place - 1] == ","
    let lower = name.lowercased()
    let known = FormulaNames.functions.contains(name) ? name : FormulaNames.functions.first { $0 == lower }
    if ["pow", "power", "float_power"].contains(lower), arguments.count == 2 {
      return Self.atom(arguments[0]) + "^" + Self.atom(arguments[1])
    }
    if lower == "log", arguments.count == 2 { return "log(\(arguments[0]))/log(\(arguments[1]))" }
    if ["clamp", "clip"].contains(lower), arguments.count == 3 {
      return "min(max(\(arguments[0]), \(arguments[1])), \(arguments[2]))"
    }
    if let other = FormulaNames.others[lower] ?? nil, known == nil, arguments.count == 1 {
      let whole = other.replacing("(...)", with: Self.atom(arguments[0])).replacing("...", with: arguments[0])
      return Self.atom(whole)
    }
    let spelled = known ?? FormulaNames.synonyms[lower] ?? name
    return "\(spelled)(\(arguments.joined(separator: ", ")))"
  }

  /// Safe beside any sign: a name, a number, or in parentheses.
  private static func atom(_ text: String) -> String {
    text.allSatisfy { FormulaParser.isWord($0) || $0 == "." } ? text : "(\(text))"
  }
}

extension String {
  /// Every `part` by `other`: `replacing` of the standard library's string processing, without it.
  package func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
