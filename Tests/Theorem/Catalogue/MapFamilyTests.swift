import Testing

@testable import Theorem

/// Every map that a test of all maps looks at: those of the catalogue, and members of each family.
enum EveryMap {
  static let scalar: [any ScalarMap] =
    Catalogue.scalarMaps
    + Catalogue.scalarMapFamilies.compactMap(\.sample).filter { member in
      !Catalogue.scalarMaps.contains { $0.name == member.name }
    }
    + [
      BoxCox(power: 0), BoxCox(power: -1), YeoJohnson(power: 0), YeoJohnson(power: 2.5),
      YeoJohnson(power: -0.5), Kumaraswamy(2, 3),
    ]
  static let vector: [any VectorMap] =
    Catalogue.vectorMaps
    + Catalogue.vectorMapFamilies.compactMap(\.sample).filter { member in
      !Catalogue.vectorMaps.contains { $0.name == member.name }
    } + [Radial(center: [0, 0.5, -1], alpha: 0.5, beta: -0.25, name: "radial-3, inwards")]
  static let pushforwards = scalar.map {
    Pushforward($0, of: Catalogue.defaultBase(on: $0.domain) ?? Normal())
  }

  static func scalar(_ name: String) throws -> any ScalarMap {
    try #require(scalar.first { $0.name == name })
  }
}

@Suite("Maps by name, with parameters") struct MapFamilyTests {
  static let scalar = Catalogue.scalarMapFamilies.compactMap(\.sample)
  static let vector = Catalogue.vectorMapFamilies.compactMap(\.sample)

  @Test func everyFamilyHasAStandardAndASample() {
    #expect(Self.scalar.count == Catalogue.scalarMapFamilies.count)
    #expect(Self.vector.count == Catalogue.vectorMapFamilies.count)
    #expect(Catalogue.scalarMapFamilies.allSatisfy { $0.standard != nil })
    #expect(Catalogue.vectorMapFamilies.allSatisfy { $0.standard != nil })
  }

  /// What `verify-eq list maps` shows can be typed, and the name in a report too.
  @Test func signaturesAndNamesCanBeTyped() throws {
    for (text, name) in Catalogue.scalarMapFamilies.map({ ($0.signature, $0.standard?.name) })
      + Self.scalar.map({ ($0.name, $0.name) })
    {
      #expect(try Catalogue.scalarMap(named: text)?.name == name, "\(text)")
    }
    for (text, name) in Catalogue.vectorMapFamilies.map({ ($0.signature, $0.standard?.name) }) {
      #expect(try Catalogue.vectorMap(named: text)?.name == name, "\(text)")
    }
    for (text, formula) in [
      ("BoxCox(0.3)", "(z^0.3 - 1)/0.3"), ("box_cox(lambda=1/4)", "(z^0.25 - 1)/0.25"),
      ("Kumaraswamy(b=2, a=0.5)", "(1 - (1 - z)^(1/2))^(1/0.5)"),
      ("logit(0, pi)", "log(z/(3.141592653589793 - z))"),
    ] {
      #expect(try Catalogue.scalarMap(named: text)?.formula == formula, "\(text)")
    }
    #expect(try Catalogue.vectorMap(named: "planar(u=[1, 1], w=[0.5, 0.5])")?.dimension == 2)
    #expect(try Catalogue.vectorMap(named: "householder([1, 0, 2, 0])")?.dimension == 4)
  }

  /// One line: what is wrong, and one to type.
  @Test(arguments: [
    ("box-cox(1e9)", "from -16 to 16"), ("kumaraswamy(-1, 2)", "above 0"),
    ("kumaraswamy(1, 2, 3)", "2 at most"),
    ("logit(3, 1)", "3 is not below 1"), ("softplus(0)", "above 0"),
    ("ordered(2.5)", "a whole number from 2 to 16"),
    ("ordered(100)", "from 2 to 16"), ("stick-breaking(1)", "from 3"),
    ("cholesky-correlation(x)", "no number"),
    ("planar([1, 2], [1])", "of one length"), ("planar([-2, 0], [1, 0])", "folds"),
    ("planar([1, 2)", "no fellow"),
    ("radial([0, 0], 1, -1)", "folds"), ("radial([0, 0], -1)", "above 0"),
    ("householder([0, 0])", "not all of them 0"),
    ("householder([1])", "2 to 16 coordinates"), ("householder(1, 2, -2)", "1 at most"),
    ("spline([-1, 1], [-1, 1], [1])", "as long as one another"), ("spline([1, -1], [1, -1], [1, 1])", "rise"),
    ("spline([-1, 0, 1], [-1, 0, 1], [1, -2, 1])", "above 0"),
    ("spline([-1, 1], [-1, 2], [1, 1])", "on x = z"),
    ("box-cox(power = 1)", "no parameter"), ("box-cox([1, 2])", "one number"),
    ("box-cox(1, lambda = 2)", "twice"),
  ])
  func badParametersAreRefused(_ typed: String, _ said: String) {
    let refusal = #expect(throws: NotApplicable.self) { try Catalogue.subject(named: typed) }
    #expect(refusal?.description.contains(said) == true, "\(refusal.map(\.description) ?? "")")
    #expect(refusal?.advice != nil && refusal?.description.contains("\n") == false)
  }

  @Test func eachHasABaseOnItsDomain() throws {
    for map in Self.scalar {
      let base = try #require(Catalogue.defaultBase(on: map.domain))
      #expect(map.domain.lower <= base.support.lower && base.support.upper <= map.domain.upper)
    }
    let logit = try #require(try Catalogue.subject(named: "logit(-1, 3)"))
    #expect(logit.baseName == "uniform(-1, 3)")
    let sphere = try #require(try Catalogue.subject(named: "spherical(4)"))
    let space = try #require(sphere.space)
    #expect(space.base.box == space.map.domain)
    // A base that is asked for takes the place of each coordinate's own; an interval cuts those.
    let asked = try Catalogue.subject(
      named: "spherical(3)", BaseChoice("gamma(3, 1), uniform(0, pi), uniform(-pi, pi)"))
    #expect(asked?.baseName.hasPrefix("gamma(3, 1) x uniform(0, 3.14") == true)
    let cut = try Catalogue.subject(named: "spherical(2)", BaseChoice(on: [.line, Domain(0, 1)]))
    #expect(cut?.space?.base.box == [.positive, Domain(0, 1)])
  }

  // MARK: Through the equations, and with wrong claims

  private static let levels: Set<Evidence> = [.sampled, .measured, .exact]

  @Test(arguments: scalar.map(\.name)) func rightClaimsHold(_ name: String) throws {
    let subject = try #require(try Catalogue.subject(named: name))
    for number in 2...7 {
      let equation = try #require(Equation(number))
      let checks = try equation.checks(
        of: subject, .reference, CheckOptions(evidence: Self.levels, samples: 400))
      #expect(checks.allSatisfy { $0.verdict != .fails }, "(\(number)) \(name): \(checks)")
      #expect(checks.comparisons.contains { $0.verdict == .holds }, "(\(number)) \(name): \(checks)")
    }
  }

  @Test(arguments: vector.indices) func rightDeterminantsHold(_ index: Int) throws {
    let map = Self.vector[index]
    let p = VectorPushforward(map, of: Catalogue.defaultBase(of: map))
    for equation in [Equation.eq1, .eq2, .eq8, .eq9] {
      let checks = try equation.checks(of: p, .reference, CheckOptions(evidence: Self.levels, samples: 400))
      #expect(checks.allSatisfy { $0.verdict != .fails }, "(\(equation.number)) \(map.name): \(checks)")
    }
    let checks = try Equation.eq8.checks(of: p, .reference, CheckOptions(evidence: [.measured, .exact]))
    #expect(
      checks.comparisons.contains { $0.evidence == .exact && $0.verdict == .holds }, "\(map.name): \(checks)")
  }

  @Test(arguments: scalar.map(\.name)) func aWrongSlopeFailsAndIsNamed(_ name: String) throws {
    let right = try #require(try Catalogue.subject(named: name)?.line)
    let p = Pushforward(Upended(map: right.map), of: right.base)
    let checks = try Equation.eq5.checks(
      of: p, .parts([.derivative]), CheckOptions(evidence: [.measured, .exact]))
    #expect(
      checks.comparisons.allSatisfy { $0.verdict == .fails } && !checks.comparisons.isEmpty, "\(checks)")
    #expect(named(try #require(Equation.eq5.answer(by: p))).contains("multiplied"), "\(name)")
  }

  @Test(arguments: vector.indices) func aWrongDeterminantFailsAndIsNamed(_ index: Int) throws {
    let map = Self.vector[index]
    // A mirror's log-determinant is 0, and that turned over is 0 as well.
    let wrong = UpendedDeterminant(map: map, added: map is Householder ? 1 : 0)
    let p = VectorPushforward(wrong, of: Catalogue.defaultBase(of: map))
    let checks = try Equation.eq8.checks(
      of: p, .parts([.determinant]), CheckOptions(evidence: [.measured, .exact]))
    #expect(
      checks.comparisons.allSatisfy { $0.verdict == .fails } && !checks.comparisons.isEmpty, "\(checks)")
    let answer = try #require(Equation.eq8.answer(by: p))
    if map is Householder {
      guard case .factor = Explanation(of: answer) else {
        Issue.record("\(String(describing: Explanation(of: answer)))")
        return
      }
    } else {
      #expect(
        named(answer).contains("det-multiplied"),
        "\(map.name): \(String(describing: Explanation(of: answer)))")
    }
  }

  private func named(_ answer: WrongAnswer) -> [String] {
    guard case .known(let candidates) = Explanation(of: answer) else { return [] }
    return candidates.map(\.id)
  }

  /// The formula that is printed is the map: typed, it gives the same numbers.
  @Test func formulasAreTheMaps() throws {
    for map in EveryMap.scalar where map.pieces.isEmpty {
      let typed = try FormulaMap(forward: map.formula, on: map.domain)
      for z in ScalarMapTests().points(of: map) {
        let (one, other): (Double, Double) = (map.forward(z), typed.forward(z))
        #expect((one - other).magnitude <= 0x1p-44 * Swift.max(1, one.magnitude), "\(map.name) at \(z)")
      }
    }
    for map in Self.vector {
      let typed = try FormulaVectorMap(forward: map.formula)
      for z in VectorMapTests.points(of: map) {
        for (one, other) in zip(map.forward(z), typed.forward(z)) {
          #expect((one - other).magnitude <= 0x1p-44 * Swift.max(1, one.magnitude), "\(map.name) at \(z)")
        }
      }
    }
  }

  /// Lewandowski, Kurowicka & Joe's own way: L Lᵀ has ones on its diagonal, and its inverse map is theirs.
  @Test func choleskyFactorsAreOfCorrelations() {
    let map = CholeskyCorrelation(size: 4)
    for z in VectorMapTests.points(of: map) {
      let x = map.forward(z)
      let rows = [[], [x[0]], [x[1], x[2]], [x[3], x[4], x[5]]]
      for row in rows { #expect(row.reduce(0) { $0 + $1 * $1 } < 1) }
      // Stan's recursion, by the correlations' own 1 − t².
      let t = z.map { Double.tanh($0) }
      #expect(abs(x[5] - t[5] * Double.sqrt((1 - t[3] * t[3]) * (1 - t[4] * t[4]))) <= 0x1p-50)
    }
  }

  @Test func zeroBreaksTheStickIntoEqualParts() {
    for x in UnitSimplex(count: 5).forward([0.0, 0, 0, 0]) { #expect(abs(x - 0.2) <= 0x1p-52) }
    #expect(Ordered(dimension: 3).forward([5.0, 0, 0]) == [5, 6, 7])
  }
}

/// A map of the line that claims 1/f′ for f′.
private struct Upended: ScalarMap {
  let map: any ScalarMap
  var name: String { map.name }
  var formula: String { map.formula }
  var domain: Domain { map.domain }
  var range: Domain { map.range }
  var kinks: [Double] { map.kinks }
  var unclaimed: any ScalarMap { map }

  func forward<S: Scalar>(_ z: S) -> S { map.forward(z) }
  func inverse<S: Scalar>(_ x: S) -> S { map.inverse(x) }
  func derivative<S: Scalar>(_ z: S) -> S { 1 / map.derivative(z) }
}

/// A map of D dimensions that claims −log |det|, and something added, for log |det|.
private struct UpendedDeterminant: VectorMap {
  let map: any VectorMap
  var added = 0.0
  var name: String { map.name }
  var formula: String { map.formula }
  var dimension: Int { map.dimension }
  var domain: [Domain] { map.domain }
  var hasClosedInverse: Bool { map.hasClosedInverse }
  var unclaimed: any VectorMap { map }

  func forward<S: Scalar>(_ z: [S]) -> [S] { map.forward(z) }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { map.inverse(x) }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { S(added) - map.logAbsDeterminant(z) }
  func isInRange(_ x: [Double]) -> Bool { map.isInRange(x) }
}
