/// X = Z² and its like: several points z lead to x, f has no inverse, and (4) and (5) must not be used as they stand.
///
/// What is right is the sum over the branches, P_X(x) = Σ P_Z(z)/|f′(z)| over all z with f(z) = x; for Z²
/// (P_Z(√x) + P_Z(−√x)) / (2 √x), x > 0, and 0 for x ≤ 0.
/// Left: F_X, by F_Z at the branches, with no slope in it. Right: the sum, or a mistake.
/// Source: Papoulis & Pillai, Probability, Random Variables and Stochastic Processes (2002), section 5-2.
public struct Branches: Sendable {
  let p: Pushforward
  let mistake: BranchMistake?

  /// The sum over the branches of `p.map`; `mistake` stands in for it.
  public init(_ p: Pushforward, _ mistake: BranchMistake? = nil) {
    self.p = p
    self.mistake = mistake
  }

  /// What is claimed to be P_X(x).
  public func density<S: Scalar>(at x: S) -> S {
    if let mistake { return mistake.density(of: p, at: x) }
    return p.map.branches(of: x).map { (z: S) -> S in p.baseDensity(z) / abs(p.map.derivative(z)) }.sum
  }

  /// P(X ≤ x) up to a constant: each branch adds to F_X where it rises and takes away where it falls.
  public func cumulative(at x: Double) -> Double {
    p.map.branches(of: x).map { (z: Double) -> Double in
      p.map.derivative(z) < 0 ? -p.base.cumulative(z) : p.base.cumulative(z)
    }.sum
  }

  /// What two sides are made of.
  enum Compared { case mass, windows, densities }

  /// Both sides, measured, as the equation that is asked compares them.
  func plan(_ question: Question, comparing compared: Compared) -> Plan {
    let about = question.about
    return Plan(needs: { [] }) {
      var checks: [Check] = []
      if question.options.wants(.measured) {
        switch compared {
        case .mass: checks.append(mass(about))
        case .windows: checks.append(windows(about))
        case .densities: checks.append(slopes(about))
        }
      }
      let others = Evidence.allCases.filter { $0 != .measured && question.options.names($0) }
      return checks
        + others.map { .undecided(about, $0, "a sum over branches has measured evidence only") }
    }
  }

  private var points: [Double] {
    let levels = Pushforward.probeLevels.map { p.map.forward(p.base.quantile($0)) }
    return levels.filter { p.map.range.contains($0) }.sorted()
  }

  private func slopes(_ about: About) -> Check {
    let comparisons = points.map { x in
      let slope = FiniteDifference.derivative(at: x, in: p.map.range) { cumulative(at: $0) }
      return Comparison(
        subject: "P_X(\(short(x)))",
        left: Side("slope of F_X", slope.widened(by: FiniteDifference.coverage)),
        right: Side("formula", .rounding(density(at: x), within: density(at: Interval(x)))))
    }
    return .worst(
      of: comparisons, about, because: "finite-difference error bar + rounding of the formula",
      evidence: .measured, covers: .points(points, of: "x"))
  }

  private func windows(_ about: About) -> Check {
    let ends = points
    let comparisons = zip(ends, ends.dropFirst()).filter { $0 < $1 }.map { low, high in
      let mass = cumulative(at: high) - cumulative(at: low)
      return Comparison(
        subject: "P(X in \(short(low))...\(short(high)))",
        // F_Z is a formula of a few dozen roundings, of numbers up to 1 each.
        left: Side("difference of F_X", mass, error: 64 * Double.ulpOfOne),
        right: Side("mass by the formula", Quadrature.integral(from: low, to: high) { density(at: $0) }))
    }
    return .worst(
      of: comparisons, about, because: "error bar of the quadrature, rounding of F_Z", evidence: .measured,
      covers: Coverage("\(comparisons.count) windows of x"))
  }

  private func mass(_ about: About) -> Check {
    let breaks = points
    let mass = Quadrature.integral(over: p.map.range, breaks: breaks) { density(at: $0) }
    return .worst(
      of: [
        Comparison(
          subject: "mass", left: Side("integral of P_Z", Equation2.massOfBase(p.base)),
          right: Side("integral of P_X", mass))
      ], about, because: "error bars of both quadratures", evidence: .measured,
      covers: Coverage("all x of the range of f"))
  }
}

/// What a certificate asks of f on its stretch, proved rather than looked at: monotone, and undone by the claimed inverse.
struct CertifiedHypotheses {
  let p: Pushforward
  let about: About

  /// A line that says which of the two is refuted, or not proved, and where; nil where both are proved.
  func broken(on box: Interval, spending budget: inout Budget) -> Check? {
    notMonotone(on: box, spending: &budget) ?? notUndone(on: box, spending: &budget)
  }

  /// f turns, or is not shown to move on.
  func notMonotone(on box: Interval, spending budget: inout Budget) -> Check? {
    let covers = Coverage("all z in \(box.shown)", share: p.share(of: box))
    switch Certified.isMonotone(p.map, on: box, spending: &budget) {
    case .proved: return nil
    case .refuted(let place):
      let turns =
        Certified.slopeChangesSign(p.map, over: place) || p.map.forward(DefinedInterval(place)).isDefined
      return Check(
        about, .injective,
        .broken(
          turns
            ? "f turns: f' is proved to have both signs, on z in \(place.shown) and beside it"
            : "f is proved to jump back, against its slope, over z in \(place.shown)"),
        evidence: .certified, covers: covers)
    case .undecided(let place):
      let why = budget.reason(
        at: "z in \(place.shown)", else: "f' changes sign, vanishes or has no value there")
      return .undecided(about, .certified, "no proof that f is monotone: \(why)", covers: covers)
    }
  }

  /// f⁻¹(f(z)) is not z, to within the margin times the stretch's own size; root finding has nothing to prove.
  func notUndone(on box: Interval, spending budget: inout Budget) -> Check? {
    guard p.map.hasClosedInverse else { return nil }
    let covers = Coverage("all z in \(box.shown)", share: p.share(of: box))
    let margin = Certified.margin * Swift.max(1, box.magnitude)
    switch Certified.undoes(p.map, on: box, margin: margin, spending: &budget) {
    case .proved: return nil
    case .refuted(let place):
      let back = p.map.inverse(p.map.forward(place))
      return Check(
        about, .inverseUndoes,
        .broken(
          "the inverse is proved not to undo f: z = \(place.shown) comes back in \(back.shown)",
          left: Side("z", place), right: Side("f^-1(f(z))", back)),
        evidence: .certified, covers: covers)
    case .undecided(let place):
      let why = budget.reason(at: "z in \(place.shown)", else: "it rounds too far there, or has no value")
      return .undecided(
        about, .certified, "no proof that the inverse undoes f: \(why)", covers: covers)
    }
  }
}

/// Whether different z of a region have different x, which a determinant of one sign doesn't give in D > 1 dimensions.
extension CertifiedDeterminants {
  /// What the line says of it: why it is proved, or that it is assumed.
  ///
  /// Proved where f⁻¹(f(z)) was proved to be z on every tile, to within the margin; or where each step's Jacobian, each of its entries
  /// enclosed over the step's whole region, is regular whatever its entries are: f(z) − f(w) = M(z − w) for a matrix M of them,
  /// the rows of M being means of f's own rows between w and z. The region is an upright box, so w and z are never apart.
  /// Source: the mean value theorem; Neumaier, Interval Methods for Systems of Equations (1990), section 5.1.
  func oneToOne(on region: [Interval], isUndone: Bool) -> String {
    if isUndone { return "f^-1(f(z)) = z there, so f is one-to-one" }
    return hasRegularSteps(on: region)
      ? "one-to-one: proved, f's Jacobian over the whole region is regular" : "one-to-one: assumed"
  }

  private func hasRegularSteps(on region: [Interval]) -> Bool {
    var region = region
    for step in p.map.steps {
      guard let (jacobian, image) = hull(of: step, over: region),
        !jacobian.preconditionedDeterminant.contains(0.0)
      else { return false }
      region = image
    }
    return true
  }

  /// The entries of a step's Jacobian and its image, over parts of `region`: nil where it has no bounded slope, or may jump.
  private func hull(of step: any VectorMap, over region: [Interval]) -> (Matrix<Interval>, [Interval])? {
    let d = region.count
    var entries = Array(repeating: Interval.empty, count: d * d)
    var image = Array(repeating: Interval.empty, count: d)
    for box in Self.parts(of: region) {
      guard step.forward(box.map { DefinedInterval($0) }).allSatisfy(\.isDefined) else { return nil }
      for j in 0..<d {
        let column = step.forward(box.indices.map { Dual(box[$0], $0 == j ? 1 : 0) })
        guard column.count == d, column.allSatisfy({ $0.derivative.isBounded }) else { return nil }
        for i in 0..<d {
          entries[i * d + j] = entries[i * d + j].hull(column[i].derivative)
          image[i] = image[i].hull(column[i].value)
        }
      }
    }
    return (Matrix(rows: d, columns: d, elements: entries), image)
  }

  /// 4^D parts, of which slopes are enclosed more closely than of the whole.
  private static func parts(of region: [Interval]) -> [[Interval]] {
    region.reduce([[]]) { parts, side in
      let (low, high) = side.bisected
      let quarters = [low.bisected.0, low.bisected.1, high.bisected.0, high.bisected.1]
      return parts.flatMap { part in quarters.map { part + [$0] } }
    }
  }
}
