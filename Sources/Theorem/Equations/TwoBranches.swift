/// X = Z²: two points ±√x lead to x, f has no inverse, and (4) and (5) must not be used as they stand.
///
/// What is right is the sum over the branches, P_X(x) = (P_Z(√x) + P_Z(−√x)) / (2 √x), x > 0; for x ≤ 0 it is 0.
/// Left: the slope of F_X(x) = F_Z(√x) − F_Z(−√x). Right: the sum, or a mistake.
/// Source: Papoulis & Pillai, Probability, Random Variables and Stochastic Processes (2002), section 5-2.
public enum TwoBranches {
  /// The sum over both branches.
  public static func density<S: Scalar>(of base: any Density, at x: S) -> S {
    let root = sqrt(x)
    return (exp(base.logDensity(root)) + exp(base.logDensity(-root))) / (2 * root)
  }

  /// P(X ≤ x) = F_Z(√x) − F_Z(−√x).
  public static func cumulative(of base: any Density, at x: Double) -> Double {
    base.cumulative(sqrt(x)) - base.cumulative(-sqrt(x))
  }

  /// The two sides at x = 0.2, …, 3.4; `mistake` stands in for the sum.
  public static func checks(
    of base: any Density, _ mistake: BranchMistake? = nil, equation: Int = 5,
    _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let setting = Setting(map: "square", base: base.name, claim: mistake?.rawValue ?? "sum over branches")
    func formula<S: Scalar>(_ x: S) -> S { mistake?.density(of: base, at: x) ?? density(of: base, at: x) }
    let comparisons = stride(from: 0.2, to: 3.5, by: 0.4).map { x in
      let slope = FiniteDifference.derivative(at: x, in: .positive) { cumulative(of: base, at: $0) }
      return Comparison(
        subject: "P_X(\(short(x)))",
        left: Side("slope of F_X", slope.widened(by: FiniteDifference.coverage)),
        right: Side("formula", .rounding(formula(x), within: formula(Interval(x)))))
    }
    return [
      .worst(
        of: comparisons, equation: equation, setting: setting,
        because: "finite-difference error bar + rounding of the formula", evidence: .measured)
    ]
  }
}
