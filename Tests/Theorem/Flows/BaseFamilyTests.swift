import Testing

@testable import Theorem

@Suite("Bases with parameters") struct BaseFamilyTests {
  /// Every base that needs no parameters, and one of every family with some.
  static let bases = Catalogue.bases + Catalogue.baseFamilies.compactMap(\.sample)

  @Test(arguments: scipy.map(\.name)) func isThatOfSciPy(name: String) throws {
    let row = try #require(Self.scipy.first { $0.name == name })
    let base = try #require(Catalogue.base(named: name))
    #expect(base.name == name)
    for (value, expected) in Self.numbers(of: base, row) {
      // SciPy's own quantiles are good to about 2⁻⁴⁴.
      #expect((value - expected).magnitude <= 0x1p-42 * expected.magnitude, "\(name): \(value), \(expected)")
    }
  }

  private static func numbers(of base: any Density, _ row: Row) -> [(Double, Double)] {
    [
      (base.logDensity(row.z), row.logDensity), (base.cumulative(row.z), row.cumulative),
      (base.upperTail(row.z), row.upperTail), (base.quantile(1e-6), row.low),
      (base.upperQuantile(1e-6), row.high),
    ]
  }

  /// A rate is not a scale, and another shape is another density.
  @Test func otherParametersAreCaught() throws {
    for (right, wrong) in [
      ("gamma(2.5, 2)", "gamma(2.5, 0.5)"), ("exponential(2)", "exponential(0.5)"),
      ("student-t(5)", "student-t(5.0000001)"), ("weibull(1.5, 2)", "weibull(2, 1.5)"),
    ] {
      let row = try #require(Self.scipy.first { $0.name == right })
      let base = try #require(Catalogue.base(named: wrong))
      let gaps = Self.numbers(of: base, row).map { ($0 - $1).magnitude / $1.magnitude }
      #expect(gaps.contains { $0 > 0x1p-42 }, "\(wrong)")
    }
  }

  /// Levels down to the least doubles come back, in whichever tail has them.
  @Test(arguments: bases.map(\.name)) func levelsComeBack(name: String) throws {
    let base = try #require(Catalogue.base(named: name))
    for u in [1e-300, 1e-100, 1e-20, 1e-3, 0.25, 0.5] {
      for (z, tail, back) in [
        (base.quantile(u), "P", base.cumulative(base.quantile(u))),
        (base.upperQuantile(u), "Q", base.upperTail(base.upperQuantile(u))),
      ] {
        // z is rounded, too: what one ulp of it is worth. Beside a finite end the doubles may be too far apart.
        let rounding = z.ulp * base.density(z) + 0x1p-40 * u
        let isAtTheEnd = z == base.support.lower.nextUp || z == base.support.upper.nextDown || z.isInfinite
        #expect((back - u).magnitude <= 4 * rounding || isAtTheEnd, "\(name) \(tail) \(u): z = \(z), \(back)")
      }
    }
  }

  /// P is the integral of p: by quadrature, which has no part in either.
  @Test(arguments: bases.map(\.name)) func cumulativeIsTheIntegralOfTheDensity(name: String) throws {
    let base = try #require(Catalogue.base(named: name))
    let (a, b) = (base.quantile(0.2), base.quantile(0.85))
    let mass = Quadrature.integral(from: a, to: b, breaks: base.kinks) { base.density($0) }
    #expect((mass.value - 0.65).magnitude <= 16 * mass.error + 0x1p-44, "\(mass)")
    let slope = FiniteDifference.derivative(
      at: a, in: base.support.cut(at: base.kinks, around: a), scale: b - a
    ) { base.cumulative($0) }
    #expect((slope.value - base.density(a)).magnitude <= FiniteDifference.coverage * slope.error)
    let whole = Equation2.massOfBase(base)
    #expect((whole.value - 1).magnitude <= whole.error, "\(whole)")
  }

  @Test func namesOfOtherProgramsAreTheSame() throws {
    for (typed, name) in [
      ("N(0, 1)", "normal"), ("Normal(1,2)", "normal(1, 2)"), ("norm", "normal"),
      ("HalfNormal(2)", "half-normal(2)"),
      ("half_cauchy", "half-cauchy"), ("StudentT(5)", "student-t(5)"), ("LogNormal(0, 1)", "lognormal"),
      ("Uniform(-pi/2, pi/2)", "uniform(-1.5707963267948966, 1.5707963267948966)"), ("expon", "exponential"),
      ("gamma(rate=2, shape=2.5)", "gamma(2.5, 2)"), ("exponential(1/2)", "exponential(0.5)"),
      ("t(2)", "student-t"),
      ("normal(deviation = 2)", "normal(0, 2)"),
    ] {
      #expect(try BaseChoice(typed).density(default: Uniform()).name == name, "\(typed)")
    }
    for base in Self.bases { #expect(Catalogue.base(named: base.name)?.name == base.name) }
  }

  /// Bad parameters: what is wrong with them, and one to type.
  @Test(arguments: [
    ("normal(0, -1)", "deviation"), ("normal(0, 0)", "above 0"), ("uniform(3, 1)", "not below"),
    ("uniform(1, 1)", "not below"), ("gamma(2)x", "can't be read"), ("gamma", "leaves out the shape"),
    ("gamma(2, 1, 4)", "has 3"), ("beta(1)", "leaves out the b"), ("expon(2)", "exponential(rate = 1)"),
    ("exponential(scale=2)", "its rate is 1 over the scale"), ("lognorm(1, 0, 2)", "lognormal"),
    ("normal(nan, 1)", "no number"), ("normal(1/0, 1)", "no value"), ("normal(z, 1)", "no number"),
    ("gama(2)", "no base 'gama'"), ("student-t(1e5)", "at most 10000"), ("normal, normal", "one base, not 2"),
    ("normal(0, 1", "no fellow"), ("exp(-z^2)", "has mass 1.772453851"), ("0*z - 1", "below 0"),
    ("exp(-z)", "--on 0...inf"), ("2*exp(-z)", "try"),
  ])
  func badParametersAreRefused(_ typed: String, _ said: String) {
    let refusal = #expect(throws: NotApplicable.self) { try BaseChoice(typed).density(default: Normal()) }
    #expect(refusal?.description.contains(said) == true, "\(refusal.map(\.description) ?? "")")
    #expect(refusal?.advice != nil, "\(refusal.map(\.description) ?? "")")
  }

  private static func normals(_ count: Int) -> [any Density] { Array(repeating: Normal(), count: count) }

  @Test func oneForEachCoordinate() throws {
    let product = try BaseChoice("exponential, uniform(0, 6.28)").product(default: Self.normals(2))
    #expect(product.factors.map(\.name) == ["exponential", "uniform(0, 6.28)"])
    #expect(try BaseChoice("gamma(2, 1)").product(default: Self.normals(3)).factors.count == 3)
    #expect(throws: NotApplicable.self) { try BaseChoice("normal, normal").product(default: Self.normals(3)) }
    let cut = try BaseChoice("normal, exponential", on: [Domain(0, 1), .line]).product(
      default: Self.normals(2))
    #expect(cut.box == [Domain(0, 1), .positive])
  }

  /// A density that was typed is the one that has a name, and its support is found.
  @Test(
    arguments: [
      ("exp(-z^2/2)/sqrt(2*pi)", nil, "normal"), ("exp(-z)", Domain.positive, "exponential"),
      ("exp(-abs(z))/2", nil, "laplace"), ("z*exp(-z^2/2)", Domain.positive, "rayleigh"),
      ("12*z*(1 - z)^2", Domain.unit, "beta(2, 3)"), ("1/(pi*(1 + z^2))", nil, "cauchy"),
      ("2*z^0.5*exp(-z)/sqrt(pi)", nil, "gamma(1.5, 1)"),
    ] as [(String, Domain?, String)])
  func typedDensity(_ text: String, _ on: Domain?, _ name: String) throws {
    let typed = try BaseChoice(text, on: on.map { [$0] } ?? []).density(default: Normal())
    let named = try #require(Catalogue.base(named: name))
    #expect(typed.support == named.support)
    for u in [1e-9, 0.013, 0.3, 0.5, 0.9] {
      for (one, other) in [
        (typed.quantile(u), named.quantile(u)), (typed.upperQuantile(u), named.upperQuantile(u)),
        (typed.cumulative(named.quantile(u)), u), (typed.upperTail(named.upperQuantile(u)), u),
      ] {
        #expect(
          (one - other).magnitude <= 0x1p-34 * other.magnitude + 0x1p-48, "\(text) \(u): \(one) \(other)")
      }
    }
  }

  /// Restricted where its mass on all of the line is 1, as a base with a name is.
  @Test func typedDensityIsRestricted() throws {
    let typed = try BaseChoice("exp(-z^2/2)/sqrt(2*pi)", on: [Domain(0, 1)]).density(default: Normal())
    let named = try #require(Conditioned(Normal(), to: Domain(0, 1)))
    #expect((typed.quantile(0.3) - named.quantile(0.3)).magnitude <= 0x1p-40)
  }

  struct Row: Sendable {
    let name: String
    let z, logDensity, cumulative, upperTail, low, high: Double
    init(_ row: (String, Double, Double, Double, Double, Double, Double)) {
      (name, z, logDensity, cumulative, upperTail, low, high) = row
    }
  }

  // SciPy 1.17.1: logpdf(z), cdf(z), sf(z), ppf(1e-6), isf(1e-6); the half-normal quantile, of which SciPy has ten digits, is
  // mpmath's.
  static let scipy: [Row] = [
    (
      "normal(1, 2)", -0.049, -1.7496358387646178, 0.2999654099057471, 0.7000345900942528, -8.506848617645797,
      10.506848617645797
    ),
    ("uniform(-1, 3)", 0.2, -1.3862943611198906, 0.3, 0.7, -0.999996, 2.999996),
    (
      "logistic(1, 2)", -0.695, -2.25387579325019, 0.2999575523975257, 0.7000424476024744,
      -26.631019115927547, 28.631019115927547
    ),
    (
      "exponential(2)", 0.178, 0.3371471805599453, 0.2995273797647476, 0.7004726202352524,
      5.000002500001667e-07, 6.907755278982137
    ),
    (
      "gumbel(1, 2)", 0.629, -1.7114673803350797, 0.30004578485864053, 0.6999542151413595, -4.251583828952022,
      28.63102011592813
    ),
    (
      "cauchy(1, 2)", -0.453, -2.261707331239235, 0.3000088603160448, 0.6999911396839552, -636618.772365487,
      636620.772365487
    ),
    (
      "student-t(5)", -0.559, -1.1504827250730774, 0.3001359571376844, 0.6998640428623156,
      -24.771029720515948, 24.771029720515948
    ),
    (
      "student-t(2.5, 1, 2)", -0.195, -1.9433830372379655, 0.29994492520246896, 0.700055074797531,
      -439.3468583564737, 441.3468583564737
    ),
    (
      "laplace(1, 2)", -0.022, -1.8972943611198905, 0.29994769169059277, 0.7000523083094072,
      -25.244726754808656, 27.244726754808656
    ),
    (
      "half-normal(2)", 0.771, -0.9932436582046726, 0.3001329935269078, 0.6998670064730921,
      2.5066282746316567e-06, 9.783276951397182
    ),
    (
      "half-cauchy(2)", 1.019, -1.375516355511618, 0.29998713749604994, 0.70001286250395,
      3.1415926535923768e-06, 1273239.5447341157
    ),
    (
      "gamma(2.5, 2)", 0.75, -0.48333802775072743, 0.3000141641213724, 0.6999858358786276,
      0.0032240400516242718, 8.972046719918216
    ),
    (
      "gamma(0.25, 1)", 0.005, 2.6807155002129495, 0.2930808947210196, 0.7069191052789804,
      6.749697893111697e-25, 10.687817576437984
    ),
    (
      "beta(2, 3)", 0.272, 0.5480449755309584, 0.2993357127680001, 0.7006642872319999, 0.0004083594602042573,
      0.993690426329855
    ),
    (
      "beta(0.5, 0.75)", 0.126, 0.19548768106917147, 0.2995316733409659, 0.7004683266590341,
      1.435540022091916e-12, 0.9999999781493071
    ),
    (
      "lognormal(0.5, 0.75)", 1.113, -0.8755622643057817, 0.3001666615804496, 0.6998333384195504,
      0.0466506587059911, 58.26888416711576
    ),
    (
      "weibull(1.5, 2)", 1.006, -0.9880047662101024, 0.30004563527725236, 0.6999543647227476,
      0.00020000006666670567, 11.515283160455546
    ),
    (
      "rayleigh(2)", 1.689, -1.2187478482942276, 0.2999406242248278, 0.7000593757751722,
      0.0028284278318533545, 10.513043539513864
    ),
  ].map { (row: (String, Double, Double, Double, Double, Double, Double)) in Row(row) }
}
