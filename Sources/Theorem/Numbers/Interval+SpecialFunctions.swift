extension Interval {
  public static func erf(_ x: Interval) -> Interval { odd(x) { erf(at: $0) } }

  /// 2/√π
  static let twoOverRootPi = Interval(unchecked: 0x1.20dd750429b6dp+0, 0x1.20dd750429b6ep+0)

  /// erf(j/2), j = 0 ... 12, as its nearest double and a lower bound of what is missing, good to 2⁻⁵².
  private static let table: [(Double, Double)] = [
    (0, 0),
    (0x1.0a7ef5c18edd2p-1, 0x1.5e809f1a31a27p-56),
    (0x1.af767a741088bp-1, -0x1.c97f778122797p-56),
    (0x1.eea5557137ae0p-1, -0x1.385e445f2c96dp-55),
    (0x1.fd9ae142795e3p-1, 0x1.972801904b9a3p-56),
    (0x1.ffcaa8f4c9beap-1, 0x1.b0cee160116f9p-55),
    (0x1.fffd1ac4135f9p-1, 0x1.eeafa1ecd6cefp-55),
    (0x1.ffffe710d565ep-1, 0x1.c9ea52d76dc03p-55),
    (0x1.ffffff7b91176p-1, 0x1.0b2865615db40p-56),
    (0x1.fffffffe4fa30p-1, 0x1.d166bcb681c7bp-57),
    (0x1.fffffffffc9e8p-1, -0x1.a759f7738935fp-56),
    (0x1.fffffffffffbep-1, -0x1.182b326b228dcp-55),
    (0x1.0000000000000p+0, -0x1.8cf81557d20b7p-56),
  ]

  /// For x ≥ 0: Taylor's series at c = j/2 next to x.
  ///
  /// erf(c + h) = erf c + 2/√π Σ aₖ h^(k+1)/(k+1) with e^(−(c+h)²) = Σ aₖ hᵏ, so
  /// (k + 1) aₖ₊₁ = −2 (c aₖ + aₖ₋₁). By Cramér's inequality |Hₙ(x)| e^(−x²/2) ≤ 1.0865 √(2ⁿ n!), so for
  /// |h| ≤ 1/4 what 21 terms leave out is below 2⁻⁷⁰ |h|.
  /// Source: Abramowitz & Stegun, 7.1.19 and 22.14.17.
  private static func erf(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    // erfc 6 < 2.2e-17, less than half a unit in the last place of 1.
    if x >= 6 { return Interval(unchecked: x == .infinity ? 1 : (1.0).nextDown, 1) }
    let j = (2 * x).rounded()
    let center = Interval(unchecked: j / 2, j / 2)
    let h = Interval(unchecked: x, x) - center
    var coefficients = [Interval](repeating: 0, count: 21)
    coefficients[0] = exp(-squared(center))
    coefficients[1] = -(center * coefficients[0]).scaled(1)
    for k in 1..<20 {
      let sum = (center * coefficients[k] + coefficients[k - 1]).scaled(1)
      coefficients[k + 1] = -sum / Interval(Double(k + 1))
    }
    var series = Interval(unchecked: -0x1p-70, 0x1p-70)
    for k in stride(from: 20, through: 1, by: -1) {
      series = h * (series + coefficients[k] / Interval(Double(k + 1)))
    }
    let change = h * twoOverRootPi * (coefficients[0] + series)
    if j == 0 { return change }
    let (head, rest) = table[Int(j)]
    return min(
      Interval(unchecked: head, head) + (Interval(unchecked: rest, rest.nextUp) + change), 1)
  }
}

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

extension Interval {
  /// log Γ(a), a > 0: Stirling's series from 16 on, and below that after Γ(a) = Γ(a + n)/(a (a + 1) ⋯ (a + n − 1)).
  ///
  /// Edge cases: empty for a ≤ 0, and where a is NaN or infinite.
  /// Allowed error: a few dozen units in the last place of the terms, which cancel beside a = 1 and a = 2.
  /// Source: NIST Digital Library of Mathematical Functions, 5.11.1 and 5.11(ii).
  static func logGamma(_ a: Double) -> Interval {
    let point = Interval(a)
    return (point - 1 / Interval(2)) * log(point) - point + logTwoPi / 2 + stirlingError(a)
  }

  /// What Stirling's formula leaves of log Γ(a): log Γ(a) − (a − 1/2) log a + a − log(2π)/2, a > 0.
  ///
  /// Formula: Σ B₂ₖ/(2k(2k − 1) a^(2k−1)); for a real a > 0 the first term left out bounds what is left out.
  static func stirlingError(_ a: Double) -> Interval {
    guard a > 0, a.isFinite else { return .empty }
    let point = Interval(a)
    guard a < 16 else { return series(point) }
    let half = 1 / Interval(2)
    // Γ(a + n) over the product of the n numbers below it.
    let n = Int((16 - a).rounded(.up))
    let far = point + Interval(Double(n))
    let product = (0..<n).reduce(Interval(1)) { $0 * (point + Interval(Double($1))) }
    let shifted = (far - half) * log(far) - Interval(Double(n)) + series(far)
    return shifted - log(product) - (point - half) * log(point)
  }

  private static func series(_ a: Interval) -> Interval {
    let square = a * a
    var power = a
    var sum = Interval(0)
    for (index, term) in stirlingTerms.enumerated() {
      let value = Interval(term.0) / Interval(term.1) / power
      // The last one is the bound.
      sum = sum + (index == stirlingTerms.count - 1 ? value.hull(0) : value)
      power = power * square
    }
    return sum
  }
}

/// x log(x/m) + m − x, which cancels beside x = m, in a form that doesn't.
///
/// Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000), the function bd0.
func deviance(_ x: Double, _ m: Double) -> Double {
  guard (x - m).magnitude < 0.1 * (x + m) else { return x * Double.log(x / m) + m - x }
  let v = (x - m) / (x + m)
  var sum = (x - m) * v
  var power = 2 * x * v
  for j in 1..<1000 {
    power *= v * v
    let next = sum + power / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// Stirling's series: B₂ₖ/(2k(2k − 1)), k = 1 … 9, as numerator and denominator; the last one bounds what is left out.
@usableFromInline let stirlingTerms: [(Double, Double)] = [
  (1, 12), (-1, 360), (1, 1260), (-1, 1680), (1, 1188), (-691, 360360), (1, 156), (-3617, 122400),
  (43867, 244188),
]
