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
