import Testing

@testable import Theorem

@Suite("Formula: text to an expression over any scalar") struct FormulaTests {
  private func value(_ text: String, at z: Double = 0) throws -> Double { try Formula(text).evaluate(z) }

  /// Sums and products of small whole numbers and halves: exact, whatever the order.
  @Test(arguments: [
    ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("8/4/2", 1), ("8 - 4 - 2", 2), ("-2^2", -4), ("(-2)^2", 4),
    ("2^3^2", 512),
    ("(2^3)^2", 64), ("2^-3", 0.125), ("2^-1^2", 0.5), ("-2^-2", -0.25), ("2*-3", -6), ("--3", 3),
    ("+-+3", -3),
    ("2^--2", 4), ("6/2*3", 9), ("2 - -3", 5), ("1e-3*1e3", 1), (".5 + 5.", 5.5), ("1E2", 100),
    ("2.5e+1", 25),
    ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("abs(-3)", 3), ("min(max(1, 2), 3)", 2), ("  1\t+\n1 ", 2),
    ("0^0", 1), ("z^0", 1), ("(-2)^(6/2)", -8), ("(-2)^(1 + 1)", 4), ("(-2)^2.0", 4), ("(-2)^3^1", -8),
    ("(-2)^20e-1", 4),
  ]) func precedence(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test func everyFunctionIsTheScalarsOwn() throws {
    let z = 0.7
    let known: [(String, Double)] = [
      ("exp(z)", exp(z)), ("log(z)", log(z)), ("sqrt(z)", sqrt(z)), ("sin(z)", sin(z)), ("cos(z)", cos(z)),
      ("tan(z)", tan(z)), ("asin(z)", asin(z)), ("acos(z)", acos(z)), ("atan(z)", atan(z)),
      ("sinh(z)", sinh(z)),
      ("cosh(z)", cosh(z)), ("tanh(z)", tanh(z)), ("asinh(z)", asinh(z)), ("acosh(z + 1)", acosh(z + 1)),
      ("atanh(z)", atanh(z)), ("abs(-z)", z), ("erf(z)", erf(z)), ("pi", .pi), ("e", exp(1.0)),
      ("z^0.5", pow(z, 0.5)), ("z + 0.5*sin(z)", z + 0.5 * sin(z)), ("1 - sinh(z)/3", 1 - sinh(z) / 3),
    ]
    for (text, expected) in known { #expect(try value(text, at: z) == expected, "\(text)") }
  }

  @Test func derivativeByDualNumbers() throws {
    let slope = try Formula("z^3 + 2*z").evaluate(Dual<Double>.variable(2)).derivative
    #expect(slope == 14)
    #expect(try Formula("z^-1").evaluate(Dual<Double>.variable(2)).derivative == -0.25)
  }

  @Test func numbersAreReadExactly() throws {
    let tenth = try Formula("0.1").evaluate(Interval(0))
    #expect(tenth.contains(Interval(1) / Interval(10)))
    #expect(!tenth.isPoint, "one tenth is no double")
    #expect(try Formula("0.5").evaluate(Interval(0)).isPoint)
    #expect(try Formula("0.1").evaluate(0.0) == 0.1)
  }

  @Test func realPowersNeedAPositiveBase() throws {
    let root = try Formula("z^(1/3)")
    #expect(root.evaluate(-8.0).isNaN)
    #expect(root.evaluate(Interval(-8)).isEmpty)
    #expect(root.evaluate(Dual<Double>.variable(-8)).derivative.isNaN)
    #expect(try Formula("z^(pi/pi)").evaluate(-8.0).isNaN, "1 in value, but no whole constant")
    #expect(try Formula("z^(2/2)").evaluate(-8.0) == -8)
  }

  @Test func wholePowersStayExactAndSmall() throws {
    #expect(try Formula("z^9007199254740992").evaluate(Dual<Double>.variable(1)).derivative == 0x1p53)
    #expect(try value("1^999999999999999999999999") == 1)
    #expect(try value("2^2^2^2") == 65536)
    #expect(try value("1^2^2^2^2^2^2^2^2") == 1)
  }

  @Test func listsSplitAtOuterCommas() throws {
    let list = try FormulaList("z1*exp(0.5*tanh(z2)), max(z2, z1, 0)")
    #expect(list.components.map(\.text) == ["z1*exp(0.5*tanh(z2))", "max(z2, z1, 0)"])
    #expect(list.dimension == 2 && list.isSquare)
    #expect(list.evaluate([2.0, 0.0]) == [2, 2])
    #expect(try FormulaList("z1, z3").dimension == 3)
    #expect(try FormulaList("1, 2").dimension == 2)
    #expect(try FormulaList("z").dimension == 1)
    #expect(try FormulaList("x2, x1", in: .x, dimension: 2).evaluate([1.0, 2.0]) == [2, 1])
  }

  @Test func depthAndLengthAreBounded() throws {
    let deep = { String(repeating: "(", count: $0) + "z" + String(repeating: ")", count: $0) }
    #expect(try value(deep(FormulaParser.greatestDepth - 1), at: 3) == 3)
    #expect(throws: FormulaError.self) { try Formula(deep(FormulaParser.greatestDepth)) }
    // A long sum is no deep one: it is evaluated without recursion.
    let sum = "z" + String(repeating: "+z", count: (FormulaParser.greatestLength - 1) / 2)
    #expect(try value(sum, at: 1) == Double(FormulaParser.greatestLength / 2))
    #expect(try value(String(repeating: "-", count: FormulaParser.greatestLength - 1) + "z", at: 1) == -1)
  }
}
