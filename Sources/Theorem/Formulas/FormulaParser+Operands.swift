extension FormulaParser {
  /// A number, a constant, a variable, a function of its arguments, or an expression in parentheses.
  mutating func operand() throws(FormulaError) -> Int? {
    guard let first = next else {
      throw error(
        .unexpectedEnd, at: characters.count,
        "the formula ends too early; type a number, \(example) or ( here"
      )
    }
    var value: Int?
    if first == "(" {
      let open = place
      advance()
      value = try truth()
      try close(open)
    } else if Self.isDigit(first) || first == "." {
      value = try number()
    } else if Self.isLetter(first) {
      value = try name()
    } else if first == ")" {
      throw error(
        .unexpectedCharacter, at: place, "something is missing before ); type a number or \(example) there")
    } else if first == "," {
      throw error(
        .unexpectedCharacter, at: place,
        "something is missing before the comma; type a number or \(example) there")
    } else {
      throw unexpected(first)
    }
    try expectNoOperand()
    return value
  }

  /// Two operands side by side are no product.
  private func expectNoOperand() throws(FormulaError) {
    guard let following = next,
      following == "(" || following == "." || Self.isDigit(following)
        || Self.isLetter(following)
          && !isAtWord
    else { return }
    let word = String(
      characters[..<place].reversed().drop { $0.isWhitespace }.prefix(while: Self.isWord).reversed())
    if following == "(", word.count > 1, word.first.map(Self.isLetter) == true, parameters[word] == nil {
      throw error(
        .missingOperator, at: place,
        "'\(word)' is no function that formulas know; to multiply, type \(word)*(")
    }
    throw error(.missingOperator, at: place, "there is no operator here; type * to multiply: \(product())")
  }

  /// What stands on both sides of `place`, with a * between.
  private func product() -> String {
    func isWord(_ character: Character) -> Bool {
      Self.isLetter(character) || Self.isDigit(character) || character == "."
    }
    let left = characters[..<place].reversed().drop { $0.isWhitespace }.prefix(while: isWord).prefix(12)
    let right = characters[place...].prefix(while: isWord).prefix(12)
    return (left.isEmpty ? ")" : String(left.reversed())) + "*" + (right.isEmpty ? "(" : String(right))
  }

  mutating func close(_ open: Int) throws(FormulaError) {
    guard !accept(")") else { return }
    guard let found = next else {
      throw error(
        .unbalancedParenthesis, at: characters.count,
        "the ( at column \(open + 1) is never closed; type ) here")
    }
    if found == "," {
      throw error(
        .unexpectedCharacter, at: place,
        "a comma inside parentheses stands only between the arguments of min and max and the like; close ( first"
      )
    }
    throw unexpected(found)
  }

  func expectEnd() throws(FormulaError) {
    guard let rest = next else { return }
    if rest == ")" {
      throw error(.unbalancedParenthesis, at: place, "this ) closes nothing; leave it out, or type ( before")
    }
    throw unexpected(rest)
  }

  private func unexpected(_ character: Character) -> FormulaError {
    let instead: [Character: String] = [
      "−": "-", "–": "-", "×": "*", "·": "*", "∙": "*", "÷": "/", "π": "pi", "²": "^2", "³": "^3", "[": "(",
      "{": "(", "]": ")", "}": ")", "|": "abs(...)", "√": "sqrt(...)", "%": "/100", ";": ",", "ℯ": "e",
      "≤": "<=", "≥": ">=", "?": "where(..., ..., ...)", "&": "and", "=": "<= or >=", "!": "not",
    ]
    if "<>".contains(character) {
      return error(
        .unexpectedCharacter, at: place,
        "a comparison stands in parentheses or in where(...); type where(\(example) > 0, ..., ...)")
    }
    let advice = instead[character].map { "type \($0) instead" } ?? "type an operator, a number or \(example)"
    let shown = character.unicodeScalars.count == 1 && !character.isNewline ? " \(character)" : ""
    return error(.unexpectedCharacter, at: place, "a formula has no character\(shown); \(advice)")
  }

  // MARK: Numbers

  static func isDigit(_ character: Character) -> Bool {
    character.asciiValue.map { (48...57).contains($0) } ?? false
  }
  /// Greek letters too, but π, which has a name.
  static func isLetter(_ character: Character) -> Bool {
    if let ascii = character.asciiValue { return (65...90).contains(ascii & 0xDF) }
    guard let first = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    return (0x391...0x3C9).contains(first.value) && first.value != 0x3C0
  }
  /// A letter, a digit or _: what a name goes on with.
  static func isWord(_ character: Character) -> Bool {
    isLetter(character) || isDigit(character) || character == "_"
  }

  private mutating func digits() -> String {
    let run = characters[place...].prefix(while: Self.isDigit)
    place = run.endIndex
    return String(run)
  }

  private mutating func number() throws(FormulaError) -> Int? {
    let start = place
    let whole = digits()
    var fraction = ""
    if next == "." {
      place += 1
      fraction = digits()
    }
    if whole.isEmpty && fraction.isEmpty {
      throw error(
        .unexpectedCharacter, at: start, "a point without digits is no number; type 0 or a digit beside it")
    }
    let exponent = exponentDigits()
    skipSpace()
    // Ten thousand digits move the point by so much; a longer exponent can't bring the number back.
    guard let power = Int(exponent), power.magnitude <= 1 << 20,
      let literal = DecimalLiteral(digits: whole + fraction, exponent: power - fraction.count),
      literal.nearest.isFinite, literal.nearest != 0 || literal.digits.utf8.allSatisfy({ $0 == 48 })
    else {
      throw error(
        .numberOutOfRange, at: start,
        "this number is beyond the doubles; type 0, or one between 5e-324 and 1.7976931348623157e308")
    }
    steps.append(.number(literal))
    return literal.whole
  }

  /// After e or E, only where a number follows: in 2e the e is the constant, and a * is missing.
  private mutating func exponentDigits() -> String {
    guard next == "e" || next == "E" else { return "0" }
    let start = place
    place += 1
    var sign = ""
    if let mark = next, mark == "+" || mark == "-" {
      sign = String(mark)
      place += 1
    }
    let run = digits()
    if run.isEmpty {
      place = start
      return "0"
    }
    return sign + run
  }

  // MARK: Names

  /// The value where the name is that of a whole number.
  private mutating func name() throws(FormulaError) -> Int? {
    let start = place
    let run = characters[place...].prefix(while: Self.isWord)
    place = run.endIndex
    skipSpace()
    let name = String(run)
    if name == "pi" || name == "e" {
      steps.append(name == "pi" ? .pi : .e)
    } else if let function = FormulaFunction(rawValue: name) {
      let count = try arguments(of: name, start, joining: nil)
      guard count == 1 else {
        throw error(
          .wrongArgumentCount, at: start, "\(name) takes one argument, not \(count); type \(name)(...)")
      }
      steps.append(.function(function))
    } else if let function = FormulaPairing(rawValue: name) {
      let count = try arguments(of: name, start, joining: .pairing(function))
      guard count == 2 else {
        throw error(
          .wrongArgumentCount, at: start, "\(name) takes two arguments, not \(count); type \(name)(..., ...)")
      }
    } else if name == "min" || name == "max" {
      let count = try arguments(of: name, start, joining: name == "min" ? .min : .max)
      guard count >= 2 else {
        throw error(
          .wrongArgumentCount, at: start,
          "\(name) takes two or more arguments, not \(count); type \(name)(..., ...)")
      }
    } else if name == "where" {
      try choice(start)
    } else if let index = names.firstIndex(of: name) {
      highest = Swift.max(highest, index + 1)
      steps.append(.variable(index))
    } else if let constant = parameters[name] {
      steps += constant.formula.steps
      return constant.whole
    } else if let image = image(name) {
      guard steps.count + image.steps.count <= Self.greatestLength else {
        throw error(
          .tooLong, at: start, "with f in the place of every \(name) the claim is too long; write it in z")
      }
      steps += image.steps
    } else if let index = try variable(name, start) {
      steps.append(.variable(index))
    } else {
      throw unknown(name, start)
    }
    return nil
  }

  /// Reads the arguments; `step`, if any, joins the second and every later one to those before.
  mutating func arguments(
    of name: String, _ start: Int, joining step: Formula.Step?
  ) throws(FormulaError) -> Int {
    let open = place
    guard accept("(") else {
      throw error(
        next == nil ? .unexpectedEnd : .unexpectedCharacter, at: Swift.min(place, characters.count),
        "\(name) takes its argument in parentheses; type \(name)(...)")
    }
    if accept(")") {
      throw error(.wrongArgumentCount, at: start, "\(name) needs an argument; type \(name)(\(example))")
    }
    var count = 0
    repeat {
      _ = try truth()
      count += 1
      if count > 1, let step { steps.append(step) }
    } while accept(",")
    try close(open)
    return count
  }
}
