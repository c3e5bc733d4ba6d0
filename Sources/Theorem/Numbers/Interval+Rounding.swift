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
