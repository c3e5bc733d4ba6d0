import Testing

@testable import Theorem

@Suite("Regularity: where a map of D dimensions folds or flattens space") struct RegularityTests {
  private func seen(_ text: String, _ base: some Density = Normal(), seed: UInt64 = 1) throws -> Regularity {
    let map = try FormulaVectorMap(forward: text)
    return Regularity(
      of: VectorPushforward(map, of: ProductDensity(base, count: map.dimension)), seed: seed)
  }

  @Test func catalogueIsRegular() {
    for p in Catalogue.vectorPushforwards {
      guard case .regular(let sign, let points) = Regularity(of: p) else {
        Issue.record("\(p) \(Regularity(of: p))")
        continue
      }
      #expect(points > 0 && sign.magnitude == 1, "\(p)")
    }
  }

  @Test(
    "det of one sign, on the base that is asked for",
    arguments: [
      ("z1*cos(2*pi*z2), z1*sin(2*pi*z2)", "uniform"), ("z1^2, z2", "exponential"),
      ("1/z1, z2", "exponential"),
      ("1/z1, 1/z2", "normal"), ("z1, z2*exp(z1)", "normal"), ("cosh(z1), z2^3", "uniform"),
      ("log(z1), log(z2), log(z3)", "exponential"), ("atanh(2*z1-1), z2", "uniform"),
      ("tanh(20*z1), z2", "normal"), ("exp(1000*z1), z2", "normal"), ("z2, z1", "cauchy"),
      ("z1 + 1e-9*z2, z2", "normal"),
      ("sqrt(-2*log(z1))*cos(2*pi*z2), sqrt(-2*log(z1))*sin(2*pi*z2)", "uniform"),
      ("z1 + 0.9*sin(z1), z2 + 0.9*sin(z1)", "student-t"), ("max(z1, 2*z1), z2", "normal"),
      ("z1 + abs(z2), z2", "normal"), ("(z1 - 1)^3 + 1e-3*z1, z2", "normal"),
      // det changes its sign where f leaps from one infinity to the other; one-to-one beside it.
      ("z1/z2, z2", "normal"), ("z1/(z2 - 0.3), z2", "normal"), ("z1, exp(z2)/z1", "cauchy"),
    ])
  func regular(text: String, base: String) throws {
    let base = try #require(Catalogue.base(named: base))
    for seed: UInt64 in 1...3 {
      let found = try seen(text, base, seed: seed)
      #expect(!found.isBroken && found.place == nil, "\(text) on \(base.name): \(found)")
    }
  }

  @Test func scalesFarBeyondTheDoublesAreNoFlattening() throws {
    let huge = (1...20).map { "1e20*z\($0)" }.joined(separator: ", ")
    let tiny = (1...20).map { "1e-20*z\($0)" }.joined(separator: ", ")
    for text in [huge, tiny] {
      guard case .regular(sign: 1, _) = try seen(text) else {
        Issue.record("\(try seen(text))")
        continue
      }
    }
  }

  @Test(
    "a change of sign, at its place",
    arguments: [
      ("z1 - 2*max(0, z1-1.9), z2", 0, 1.9), ("z1, z1*z2", 0, 0), ("z1, z2 - 3*max(0, z2-3.5)", 1, 3.5),
      ("z1, z2 - 3*max(0, z2+4.25)", 1, -4.25), ("z1*cos(z2), z1*sin(z2)", 0, 0),
      ("(z1 - 0.5)^2, z2", 0, 0.5), ("z1/abs(z2), abs(z2)", 1, 0), ("sqrt(abs(z1 - 0.5)), z2", 0, 0.5),
      ("z1, abs(z2 + 0.75), z3", 1, -0.75),
      ("z1 - 3*max(0, 1e-6 - abs(z1-0.3)), z2", 0, 0.3),
    ])
  func turns(text: String, coordinate: Int, place: Double) throws {
    for seed: UInt64 in 1...3 {
      let found = try seen(text, seed: seed)
      guard case .turns(let z) = found else {
        Issue.record("\(text): \(found)")
        continue
      }
      // The fold of the last is 2e-6 wide.
      #expect(
        (z[coordinate] - place).magnitude <= (text.contains("1e-6") ? 1e-6 : 1e-12), "\(text): \(found)")
    }
  }

  @Test(
    "a zero that det only touches",
    arguments: [
      ("z1^3, z2", 0, 0.0), ("z1, (z2 - 1.25)^3", 1, 1.25), ("z1, z2^5 , z3", 1, 0),
      ("z1 + sin(z1), z2", 0, .pi),
      ("z1*(z1^2 + 1)*0 + z1^3 + z2, z2", 0, 0), ("z1 + z2, (z2 + 2)^3", 1, -2),
    ])
  func touches(text: String, coordinate: Int, place: Double) throws {
    for seed: UInt64 in 1...3 {
      let found = try seen(text, seed: seed)
      guard case .vanishes(let z) = found else {
        Issue.record("\(text): \(found)")
        continue
      }
      // A minimum of det is found to about the root of its rounding.
      #expect((abs(z[coordinate]) - abs(place)).magnitude <= 0x1p-24, "\(text): \(found)")
    }
  }

  @Test func noValueWhereTheBaseHasMass() throws {
    let found = try seen("log(z1), z2")
    guard case .undefined(let z, let share, let defined?) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(z[0] < 0 && (share - 0.5).magnitude < 0.1)
    #expect(defined[0] == .positive && defined[1] == .line)
    #expect(found.advice == "--on 0...inf,-inf...inf, or --base exponential")
    guard case .undefined(_, _, let box?) = try seen("z1, asin(z2 - 1)") else {
      Issue.record("\(try seen("z1, asin(z2 - 1)"))")
      return
    }
    // asin's ends are met at z2 − 1 = ±1, which rounds to an ulp of 1.
    let ulp = 1.0.ulp
    #expect(box[0] == .line && box[1].lower.magnitude <= ulp && (box[1].upper - 2).magnitude <= 2 * ulp)
    // Half of the plane, no box: a smaller one that will do.
    #expect(try seen("log(z1 + z2), z2").advice == "--on 0...inf,0...inf, or --base exponential")
    #expect(try seen("sqrt(1 - z1^2 - z2^2), z2").advice == nil)
  }

  @Test func flatAndSingular() throws {
    for text in ["max(z1, 0), z2", "z1, 0*z2", "z1 + z2, 2*z1 + 2*z2", "z1, max(-1, min(1, z2))"] {
      guard case .flat = try seen(text) else {
        Issue.record("\(text): \(try seen(text))")
        continue
      }
    }
    let found = try seen("0.1*z1 + 0.2*z2, 0.3*z1 + 0.6*z2")
    guard case .unknown = found else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func secondPreimages() throws {
    // The square of z1 + i z2 has det 4(z1² + z2²), touching 0 at the origin; moved far away, it is two-to-one all the same.
    for text in ["z1^2 - z2^2, 2*z1*z2", "exp(z1)*cos(3*z2), exp(z1)*sin(3*z2)", "tan(z1), z2"] {
      let found = try seen(text)
      #expect(found.isBroken, "\(text): \(found)")
      if case .repeats(let z, let other) = found {
        let map = try FormulaVectorMap(forward: text)
        let x: [Double] = map.forward(z)
        // Newton's method stops four doubles beside z at the latest, and f there is in its enclosure.
        let beside: [Interval] = map.forward(other.map { Interval($0 - 4 * $0.ulp, $0 + 4 * $0.ulp) })
        #expect(zip(beside, x).allSatisfy { $0.contains($1) })
      }
    }
    let coded = VectorPushforward(ComplexSquare(), of: ProductDensity(Normal(), count: 2))
    #expect(Regularity(of: coded).isBroken)
    // On half of the plane the square is one-to-one.
    let half = ProductDensity([ExponentialDensity(), Normal()])
    #expect(!Regularity(of: VectorPushforward(ComplexSquare(), of: half)).isBroken)
  }

  /// Angles that overlap on a thousandth of the mass and less: two draws that meet are rare, evenly spread points are not.
  @Test(arguments: [(3.0, false), (3.14, false), (3.3, true), (4, true), (6, true)])
  func overlapsOfLittleMass(furthest: Double, overlaps: Bool) throws {
    let polar = try FormulaVectorMap(forward: "(z1 + 3)*cos(z2), (z1 + 3)*sin(z2)")
    let base = ProductDensity([
      try #require(Conditioned(Normal(), to: Domain(-2, 2))),
      try #require(Conditioned(Normal(), to: Domain(-furthest, furthest))),
    ])
    let found = Regularity(of: VectorPushforward(polar, of: base))
    if case .repeats = found {
      #expect(overlaps, "\(found)")
    } else {
      #expect(!overlaps, "\(found)")
    }
  }

  @Test func otherCounterexamplesAndDimensions() throws {
    func seen(_ map: some VectorMap) -> Regularity {
      Regularity(of: VectorPushforward(map, of: ProductDensity(Normal(), count: map.dimension)))
    }
    guard case .flat = seen(Projection()), case .changesDimension(from: 2, to: 3) = seen(Graph()) else {
      Issue.record("\(seen(Projection())) \(seen(Graph()))")
      return
    }
    #expect(seen(BoxMuller()).isBroken, "a normal base leaves the unit square")
  }

  @Test func sameSeedSameAnswer() throws {
    #expect(try seen("log(z1), z2", seed: 5) == seen("log(z1), z2", seed: 5))
  }

  @Test(
    "What is wrong beyond a branch of a claim alone is found; what is right beside its branches stays so",
    arguments: [
      ("sinh(z1), z2 + 2*z1", nil, "cosh(z1)*(1 + 1e-9*where(z1 > 1.3, 1, 0))", true),
      ("z1, z2*exp(z1)", "x1, x2*exp(-min(x1, 2.5))", nil, true),
      ("max(z1, 0) + 0.3*min(z1, 0), z2", nil, "where(z1 < 0.01, 0.3, 1)", true),
      ("max(z1, 0) + 0.3*min(z1, 0), z2", nil, "where(z1 < 0, 0.3, 1)", false),
      ("z1, z2*exp(abs(z1))", "x1, x2*exp(-abs(x1))", "exp(max(z1, -z1))", false),
    ] as [(String, String?, String?, Bool)])
  func branchesOfClaims(f: String, inverse: String?, determinant: String?, isWrong: Bool) throws {
    let map = try FormulaVectorMap(forward: f, inverse: inverse, determinant: determinant)
    let base = ProductDensity(Normal(), count: 2)
    let chain = VectorChain([try FormulaVectorMap(forward: "z1 + z2/5, z2", determinant: "1"), map])
    // Along a chain whose first step has no inverse, none is read.
    let both: [(Equation, any VectorMap)] = [(.eq8, map)] + (determinant == nil ? [] : [(.eq9, chain)])
    for (equation, map) in both {
      let checks = try equation.checks(
        of: VectorPushforward(map, of: base), .reference, CheckOptions(evidence: [.exact]))
      let exact = try #require(checks.comparisons.last)
      #expect(exact.verdict == (isWrong ? .fails : .holds), "\(equation) \(exact)")
    }
  }
}
