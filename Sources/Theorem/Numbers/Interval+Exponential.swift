extension Interval {
  /// The first 40 bits of log 2, and the rest of it.
  private static let ln2Head = 0x1.62e42fefa2p-1
  private static let ln2Rest = Interval(unchecked: 0x1.9ef35793c7673p-41, 0x1.9ef35793c7674p-41)
  private static let inverseLn2 = 0x1.71547652b82fep+0

  public static func exp(_ x: Interval) -> Interval { increasing(x) { exp(at: $0, doublings: 0) } }
  public static func expm1(_ x: Interval) -> Interval { increasing(x) { expm1(at: $0) } }
  /// The reals below 0 are outside the domain; log 0 is the limit −∞.
  public static func log(_ x: Interval) -> Interval {
    guard x.upper > 0 else { return .empty }
    return increasing(Interval(unchecked: Swift.max(x.lower, 0), x.upper)) { log(at: $0) }
  }
  public static func log1p(_ x: Interval) -> Interval {
    guard x.upper > -1 else { return .empty }
    return increasing(Interval(unchecked: Swift.max(x.lower, -1), x.upper)) { log1p(at: $0) }
  }
  /// e^(y log x) for x > 0, and 0 to a positive power is 0.
  public static func pow(_ x: Interval, _ y: Interval) -> Interval {
    if x.isEmpty || y.isEmpty { return .empty }
    let positive = exp(y * log(x))
    return x.contains(0.0) && y.upper > 0 ? positive.hull(0) : positive
  }

  /// k, the whole number nearest to x/log 2 or next to it, and x − k log 2.
  private static func reduced(_ x: Double) -> (Int, Interval) {
    let k = (x * inverseLn2).rounded()
    if k == 0 { return (0, Interval(unchecked: x, x)) }
    let multiple = Interval(unchecked: k, k)
    // k · 40 bits is a double; so is the difference, which cancels.
    let head = x - k * ln2Head
    return (Int(k), Interval(unchecked: head, head) - multiple * ln2Rest)
  }

  /// eˣ 2ᵐ; an infinite `x` is a limit.
  static func exp(at x: Double, doublings m: Int) -> Interval {
    if x.isNaN { return .empty }
    if x > 720 { return Interval(unchecked: .greatestFiniteMagnitude, .infinity) }
    if x < -760 { return Interval(unchecked: 0, x == -.infinity ? 0 : .leastNonzeroMagnitude) }
    let (k, r) = reduced(x)
    return (1 + r * exponentialQuotient(r)).scaled(k + m)
  }

  /// This times 2ᵏ, |k| ≤ 1200.
  func scaled(_ k: Int) -> Interval {
    if k > -900 && k < 1000 {
      let factor = Double(bitPattern: UInt64(k + 1023) << 52)
      return Interval(unchecked: lower * factor, upper * factor)
    }
    let first = Double(bitPattern: UInt64(k / 2 + 1023) << 52)
    let second = Double(bitPattern: UInt64(k - k / 2 + 1023) << 52)
    return self * Interval(unchecked: first, first) * Interval(unchecked: second, second)
  }

  private static func expm1(at x: Double) -> Interval {
    // Beyond 80 the 1 is less than half a unit in the last place.
    if !(x.magnitude < 80) {
      return x < 0
        ? Interval(unchecked: -1, x == -.infinity ? -1 : (-1.0).nextUp) : exp(at: x, doublings: 0) - 1
    }
    let (k, r) = reduced(x)
    let fraction = r * exponentialQuotient(r)
    // eˣ − 1 = 2ᵏ (eʳ − 1) + (2ᵏ − 1): no cancellation.
    return k == 0 ? fraction : fraction.scaled(k) + (Interval(1).scaled(k) - 1)
  }

  /// For x ≥ 0.
  private static func log(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    if x == 0 { return Interval(unchecked: -.infinity, -.greatestFiniteMagnitude) }
    if x == .infinity { return Interval(unchecked: .greatestFiniteMagnitude, .infinity) }
    var exponent = Double(x.exponent)
    var m = x.significand
    // Above √2, to rounding: m stays within (0.707, 1.4143), so that |s| ≤ 0.1716.
    if m > 0x1.6a09ep0 {
      m /= 2
      exponent += 1
    }
    let point = Interval(unchecked: m, m)
    let fraction = twiceAreaTangent((point - 1) / (point + 1))
    if exponent == 0 { return fraction }
    let head = exponent * ln2Head
    return Interval(unchecked: head, head) + (fraction + Interval(unchecked: exponent, exponent) * ln2Rest)
  }
  /// 2 artanh s = log((1 + s)/(1 − s)), for |s| ≤ 0.1717.
  static func twiceAreaTangent(_ s: Interval) -> Interval {
    (s * areaTangentQuotient(squared(s))).scaled(1)
  }

  /// For x ≥ −1.
  static func log1p(at x: Double) -> Interval {
    let point = Interval(unchecked: x, x)
    // Within these bounds s = x/(2 + x) keeps |s| ≤ 0.1716.
    if x > -0.2928 && x < 0.4142 { return twiceAreaTangent(point / (2 + point)) }
    if x == -1 { return log(at: 0) }
    return log(1 + point)
  }
}

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
