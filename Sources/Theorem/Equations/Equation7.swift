/// (7)  |∂f⁻¹/∂x| = |∂f/∂z|⁻¹, at every point of the domain.
///
/// Left: the slope of f⁻¹ at x = f(z), from the inverse alone. Right: one over |f′(z)|, from f alone, z over the
/// whole domain. Certified: |product − 1| is enclosed for all z of a box at once.
/// Where it fails: wherever f′ = 0, and where f turns there is no f⁻¹ to speak of.
/// Source: the inverse function theorem; Rudin, Principles of Mathematical Analysis (1976), theorem 9.24.
public enum Equation7: Routes {
  /// What (7) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 7, title: "slopes of f and of its inverse", statement: "|∂f⁻¹/∂x| = |∂f/∂z|⁻¹",
    hypotheses: ["f is one-to-one on the domain", "f′ is nowhere 0"],
    left: "|slope of f⁻¹| at f(z), from f⁻¹ alone", right: "1 / |slope of f| at z, from f alone",
    offers: [.measured, .exact, .certified], kind: .line)

  static let reads: Set<Claim.Part> = [.inverse, .derivative]

  /// 1 / |f′(f⁻¹(x))|, with the claimed slope.
  public struct Reference: SlopeFormula {
    public let id = "reference"
    public init() {}
    public func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
      1 / abs(f.derivative(f.inverse(a)))
    }
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    guard question.subject.line != nil || question.subject.values?.dimension != 1 else {
      return try OracleChecks.plan(question, comparing: .slope)
    }
    let p = try question.onLine()
    let formula = try question.slope(Reference())
    let slopes = SlopeChecks(f: p.map, formula: formula, about: question.about, absolute: true)
    return Plan(needs: { Hypotheses.checks(question) }) {
      var checks: [Check] = []
      let probes = p.lineProbes(question.options, question.about)
      if question.options.wants(.measured) {
        checks.append(slopes.measured(p, at: probes.probes, note: probes.description))
      }
      if question.options.wants(.exact) {
        checks += slopes.exact(at: grid(over: p) + probes.points, asked: question.options.names(.exact))
      }
      if question.options.wants(.certified) {
        let certified = CertifiedSlopes(p: p, formula: formula, about: question.about, absolute: true)
        checks.append(certified.check(on: Certified.Stretch(of: p.base).box))
      }
      return checks
    }
  }

  /// z ↦ |(f⁻¹)′(f(z))| · |f′(z)|, what the certified check encloses: 1 where (7) holds.
  ///
  /// The first factor is the inverse's slope by dual numbers, the second the claimed derivative. Where the inverse has no closed
  /// form the first is 1 over the slope of `forward`.
  public static func product(of f: any ScalarMap) -> some ScalarFunction {
    CertifiedSlopes.Product(f: f, formula: Reference(), absolute: true)
  }

  /// The interval of z that the checks cover.
  public static func box(of p: Pushforward) -> (lower: Double, upper: Double) {
    (p.base.quantile(0x1p-8), p.base.quantile(1 - 0x1p-8))
  }

  /// 97 points across the box: evenly spread, so the tails, where mistakes hide, get as many as the middle.
  private static func grid(over p: Pushforward) -> [Double] {
    let (a, b) = box(of: p)
    return (0...96).map { a + (b - a) * Double($0) / 96 }.filter { !p.map.kinks.contains($0) }
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let formula = try? question.slope(Reference()) else { return [] }
    return question.workedSlopes(formula, absolute: true)
  }
}
