import Testing

@testable import Theorem

@Suite("Formula: parameters, names, functions, cases and other spellings") struct LanguageTests {
  private func parameters(_ pairs: (String, String)...) throws -> Parameters {
    var parameters = Parameters()
    for (name, text) in pairs { try parameters.set(name, to: text) }
    return parameters
  }

  // MARK: Parameters

  @Test func aParameterIsItsNumber() throws {
    let some = try parameters(("sigma", "0.1"), ("n", "3"), ("tau", "sqrt(2)*n"))
    #expect(try Formula("sigma*z", with: some).evaluate(1.0) == 0.1)
    let tenth = try Formula("sigma", with: some).evaluate(Interval(0))
    #expect(tenth.contains(Interval(1) / Interval(10)) && !tenth.isPoint, "read exactly, not as a double")
    #expect(try Formula("z^n", with: some).evaluate(-2.0) == -8, "a whole parameter is a whole exponent")
    #expect(try Formula("tau", with: some).evaluate(0.0) == 3 * 2.0.squareRoot())
    #expect(some.substituted(in: "exp(-n*z) + sigma0 + tau") == "exp(-3*z) + sigma0 + (sqrt(2)*n)")
  }

  @Test(arguments: [
    ("exp", "1"), ("z", "1"), ("x2", "1"), ("a b", "1"), ("pi", "3"), ("s", "z"), ("s", "1/0"), ("s", ""),
  ])
  func whatIsNoParameter(name: String, text: String) {
    var parameters = Parameters()
    #expect(throws: FormulaError.self) { try parameters.set(name, to: text) }
    #expect(parameters.isEmpty)
  }

  // MARK: Names

  @Test func ownNamesKeepTheirOrder() throws {
    #expect(try FormulaList(map: "u*v, u*(1-v)").evaluate([3.0, 0.25]) == [0.75, 2.25])
    #expect(try FormulaList(map: "u2, u1").evaluate([1.0, 2.0]) == [2, 1], "u1 and u2 keep their numbers")
    #expect(try FormulaList(map: "b, a").evaluate([1.0, 2.0]) == [1, 2], "in order of appearance")
    #expect(try Formula(map: "exp(theta)").evaluate(0.0) == 1)
    let map = try FormulaMap(forward: "exp(theta)", inverse: "log(y)", derivative: "x")
    #expect(map.inverse(1.0) == 0 && map.derivative(0.0) == 1)
    let plane = try FormulaVectorMap(forward: "u*v, u*(1-v)", inverse: "x+y, x/(x+y)", determinant: "-u")
    #expect(plane.inverse([0.75, 2.25]) == [3, 0.25])
  }

  @Test(arguments: ["sinz", "PI*r", "z*sigma", "z1*a, z2", "ln", "mu + s*eps"])
  func whatIsNoName(text: String) {
    #expect(throws: FormulaError.self) { try FormulaMap(forward: text) }
  }

  // MARK: Functions, on every number

  /// Each function beside another formula of the same, at points on both sides of where its forms change.
  @Test(
    arguments: [
      ("log1p(z)", "log(1 + z)"), ("expm1(z)", "exp(z) - 1"), ("log2(z)", "log(z)/log(2)"),
      ("log10(z)", "log(z)/log(10)"), ("sigmoid(z)", "1/(1 + exp(-z))"), ("sigmoid(-z)", "1/(1 + exp(z))"),
      ("logit(z/9)", "log(z/(9 - z))"), ("softplus(z)", "log(1 + exp(z))"), ("relu(z)", "max(z, 0)"),
      ("erfc(z)", "1 - erf(z)"), ("ndtr(z)", "(1 + erf(z/sqrt(2)))/2"), ("cbrt(z)", "z^(1/3)"),
      ("-cbrt(-z)", "z^(1/3)"), ("hypot(z, 3)", "sqrt(z^2 + 9)"), ("atan2(z, 2)", "atan(z/2)"),
      ("atan2(2, z)", "pi/2 - atan(z/2)"), ("atan2(-z, -1)", "atan(z) - pi"), ("sign(-z)", "-1"),
      ("floor(z/64)", "0"), ("lgamma(z + 1)", "lgamma(z) + log(z)"), ("lgamma(1/2)", "log(pi)/2"),
      ("where(z > 1, z, 1)", "max(z, 1)"),
      ("where(1 < z <= 2 or not z < 5, 7, z)", "where(z > 1 and z <= 2, 7, where(z >= 5, 7, z))"),
      ("(z > 0)*z", "z"),
    ])
  func twoFormulasOfOne(text: String, other: String) throws {
    let (f, g) = (try Formula(text), try Formula(other))
    for z in [0.7, 1.3, 2.9, 6.5] {
      let (a, b): (Double, Double) = (f.evaluate(z), g.evaluate(z))
      #expect((a - b).magnitude <= 1e-13 * max(1, b.magnitude), "\(text) at \(z)")
      let (c, d) = (
        f.evaluate(Dual<Double>.variable(z)).derivative, g.evaluate(Dual<Double>.variable(z)).derivative
      )
      #expect((c - d).magnitude <= 1e-12 * max(1, d.magnitude), "the slope of \(text) at \(z)")
      #expect(
        f.evaluate(Interval(z)).contains(a)
          || f.evaluate(Interval(z)).hull(Interval(a)).width <= 8 * max(1, a.magnitude).ulp)
      #expect(!f.evaluate(Interval(z)).intersection(g.evaluate(Interval(z))).isEmpty)
      let slope = f.evaluate(Dual<Interval>.variable(Interval(z))).derivative
      #expect(
        !slope.intersection(g.evaluate(Dual<Interval>.variable(Interval(z))).derivative).isEmpty, "\(text)")
    }
  }

  @Test func inversesOfTheirFunctions() throws {
    for (there, back) in [("ndtr(z)", "ndtri(z)"), ("erf(z)", "erfinv(z)"), ("sigmoid(z)", "logit(z)")] {
      let (f, g) = (try Formula(there), try Formula(back))
      for z in [-1.5, -1e-3, 0.25, 2.0] {
        let x: Double = f.evaluate(z)
        let y: Double = g.evaluate(x)
        #expect((y - z).magnitude <= 1e-14 * max(1, z.magnitude), "\(back) at \(x)")
        // As far as x's own rounding carries, through the slope.
        let slope = f.evaluate(Dual<Double>.variable(z)).derivative
        #expect((g.evaluate(Interval(x)).midpoint - y).magnitude <= 8 * (z.ulp + x.ulp / slope))
        let product = g.evaluate(f.evaluate(Dual<Double>.variable(z))).derivative
        // g′ is off by x's rounding times g″/g′ = −f″/f′², and each slope by a few ulp of its own.
        let bend = f.evaluate(Dual(Dual<Double>.variable(z), 1)).derivative.derivative
        #expect((product - 1).magnitude <= 32 * 1.0.ulp + 8 * x.ulp * (bend / (slope * slope)).magnitude)
      }
      #expect(g.evaluate(-2.0).isNaN && g.evaluate(Interval(-2)).isEmpty)
    }
  }

  @Test func leapsAndFlatPlaces() throws {
    let leap = try FormulaMap(forward: "z + sign(z)")
    #expect(
      leap.gaps == [Domain(-1, 1)] && leap.inverse(0.5).isNaN && (leap.inverse(2.0) - 1).magnitude <= 0x1p-52)
    #expect(try FormulaMap(forward: "where(z > 0, 2*z, z)").gaps.isEmpty)
    #expect(try FormulaMap(forward: "abs(z) + 3*z").gaps.isEmpty)
    #expect(try FormulaMap(forward: "z + floor(z)", on: Domain(-1.5, 1.5)).kinks == [-1, 0, 1])
    let box = try Formula("floor(z)").evaluate(Dual<Interval>.variable(Interval(0.5, 1.5)))
    #expect(
      box.value == Interval(0, 1) && box.derivative == .entire, "nothing is known of a slope across a step")
  }

  // MARK: Other spellings

  @Test(
    arguments: [
      ("np.exp(-z)**2", "exp(-z)^2"), ("math.log(z)", "log(z)"), ("torch.sigmoid(z)", "sigmoid(z)"),
      ("tf.math.softplus(z)", "softplus(z)"), ("scipy.stats.norm.cdf(z)", "ndtr(z)"),
      ("inv_logit(z)", "sigmoid(z)"),
      ("Phi(z)", "ndtr(z)"), ("pow(z, 3)", "z^3"), ("z ** 3", "z^3"),
      ("np.where(z > 0, z, 0)", "where(z > 0, z, 0)"),
      ("z > 0 ? z : 2*z", "where(z > 0, z, 2*z)"), ("z if z > 0 else 2*z", "where(z > 0, z, 2*z)"),
      ("2z", "2*z"),
      ("0,5*z", "0.5*z"), ("square(z + 1)", "((z + 1)^2)"), ("|z|", "abs(z)"), ("z²", "z^2"),
      ("Exp[z]", "exp(z)"),
      ("math.pi*z", "pi*z"), ("log1m(z)", "(log1p(-z))"), ("Math.sqrt(z)", "sqrt(z)"), ("ln(z)", "log(z)"),
      ("F.logsigmoid(z)", "(-softplus(-z))"), ("0.5f*z", "0.5*z"), ("2(z+1)", "2*(z + 1)"),
    ])
  func theLineToType(text: String, line: String) throws {
    let error = try #require(throws: FormulaError.self) { try FormulaMap(forward: text) }
    #expect(error.message.hasSuffix("the whole line: \(line)"), "\(error.message)")
    #expect(throws: Never.self) { try FormulaMap(forward: line) }
  }

  @Test func coordinatesOfOtherLanguages() throws {
    let error = try #require(throws: FormulaError.self) {
      try FormulaVectorMap(forward: "z[0]*np.exp(z[1]), z[1]")
    }
    #expect(error.message.hasSuffix("z1*exp(z2), z2"))
  }
}
