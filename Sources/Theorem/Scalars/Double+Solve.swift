extension Double {
  /// The z in `map.domain` with f(z) = x, by Newton's method kept inside a shrinking bracket.
  ///
  /// Domain: `map` continuous and strictly monotone on its domain, `x` in its range.
  /// Edge cases: NaN where no sign change of f − x is found, or `x` is NaN.
  /// Allowed error: stops when the bracket is two neighbouring doubles or Newton's step changes nothing,
  /// so z is as good as f's own rounding lets it be.
  /// Source: Press et al., Numerical Recipes, section 9.4 (rtsafe).
  public static func solve<M: ScalarMap>(_ map: M, for x: Double) -> Double {
    guard var (low, high) = bracket(map, for: x) else { return .nan }
    let rising = map.forward(high) > map.forward(low)
    var z = midpoint(low, high)
    // Two thousand halvings exhaust the doubles; Newton needs a handful.
    for _ in 0..<2100 {
      let f = map.forward(Dual.variable(z))
      let residual = f.value - x
      if residual == 0 { return z }
      if residual.isNaN { return .nan }
      if (residual > 0) == rising { high = z } else { low = z }
      let newton = z - residual / f.derivative
      let next = low < newton && newton < high ? newton : midpoint(low, high)
      if next == z || next <= low || next >= high { return z }
      z = next
    }
    return z
  }

  /// Two points of the domain between which f − x changes sign: walks outward from the middle, doubling
  /// the step, and halving the distance to a finite end where that is shorter.
  private static func bracket<M: ScalarMap>(_ map: M, for x: Double) -> (Double, Double)? {
    let domain = map.domain
    var low = interior(domain)
    var high = low
    let start = map.forward(low) - x
    guard !start.isNaN else { return nil }
    if start == 0 { return (low.nextDown, low.nextUp) }
    var step = Swift.max(1, low.ulp)
    for _ in 0..<1100 {
      let nextLow = Swift.max(domain.lower.isFinite ? midpoint(domain.lower, low) : -.infinity, low - step)
      let nextHigh = Swift.min(domain.upper.isFinite ? midpoint(high, domain.upper) : .infinity, high + step)
      if (map.forward(nextLow) - x) * start.sign1 <= 0 { return (nextLow, low) }
      if (map.forward(nextHigh) - x) * start.sign1 <= 0 { return (high, nextHigh) }
      low = nextLow > domain.lower ? nextLow : low
      high = nextHigh < domain.upper ? nextHigh : high
      step *= 2
    }
    return nil
  }

  /// Two points of `domain`, in order, some way from its ends.
  static func twoPoints(_ domain: Domain) -> (Double, Double) {
    let middle = interior(domain)
    let next = domain.upper.isFinite ? midpoint(middle, domain.upper) : middle + 1
    return (middle, next)
  }

  private static func interior(_ domain: Domain) -> Double {
    switch (domain.lower.isFinite, domain.upper.isFinite) {
    // Ends so far apart that 1 is lost beside them leave the doubles in between to be found near 0.
    case (true, true) where domain.upper - domain.lower > 0x1p53: nearZero(domain)
    case (true, true): midpoint(domain.lower, domain.upper)
    case (true, false): domain.lower + 1
    case (false, true): domain.upper - 1
    case (false, false): 0
    }
  }

  private static func nearZero(_ domain: Domain) -> Double {
    let point = Swift.max(domain.lower + 1, Swift.min(0, domain.upper - 1))
    return domain.contains(point) ? point : midpoint(domain.lower, domain.upper)
  }

  /// Halfway, without overflow.
  private static func midpoint(_ a: Double, _ b: Double) -> Double { a / 2 + b / 2 }

  private var sign1: Double { self < 0 ? -1 : 1 }
}
