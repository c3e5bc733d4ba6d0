/// One point of an equation, worked by hand: every number on the way from z to both sides.
public struct Worked: Sendable {
  /// One step of the way: its name, how it is had, and the number, if it is one.
  public struct Line: Sendable {
    /// "left", "right", or the name of a number on the way.
    public let label: String
    /// How it is had, in words or as a formula.
    public let words: String
    /// The number; nil for a line of words.
    public let value: Double?

    init(_ label: String, _ words: String, _ value: Double? = nil) {
      self.label = label
      self.words = words
      self.value = value
    }
  }

  /// The map and the point, such as "f(z) = sinh(z) at z = 0.8, so x = 0.888106".
  public let title: String
  /// The way, from z to the two sides.
  public let lines: [Line]
  /// The equation's left side, by its route.
  public let left: Side
  /// What the formula says.
  public let right: Side
  /// Whether both sides are logarithms, so that a wrong factor shows as a difference.
  public let isLogarithm: Bool

  /// What follows from the two.
  public var verdict: Verdict { Allowance.errors("").verdict(left, right) }

  init(_ title: String, _ lines: [Line], left: Side, right: Side, isLogarithm: Bool = false) {
    self.title = title
    self.lines = lines
    self.left = left
    self.right = right
    self.isLogarithm = isLogarithm
  }
}

extension Equation {
  /// The equation worked at one point of `subject`: where the claim shows best, if it is wrong somewhere, else some way
  /// into the upper half of the base; nil where the subject has no such point.
  public func worked(of subject: any Subject, _ claim: Claim = .reference) -> Worked? {
    let question = Question(equation: self, subject: subject, claim: claim, options: CheckOptions())
    let candidates = routes.worked(question).map { $0() }
    let failing = candidates.filter { $0.verdict == .fails }
    func showing(_ worked: Worked) -> Double {
      let ratio = (worked.right.value / worked.left.value).magnitude
      return ratio > 0 && ratio.isFinite ? Double.log(ratio).magnitude : .infinity
    }
    if let best = failing.max(by: { showing($0) < showing($1) }) { return best }
    return candidates.isEmpty ? nil : candidates[candidates.count * 5 / 7]
  }
}

extension Routes {
  static func worked(_ question: Question) -> [() -> Worked] { [] }
}

extension Pushforward {
  /// The points at which an equation may be worked: the probes, and for the chapter's map 0.8, which the chapter uses.
  fileprivate var pointsToWork: [Double] {
    guard map.formula == FallingSinh().formula, base is Normal else { return probes }
    var points = probes
    points[points.count * 5 / 7] = 0.8
    return points
  }

  fileprivate func title(at z: Double) -> String {
    "f(z) = \(map.formula) at z = \(short(z)), so x = f(z) = \(short(map.forward(z)))"
  }

  fileprivate func measured(_ slope: Estimate) -> Estimate { slope.widened(by: FiniteDifference.coverage) }
}

extension Question {
  /// For the equations about P_X: the density's slope and the formula, at each point.
  func workedDensities(
    _ formula: any DensityFormula, _ way: @escaping (Pushforward, Double, Double) -> [Worked.Line]
  ) -> [() -> Worked] {
    guard let p = subject.line else { return [] }
    let formula = formula.prepared(for: p)
    return p.pointsToWork.map { z in
      {
        let x: Double = p.map.forward(z)
        let slope = FiniteDifference.derivative(at: x, in: p.neighbourhood(of: x)) { p.cumulative($0) }
        return Worked(
          p.title(at: z), way(p, z, x), left: Side("the slope of F_X at x, differenced", p.measured(slope)),
          right: Side("the formula", .rounding(formula, of: p, at: x)))
      }
    }
  }

  /// For (6) and (7): the inverse differenced and the formula, at each point.
  func workedSlopes(_ formula: any SlopeFormula, absolute: Bool) -> [() -> Worked] {
    guard let p = subject.line else { return [] }
    let f = p.map
    return p.pointsToWork.map { z in
      {
        let x: Double = f.forward(z)
        func size(_ e: Estimate) -> Estimate { absolute ? Estimate(e.value.magnitude, error: e.error) : e }
        let slope = FiniteDifference.derivative(at: x, in: f.smoothPieceOfRange(around: x)) { f.inverse($0) }
        let claimed = Estimate.rounding(
          formula.slopeOfInverse(of: f, at: x), within: formula.slopeOfInverse(of: f, at: Interval(x)))
        return Worked(
          p.title(at: z),
          [
            .init(
              "f'(z)", f.hasOwnDerivative ? "as its author claims" : "by dual numbers, from f alone",
              f.derivative(z))
          ], left: Side("the inverse alone, differenced at x", size(p.measured(slope))),
          right: Side(
            claim.id == "reference" || claim.id == "yours" ? "f alone: 1 over its slope at z" : "the formula",
            size(claimed)))
      }
    }
  }
}

extension Catalogue {
  /// What an equation is shown on where nothing else is asked for: maps, chains of steps, maps of several dimensions.
  ///
  /// A base or an interval that is asked for takes the place of each map's own; a map that it gives no mass is left out, and
  /// `skipped` hears why.
  public static func subjects(
    for equation: Equation, _ choice: BaseChoice = BaseChoice(),
    skipped: (NotApplicable) -> Void = { _ in }
  ) -> [any Subject] {
    func onLine(_ maps: [any ScalarMap]) -> [any Subject] {
      maps.compactMap { map in
        do throws(NotApplicable) {
          let p = try subject(map, choice)
          let (base, domain) = (p.base.support, p.map.domain)
          guard domain.lower <= base.lower, base.upper <= domain.upper else {
            throw NotApplicable(
              "the \(p.base.name) base has mass outside (\(decimal(domain.lower)), \(decimal(domain.upper))), where it is defined"
            )
          }
          return p
        } catch {
          skipped(NotApplicable("'\(map.name)' is left out: \(error.reason)"))
          return nil
        }
      }
    }
    // A choice of base speaks of the line; in D dimensions each map keeps its own.
    let spaces: [any Subject] = choice.isDefault ? vectorPushforwards : []
    // Each is one subject for all equations, so that what was found out about it stays known.
    var ofLine: [any Subject] { choice.isDefault ? pushforwards : onLine(scalarMaps) }
    switch equation.kind {
    case .line: return ofLine
    case .everywhere: return ofLine + spaces.filter { $0.space?.map.hasClosedInverse ?? false }
    case .space: return spaces
    case .chain:
      return onLine(chains)
        + (equation.reads.contains(.determinant) ? spaces.filter { $0.stepCount > 1 } : [])
    }
  }

  /// The map of this name, with parameters where it takes any, on its own base or the one asked for; nil where there is none.
  public static func subject(
    named name: String, _ choice: BaseChoice = BaseChoice()
  ) throws(NotApplicable) -> (any Subject)? {
    if let refused = counterexamples.first(where: { $0.name == name }) { return try subject(refused, choice) }
    if let map = try scalarMap(named: name) { return try subject(map, choice) }
    var found: (any VectorMap)? = vectorCounterexamples.first { $0.name == name }
    if found == nil { found = try vectorMap(named: name) }
    guard let map = found else { return nil }
    let base = defaultBase(of: map)
    guard choice.isDefault else {
      let factors = base.marginals ?? map.domain.map { defaultBase(on: $0) ?? Normal() }
      return VectorPushforward(map, of: try choice.product(default: factors))
    }
    return VectorPushforward(map, of: base)
  }

  /// Every name that `subject(named:)` knows.
  public static var names: [String] {
    scalarMaps.map(\.name) + counterexamples.map(\.name) + vectorMaps.map(\.name)
      + vectorCounterexamples.map(\.name) + scalarMapFamilies.map(\.name) + vectorMapFamilies.map(\.name)
  }

  private static func subject(
    _ map: any ScalarMap, _ choice: BaseChoice
  ) throws(NotApplicable) -> Pushforward {
    Pushforward(map, of: try choice.density(default: defaultBase(on: map.domain) ?? Normal()))
  }
}

extension Equation {
  /// What the equation is worked on where no map was given: the chapter's own.
  public var example: any Subject {
    switch kind {
    case .line, .everywhere: Pushforward(FallingSinh(), of: Normal())
    case .space: VectorPushforward(Catalogue.planeOfTheChapter, of: ProductDensity(Normal(), count: 2))
    case .chain: Pushforward(Catalogue.telltaleChain, of: Normal())
    }
  }
}
