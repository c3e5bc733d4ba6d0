/// I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt.
///
/// Formula: with n = a + b, D = Γ(n + 1)/(Γ(a + 1) Γ(b + 1)) x^a y^b by Loader's saddle point, I_x = D b/n times the continued
/// fraction for x < (a + 1)/(n + 2), and 1 − I_y(b, a) above.
/// Shapes: x and y = 1 − x are both given, so that neither loses the other's digits.
/// Domain: a, b > 0; x in [0, 1].
/// Allowed error: in doubles 2⁻⁴⁰ of the smaller of I_x and 1 − I_x for a and b up to 10⁴, beside b = 1/2 the worst (measured beside mpmath's), down to the
/// least double; over intervals an enclosure.
/// Source: NIST Digital Library of Mathematical Functions, 8.17.8, 8.17.22; Loader (2000).
struct IncompleteBeta: Sendable {
  let a: Double
  let b: Double
  /// log B(a, b).
  let logBeta: Interval
  private let stirlingError: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    logBeta = Self.logBeta(a, b)
    let errors = [a + b, a, b].map { Interval.stirlingError($0).midpoint }
    stirlingError = errors[0] - errors[1] - errors[2]
  }

  /// By Stirling's formula the three large terms cancel in the logarithms of ratios; a + b is off by half an ulp, which
  /// log Γ's slope, between −1 − 1/n and log(n + 1), carries over.
  private static func logBeta(_ a: Double, _ b: Double) -> Interval {
    let n = a + b
    let rest = (a > b ? a - n + b : b - n + a).magnitude
    let slope = Interval.log(Interval(n) + 1).hull(-1 - 1 / Interval(n))
    let whole = Interval.logGamma(n) + Interval(-rest, rest) * slope
    return .logGamma(a) + .logGamma(b) - whole
  }

  /// I_x(a, b), with 1 − x = y + `rest`, `rest` what y lost by rounding.
  func lower(_ x: Double, _ y: Double, rest: Double = 0) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    return isBelow(x) ? mass(x, y, rest) * b / (a + b) * Self.fraction(a, b, x) : 1 - other(x, y, rest)
  }
  /// 1 − I_x(a, b) = I_y(b, a).
  func upper(_ x: Double, _ y: Double, rest: Double = 0) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    if x <= 0 { return 1 }
    if y <= 0 { return 0 }
    return isBelow(x) ? 1 - mass(x, y, rest) * b / (a + b) * Self.fraction(a, b, x) : other(x, y, rest)
  }

  private func isBelow(_ x: Double) -> Bool { x < (a + 1) / (a + b + 2) }
  private func other(_ x: Double, _ y: Double, _ rest: Double) -> Double {
    mass(x, y, rest) * a / (a + b) * Self.fraction(b, a, y)
  }

  private func mass(_ x: Double, _ y: Double, _ rest: Double) -> Double {
    let n = a + b
    // Where y is exact 1/y may be infinite.
    let lost = rest == 0 ? 0 : (b / y - n) * rest
    let exponent = stirlingError - deviance(a, n * x) - deviance(b, n * y) + lost
    return Double.exp(exponent) * (n / (2 * .pi * a) / b).squareRoot()
  }

  /// Lentz's method.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func away(_ number: Double) -> Double { number == 0 ? .leastNormalMagnitude : number }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var h = d
    for m in 1..<100_000 {
      let k = Double(m)
      let even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      h *= d * c
      let odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      let step = d * c
      h *= step
      if (step - 1).magnitude < 0x1p-52 { break }
    }
    return h
  }
}

// MARK: Enclosures

extension IncompleteBeta {
  /// An enclosure of I_x(a, b) over x and y = 1 − x, of the same numbers.
  func enclosedLower(_ x: Interval, _ y: Interval) -> Interval {
    if x.isEmpty || y.isEmpty { return .empty }
    if x.upper <= 0 { return 0 }
    if y.upper <= 0 { return 1 }
    return isBelow(x.midpoint) ? series(a, b, x, y) : 1 - series(b, a, y, x)
  }
  /// An enclosure of 1 − I_x(a, b).
  func enclosedUpper(_ x: Interval, _ y: Interval) -> Interval {
    if x.isEmpty || y.isEmpty { return .empty }
    if x.upper <= 0 { return 1 }
    if y.upper <= 0 { return 0 }
    return isBelow(x.midpoint) ? 1 - series(a, b, x, y) : series(b, a, y, x)
  }

  /// How many terms an enclosure may take; beyond, [0, 1] is all that is said.
  private static let most = 5000

  /// x^a y^b/(a B) Σ (a + b)ₖ/(a + 1)ₖ xᵏ: all terms are positive, and their quotients rise to x or fall to it.
  private func series(_ a: Double, _ b: Double, _ x: Interval, _ y: Interval) -> Interval {
    let unit = Interval(0, 1)
    let (x, y) = (x.intersection(unit), y.intersection(unit))
    var term = Interval(1)
    var sum = Interval(1)
    for k in 0..<Self.most {
      let n = Interval(a) + Interval(Double(k))
      let quotient = (n + Interval(b)) / (n + 1) * x
      term = term * quotient
      sum = sum + term
      let largest = Interval(Swift.max(quotient.upper, x.upper))
      guard largest.upper < 1 else { continue }
      let rest = term * largest / (1 - largest)
      if rest.upper < sum.lower * 0x1p-58 {
        let power = Interval.exp(Interval(a) * .log(x) + Interval(b) * .log(y) - logBeta)
        return (power / Interval(a) * (sum + rest.hull(0))).intersection(unit)
      }
    }
    return unit
  }
}
