// Comparisons, and what is chosen by them.

extension FormulaParser {
  /// An expression, or comparisons joined by and, or, not: 1 where they hold, else 0.
  mutating func truth() throws(FormulaError) -> Int? {
    guard next == "n", wordHere == "not" else {
      let value = try expression()
      guard let sign = next, "<>&|ao".contains(sign) else { return value }
      let count = steps.count
      try comparisons()
      try junctions()
      return steps.count == count ? value : nil
    }
    try one()
    try junctions()
    return nil
  }

  /// What is joined to the comparison just read; "and" binds closer.
  private mutating func junctions() throws(FormulaError) {
    try conjunction()
    while acceptWord("or", "|") {
      try expectTruth()
      try one()
      try conjunction()
      try expectTruth()
      steps.append(.max)
      truthEnd = steps.count
    }
  }

  private mutating func conjunction() throws(FormulaError) {
    while acceptWord("and", "&") {
      try expectTruth()
      try one()
      try expectTruth()
      steps.append(.min)
      truthEnd = steps.count
    }
  }

  private mutating func one() throws(FormulaError) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.greatestDepth {
      throw error(
        .tooDeep, at: Swift.min(place, characters.count),
        "more than \(Self.greatestDepth) levels; write it flatter")
    }
    guard acceptWord("not", nil) else {
      _ = try expression()
      return try comparisons()
    }
    let start = steps.count
    try one()
    try expectTruth()
    // 1 − t, in postfix order.
    steps.insert(.number(.one), at: start)
    steps.append(.subtract)
    truthEnd = steps.count
  }

  /// What the expression just read is compared with.
  private mutating func comparisons() throws(FormulaError) {
    guard var comparison = acceptComparison() else { return }
    var links = 0
    while true {
      let middle = steps.count
      _ = try expression()
      let right = Array(steps[middle...])
      steps.append(.compare(comparison))
      links += 1
      if links > 1 { steps.append(.min) }
      truthEnd = steps.count
      guard let next = acceptComparison() else { return }
      // a < b < c is a < b and b < c.
      guard steps.count + right.count <= Self.greatestLength else {
        throw error(.tooLong, at: place, "the comparison is too long; write it with and")
      }
      steps += right
      comparison = next
    }
  }

  private mutating func acceptComparison() -> Formula.Comparison? {
    guard let sign = next, sign == "<" || sign == ">" else { return nil }
    advance()
    let isEqualToo = accept("=")
    return sign == "<" ? (isEqualToo ? .lessOrEqual : .less) : (isEqualToo ? .greaterOrEqual : .greater)
  }

  /// Whether one of the words that join comparisons stands here.
  var isAtWord: Bool { FormulaNames.words.contains(wordHere) }

  private var wordHere: String { String(characters[place...].prefix(while: Self.isWord)) }

  private mutating func acceptWord(_ word: String, _ sign: Character?) -> Bool {
    if wordHere == word {
      place += word.count
      skipSpace()
      return true
    }
    guard let sign, next == sign else { return false }
    advance()
    // && is &.
    _ = accept(sign)
    return true
  }

  private func expectTruth() throws(FormulaError) {
    guard truthEnd == steps.count else {
      throw error(
        .unexpectedCharacter, at: Swift.min(place, characters.count),
        "and, or, not join comparisons; type one, such as \(example) > 0")
    }
  }

  /// where(c, a, b), after its name.
  mutating func choice(_ start: Int) throws(FormulaError) {
    func wrong(_ count: Int) -> FormulaError {
      error(
        .wrongArgumentCount, at: start,
        "where takes a comparison and two values, not \(count) argument\(count == 1 ? "" : "s"); type where(\(example) > 0, ..., ...)"
      )
    }
    let open = place
    guard accept("(") else {
      throw error(
        next == nil ? .unexpectedEnd : .unexpectedCharacter, at: Swift.min(place, characters.count),
        "where takes its arguments in parentheses; type where(\(example) > 0, ..., ...)")
    }
    if accept(")") { throw wrong(0) }
    var count = 0
    repeat {
      _ = try truth()
      count += 1
      if count == 1, truthEnd != steps.count {
        throw error(
          .unexpectedCharacter, at: Swift.min(place, characters.count),
          "where begins with a comparison; type where(\(example) > 0, ..., ...)")
      }
    } while accept(",")
    try close(open)
    guard count == 3 else { throw wrong(count) }
    steps.append(.choose)
  }
}

extension DecimalLiteral {
  static let one = DecimalLiteral(digits: "1", exponent: 0)!
}
