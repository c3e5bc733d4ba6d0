import Testing

@testable import Theorem

@Suite("Monotonicity: where a map turns") struct MonotonicityTests {
  private func seen(_ text: String, on domain: Domain = .line) throws -> Monotonicity {
    Monotonicity(of: try FormulaMap(forward: text, on: domain))
  }

  @Test(arguments: EveryMap.scalar.map(\.name)) func catalogueIsMonotone(name: String) throws {
    let map = try EveryMap.scalar(name)
    let seen = Monotonicity(of: map)
    #expect(seen == .increasing || seen == .decreasing, "\(name) \(seen)")
  }

  @Test(
    arguments: [
      ("z^2", .turns(at: 0)), ("abs(z)", .turns(at: 0)), ("(z - 1)^2", .turns(at: 1)),
      ("z^3", .zeroSlope(at: 0)),
      ("-(z + 2)^3", .zeroSlope(at: -2)), ("z^5/7", .zeroSlope(at: 0)), ("z^3 + 1e-12*z", .increasing),
      ("1/z", .pieces(at: 0)),
      ("-1/z", .pieces(at: 0)), ("1/z^2", .turns(at: 0)), ("log(z)", .undefined(at: 0)),
      ("(2*z + 1)/(z - 3)", .pieces(at: 3)), ("where(z < 0, exp(z), -exp(-z))", .pieces(at: 0)),
      // A value of one side is taken again on the other, far out.
      ("where(z < 0, exp(z), 0.00001 - exp(-z))", .jumps(at: 0)),
      ("log(-1 - z^2)", .undefined(at: 0)), ("z + 0.5*sin(z)", .increasing), ("1 - sinh(z)/3", .decreasing),
      ("exp(z)/(1 + exp(z))", .increasing), ("1/(1 + exp(-z))", .increasing), ("exp(-z)", .decreasing),
      ("(exp(z) - exp(-z))/(exp(z) + exp(-z))", .increasing), ("log(1 + exp(z))", .increasing),
      ("erf(z)", .increasing),
      ("sinh(z)", .increasing), ("z + abs(z)/2", .increasing), ("max(z, 0) + 0.25*min(z, 0)", .increasing),
      ("0*z + log(-1)", .undefined(at: 0)),
      // Φ rounds to 1 at z = 8.3: what goes back through its inverse has steps there, and no slope of 0.
      ("sigmoid(ndtri(ndtr(z)))", .increasing), ("-tanh(ndtri(ndtr(z)))", .decreasing),
    ] as [(String, Monotonicity)])
  func knownAnswers(text: String, expected: Monotonicity) throws {
    #expect(try seen(text) == expected)
  }

  @Test func turnsAreFoundToTheLastDigits() throws {
    // cos z = 0 is read off to the rounding of cos itself: a few units in the last place of pi/2.
    let few = 4 * (Double.pi / 2).ulp
    let turn = try #require(try seen("sin(z)").place)
    #expect((abs(turn) - .pi / 2).magnitude <= few)
    let tangent = try #require(try seen("tan(z)").place)
    #expect(try seen("tan(z)") == .jumps(at: tangent) && (abs(tangent) - .pi / 2).magnitude <= few)
  }

  @Test func endsOfDefinitionAreFoundToTheRoundingOfF() throws {
    let seen = try seen("asin(2*z - 2)")
    let place = try #require(seen.place)
    #expect(seen == .undefined(at: place) && (place - 0.5).magnitude <= Double.ulpOfOne)
  }

  @Test func narrowTurnsAreFound() throws {
    // 1 + 1.0001 cos z < 0 only between ±arccos(−1/1.0001) around π, 0.03 wide.
    let seen = try seen("z + 1.0001*sin(z)")
    let turn = try #require(seen.place)
    #expect(seen == .turns(at: turn))
    let slope = derivative(of: try FormulaMap(forward: "z + 1.0001*sin(z)"), at: turn)
    #expect(slope.magnitude <= 4 * Double.ulpOfOne)
    // The slope's own rounding, over the rate at which the slope changes there.
    let allowed = 4 * Double.ulpOfOne / sin(acos(-1 / 1.0001))
    #expect(((abs(turn) - .pi).magnitude - (.pi - acos(-1 / 1.0001))).magnitude <= allowed)
    #expect(try self.seen("z + 0.9999*sin(z)") == .increasing)
    let touching = try self.seen("z + sin(z)")
    #expect(touching == .zeroSlope(at: try #require(touching.place)) && touching.isMonotone)
  }

  @Test func constantsAreFlat() throws {
    for text in ["3", "0*z", "max(z, 0)", "max(-1, min(1, z))"] {
      let seen = try seen(text)
      #expect(seen == .flat(at: try #require(seen.place)) && !seen.isMonotone, "\(text) \(seen)")
    }
  }

  @Test func theDomainDecides() throws {
    #expect(try seen("z^2", on: .positive) == .increasing)
    #expect(try seen("z^2", on: Domain(-.infinity, 0)) == .decreasing)
    #expect(try seen("sin(z)", on: Domain(-1.5, 1.5)) == .increasing)
    #expect(try seen("log(z)", on: .positive) == .increasing)
    #expect(try seen("1/z", on: .positive) == .decreasing)
    let square = try FormulaMap(forward: "z^2")
    #expect(Monotonicity.turningPoint(of: square, on: Domain(-3, 5)) == 0)
    #expect(Monotonicity.turningPoint(of: square, on: Domain(1, 5)) == nil)
  }
}
