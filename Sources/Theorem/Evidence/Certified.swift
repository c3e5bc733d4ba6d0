/// What a proof over a box came to.
public enum Proof: Sendable, Equatable {
  /// The claim holds at every point of the box.
  case proved(panels: Int)
  /// It fails on this part of the box: for certain, at every point of it.
  case refuted(at: Interval)
  /// No proof within the budget; this part resisted.
  case undecided(at: Interval)
}

/// The certified level: a claim "equal" is proved to within `margin`, for all points of a box at once, or refuted, or
/// left undecided; an enclosure too wide to tell is never a pass.
public enum Certified {
  /// What "equal" is proved to mean: apart by no more than this. Enclosures of a few hundred panels are narrower.
  public static let margin = 0x1p-40
  /// Panels a proof may try before it gives up.
  public static let budget = 512

  /// Whether |h(z) − 1| ≤ `margin` for all z of `box`, by Taylor models.
  ///
  /// On a panel c ± r, h(z) lies in Σ P_k [−r, r]^k + W [−r, r]^16, k < 16, P the series at c and W the 16th coefficient
  /// over the panel; a panel where that is too wide is halved. A panel, or its centre, where 1 is excluded refutes.
  /// Source: Moore, Kearfott & Cloud, Introduction to Interval Analysis (2009), section 9.3.
  public static func isOne<H: ScalarFunction>(_ h: H, on box: Interval, budget: Int = budget) -> Proof {
    var waiting = [box]
    var panels = 0
    while let panel = waiting.popLast() {
      panels += 1
      let center = panel.midpoint
      let point = Interval(center)
      let atCenter = h(point)
      if differs(atCenter, from: 1) { return .refuted(at: point) }
      // Asked first, because it costs little beside the series.
      let isDefined = h(DefinedInterval(panel)).isDefined
      if isDefined, (enclosure(of: h, over: panel) - 1).magnitude <= margin { continue }
      guard panels < budget, panel.lower < center, center < panel.upper else { return .undecided(at: panel) }
      waiting.append(Interval(center, panel.upper))
      waiting.append(Interval(panel.lower, center))
    }
    return .proved(panels: panels)
  }

  /// An interval that holds h(z) for all z of the panel: its Taylor model's range, the whole line where the
  /// remainder alone is wider than `margin`.
  ///
  /// Edge cases: says nothing about whether h is defined on the panel; `isOne` asks that first.
  public static func enclosure<H: ScalarFunction>(of h: H, over panel: Interval) -> Interval {
    // The remainder comes first, for where it is too wide the series at the centre can't help.
    let center = Interval(panel.midpoint)
    let offset = panel - center
    let remainder = h(IntervalJet.variable(panel))[16] * Interval.pow(offset, 16)
    guard remainder.magnitude <= margin else { return .entire }
    let series = h(IntervalJet.variable(center))
    return (0..<16).reversed().reduce(Interval(0)) { $0 * offset + series[$1] } + remainder
  }

  /// Whether an enclosure leaves out a value for certain; an empty one, of no value at all, does.
  static func differs(_ enclosure: Interval, from value: Double) -> Bool {
    enclosure.isEmpty || enclosure.lower > value || enclosure.upper < value
  }

  /// The box cut at f's kinks, the kinks themselves left out, and 2⁻²⁰ of room around them, so that rounding
  /// x = f(z) outward does not reach across.
  package static func pieces(of box: Interval, smoothFor f: any ScalarMap) -> [Interval] {
    let cuts = f.kinks.filter { box.lower < $0 && $0 < box.upper }.sorted()
    func room(_ kink: Double) -> Double { 0x1p-20 * Swift.max(1, kink.magnitude) }
    return zip([box.lower] + cuts.map { $0 + room($0) }, cuts.map { $0 - room($0) } + [box.upper])
      .map { Interval($0, $1) }
  }

  /// Whether f is defined, continuous and strictly monotone on `box`: f′ enclosed away from 0, panel by panel.
  ///
  /// `refuted` names a panel on which f′ has both signs, or where f is undefined.
  public static func isMonotone(_ f: any ScalarMap, on box: Interval, budget: Int = budget) -> Proof {
    var waiting = [box]
    var panels = 0
    var sign = 0
    while let panel = waiting.popLast() {
      panels += 1
      let slope = f.forward(Dual<Interval>.variable(panel)).derivative
      let here = slope.lower > 0 ? 1 : slope.upper < 0 ? -1 : 0
      if here != 0, f.forward(DefinedInterval(panel)).isDefined {
        if sign * here < 0 { return .refuted(at: panel) }
        sign = here
        continue
      }
      let center = panel.midpoint
      guard panels < budget, panel.lower < center, center < panel.upper else { return .undecided(at: panel) }
      // Only a short panel says where.
      let isShort = panel.width < 0x1p-8 * Swift.max(1, panel.magnitude)
      if isShort, slopeChangesSign(f, over: panel) { return .refuted(at: panel) }
      waiting.append(Interval(center, panel.upper))
      waiting.append(Interval(panel.lower, center))
    }
    return .proved(panels: panels)
  }

  /// Whether f′ is proved positive at one end of the panel and negative at the other.
  static func slopeChangesSign(_ f: any ScalarMap, over panel: Interval) -> Bool {
    let slopes = [panel.lower, panel.upper].map {
      f.forward(Dual<Interval>.variable(Interval($0))).derivative
    }
    return slopes[0].upper < 0 && slopes[1].lower > 0 || slopes[0].lower > 0 && slopes[1].upper < 0
  }
}

extension Interval {
  /// For a line that a person reads: six digits, rounded outward.
  var shown: String { isPoint ? Theorem.decimal(lower, digits: 9) : decimal(digits: 6) }
}
