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
