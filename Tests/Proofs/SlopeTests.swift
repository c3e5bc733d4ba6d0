import Testing
import Theorem

@testable import Proofs

/// The symbolic slope is the one thing that every file rests on; dual numbers know it by another road.
@Suite("The symbolic slope: a formula's own, by the rules of the first year") struct SymbolicSlopeTests {
  static let formulas = [
    "z + 0.5*sin(z)", "sinh(z)", "1 - sinh(z)/3", "z^3 + z", "z^-2 + z", "z^0", "exp(-z^2/2)/sqrt(2*pi)",
    "log(1 + exp(z))",
    "1/(1 + exp(-z))", "tanh(2*z + 1)/2", "tan(z/3)", "asin(z/3) + acos(z/4)", "atan(z)*z",
    "asinh(z) - cosh(z)",
    "acosh(4 + z)", "atanh(z/3)", "erf(z)", "(3 + z)^0.3", "(3 + z)^z", "2^z", "e^z", "-(-z)", "-2*z*-3",
    "z*exp(z^2/10)",
    "(z^3 + 4*z)/(2 + 0.1*z^2)", "sqrt(9 + z^2) + z", "cos(sin(cos(z)))", "0*z + 7", "1e-3*z/0.25",
    "(1 - z)/(1 + z^2)^3",
  ]

  @Test(arguments: formulas) func `agrees with dual numbers`(_ text: String) throws {
    let formula = try Formula(text)
    let f = try Expression(formula)
    for z in [-1.3, -0.4, 0.7, 1.9] {
      let own: Double = f.slope.value(z)
      let dual = formula.evaluate(Dual<Double>.variable(z)).derivative
      // Two orders of the same operations: each of some tens of them may round by half an ulp.
      let allowed = 64 * Swift.max(dual.magnitude, 1).ulp
      #expect((own - dual).magnitude <= allowed, "\(text) at \(z): \(own) and \(dual)")
    }
  }

  @Test(arguments: formulas) func `is taken of the formula itself`(_ text: String) throws {
    let formula = try Formula(text)
    let f = try Expression(formula)
    for z in [-1.3, 0.7] {
      let gap = ((f.value(z) as Double) - formula.evaluate(z)).magnitude
      #expect(gap <= 64 * Swift.max(formula.evaluate(z).magnitude, 1).ulp)
    }
  }

  @Test func `a wrong rule would show`() throws {
    // The quotient rule with its sign turned, against dual numbers.
    let formula = try Formula("z/(2 + sin(z))")
    let (u, v) = (Expression.variable, try Expression(Formula("2 + sin(z)")))
    let wrong = (u.slope * v + u * v.slope) / .power(v, 2)
    let own: Double = wrong.value(0.7)
    #expect((own - formula.evaluate(Dual<Double>.variable(0.7)).derivative).magnitude > 0.01)
  }

  @Test(arguments: [
    ("abs(z - 1)", 0.0, 1.0, "- (z - 1)"), ("abs(z - 1)", 1.0, 3.0, "z - 1"),
    ("max(z, 0) + 0.25*min(z, 0)", -1.0, 0.0, "0 + 1/4 * z"),
    ("max(z, 0) + 0.25*min(z, 0)", 0.0, 1.0, "z + 0"), ("z/(1 + abs(z))", -2.0, 0.0, "z / (1 + - z)"),
  ]) func `branches are resolved by their signs`(_ text: String, low: Double, high: Double, shown: String)
    throws
  {
    let f = try Expression(Formula(text))
    let box = try #require(Rational(decimal: low))...(try #require(Rational(decimal: high)))
    #expect(f.resolved(on: box)?.coq() == shown)
  }

  @Test func `a branch without a sign is not resolved`() throws {
    let f = try Expression(Formula("abs(z)"))
    #expect(f.resolved(on: Rational(-1)...Rational(1)) == nil)
  }

  @Test func `kinks are found exactly`() throws {
    let f = try Expression(Formula("z - 3*max(0, 1e-7 - abs(z - 0.3))"))
    #expect(
      f.kinks(on: Rational(-2)...Rational(2)).map { Expression.number($0).coq() } == [
        "2999999/10000000", "3/10", "3000001/10000000",
      ])
  }
}

@Suite("Coq's spelling of a formula") struct SpellingTests {
  @Test(arguments: [
    ("z + 0.5*sin(z)", "z + 1/2 * sin z"), ("-z^2", "- z ^ 2"), ("(-z)^2", "(- z) ^ 2"), ("z^-2", "/ z ^ 2"),
    ("2^z", "exp (z * ln 2)"), ("z - (1 - z)", "z - (1 - z)"), ("z/(2*z)", "z / (2 * z)"),
    ("z*(z + 1)", "z * (z + 1)"), ("log(z)", "ln z"), ("asinh(-z)", "arcsinh (- z)"),
    ("max(z, 0, 1)", "max2 (max2 z 0) 1"), ("1.25e-3*pi", "1/800 * PI"), ("-1/2", "-1/2"),
    ("z + -3", "z + -3"), ("e", "exp 1"), ("sin(z)^2", "(sin z) ^ 2"), ("2 - -z", "2 - (- z)"),
    ("z^(1/3)", "Rpower z (1/3)"), ("0.1 + 0.2", "3/10"), ("1/3", "1/3"),
  ]) func `says the same`(_ text: String, coq: String) throws {
    let f = try Expression(Formula(text))
    #expect(f.coq() == coq)
  }

  @Test func `asks for every divisor, logarithm and root`() throws {
    let f = try Expression(
      Formula("log(z)/(z - 1) + sqrt(z) + z^0.5 + tan(z) + asin(z) + acosh(z) + atanh(z) + z^-2 + z/2"))
    #expect(
      f.conditions.map(\.coq) == [
        "0 < z", "z - 1 <> 0", "0 <= z", "cos z <> 0", "-1 <= z <= 1", "1 <= z", "-1 < z < 1", "z <> 0",
      ])
  }
}
