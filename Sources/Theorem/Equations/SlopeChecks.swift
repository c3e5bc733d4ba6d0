/// The checks that (6) and (7) share: a formula for the inverse's slope against the inverse alone.
struct SlopeChecks {
  let f: any ScalarMap
  let formula: any SlopeFormula
  let about: About
  /// (7) speaks of sizes, (6) of signed slopes.
  let absolute: Bool

  private func side(_ estimate: Estimate) -> Estimate {
    absolute ? Estimate(estimate.value.magnitude, error: estimate.error) : estimate
  }

  /// The inverse differenced at a = f(b) against the formula.
  func measured(at points: [Double]) -> Check {
    let comparisons = points.map { b in
      let a: Double = f.forward(b)
      let slope = FiniteDifference.derivative(at: a, in: f.smoothPieceOfRange(around: a)) { f.inverse($0) }
      return Comparison(
        subject: "(f^-1)'(\(short(a)))",
        left: Side("f^-1 differenced", side(slope.widened(by: FiniteDifference.coverage))),
        right: Side("formula", rounded(at: a)))
    }
    return .worst(
      of: comparisons, about, because: "finite-difference error bar + rounding of the formula",
      evidence: .measured, covers: .points(points))
  }

  /// The inverse on dual numbers against the formula.
  func exact(at points: [Double], asked: Bool) -> [Check] {
    guard f.hasClosedInverse else {
      return asked
        ? [
          .undecided(
            about, .exact,
            "the inverse is found by root finding: its slope is f's own, turned over")
        ]
        : []
    }
    let comparisons = points.map { b in
      let a: Double = f.forward(b)
      let left = Estimate.rounding(
        f.inverse(Dual.variable(a)).derivative, within: f.inverse(Dual.variable(Interval(a))).derivative)
      return Comparison(
        subject: "(f^-1)'(\(short(a)))", left: Side("f^-1 by dual numbers", side(left)),
        right: Side("formula", rounded(at: a)))
    }
    return [
      .worst(
        of: comparisons, about, because: "rounding, enclosed by interval arithmetic", evidence: .exact,
        covers: .points(points))
    ]
  }

  private func rounded(at a: Double) -> Estimate {
    .rounding(formula.slopeOfInverse(of: f, at: a), within: formula.slopeOfInverse(of: f, at: Interval(a)))
  }
}
