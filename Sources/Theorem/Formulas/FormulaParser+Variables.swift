extension FormulaParser {
  /// The component of f that x, x1, x2, ... stands for in a claim about f; nil for any other name.
  func image(_ name: String) -> Formula? {
    guard name.first == "x", let number = Self.index(name.dropFirst()) else { return nil }
    if number == 0 { return images.count == 1 ? images[0] : nil }
    return images.indices.contains(number - 1) ? images[number - 1] : nil
  }

  /// The place among the variables that `name` stands for; nil where it is no variable at all.
  mutating func variable(_ name: String, _ start: Int) throws(FormulaError) -> Int? {
    guard names.isEmpty, dimension != 0 else { return nil }
    guard let first = name.first, first == "z" || first == "x", let number = Self.index(name.dropFirst())
    else { return nil }
    guard String(first) == letter.rawValue else {
      if images.count > 1, first == "x" {
        throw error(
          .wrongVariable, at: start, "there is no \(shown(name)) here; type x1 to x\(images.count) for f(z)")
      }
      let role = letter == .z ? "a forward formula" : "an inverse formula"
      throw error(
        .wrongVariable, at: start,
        "\(role) is written in \(letter); type \(letter)\(name.dropFirst()) instead of \(name)")
    }
    if number == 0 {
      if indexed != nil || (dimension ?? 1) > 1 { throw mixed(start) }
      plain = plain ?? start
      return 0
    }
    if plain != nil { throw mixed(start) }
    indexed = indexed ?? start
    let most = dimension ?? Self.greatestDimension
    guard number > 0, number <= most else {
      let advice = most == 1 ? "type \(letter)" : "type \(letter)1 to \(letter)\(most)"
      throw error(.wrongVariable, at: start, "there is no \(shown(name)) here; \(advice)")
    }
    highest = Swift.max(highest, number)
    return number - 1
  }

  /// 0 for no digits, −1 for a number that no variable can have.
  private static func index(_ digits: Substring) -> Int? {
    guard !digits.isEmpty else { return 0 }
    guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    guard digits.first != "0", let number = Int(digits) else { return -1 }
    return number
  }

  private func mixed(_ start: Int) -> FormulaError {
    guard let dimension, dimension > 1 else {
      return error(
        .wrongVariable, at: start,
        "\(letter) and \(letter)1 are mixed; number every variable: \(letter)1, \(letter)2, ..., or none")
    }
    return error(
      .wrongVariable, at: start,
      "in \(dimension) dimensions the variables are numbered; type \(letter)1 to \(letter)\(dimension)")
  }

  func unknown(_ name: String, _ start: Int) -> FormulaError {
    let advice: String
    let isCall = next == "("
    let head = FormulaNames.functions.filter(name.hasPrefix).max { $0.count < $1.count }
    if let head, let tail = Self.variableName(name.dropFirst(head.count), letter) {
      advice = "type \(head)(\(tail))"
    } else if let other = FormulaNames.others[name.lowercased()] {
      advice =
        other.map { "it is \($0), the dots what stands in its parentheses" }
        ?? "nor anything that equals it"
    } else if let near = FormulaNames.nearest(to: name), isCall || FormulaNames.isMisspelled(name) {
      advice = "did you mean \(near)?"
    } else if dimension == 0 {
      advice = "a parameter's value is a number"
    } else if !isCall, !names.isEmpty {
      advice =
        "the variables are \(names.joined(separator: ", ")); a number that it stands for: --let \(name)=0.5"
    } else if !isCall, name.count <= 12 {
      advice = "the variable is \(letter); if it stands for a number, give it: --let \(name)=0.5"
    } else {
      advice = "type one of \((FormulaNames.functions + FormulaNames.constants).joined(separator: " "))"
    }
    return error(.unknownName, at: start, "\(shown(name)) is no name that formulas know; \(advice)")
  }

  private func shown(_ name: String) -> String { name.count <= 24 ? name : name.prefix(24) + "..." }

  private static func variableName(_ text: Substring, _ letter: Formula.Letter) -> String? {
    guard text.hasPrefix(letter.rawValue), index(text.dropFirst()) != nil else { return nil }
    return String(text)
  }
}

extension DecimalLiteral {
  /// The number, where it is whole and below 10¹⁵.
  var whole: Int? {
    let trimmed = digits.reversed().drop { $0 == "0" }
    let power = exponent + digits.count - trimmed.count
    let significant = String(trimmed.reversed().drop { $0 == "0" })
    if significant.isEmpty { return 0 }
    guard power >= 0, significant.count + power <= 15 else { return nil }
    return Int(significant + String(repeating: "0", count: power))
  }
}
