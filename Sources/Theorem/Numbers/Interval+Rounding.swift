// Directed rounding out of rounding to nearest: the error of a rounded result is itself a double, found
// exactly by TwoSum or by fma, and the result moves to its neighbour only if the error says so. Changing
// the processor's rounding mode is no alternative: the optimiser merges operations across the change.
// Sources: Ogita, Rump & Oishi, Accurate sum and dot product (2005); Boldo & Daumas (2003) on when the
// residuals of * / sqrt are doubles.

/// The two doubles around an exact result.
@usableFromInline enum Directed {
  /// Within these sizes every residual is exact; outside, the result moves blindly.
  @usableFromInline static var least: Double { 0x1p-960 }
  @usableFromInline static var greatest: Double { 0x1p1020 }

  /// The neighbour below a finite `x` ≠ 0 if `inexact`, without a branch.
  @inlinable @inline(__always) static func down(_ x: Double, if inexact: Bool) -> Double {
    let bits = Int64(bitPattern: x.bitPattern)
    return Double(bitPattern: UInt64(bitPattern: bits &- (inexact ? (bits >> 63) | 1 : 0)))
  }
  /// The neighbour above a finite `x` ≠ 0 if `inexact`, without a branch.
  @inlinable @inline(__always) static func up(_ x: Double, if inexact: Bool) -> Double {
    let bits = Int64(bitPattern: x.bitPattern)
    return Double(bitPattern: UInt64(bitPattern: bits &+ (inexact ? (bits >> 63) | 1 : 0)))
  }

  /// a + b − `sum`, exactly, where nothing overflows.
  @inlinable @inline(__always) static func sumError(_ a: Double, _ b: Double, _ sum: Double) -> Double {
    let part = sum - a
    return (a - (sum - part)) + (b - part)
  }

  @inlinable @inline(__always) static func addDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    guard sum.magnitude < greatest else { return a.isInfinite || b.isInfinite ? sum : sum.nextDown }
    return down(sum, if: sumError(a, b, sum) < 0)
  }
  @inlinable @inline(__always) static func addUp(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    guard sum.magnitude < greatest else { return a.isInfinite || b.isInfinite ? sum : sum.nextUp }
    return up(sum, if: sumError(a, b, sum) > 0)
  }
  @inlinable @inline(__always) static func subtractDown(_ a: Double, _ b: Double) -> Double { addDown(a, -b) }
  @inlinable @inline(__always) static func subtractUp(_ a: Double, _ b: Double) -> Double { addUp(a, -b) }

  @inlinable @inline(__always) static func isExactRange(_ x: Double) -> Bool {
    x.magnitude >= least && x.magnitude < greatest
  }

  @inlinable @inline(__always) static func multiplyDown(_ a: Double, _ b: Double) -> Double {
    let product = a * b
    guard isExactRange(product) else { return extremeProduct(a, b, up: false) }
    return down(product, if: (-product).addingProduct(a, b) < 0)
  }
  @inlinable @inline(__always) static func multiplyUp(_ a: Double, _ b: Double) -> Double {
    let product = a * b
    guard isExactRange(product) else { return extremeProduct(a, b, up: true) }
    return up(product, if: (-product).addingProduct(a, b) > 0)
  }
  /// 0 · ∞ = 0: an infinite end is a limit, never a member.
  @usableFromInline static func extremeProduct(_ a: Double, _ b: Double, up: Bool) -> Double {
    if a.isNaN || b.isNaN { return .nan }
    if a == 0 || b == 0 { return 0 }
    let product = a * b
    if a.isInfinite || b.isInfinite { return product }
    return up ? product.nextUp : product.nextDown
  }

  @inlinable @inline(__always) static func divideDown(_ a: Double, _ b: Double) -> Double {
    let quotient = a / b
    guard isExactRange(quotient), isExactRange(a), isExactRange(b) else {
      return extremeQuotient(a, b, up: false)
    }
    let residual = a.addingProduct(-quotient, b)
    return down(quotient, if: b > 0 ? residual < 0 : residual > 0)
  }
  @inlinable @inline(__always) static func divideUp(_ a: Double, _ b: Double) -> Double {
    let quotient = a / b
    guard isExactRange(quotient), isExactRange(a), isExactRange(b) else {
      return extremeQuotient(a, b, up: true)
    }
    let residual = a.addingProduct(-quotient, b)
    return up(quotient, if: b > 0 ? residual > 0 : residual < 0)
  }
  /// For `b` ≠ 0, and not both infinite.
  @usableFromInline static func extremeQuotient(_ a: Double, _ b: Double, up: Bool) -> Double {
    if a.isNaN || b.isNaN { return .nan }
    if a == 0 || b.isInfinite { return 0 }
    let quotient = a / b
    if a.isInfinite || b.magnitude == 1 { return quotient }
    return up ? quotient.nextUp : quotient.nextDown
  }

  @inlinable @inline(__always) static func rootDown(_ x: Double) -> Double {
    guard isExactRange(x) else { return x == 0 || x == .infinity ? x : x.squareRoot().nextDown }
    let root = x.squareRoot()
    return down(root, if: x.addingProduct(-root, root) < 0)
  }
  @inlinable @inline(__always) static func rootUp(_ x: Double) -> Double {
    guard isExactRange(x) else { return x == 0 || x == .infinity ? x : x.squareRoot().nextUp }
    let root = x.squareRoot()
    return up(root, if: x.addingProduct(-root, root) > 0)
  }
}

// The four power series that all elementary functions here come from. The first terms, which decide the
// rounding, are taken in interval arithmetic; the rest, small by then, in plain doubles with Higham's bound.

/// The end of a power series, c₀ + c₁ t + ... , and what bounds it on its disc of arguments.
@usableFromInline struct Tail: Sendable {
  /// Each a ratio of two doubles, so off by half a unit in its last place at most.
  let coefficients: SIMD16<Double>
  let count: Int
  /// At least Σ |cₖ| |t|ᵏ.
  let size: Double
  /// At least Σ k |cₖ| |t|ᵏ⁻¹.
  let slope: Double
  /// At least |Σ of the terms left out|.
  let remainder: Double

  /// At most 16 coefficients.
  init(coefficients: [Double], size: Double, slope: Double, remainder: Double) {
    count = coefficients.count
    self.coefficients = SIMD16(coefficients + Array(repeating: 0, count: 16 - count))
    self.size = size
    self.slope = slope
    self.remainder = remainder
  }

  /// Encloses the sum for every t of `argument`.
  ///
  /// Horner's rule on n coefficients that are rounded themselves is off by at most γ₂ₙ₊₁ Σ |cₖ| |t|ᵏ.
  /// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), section 5.1.
  @inline(__always) func enclosure(_ argument: Interval) -> Interval {
    let t = argument.lower
    var sum = coefficients[count - 1]
    // A `stride` would be half of the work in a debug build.
    var k = count - 2
    while k >= 0 {
      sum = sum * t + coefficients[k]
      k -= 1
    }
    let rounding = Double(2 * count + 4) * 0x1p-53 * size
    // Twice over: the three sums below round too, by far less than half of this.
    let error = 2 * (rounding + remainder + slope * (argument.upper - argument.lower))
    return Interval(unchecked: (sum - error).nextDown, (sum + error).nextUp)
  }
}

extension Interval {
  // Each is the whole of its disc: the first coefficient of a tail is that of t², or of x³ for exp.
  private static let exponential = Tail(
    coefficients: [
      1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362_880, 1.0 / 3_628_800,
      1.0 / 39_916_800, 1.0 / 479_001_600, 1.0 / 6_227_020_800, 1.0 / 87_178_291_200,
    ], size: 0.19, slope: 0.05, remainder: 0x1p-58)
  private static let hyperbolicSine = Tail(
    coefficients: [
      1.0 / 120, 1.0 / 5040, 1.0 / 362_880, 1.0 / 39_916_800, 1.0 / 6_227_020_800, 1.0 / 1_307_674_368_000,
      1.0 / 355_687_428_096_000, 1.0 / 121_645_100_408_832_000,
    ], size: 0.0086, slope: 0.00021, remainder: 0x1p-65)
  private static let hyperbolicCosine = Tail(
    coefficients: [
      1.0 / 24, 1.0 / 720, 1.0 / 40320, 1.0 / 3_628_800, 1.0 / 479_001_600, 1.0 / 87_178_291_200,
      1.0 / 20_922_789_888_000, 1.0 / 6_402_373_705_728_000, 1.0 / 2_432_902_008_176_640_000,
    ], size: 0.0428, slope: 0.0015, remainder: 0x1p-70)
  private static let areaTangent = Tail(
    coefficients: [
      1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23,
    ], size: 0.205, slope: 0.16, remainder: 0x1p-55)

  private static let half = Interval(unchecked: 0.5, 0.5)
  private static let third: Interval = 1 / 3
  private static let sixth: Interval = 1 / 6

  /// (eʳ − 1)/r = 1 + r/2 + r²/6 + ..., for |r| ≤ 0.3467. Remainder: r¹²/15! · e^|r|.
  static func exponentialQuotient(_ r: Interval) -> Interval {
    1 + r * (half + r * exponential.enclosure(r))
  }
  /// sinh(√t)/√t = 1 + t/6 + ..., for |t| ≤ 1; sin where t < 0. Remainder of the tail: 1/21! · 1.01.
  static func sineQuotient(_ t: Interval) -> Interval {
    1 + t * (sixth + t * hyperbolicSine.enclosure(t))
  }
  /// cosh(√t) = 1 + t/2 + ..., for |t| ≤ 0.618; cos where t < 0. Remainder of the tail: t⁹/22! · 1.01.
  static func cosineSeries(_ t: Interval) -> Interval {
    1 + t * (half + t * hyperbolicCosine.enclosure(t))
  }
  /// artanh(√t)/√t = 1 + t/3 + ..., for |t| ≤ 0.0296; arctan where t < 0. Remainder of the tail: t¹⁰/25 · 1.04.
  static func areaTangentQuotient(_ t: Interval) -> Interval {
    1 + t * (third + t * areaTangent.enclosure(t))
  }

  /// f at both ends of `x`, for an increasing f that `enclose` encloses at a point, infinite ends included.
  @inline(__always) static func increasing(_ x: Interval, _ enclose: (Double) -> Interval) -> Interval {
    if x.lower == x.upper { return enclose(x.lower) }
    return Interval(unchecked: enclose(x.lower).lower, enclose(x.upper).upper)
  }
  /// The same for an even f that grows with |x|.
  @inline(__always) static func even(_ x: Interval, _ enclose: (Double) -> Interval) -> Interval {
    x.isEmpty ? x : increasing(abs(x), enclose)
  }
  /// The same for an odd increasing f, enclosed for arguments ≥ 0.
  @inline(__always) static func odd(_ x: Interval, _ enclose: (Double) -> Interval) -> Interval {
    increasing(x) { $0 < 0 ? -enclose(-$0) : enclose($0) }
  }
}
