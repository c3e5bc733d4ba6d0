extension Interval {
  public static func sinh(_ x: Interval) -> Interval { odd(x) { sinh(at: $0) } }
  public static func cosh(_ x: Interval) -> Interval { even(x) { cosh(at: $0) } }
  public static func tanh(_ x: Interval) -> Interval { odd(x) { tanh(at: $0) } }
  public static func asinh(_ x: Interval) -> Interval { odd(x) { asinh(at: $0) } }
  /// The reals below 1 are outside the domain.
  public static func acosh(_ x: Interval) -> Interval {
    guard x.upper >= 1 else { return .empty }
    return increasing(Interval(unchecked: Swift.max(x.lower, 1), x.upper)) { acosh(at: $0) }
  }
  /// The reals outside (−1, 1) are outside the domain; ±1 are limits.
  public static func atanh(_ x: Interval) -> Interval {
    guard x.upper > -1 && x.lower < 1 else { return .empty }
    return odd(x.intersection(Interval(-1, 1))) { atanh(at: $0) }
  }

  // Each of these is for x ≥ 0, or for x in the positive part of its domain, infinite ends included.

  private static func sinh(at x: Double) -> Interval {
    let point = Interval(unchecked: x, x)
    if x <= 1 { return point * sineQuotient(squared(point)) }
    let half = exp(at: x, doublings: -1)
    // e⁻ˣ/2 = 1/(4 · eˣ/2)
    return half - 1 / half.scaled(2)
  }
  private static func cosh(at x: Double) -> Interval {
    if x == 0 { return 1 }
    let half = exp(at: x, doublings: -1)
    return max(half + 1 / half.scaled(2), 1)
  }
  private static func tanh(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    // 2/(e⁴⁰ + 1) is below half a unit in the last place of 1.
    if x > 20 { return Interval(unchecked: x == .infinity ? 1 : (1.0).nextDown, 1) }
    let twice = Interval(unchecked: 2 * x, 2 * x)
    if x > 0.5 { return min(1 - 2 / (exp(twice) + 1), 1) }
    // e/(e + 2) grows with e = e²ˣ − 1, so its ends are at the ends of e.
    let e = expm1(twice)
    let low = Interval(unchecked: e.lower, e.lower)
    let high = Interval(unchecked: e.upper, e.upper)
    return Interval(unchecked: (low / (low + 2)).lower, (high / (high + 2)).upper)
  }
  private static func asinh(at x: Double) -> Interval {
    let point = Interval(unchecked: x, x)
    if x > 0x1p28 { return largeLog(point) }
    let square = squared(point)
    return log1p(point + square / (1 + sqrt(1 + square)))
  }
  private static func acosh(at x: Double) -> Interval {
    let point = Interval(unchecked: x, x)
    if x > 0x1p28 { return largeLog(point) }
    let excess = point - 1
    return log1p(excess + sqrt(excess * (excess + 2)))
  }
  /// asinh x and acosh x are log 2x ± 1/(4x²) to within 1/x⁴: for x > 2²⁸ both lie within 2⁻⁵⁷ of log 2x.
  private static func largeLog(_ x: Interval) -> Interval {
    log(x) + ln2 + Interval(unchecked: -0x1p-57, 0x1p-57)
  }
  private static func atanh(at x: Double) -> Interval {
    let point = Interval(unchecked: x, x)
    if x < 0.1716 { return point * areaTangentQuotient(squared(point)) }
    if x == 1 { return Interval(unchecked: .greatestFiniteMagnitude, .infinity) }
    return log1p(point.scaled(1) / (1 - point)).scaled(-1)
  }
}
