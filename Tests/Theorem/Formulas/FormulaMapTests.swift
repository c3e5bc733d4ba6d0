import Testing

@testable import Theorem

@Suite("Formula maps: a reader's own map, with its claims") struct FormulaMapTests {
  @Test func claimsAreThoseThatWereTyped() throws {
    let bare = try FormulaMap(forward: "sinh(z)")
    #expect(!bare.hasClosedInverse && !bare.hasOwnDerivative)
    let full = try FormulaMap(forward: "sinh(z)", inverse: "asinh(x)", derivative: "cosh(z)*1.5")
    #expect(full.hasClosedInverse && full.hasOwnDerivative)
    #expect(full.name == "yours" && full.formula == "sinh(z)")
    for z in [-2.0, 0.3, 4] {
      #expect(full.derivative(z) == cosh(z) * 1.5, "a claim is not corrected")
      #expect(bare.derivative(z) == cosh(z))
      #expect(full.inverse(full.forward(z)) == asinh(sinh(z)))
      #expect(bare.inverse(Interval(bare.forward(z))).contains(asinh(sinh(z))))
    }
  }

  @Test func inverseIsSolvedForWhereNoneIsGiven() throws {
    let map = try FormulaMap(forward: "z + 0.5*sin(z)")
    for z in [-30.0, -1, 0.25, 2, 500] {
      let x = map.forward(z)
      let back = map.forward(map.inverse(x))
      #expect((back - x).magnitude <= 2 * x.ulp)
    }
  }

  @Test func wrongTextsNameTheirOwnFormula() throws {
    let wrong = try #require(throws: FormulaError.self) {
      try FormulaMap(forward: "sinh(z)", inverse: "asinh(z)")
    }
    #expect(wrong.formula == "asinh(z)" && wrong.kind == .wrongVariable)
  }

  @Test func outsideItsDomainAFormulaHasNoValue() throws {
    let map = try FormulaMap(forward: "z^2", on: .positive)
    #expect(map.forward(-1.0).isNaN && map.forward(2.0) == 4)
    #expect(map.forward(Interval(-2, -1)).isEmpty)
    #expect(map.range == .positive)
  }

  @Test(
    arguments: [
      ("sinh(z)", .line, .line), ("exp(z)", .line, .positive), ("-exp(z)", .line, Domain(-.infinity, 0)),
      ("tanh(z)", .line, Domain(-1, 1)), ("1/(1 + exp(-z))", .line, .unit),
      ("exp(z)/(1 + exp(z))", .line, .unit),
      ("log(z)", .positive, .line), ("1/z", .positive, .positive), ("sqrt(z)", .positive, .positive),
      ("z^0.01", .positive, .positive), ("1/(z - 1)^2", Domain(1, .infinity), .positive),
      ("log(1 + exp(z))", .line, .positive), ("z^3 + z", .line, .line), ("asinh(asinh(z))", .line, .line),
      ("z + 0.5*sin(z)", .line, .line), ("tan(pi*(z - 0.5))", .unit, .line), ("-log(-log(z))", .unit, .line),
      ("2*z + 1", .unit, Domain(1, 3)), ("(sqrt(z) - 1)/0.5", .positive, Domain(-2, .infinity)),
      ("z/(1 + abs(z))", .line, Domain(-1, 1)), ("2*asin(z)/pi", Domain(-1, 1), Domain(-1, 1)),
      ("3", .line, .line), ("log(-1 - z^2)", .line, .line),
      // 1/0 of a 0 with the wrong sign: f rises all the same.
      ("1/(-log(ndtr(z)))", .line, .positive),
    ] as [(String, Domain, Domain)])
  func ranges(text: String, domain: Domain, range: Domain) throws {
    #expect(try FormulaMap(forward: text, on: domain).range == range)
  }

  @Test func rangesOfTheCatalogue() {
    // What the chapter's own maps claim, from their values alone.
    for map in Catalogue.scalarMaps {
      let seen = Domain.image(of: map.domain) { map.forward($0) }
      for (end, claimed) in [(seen.lower, map.range.lower), (seen.upper, map.range.upper)]
      where end != claimed {
        #expect(
          (end - claimed).magnitude <= 4 * max(claimed.ulp, .ulpOfOne), "\(map.name): \(end) for \(claimed)")
      }
    }
  }

  @Test func kinksAreFound() throws {
    #expect(try FormulaMap(forward: "max(z, 0) + 0.25*min(z, 0)").kinks == [0])
    #expect(try FormulaMap(forward: "2*z + abs(z - 1.5) + abs(z + 0.1)/2").kinks == [-0.1, 1.5])
    #expect(try FormulaMap(forward: "z + abs(z^2)").kinks == [], "a square touches 0 and is smooth there")
    #expect(try FormulaMap(forward: "2*z + abs(z)", on: Domain(1, 2)).kinks == [])
    #expect(try FormulaMap(forward: "sinh(z)").kinks == [])
  }
}

@Suite("Formula maps in D dimensions") struct FormulaVectorMapTests {
  @Test func determinantComesFromDualNumbersOrFromAClaim() throws {
    let forward = "z1*exp(0.5*tanh(z2)), z2"
    let bare = try FormulaVectorMap(forward: forward)
    let full = try FormulaVectorMap(
      forward: forward, inverse: "x1*exp(-0.5*tanh(x2)), x2", determinant: "exp(0.5*tanh(z2))")
    #expect(!bare.hasOwnDeterminant && full.hasOwnDeterminant && bare.dimension == 2)
    let z = [1.5, -0.75]
    let expected = 0.5 * tanh(z[1])
    for map in [bare, full] {
      #expect((map.logAbsDeterminant(z) - expected).magnitude <= 4 * Double.ulpOfOne)
      #expect(map.logAbsDeterminant(z.map { Interval($0) }).contains(expected))
    }
    #expect(try FormulaVectorMap(forward: forward, determinant: "2*z1").logAbsDeterminant([0.5, 7.0]) == 0)
    let back = full.inverse(full.forward(z))
    #expect(zip(back, z).allSatisfy { ($0 - $1).magnitude <= 4 * $1.ulp })
    #expect(full.isInRange([1, 2]) && !full.isInRange([.nan, 2]) && !full.isInRange([1]))
  }

  @Test func withoutAnInverseThereIsNone() throws {
    let map = try FormulaVectorMap(forward: "z1 + 0.3*sin(z2), z2 + 0.3*sin(z1)")
    #expect(!map.hasClosedInverse)
    #expect(map.inverse([1.0, 2.0]).allSatisfy { $0.isNaN })
    #expect(map.inverse([Interval(1), Interval(2)]).allSatisfy { $0.isEmpty })
  }

  @Test func newtonFindsOne() throws {
    let map = try FormulaVectorMap(forward: "z1 + 0.3*sin(z2), z2^3 + z2 + 0.3*sin(z1)")
    for z in [[0.5, -2.0], [10, 30], [-3, 0]] {
      let x = map.forward(z)
      let found = try #require(map.numericalInverse(x, near: [0, 0]))
      // f's Jacobian has an inverse below 2 in size, so z is as near as f's rounding is, a few times over.
      #expect(
        zip(found, z).allSatisfy { ($0 - $1).magnitude <= 16 * max($1.magnitude, 1).ulp }, "\(found) \(z)")
    }
    let square = try FormulaVectorMap(forward: "z1^2, z2")
    #expect(square.numericalInverse([-1, 0], near: [1, 1]) == nil, "nothing has a square of −1")
    #expect(try FormulaVectorMap(forward: "z1, z1").numericalInverse([1, 2], near: [0, 0]) == nil)
  }

  @Test func xInAClaimIsTheImage() throws {
    let logistic = try FormulaMap(forward: "1/(1 + exp(-z))", derivative: "x*(1 - x)")
    let shear = try FormulaVectorMap(forward: "z1 + 1, z2*exp(z1)", determinant: "x2/z2 + 0*x1")
    for z in [-1.5, 0.25, 2] {
      let slope: Double = derivative(of: logistic, at: z)
      #expect((logistic.derivative(z) - slope).magnitude <= 4 * Double.ulpOfOne)
      let determinant: Double = shear.logAbsDeterminant([z, 0.5])
      #expect((determinant - z).magnitude <= 4 * Double.ulpOfOne * (1 + z.magnitude))
    }
    let beyond = try #require(throws: FormulaError.self) {
      try FormulaVectorMap(forward: "z1, z2", determinant: "x3")
    }
    #expect(beyond.kind == .wrongVariable && beyond.message.contains("x1 to x2"))
    let long = String(repeating: "x + ", count: 2000) + "x"
    let tooLong = try #require(throws: FormulaError.self) {
      try FormulaMap(forward: "sinh(sinh(sinh(z)))", derivative: long)
    }
    #expect(tooLong.kind == .tooLong)
    #expect(throws: FormulaError.self) { try FormulaMap(forward: "x + z") }
    #expect(throws: FormulaError.self) { try FormulaMap(forward: "x, x") }
    // Where f is written in x, so are its claims.
    let own = try FormulaMap(forward: "sinh(x)", inverse: "asinh(x)", derivative: "cosh(x)")
    let slope: Double = own.derivative(0.75)
    #expect(slope == Double.cosh(0.75) && own.forward(0.75) == Double.sinh(0.75))
    let plane = try FormulaVectorMap(forward: "x1, x2*exp(x1)", determinant: "exp(x1)")
    #expect(plane.logAbsDeterminant([0.5, 2.0]) == 0.5)
  }
}
