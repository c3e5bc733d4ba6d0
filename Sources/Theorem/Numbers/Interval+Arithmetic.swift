extension Interval {
  @inlinable public static func + (a: Interval, b: Interval) -> Interval {
    Interval(unchecked: Directed.addDown(a.lower, b.lower), Directed.addUp(a.upper, b.upper))
  }
  @inlinable public static func - (a: Interval, b: Interval) -> Interval {
    Interval(unchecked: Directed.subtractDown(a.lower, b.upper), Directed.subtractUp(a.upper, b.lower))
  }
  @inlinable public static prefix func - (a: Interval) -> Interval { Interval(unchecked: -a.upper, -a.lower) }

  // The signs say which ends meet; NaN ends fail every comparison and reach products that stay NaN.
  @inlinable public static func * (a: Interval, b: Interval) -> Interval {
    if a.lower >= 0 {
      let low = b.lower >= 0 ? a.lower : a.upper
      let high = b.upper <= 0 ? a.lower : a.upper
      return product(low, b.lower, high, b.upper)
    }
    if a.upper <= 0 {
      let low = b.upper <= 0 ? a.upper : a.lower
      let high = b.lower >= 0 ? a.upper : a.lower
      return product(low, b.upper, high, b.lower)
    }
    if b.lower >= 0 { return product(a.lower, b.upper, a.upper, b.upper) }
    if b.upper <= 0 { return product(a.upper, b.lower, a.lower, b.lower) }
    return straddlingProduct(a, b)
  }
  @inlinable static func product(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Interval {
    Interval(unchecked: Directed.multiplyDown(a, b), Directed.multiplyUp(c, d))
  }
  @usableFromInline static func straddlingProduct(_ a: Interval, _ b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty { return .empty }
    return Interval(
      unchecked: Swift.min(
        Directed.multiplyDown(a.lower, b.upper), Directed.multiplyDown(a.upper, b.lower)),
      Swift.max(Directed.multiplyUp(a.lower, b.lower), Directed.multiplyUp(a.upper, b.upper)))
  }

  /// { x/y : y ≠ 0 }: empty for y = [0, 0]; the whole line where 0 lies inside `b` and `a` is not [0, 0].
  @inlinable public static func / (a: Interval, b: Interval) -> Interval {
    if b.lower > 0 {
      let low = a.lower >= 0 ? b.upper : b.lower
      let high = a.upper <= 0 ? b.upper : b.lower
      return Interval(unchecked: Directed.divideDown(a.lower, low), Directed.divideUp(a.upper, high))
    }
    if b.upper < 0 {
      let low = a.upper <= 0 ? b.lower : b.upper
      let high = a.lower >= 0 ? b.lower : b.upper
      return Interval(unchecked: Directed.divideDown(a.upper, low), Directed.divideUp(a.lower, high))
    }
    return quotientByZero(a, b)
  }
  @usableFromInline static func quotientByZero(_ a: Interval, _ b: Interval) -> Interval {
    if a.isEmpty || b.isEmpty || (b.lower == 0 && b.upper == 0) { return .empty }
    if a.lower == 0 && a.upper == 0 { return a }
    if b.lower < 0 && b.upper > 0 || a.lower < 0 && a.upper > 0 { return .entire }
    let end = b.upper > 0 ? b.upper : b.lower
    // The quotients run from this one, of the ends away from zero, to infinity on one side.
    if (a.lower >= 0) == (b.upper > 0) {
      return Interval(unchecked: Directed.divideDown(a.lower >= 0 ? a.lower : a.upper, end), .infinity)
    }
    return Interval(unchecked: -.infinity, Directed.divideUp(a.lower >= 0 ? a.lower : a.upper, end))
  }

  @inlinable public static func sqrt(_ x: Interval) -> Interval {
    guard x.upper >= 0 else { return .empty }
    return Interval(unchecked: Directed.rootDown(Swift.max(x.lower, 0)), Directed.rootUp(x.upper))
  }

  /// x², never negative.
  @inlinable public static func squared(_ x: Interval) -> Interval {
    let low = x.mignitude
    let high = x.magnitude
    return Interval(unchecked: Directed.multiplyDown(low, low), Directed.multiplyUp(high, high))
  }

  /// Even powers never go below zero; a negative power of an interval that holds 0 as `/` has it.
  public static func pow(_ x: Interval, _ n: Int) -> Interval {
    if x.isEmpty { return x }
    if n == 0 { return 1 }
    if n == 1 { return x }
    if n == 2 { return squared(x) }
    if n < 0 { return 1 / power(x, n.magnitude) }
    return power(x, n.magnitude)
  }
  private static func power(_ x: Interval, _ n: UInt) -> Interval {
    if n % 2 == 0 {
      return Interval(unchecked: power(x.mignitude, n).lower, power(x.magnitude, n).upper)
    }
    return Interval(unchecked: power(x.lower, n).lower, power(x.upper, n).upper)
  }
  /// xⁿ at a point by repeated squaring.
  private static func power(_ x: Double, _ n: UInt) -> Interval {
    if x.isInfinite { return Interval(unchecked: x, x) }
    var result: Interval = 1
    var square = Interval(unchecked: x, x)
    var rest = n
    while true {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest == 0 { return result }
      square = squared(square)
    }
  }

  @inlinable public static func abs(_ x: Interval) -> Interval {
    Interval(unchecked: x.isEmpty ? .nan : x.mignitude, x.magnitude)
  }
  @inlinable public static func floor(_ x: Interval) -> Interval {
    Interval(unchecked: x.lower.rounded(.down), x.upper.rounded(.down))
  }
  @inlinable public static func min(_ x: Interval, _ y: Interval) -> Interval {
    if x.isEmpty || y.isEmpty { return .empty }
    return Interval(unchecked: Swift.min(x.lower, y.lower), Swift.min(x.upper, y.upper))
  }
  @inlinable public static func max(_ x: Interval, _ y: Interval) -> Interval {
    if x.isEmpty || y.isEmpty { return .empty }
    return Interval(unchecked: Swift.max(x.lower, y.lower), Swift.max(x.upper, y.upper))
  }

  /// The hull of both ways where `sign` holds numbers of both kinds; empty for an empty `sign`.
  @inlinable public static func select(
    _ sign: Interval, negative: () -> Interval, otherwise: () -> Interval
  ) -> Interval {
    if sign.upper < 0 { return negative() }
    if sign.lower >= 0 { return otherwise() }
    return sign.isEmpty ? .empty : negative().hull(otherwise())
  }

  /// The formula that suits the middle; it encloses the function wherever it is evaluated.
  @inlinable public static func prefer(
    _ sign: Interval, negative: () -> Interval, otherwise: () -> Interval
  ) -> Interval { sign.midpoint < 0 ? negative() : otherwise() }
}

// Sums of products of intervals, which are nearly all that a product of two Taylor series costs.

extension Interval {
  /// Σ aⱼ bₙ₋₁₋ⱼ / `divisor` over `count` = n ≥ 1 products; `b` points at the last of its own, and goes down.
  ///
  /// Every product's ends are taken among the four products of ends, rounded to nearest, and so are the two sums. What all of
  /// that may be off by is bounded once, by γₙ₊₁ Σ max |aⱼ bₙ₋₁₋ⱼ|, and stays below (n + 6) 2⁻⁵³ times the computed sum of sizes; a
  /// quotient of the ends is off by less than one such unit more. `divisor` is a whole number from 1 to 2⁵⁰.
  /// Edge cases: where a size is infinite, or so small that products may underflow, one product at a time.
  /// Allowed error: (n + 6) half units in the last place of Σ max |aⱼ bₙ₋₁₋ⱼ| on either side.
  /// Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), section 3.1; Rump, Verification methods (2010),
  /// section 9.
  @usableFromInline static func sumOfProducts(
    _ a: UnsafePointer<Interval>, _ b: UnsafePointer<Interval>, count: Int, over divisor: Double = 1
  ) -> Interval {
    var (low, high, size) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
    var j = 0
    while j < count {
      // The odd one out is multiplied by zeros.
      let isPair = j + 1 < count
      let (a0, a1) = (a[j], isPair ? a[j + 1] : Interval(unchecked: 0, 0))
      let (b0, b1) = (b[-j], isPair ? b[-j - 1] : Interval(unchecked: 0, 0))
      let (al, au) = (SIMD2(a0.lower, a1.lower), SIMD2(a0.upper, a1.upper))
      let (bl, bu) = (SIMD2(b0.lower, b1.lower), SIMD2(b0.upper, b1.upper))
      let (p, q, r, s) = (al * bl, al * bu, au * bl, au * bu)
      let least = lesser(lesser(p, q), lesser(r, s))
      let greatest = greater(greater(p, q), greater(r, s))
      low += least
      high += greatest
      size += greater(magnitude(al), magnitude(au)) * greater(magnitude(bl), magnitude(bu))
      j += 2
    }
    let sizes = size[0] + size[1]
    let (lower, upper) = (low[0] + low[1], high[0] + high[1])
    // An infinite or an empty factor makes its size infinite or NaN; only without one do the ends above say anything.
    guard sizes > 0x1p-900, sizes < 0x1p1000 else {
      return oneByOne(a, b, count) / Interval(divisor)
    }
    if divisor == 1 {
      let error = Double(count + 6) * 0x1p-53 * sizes
      return Interval(unchecked: lower - error, upper + error)
    }
    let error = Double(count + 8) * 0x1p-53 * sizes
    return Interval(unchecked: (lower - error) / divisor, (upper + error) / divisor)
  }

  @inline(__always) private static func magnitude(_ x: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(x[0].magnitude, x[1].magnitude)
  }
  @inline(__always) private static func lesser(_ x: SIMD2<Double>, _ y: SIMD2<Double>) -> SIMD2<Double> {
    y.replacing(with: x, where: x .< y)
  }
  @inline(__always) private static func greater(_ x: SIMD2<Double>, _ y: SIMD2<Double>) -> SIMD2<Double> {
    y.replacing(with: x, where: x .> y)
  }

  private static func oneByOne(_ a: UnsafePointer<Interval>, _ b: UnsafePointer<Interval>, _ count: Int)
    -> Interval
  {
    var sum: Interval = 0
    for j in 0..<count {
      let (x, y) = (a[j], b[-j])
      // Exact zeros, of which the series of an odd or an even function are full.
      if x.lower == 0 && x.upper == 0 && !y.isEmpty || y.lower == 0 && y.upper == 0 && !x.isEmpty { continue }
      sum = sum + x * y
    }
    return sum
  }
}
