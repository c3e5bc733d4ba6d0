import Testing

@testable import Theorem

@Suite("Formula errors: the place, and what to type next") struct FormulaErrorTests {
  private func error(_ text: String, dimension: Int = 1) throws -> FormulaError {
    try #require(throws: FormulaError.self) { try Formula(text, dimension: dimension) }
  }

  @Test(
    arguments: [
      ("", .empty, 0, "z + 1"), ("  ", .empty, 2, "z + 1"),
      ("exp(z", .unbalancedParenthesis, 5, "type ) here"), ("z)", .unbalancedParenthesis, 1, "leave it out"),
      ("z +", .unexpectedEnd, 3, "type a number"), ("z + * 2", .unexpectedCharacter, 4, "type an operator"),
      ("2z", .missingOperator, 1, "2*z"), ("2 sin(z)", .missingOperator, 2, "2*sin"),
      ("(z)(z)", .missingOperator, 3, ")*("), ("2e", .missingOperator, 1, "2*e"),
      ("1.2.3", .missingOperator, 3, "*"), ("z**2", .unexpectedCharacter, 2, "^"),
      ("π*z", .unexpectedCharacter, 0, "pi"),
      ("z − 1", .unexpectedCharacter, 2, "type - instead"), ("()", .unexpectedCharacter, 1, "missing before"),
      ("sine(z)", .unknownName, 0, "sin?"), ("ln(z)", .unknownName, 0, "log?"),
      ("arctan(z)", .unknownName, 0, "atan?"),
      ("Exp(z)", .unknownName, 0, "exp?"), ("sinz", .unknownName, 0, "sin(z)"),
      ("t + 1", .unknownName, 0, "variable is z"),
      ("qwerty(z)", .unknownName, 0, "type one of"), ("sin z", .unexpectedCharacter, 4, "sin(...)"),
      ("sin", .unexpectedEnd, 3, "sin(...)"), ("sin()", .wrongArgumentCount, 0, "sin(z)"),
      ("1 + sin(z, 2)", .wrongArgumentCount, 4, "one argument"),
      ("max(z)", .wrongArgumentCount, 0, "two or more"),
      ("(z, 1)", .unexpectedCharacter, 2, "min and max"), ("z, 1", .wrongDimension, 1, "before the comma"),
      ("z + x", .wrongVariable, 4, "a forward formula is written in z"),
      ("z2", .wrongVariable, 0, "type z"), ("z + z1", .wrongVariable, 4, "mixed"),
      ("z1 + z", .wrongVariable, 5, "mixed"),
      ("z0", .wrongVariable, 0, "there is no z"),
      ("z99999999999999999999", .wrongVariable, 0, "there is no z"),
      ("1e999", .numberOutOfRange, 0, "beyond the doubles"), ("2*1e-999", .numberOutOfRange, 2, "beyond"),
      ("1e99999999999999999999", .numberOutOfRange, 0, "beyond"),
    ] as [(String, FormulaError.Kind, Int, String)])
  func places(text: String, kind: FormulaError.Kind, position: Int, advice: String) throws {
    let error = try error(text)
    #expect(error.kind == kind && error.position == position, "\(error)")
    #expect(error.message.contains(advice), "\(error)")
    #expect(
      !error.message.contains("\n")
        && error.description.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
  }

  @Test func severalDimensions() throws {
    let mixed = try error("z + z1", dimension: 2)
    #expect(mixed.kind == .wrongVariable && mixed.message.contains("z1 to z2"))
    let plain = try #require(throws: FormulaError.self) { try FormulaList("z, z + 1") }
    #expect(plain.kind == .wrongVariable && plain.position == 0 && plain.message.contains("z1 or z2"))
    let beyond = try #require(throws: FormulaError.self) { try FormulaList("x1, x3", in: .x, dimension: 2) }
    #expect(beyond.position == 4 && beyond.message.contains("x1 to x2"))
    let forward = try #require(throws: FormulaError.self) { try Formula("asinh(z)", in: .x) }
    #expect(forward.message.contains("an inverse formula is written in x; type x instead of z"))
    let flat = try #require(throws: FormulaError.self) { try FormulaVectorMap(forward: "z1 + z2") }
    #expect(flat.kind == .wrongDimension && flat.message.contains("1 component of 2 variables"))
  }

  /// A hint never leads to another function: what is offered in the place of a name equals it.
  @Test func hintsEqualWhatWasTyped() throws {
    let known: [(String, (Double) -> Double)] = [
      ("exp2", { Double.exp($0 * 0.6931471805599453) }),
      ("log1m_inv_logit", { -Double.log1p(Double.exp($0)) }),
      ("coth", { 1 / Double.tanh($0) }), ("cot", { Double.cos($0) / Double.sin($0) }),
      ("acoth", { 0.5 * Double.log(($0 + 1) / ($0 - 1)) }),
      ("log_inv_logit", { -Double.log1p(Double.exp(-$0)) }),
      ("sech", { 2 / (Double.exp($0) + Double.exp(-$0)) }),
      ("acsch", { Double.asinh(1 / $0) }), ("log_ndtr", { Double.log(Normal().cumulative($0)) }),
      ("inv_sqrt", { 1 / $0.squareRoot() }), ("gamma", { Double.exp(lgamma($0)) }),
      ("ceil", { $0.rounded(.up) }),
    ]
    for (name, function) in known {
      let message = try error("\(name)(z)").message
      #expect(!message.contains("did you mean"), "\(message)")
      let offered = try #require(FormulaNames.others[name] ?? nil)
      #expect(message.contains(offered))
      let formula = try Formula(offered.replacing("(...)", with: "(z)").replacing("...", with: "z"))
      for z in [1.25, 2.5] {
        let difference: Double = formula.evaluate(z) - function(z)
        #expect(difference.magnitude <= 1e-14, "\(name) \(z)")
      }
    }
    for (name, offered) in FormulaNames.others {
      let message = try error("\(name)(z)").message
      #expect(!message.contains("did you mean") && !message.contains("type one of"), "\(message)")
      guard let offered else { continue }
      #expect(throws: Never.self) {
        try Formula(offered.replacing("(...)", with: "(z)").replacing("...", with: "z"))
      }
    }
  }

  @Test func caretStandsUnderThePlace() throws {
    #expect(
      try error("exp(z").description == """
        exp(z
             ^
        the ( at column 4 is never closed; type ) here
        """)
    // A wide character takes two columns, an accent none, a tab one.
    #expect(try error("\t(z + e\u{301}").description.hasPrefix(" (z + e\u{301}\n      ^\n"))
    #expect(try error("漢").description.hasPrefix("漢\n^\n"))
    let wide = FormulaError(kind: .unexpectedCharacter, formula: "漢z", position: 1, message: "")
    #expect(wide.description == "漢z\n  ^\n")
  }

  @Test func longFormulasAreShownAroundThePlace() throws {
    let text = String(repeating: "z + ", count: 100) + "$" + String(repeating: " + z", count: 100)
    let lines = try error(text).description.split(separator: "\n", omittingEmptySubsequences: false).map(
      Array.init)
    #expect(lines[0].count < 80)
    #expect(lines[0][lines[1].count - 1] == "$")
  }

  @Test func tooLongAndTooDeep() throws {
    #expect(try error(String(repeating: "z", count: FormulaParser.greatestLength + 1)).kind == .tooLong)
    #expect(try error(String(repeating: "(", count: FormulaParser.greatestLength)).kind == .tooDeep)
    #expect(try error(String(repeating: "2^", count: FormulaParser.greatestLength / 2)).kind == .tooDeep)
    #expect(try error(String(repeating: "sin(-", count: 2000)).kind == .tooDeep)
  }
}
