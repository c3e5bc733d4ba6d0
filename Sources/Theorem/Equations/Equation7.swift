/// (7)  |∂f⁻¹/∂x| = |∂f/∂z|⁻¹, at every point of the domain.
///
/// Left: the slope of f⁻¹ at x = f(z), from the inverse alone. Right: one over |f′(z)|, from f alone, z over the
/// whole domain. Certified: |product − 1| is enclosed for all z of a box at once.
/// Where it fails: wherever f′ = 0, and where f turns there is no f⁻¹ to speak of.
/// Source: the inverse function theorem; Rudin, Principles of Mathematical Analysis (1976), theorem 9.24.
public enum Equation7 {
  /// What (7) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 7, title: "slopes of f and of its inverse", statement: "|∂f⁻¹/∂x| = |∂f/∂z|⁻¹",
    hypotheses: ["f is one-to-one on the domain", "f′ is nowhere 0"],
    left: "|slope of f⁻¹| at f(z), from f⁻¹ alone", right: "1 / |slope of f| at z, from f alone",
    offers: [.measured, .exact, .certified])

  /// 1 / |f′(f⁻¹(x))|, with the claimed slope.
  public struct Reference: SlopeFormula {
    public let id = "reference"
    public init() {}
    public func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
      1 / abs(f.derivative(f.inverse(a)))
    }
  }

  /// Both sides of (7) over the interval that carries all but 2⁻⁸ of the base's mass at either end.
  public static func checks(
    _ p: Pushforward, _ formula: any SlopeFormula = Reference(), _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let setting = Setting(map: p.map.name, base: "", claim: formula.id)
    let slopes = SlopeChecks(statement, p.map, formula, setting)
    var checks: [Check] = []
    if options.wants(.measured) { checks.append(slopes.measured(at: p.probes)) }
    if options.wants(.exact) { checks += slopes.exact(at: grid(over: p), asked: options.names(.exact)) }
    if options.wants(.certified) {
      let (low, high) = box(of: p)
      checks.append(
        CertifiedSlopes(f: p.map, formula: formula, setting: setting).check(7, on: Interval(low, high)))
    }
    return checks + statement.notOffered(options, setting)
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
}
