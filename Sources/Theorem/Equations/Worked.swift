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

  /// What follows from the two.
  public var verdict: Verdict { Allowance.errors("").verdict(left, right) }

  init(_ title: String, _ lines: [Line], left: Side, right: Side) {
    self.title = title
    self.lines = lines
    self.left = left
    self.right = right
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
            .init("f'(z)", f.hasOwnDerivative ? "as its author claims" : "by dual numbers", f.derivative(z))
          ], left: Side("the inverse alone, differenced at x", size(p.measured(slope))),
          right: Side(
            claim.id == "reference" || claim.id == "yours" ? "f alone: 1 over its slope at z" : "the formula",
            size(claimed)))
      }
    }
  }
}
