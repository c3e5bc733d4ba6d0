#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// high + low, about 104 bits: what the enclosures are tested against. Its functions start from the
/// platform's library and correct it once, so they share neither series nor reduction with `Interval`.
///
/// Source: Dekker (1971); Hida, Li & Bailey, Quad-double arithmetic (2001).
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }
  /// a + b, exactly.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    let v = s - a
    return DoubleDouble(s, (a - (s - v)) + (b - v))
  }
  /// a b, exactly.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    return DoubleDouble(p, (-p).addingProduct(a, b))
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = sum(a.high, b.high)
    let t = sum(a.low, b.low)
    let u = sum(s.high, s.low + t.high)
    return sum(u.high, u.low + t.low)
  }
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = product(a.high, b.high)
    return sum(p.high, p.low + (a.high * b.low + a.low * b.high))
  }
  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let q = a.high / b.high
    let r = a - b * DoubleDouble(q)
    let q2 = r.high / b.high
    let r2 = r - b * DoubleDouble(q2)
    return sum(q, q2) + DoubleDouble(r2.high / b.high)
  }
  static func * (a: Double, b: DoubleDouble) -> DoubleDouble { DoubleDouble(a) * b }

  func root() -> DoubleDouble {
    if high == 0 { return self }
    let r = DoubleDouble(high.squareRoot())
    return r + (self - r * r) / (2 * r)
  }

  static let halfPi = DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
  private static let halfPiRest = -0x1.f1976b7ed8fbcp-110
  static let ln2 = -log1p(DoubleDouble(-0.5))

  /// eˣ − 1: e^(x/2ⁿ) − 1 by its series, then e ← e (2 + e), n times.
  static func expm1(_ x: DoubleDouble) -> DoubleDouble {
    let halvings = Swift.max(0, Int(x.high == 0 ? 0 : x.high.exponent) + 5)
    let scale = Double(sign: .plus, exponent: -halvings, significand: 1)
    let r = DoubleDouble(x.high * scale, x.low * scale)
    var result = DoubleDouble(1)
    for k in stride(from: 20, through: 2, by: -1) {
      result = DoubleDouble(1) + r * result / DoubleDouble(Double(k))
    }
    result = r * result
    for _ in 0..<halvings { result = result * (DoubleDouble(2) + result) }
    return result
  }
  /// 1/e^(−x) for x < 0, where e^x − 1 would leave nothing to add 1 to.
  static func exp(_ x: DoubleDouble) -> DoubleDouble {
    x.high < 0 ? DoubleDouble(1) / exp(-x) : expm1(x) + DoubleDouble(1)
  }

  static func log1p(_ x: DoubleDouble) -> DoubleDouble {
    let guess = DoubleDouble(platformLog1p(x.high))
    let e = expm1(guess)
    let d = (x - e) / (DoubleDouble(1) + e)
    return guess + (d - 0.5 * (d * d))
  }
  /// For x > 0: x = 2ⁿ m.
  static func log(_ x: DoubleDouble) -> DoubleDouble {
    let n = x.high > 0.5 && x.high < 2 ? 0 : Int(x.high.exponent)
    let scaled = DoubleDouble(
      Double(sign: .plus, exponent: -n, significand: x.high),
      Double(sign: .plus, exponent: -n, significand: x.low))
    return Double(n) * (n == 0 ? DoubleDouble(0) : ln2) + log1p(scaled - DoubleDouble(1))
  }

  /// sin x and cos x by their series on x − k π/2.
  static func circular(_ x: DoubleDouble) -> (sin: DoubleDouble, cos: DoubleDouble) {
    let k = (x.high / halfPi.high).rounded()
    let r =
      ((x - product(k, halfPi.high)) - product(k, halfPi.low)) - product(k, halfPiRest)
    let t = r * r
    var s = DoubleDouble(1)
    var c = DoubleDouble(1)
    for n in stride(from: 15, through: 1, by: -1) {
      s = DoubleDouble(1) - t * s / DoubleDouble(Double(2 * n * (2 * n + 1)))
      c = DoubleDouble(1) - t * c / DoubleDouble(Double(2 * n * (2 * n - 1)))
    }
    s = r * s
    switch Int(k) & 3 {
    case 0: return (s, c)
    case 1: return (c, -s)
    case 2: return (-s, -c)
    default: return (-c, s)
    }
  }
  static func tan(_ x: DoubleDouble) -> DoubleDouble {
    let (s, c) = circular(x)
    return s / c
  }
  static func atan(_ x: DoubleDouble) -> DoubleDouble {
    let guess = DoubleDouble(platformAtan(x.high))
    let t = tan(guess)
    return guess + (x - t) / (DoubleDouble(1) + x * t)
  }
  private static func complement(_ x: DoubleDouble) -> DoubleDouble {
    ((DoubleDouble(1) - x) * (DoubleDouble(1) + x)).root()
  }
  /// sin(asin x − g) = x cos g − √(1 − x²) sin g
  static func asin(_ x: DoubleDouble) -> DoubleDouble {
    let guess = DoubleDouble(platformAsin(x.high))
    let (s, c) = circular(guess)
    return guess + (x * c - complement(x) * s)
  }
  static func acos(_ x: DoubleDouble) -> DoubleDouble {
    let guess = DoubleDouble(platformAcos(x.high))
    let (s, c) = circular(guess)
    return guess - (s * x - c * complement(x))
  }

  static func sinh(_ x: DoubleDouble) -> DoubleDouble {
    if x.high < 0 { return -sinh(-x) }
    let e = expm1(x)
    return 0.5 * (e + e / (e + DoubleDouble(1)))
  }
  static func cosh(_ x: DoubleDouble) -> DoubleDouble {
    let e = exp(x.high < 0 ? -x : x)
    return 0.5 * (e + DoubleDouble(1) / e)
  }
  static func tanh(_ x: DoubleDouble) -> DoubleDouble {
    let e = expm1(2 * x)
    return e / (e + DoubleDouble(2))
  }
  static func asinh(_ x: DoubleDouble) -> DoubleDouble {
    if x.high < 0 { return -asinh(-x) }
    return log1p(x + x * x / (DoubleDouble(1) + (DoubleDouble(1) + x * x).root()))
  }
  static func acosh(_ x: DoubleDouble) -> DoubleDouble {
    let t = x - DoubleDouble(1)
    return log1p(t + (t * (t + DoubleDouble(2))).root())
  }
  static func atanh(_ x: DoubleDouble) -> DoubleDouble { 0.5 * (log1p(x) - log1p(-x)) }
  /// 2/√π x e^(−x²) Σ (2x²)ᵏ/(1·3·5···(2k+1)): all terms of one sign.
  static func erf(_ x: DoubleDouble) -> DoubleDouble {
    let t = 2 * (x * x)
    var sum = DoubleDouble(1)
    var term = DoubleDouble(1)
    var k = 1.0
    while term.high > 0x1p-108 * sum.high {
      term = term * t / DoubleDouble(2 * k + 1)
      sum = sum + term
      k += 1
    }
    return x * sum / (exp(0.5 * t) * (0.5 * halfPi).root())
  }
}

// Outside the type, so that the platform's own names are meant.
private func platformLog1p(_ x: Double) -> Double { log1p(x) }
private func platformAtan(_ x: Double) -> Double { atan(x) }
private func platformAsin(_ x: Double) -> Double { asin(x) }
private func platformAcos(_ x: Double) -> Double { acos(x) }
