/// P(a, x) = 1/Γ(a) ∫₀ˣ t^(a−1) e^(−t) dt and Q(a, x) = 1 − P(a, x).
///
/// Formula: D = x^a e^(−x)/Γ(a + 1) by Loader's saddle point; P = D Σ xⁿ/((a + 1) ⋯ (a + n)) for x < a + 1, above that Q by
/// Legendre's continued fraction.
/// Domain: a > 0, x ≥ 0.
/// Allowed error: in doubles 2⁻⁴³ of the smaller of P and Q for a up to 10⁴ (measured beside mpmath's), down to the least double;
/// where P is the smaller of the two and x < a + 1 is large beside a < 1, an ulp of 1. Over intervals an enclosure.
/// Source: NIST Digital Library of Mathematical Functions, 8.7.1, 8.9.1, 8.9.2; Loader (2000).
struct IncompleteGamma: Sendable {
  let a: Double
  /// log Γ(a).
  let logGamma: Interval
  private let stirlingError: Double

  init(_ a: Double) {
    self.a = a
    logGamma = .logGamma(a)
    stirlingError = Interval.stirlingError(a).midpoint
  }

  /// P(a, x).
  func lower(_ x: Double) -> Double {
    if !(x > 0) { return x.isNaN ? .nan : 0 }
    return x < turn ? series(x) : 1 - fraction(x)
  }
  /// Q(a, x).
  func upper(_ x: Double) -> Double {
    if !(x > 0) { return x.isNaN ? .nan : 1 }
    return x < turn ? 1 - series(x) : fraction(x)
  }

  /// Below it the series, above it the fraction: where neither P nor Q is small.
  private var turn: Double { a < 1 ? 1 : a + 1 }

  private func mass(_ x: Double) -> Double {
    Double.exp(-stirlingError - deviance(a, x)) / (2 * .pi * a).squareRoot()
  }

  private func series(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = a
    while term > sum * 0x1p-56 {
      n += 1
      term *= x / n
      sum += term
    }
    return Swift.min(1, mass(x) * sum)
  }

  /// By Lentz's method: x^a e^(−x)/Γ(a) over x + 1 − a − 1(1 − a)/(x + 3 − a − …).
  private func fraction(_ x: Double) -> Double {
    if x == .infinity { return 0 }
    var b = x + 1 - a
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var h = d
    for i in 1..<100_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if d == 0 { d = .leastNormalMagnitude }
      c = b + an / c
      if c == 0 { c = .leastNormalMagnitude }
      d = 1 / d
      let step = d * c
      h *= step
      if (step - 1).magnitude < 0x1p-52 { break }
    }
    return Swift.min(1, mass(x) * a * h)
  }
}

// MARK: Enclosures

extension IncompleteGamma {
  /// An enclosure of P(a, x) at one point.
  func enclosedLower(_ x: Double) -> Interval {
    if !(x > 0) { return x.isNaN ? .empty : 0 }
    return x < turn ? enclosedSeries(x) : 1 - enclosedFraction(x)
  }
  /// An enclosure of Q(a, x) at one point.
  func enclosedUpper(_ x: Double) -> Interval {
    if !(x > 0) { return x.isNaN ? .empty : 1 }
    return x < turn ? 1 - enclosedSeries(x) : enclosedFraction(x)
  }

  /// How many terms an enclosure may take; beyond, [0, 1] is all that is said.
  private static let most = 5000

  private func power(_ x: Double) -> Interval {
    let point = Interval(x)
    return .exp(Interval(a) * .log(point) - point - logGamma)
  }

  /// All terms are positive, and what is left out is less than a geometric series of the last quotient.
  private func enclosedSeries(_ x: Double) -> Interval {
    let point = Interval(x)
    var term = Interval(1)
    var sum = Interval(1)
    for n in 1..<Self.most {
      let quotient = point / (Interval(a) + Interval(Double(n)))
      term = term * quotient
      sum = sum + term
      if quotient.upper < 0.5, term.upper < sum.lower * 0x1p-58 {
        return (power(x) / Interval(a) * (sum + term.hull(0))).intersection(Interval(0, 1))
      }
    }
    return Interval(0, 1)
  }

  /// For 0 < a ≤ 1 Stieltjes' fraction, x + (1 − a)/(1 + 1/(x + (2 − a)/(1 + 2/(x + …)))), whose part from n on lies between x and
  /// x + n − a; then G(a + 1) = (a G(a) + 1)/x for G(a) = Γ(a, x) e^x x^(−a). Every term is positive.
  /// Source: Cuyt et al., Handbook of Continued Fractions for Special Functions (2008), section 12.6.
  private func enclosedFraction(_ x: Double) -> Interval {
    if x == .infinity { return 0 }
    let steps = Int(a.rounded(.up)) - 1
    let terms = 16 + Int(120 / x)
    guard steps < Self.most, terms < Self.most else { return Interval(0, 1) }
    let point = Interval(x)
    // Exact: a and the whole number below it differ by no more digits than a has.
    let small = a - Double(steps)
    var part = point + Interval(0, Double(terms))
    for n in stride(from: terms - 1, through: 1, by: -1) {
      let count = Interval(Double(n))
      part = point + (count - Interval(small)) / (1 + count / part)
    }
    var g = 1 / part
    for k in 0..<steps { g = ((Interval(small) + Interval(Double(k))) * g + 1) / point }
    return (power(x) * g).intersection(Interval(0, 1))
  }
}
