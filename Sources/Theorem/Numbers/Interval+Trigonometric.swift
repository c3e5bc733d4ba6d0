extension Interval {
  /// π/2 as three parts of 30 bits and a rest.
  private static let halfPi1 = 0x1.921fb54p+0
  private static let halfPi2 = 0x1.10b46118p-30
  private static let halfPi3 = 0x1.313198ap-61
  private static let halfPi4 = Interval(unchecked: 0x1.701b839a25204p-92, 0x1.701b839a25205p-92)
  /// Where k π/2 begins to need more than 23 bits of k; beyond, only −1 ≤ sin ≤ 1 is claimed.
  private static let farthest = 0x1p23

  private static let unit = Interval(unchecked: -1, 1)

  public static func sin(_ x: Interval) -> Interval { wave(x, shift: 0) }
  public static func cos(_ x: Interval) -> Interval { wave(x, shift: 1) }

  /// The whole line where a pole may lie inside.
  public static func tan(_ x: Interval) -> Interval {
    if x.isEmpty { return x }
    guard x.magnitude <= farthest else { return .entire }
    let first = Quarter(x.lower)
    let last = x.isPoint ? first : Quarter(x.upper)
    // A pole is an odd multiple of π/2: one of any two neighbours.
    let multiples = last.previous - first.next + 1
    if multiples > 1 || multiples == 1 && first.next & 1 == 1 { return .entire }
    return Interval(unchecked: first.tangent.lower, (x.isPoint ? first : last).tangent.upper)
  }

  /// sin(x + shift π/2): its ends, and 1 or −1 where a multiple of π/2 between them says so.
  private static func wave(_ x: Interval, shift: Int) -> Interval {
    if x.isEmpty { return x }
    guard x.magnitude <= farthest else { return unit }
    let first = Quarter(x.lower)
    if x.isPoint { return first.sine(shift) }
    let last = Quarter(x.upper)
    if last.previous - first.next >= 3 { return unit }
    var range = first.sine(shift).hull(last.sine(shift))
    var multiple = first.next
    while multiple <= last.previous {
      switch (multiple + shift) & 3 {
      case 1: range = Interval(unchecked: range.lower, 1)
      case 3: range = Interval(unchecked: -1, range.upper)
      default: break
      }
      multiple += 1
    }
    return range
  }

  /// x = k π/2 + r with |r| ≤ 0.7855.
  private struct Quarter {
    let k: Int
    let r: Interval

    init(_ x: Double) {
      let k = (x * 0x1.45f306dc9c883p-1).rounded()
      self.k = Int(k)
      let point = Interval(unchecked: x, x)
      if k == 0 {
        r = point
      } else {
        let multiple = Interval(unchecked: k, k)
        // The products with the 30-bit parts are exact. Their sum is taken from the small end, unless
        // x lies so near to a multiple that the second part cancels too.
        let near = point - Interval(k * halfPi1)
        let second = Interval(k * halfPi2)
        let rest = Interval(k * halfPi3) + multiple * halfPi4
        r = near.mignitude > 0x1p10 * second.magnitude ? near - (second + rest) : near - second - rest
      }
    }

    /// The least whole j with j π/2 ≥ x; one too small where the sign of r is open.
    var next: Int { r.lower > 0 ? k + 1 : k }
    /// The greatest whole j with j π/2 ≤ x; one too great where the sign of r is open.
    var previous: Int { r.upper < 0 ? k - 1 : k }

    /// sin(x + shift π/2), never beyond ±1.
    func sine(_ shift: Int) -> Interval {
      let t = -squared(r)
      let quarter = (k + shift) & 3
      let value = quarter & 1 == 0 ? r * sineQuotient(t) : cosineSeries(t)
      return (quarter & 2 == 0 ? value : -value).intersection(unit)
    }
    var tangent: Interval {
      let t = -squared(r)
      let sine = r * sineQuotient(t)
      return k & 1 == 0 ? sine / cosineSeries(t) : -cosineSeries(t) / sine
    }
  }
}

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
  private static let table: [(Double, Double)] = [
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
