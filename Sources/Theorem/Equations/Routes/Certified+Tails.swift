extension Certified {
  /// A bound on the mass that P_X(x) = P_Z(z)/|d(z)|, z = f⁻¹(x), has beyond the image of z = `start`, all the way to the
  /// image of `end`; nil where none is found. d is the claimed derivative.
  ///
  /// Formula: where |f′| ≤ M and |d| ≥ m > 0 on a piece of z, its image is M times as long at most and P_X at most P_Z/m, so
  /// the integral of P_X over the image is at most (M/m) P(Z in the piece). The pieces are a few units long, and the last one
  /// reaches the end: there f must be nearly straight, as z + tanh z is and exp z is not.
  /// Domain: f monotone beyond `start`; `end` may be infinite.
  public static func tailMass(
    of f: any ScalarMap, base: any Density, from start: Double, to end: Double
  ) -> Interval? {
    var bound = Interval(0)
    var near = start
    for piece in 0..<mostTailPieces {
      let rest = Interval(between: near, and: end)
      if let ratio = stretchRatio(of: f, over: rest) {
        return (bound + ratio * mass(of: base, over: rest)).hull(0)
      }
      let step = 0.5 * Double(piece / 8 + 1)
      let next = end > start ? near + step : near - step
      guard end > start ? next < end : next > end else { return nil }
      let panel = Interval(between: near, and: next)
      guard let ratio = stretchRatio(of: f, over: panel) else { return nil }
      bound = bound + ratio * mass(of: base, over: panel)
      near = next
    }
    return nil
  }

  private static let mostTailPieces = 32

  /// M/m; nil where it is not finite.
  private static func stretchRatio(of f: any ScalarMap, over z: Interval) -> Interval? {
    guard f.forward(DefinedInterval(z)).isDefined else { return nil }
    let slope = Interval.abs(f.forward(Dual<Interval>.variable(z)).derivative)
    let claimed = f.hasOwnDerivative ? Interval.abs(f.derivative(z)) : slope
    guard claimed.lower > 0, slope.upper.isFinite else { return nil }
    let ratio = Interval(slope.upper) / Interval(claimed.lower)
    return ratio.isBounded ? ratio : nil
  }

  private static func mass(of base: any Density, over z: Interval) -> Interval {
    let below = z.lower == -.infinity || z.lower <= base.support.lower
    let above = z.upper == .infinity || z.upper >= base.support.upper
    switch (below, above) {
    case (true, true): return 1
    case (true, false): return base.cumulative(Interval(z.upper))
    case (false, true): return base.upperTail(Interval(z.lower))
    case (false, false): return base.mass(from: Interval(z.lower), to: Interval(z.upper))
    }
  }
}
