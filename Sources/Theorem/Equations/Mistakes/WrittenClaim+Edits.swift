// A claim one change away from what is right: a sign, a square, an operator, a term.

extension WrittenClaim {
  /// A claim changed in one place, and what was changed.
  struct Edit {
    let text: String
    let change: String
  }

  /// Every text that one usual slip of the pen away from the claim may have been meant; each is to be tried.
  var edits: [Edit] {
    let characters = Array(claim)
    guard characters.count <= Self.longestEdited else { return [] }
    func with(_ range: Range<Int>, _ other: String) -> String {
      String(characters[..<range.lowerBound]) + other + String(characters[range.upperBound...])
    }
    var found: [Edit] = []
    // A number squared is a last resort: by chance it may do what a name squared should.
    var squaredNumbers: [Edit] = []
    for i in characters.indices {
      switch characters[i] {
      case "-":
        found.append(Edit(text: with(i..<i + 1, hasOperand(before: i) ? "+" : ""), change: "a sign"))
      case "+": found.append(Edit(text: with(i..<i + 1, "-"), change: "a sign"))
      case "(" where i > 0 && FormulaParser.isWord(characters[i - 1]):
        let isSigned = i + 1 < characters.count && characters[i + 1] == "-"
        found.append(
          Edit(
            text: isSigned ? with(i..<i + 2, "(") : with(i..<i + 1, "(-"), change: "the sign of an argument"))
      case "*":
        found.append(Edit(text: with(i..<i + 1, "/"), change: "a factor that divides"))
        found.append(Edit(text: with(i..<i + 1, " + "), change: "a product for a sum"))
      case "/": found.append(Edit(text: with(i..<i + 1, "*"), change: "a divisor that multiplies"))
      default: break
      }
      let next = i + 1
      let isOperandEnd =
        characters[i] == ")"
        || FormulaParser.isWord(characters[i])
          && !(next < characters.count
            && (FormulaParser.isWord(characters[next]) || "(.".contains(characters[next])))
      guard isOperandEnd else { continue }
      if next + 1 < characters.count, characters[next] == "^", characters[next + 1] == "2" {
        found.append(Edit(text: with(next..<next + 2, ""), change: "a square too many"))
      } else if !(next < characters.count && characters[next] == "^") {
        let edit = Edit(text: with(next..<next, "^2"), change: "a square that is missing")
        let start = characters[...i].lastIndex { !FormulaParser.isWord($0) && $0 != "." }.map { $0 + 1 } ?? 0
        if start <= i, characters[start].isNumber { squaredNumbers.append(edit) } else { found.append(edit) }
      }
      if let caret = characters[..<i].lastIndex(of: "^"),
        characters[caret...i].allSatisfy({ FormulaParser.isWord($0) || $0 == "^" })
      {
        let exponent = String(characters[(caret + 1)...i])
        for sign in ["+", "-"] {
          found.append(
            Edit(text: with(caret + 1..<next, "(\(exponent) \(sign) 1)"), change: "an exponent, by 1"))
        }
      }
    }
    return found + withoutOneTerm + upsideDown + squaredNumbers
  }

  /// The claim with one parameter upside down at every place, as a scale is where a rate is meant.
  private var upsideDown: [Edit] {
    parameters.entries.map(\.name).compactMap { name in
      let text = FormulaParser.replacingWords(in: claim) { $0 == name ? "(1/\(name))" : nil }
      return text == claim
        ? nil : Edit(text: text, change: "\(name) upside down, a scale for a rate or the other way round")
    }
  }

  /// Beyond this no one slip is looked for: each candidate is computed at every probe.
  private static let longestEdited = 160

  private func hasOperand(before i: Int) -> Bool {
    guard let last = Array(claim)[..<i].last(where: { !$0.isWhitespace }) else { return false }
    return last == ")" || FormulaParser.isWord(last)
  }

  /// The claim less one of the terms of the sum that it is.
  private var withoutOneTerm: [Edit] {
    var terms = [""]
    var depth = 0
    var last: Character?
    for character in claim {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      let isSign = depth == 0 && (character == "+" || character == "-")
      if isSign, let last, last == ")" || FormulaParser.isWord(last) { terms.append("") }
      terms[terms.count - 1].append(character)
      if !character.isWhitespace { last = character }
    }
    guard terms.count > 1 else { return [] }
    return terms.indices.map { i in
      let rest = terms.indices.filter { $0 != i }.map { terms[$0] }.joined()
      let trimmed = String(rest.drop { $0.isWhitespace })
      return Edit(
        text: trimmed.hasPrefix("+") ? String(trimmed.dropFirst().drop { $0.isWhitespace }) : trimmed,
        change: "a term too many")
    }
  }

  /// The first of these that is right at every probe.
  func edited(_ answer: WrongAnswer) -> Edit? { edits.first { isRight($0.text, answer) } }
}
