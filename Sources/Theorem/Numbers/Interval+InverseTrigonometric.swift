extension Interval {
  /// The hull of [−π/2, π/2].
  private static let halfPi = Interval(unchecked: 0x1.921fb54442d18p+0, 0x1.921fb54442d19p+0)

  public static func atan(_ x: Interval) -> Interval { odd(x) { atan(at: $0) } }
  /// The part of `x` outside [−1, 1] is outside the domain.
  public static func asin(_ x: Interval) -> Interval { odd(x.intersection(Interval(-1, 1))) { asin(at: $0) } }
  public static func acos(_ x: Interval) -> Interval {
    let inside = x.intersection(Interval(-1, 1))
    return increasing(-inside) { acos(at: -$0) }
  }

  /// atan(j/8), j = 0 ... 8, as its nearest double and a lower bound of what is missing, good to 2⁻⁵².
  private static let table: InlineArray<9, (Double, Double)> = [
    (0, 0),
    (0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c18p-59),
    (0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
    (0x1.6f61941e4def1p-2, -0x1.c63aae6f6e919p-56),
    (0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e1p-56),
    (0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58),
    (0x1.4978fa3269ee1p-1, 0x1.2419a87f2a457p-56),
    (0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56),
    (0x1.921fb54442d18p-1, 0x1.1a62633145c06p-55),
  ]
  private static let halfPiRest = Interval(unchecked: 0x1.1a62633145c06p-54, 0x1.1a62633145c07p-54)

  /// For x ≥ 0.
  private static func atan(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    if x.isInfinite { return halfPi }
    let point = Interval(unchecked: x, x)
    return x > 1 ? halfPi.lower + (halfPiRest - atanUnit(1 / point)) : atanUnit(point)
  }
  /// For `x` within [0, 1]: atan x = atan c + atan((x − c)/(1 + c x)), c = j/8 next to x.
  private static func atanUnit(_ x: Interval) -> Interval {
    let j = (x.lower * 8).rounded()
    if j == 0 { return x * areaTangentQuotient(-squared(x)) }
    let c = Interval(unchecked: j / 8, j / 8)
    let s = (x - c) / (1 + c * x)
    let (head, rest) = table[Int(j)]
    return Interval(unchecked: head, head)
      + (Interval(unchecked: rest, rest.nextUp) + s * areaTangentQuotient(-squared(s)))
  }
  /// For an interval within [0, ∞].
  private static func atanPositive(_ x: Interval) -> Interval { increasing(x) { atan(at: $0) } }

  /// For 0 ≤ x ≤ 1.
  private static func asin(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    if x == 1 { return halfPi }
    let point = Interval(unchecked: x, x)
    return atanPositive(point / sqrt((1 - point) * (1 + point)))
  }
  /// acos x = 2 atan √((1 − x)/(1 + x)) for −1 ≤ x ≤ 1.
  private static func acos(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    if x == -1 { return pi }
    let point = Interval(unchecked: x, x)
    return atanPositive(sqrt((1 - point) / (1 + point))).scaled(1)
  }
}

/// A double added to an interval, as the point it is.
private func + (a: Double, b: Interval) -> Interval { Interval(a) + b }
