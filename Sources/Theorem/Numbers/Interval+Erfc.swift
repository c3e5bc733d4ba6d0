extension Interval {
  public static func erfc(_ x: Interval) -> Interval {
    if x.isEmpty { return x }
    return Interval(unchecked: erfc(at: x.upper).lower, erfc(at: x.lower).upper)
  }

  /// Below this 1 − erf x loses two bits at most; above it a few hundred terms of the fraction do.
  private static let enoughForTheFraction = 0.75

  /// 1 − erf x, and from 3/4 on Laplace's continued fraction, all of whose terms are positive:
  ///
  /// √π eˣ² erfc x = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). The part from term n on lies between x and x + n/2x,
  /// for it is x plus n/2 over another such part; each step outward narrows that, and with it the rounding, the steps together
  /// by about e^(−2x √(2n)).
  /// Source: Cuyt et al., Handbook of Continued Fractions for Special Functions (2008), section 13.2.
  private static func erfc(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    if x < enoughForTheFraction { return 1 - erf(Interval(unchecked: x, x)) }
    // erfc 28 < 1e−342, below the least double.
    if x > 28 { return Interval(unchecked: 0, x == .infinity ? 0 : .leastNonzeroMagnitude) }
    let point = Interval(unchecked: x, x)
    // 2x √(2n) = 40: e^(−40) is less than a quarter of a unit in the last place.
    let terms = 8 + Int(200 / (x * x))
    var part = point + Interval(unchecked: 0, Double(terms)) / (2 * point)
    for n in stride(from: terms - 1, through: 1, by: -1) {
      part = point + Interval(unchecked: Double(n) / 2, Double(n) / 2) / part
    }
    // x² is two doubles exactly, which keeps the digits of a large exponent.
    let square = x * x
    let rest = (-square).addingProduct(x, x)
    let exponential = exp(Interval(unchecked: -square, -square)) * exp(Interval(unchecked: -rest, -rest))
    return exponential * twoOverRootPi / (2 * part)
  }
}
