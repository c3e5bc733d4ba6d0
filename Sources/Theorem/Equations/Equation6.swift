/// (6)  (f⁻¹)′(a) f′(b) = 1, a = f(b).
///
/// Left: the slope of f⁻¹ at a, from the inverse alone. Right: one over the slope of f at b, from f alone.
/// The picture: A = (a, b) on the curve of f⁻¹ and B = (b, a) on the curve of f are mirrored in y = x, and so
/// are their tangents; they meet y = x in one point (c, c). With θ, θ′ the tangents' angles,
/// tan θ = (b − c)/(a − c) and tan θ′ = (a − c)/(b − c): one is the other turned upside down.
/// Where it fails: f′(b) = 0 (z³ at 0), where f⁻¹ has no slope; an inverse of another branch. With slope 1
/// the tangents are parallel to y = x and there is no c; (6) itself still holds.
/// Source: Rudin, Principles of Mathematical Analysis (1976), chapter 5, exercise 2.
public enum Equation6: Routes {
  /// What (6) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 6, title: "mirrored slopes", statement: "(f⁻¹)′(a) f′(b) = 1, a = f(b)",
    hypotheses: ["f⁻¹(f(b)) = b", "f′(b) is not 0"],
    left: "slope of f⁻¹ at a, from f⁻¹ alone", right: "1 / slope of f at b, from f alone",
    offers: [.measured, .exact, .certified], kind: .line)

  static let reads: Set<Claim.Part> = [.inverse, .derivative]

  /// 1 / f′(b), b = f⁻¹(a), with the claimed slope.
  public struct Reference: SlopeFormula {
    public let id = "reference"
    public init() {}
    public func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
      1 / f.derivative(f.inverse(a))
    }
  }

  /// c, where the line of slope `slope` through (x, y) meets the mirror y = x; nil for a line parallel to it.
  ///
  /// Edge cases: of a steep line by one over its slope, for slope times x may leave the doubles; a vertical one meets it at x.
  public static func mirrorPoint(through x: Double, _ y: Double, slope: Double) -> Double? {
    if slope == 1 { return nil }
    if slope.magnitude <= 1 { return (y - slope * x) / (1 - slope) }
    let run = 1 / slope
    return (y * run - x) / (run - 1)
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    let p = try question.onLine()
    let formula = try question.slope(Reference())
    let slopes = SlopeChecks(f: p.map, formula: formula, about: question.about, absolute: false)
    return Plan(needs: { Hypotheses.checks(question) }) {
      let probes = p.lineProbes(question.options, question.about)
      let points = probes.points
      var checks: [Check] = []
      if question.options.wants(.measured) {
        checks += [
          slopes.measured(p, at: probes.probes, note: probes.description),
          picture(p, probes.probes, formula, question.about),
        ]
      }
      if question.options.wants(.exact) {
        checks += slopes.exact(at: points, asked: question.options.names(.exact))
      }
      if question.options.wants(.certified) {
        let certified = CertifiedSlopes(p: p, formula: formula, about: question.about, absolute: false)
        checks.append(certified.check(on: Certified.Stretch(of: p.base).box))
      }
      return checks
    }
  }

  /// The tangent at A, of measured slope, and the tangent at B, of claimed slope, meet y = x in one point.
  private static func picture(
    _ p: Pushforward, _ probes: [LineProbes.Probe], _ formula: any SlopeFormula, _ about: About
  ) -> Check {
    if let why = p.roundsAway { return .undecided(about, .measured, why) }
    let f = p.map
    let comparisons = probes.compactMap { probe -> Comparison? in
      let b = probe.z
      let a: Double = f.forward(b)
      let inverse = FiniteDifference.derivative(
        at: a, in: f.smoothPieceOfRange(around: a), scale: p.spread(near: probe)
      ) { f.inverse($0) }
      let claimed = 1 / formula.slopeOfInverse(of: f, at: a)
      guard let atA = mirrorPoint(through: a, b, slope: inverse.value),
        let atB = mirrorPoint(through: b, a, slope: claimed)
      else { return nil }
      // c = (b − s a)/(1 − s) moves by (b − a)/(1 − s)² for one unit of s.
      let leverage = ((b - a) / ((1 - inverse.value) * (1 - inverse.value))).magnitude
      let rounding =
        Double.ulpOfOne * 8 * (a.magnitude + b.magnitude + atA.magnitude)
        * (1 + 1 / (1 - inverse.value).magnitude)
      return Comparison(
        subject: "c at b = \(short(b))",
        left: Side(
          "tangent at A meets y = x", atA,
          error: inverse.error * FiniteDifference.coverage * leverage + rounding),
        right: Side("tangent at B meets y = x", atB, error: rounding), scale: a.magnitude + b.magnitude)
    }
    guard !comparisons.isEmpty else {
      return .undecided(
        about, .measured, "slope 1 at every point: the tangents are parallel to y = x, there is no c")
    }
    return .worst(
      of: comparisons, about, because: "error bar of the slope, carried to c", evidence: .measured,
      covers: .points(probes.map(\.z)))
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let formula = try? question.slope(Reference()) else { return [] }
    return question.workedSlopes(formula, absolute: false)
  }
}
