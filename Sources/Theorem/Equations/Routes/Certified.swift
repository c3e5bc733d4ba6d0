/// What a proof over a box came to.
public enum Proof: Sendable, Equatable {
  /// The claim holds at every point of the box.
  case proved(panels: Int)
  /// It fails on this part of the box: for certain, at every point of it.
  case refuted(at: Interval)
  /// No proof within the budget; this part resisted, or is one on which something has no value.
  case undecided(at: Interval)
}

/// The certified level: a claim "equal" is proved to within `margin`, for all points of a box at once, or refuted, or
/// left undecided; an enclosure too wide to tell is never a pass, and where there is no value nothing is refuted.
public enum Certified {
  /// What "equal" is proved to mean: apart by no more than this. Enclosures of a few hundred panels are narrower.
  public static let margin = 0x1p-40
  /// Panels that a proof which stands alone may try; those of a check share its `Budget`.
  public static let budget = 512

  /// Whether |h(z) − 1| ≤ `margin` for all z of `box`, by Taylor models.
  ///
  /// On a panel c ± r, h(z) lies in Σ P_k [−r, r]^k + W [−r, r]^16, k < 16, P the series at c and W the 16th coefficient
  /// over the panel; a panel where that is too wide is halved. A panel's centre where 1 is excluded, by more than `rounding`, refutes. A panel so
  /// short that h's plain enclosure is narrow enough needs no series: that carries a continuous h across a kink.
  /// Edge cases: a panel that can't be halved any more is put aside, and the rest still looked at: a refutation elsewhere is
  /// worth more than an open place.
  /// Source: Moore, Kearfott & Cloud, Introduction to Interval Analysis (2009), section 9.3.
  public static func isOne<H: ScalarFunction>(
    _ h: H, on box: Interval, margin: Double = margin, budget: Int = budget
  ) -> Proof {
    var budget = Budget(panels: budget)
    return search([box], spending: &budget) { judge(h, on: $0, margin: margin, spending: &$1) }
  }

  static func isOne<H: ScalarFunction>(
    _ h: H, on box: Interval, margin: Double = margin, spending budget: inout Budget
  ) -> Proof {
    search([box], spending: &budget) { judge(h, on: $0, margin: margin, spending: &$1) }
  }

  /// One panel of `isOne`; nil where it is too wide to tell.
  static func judge<H: ScalarFunction>(
    _ h: H, on panel: Interval, margin: Double, spending budget: inout Budget
  ) -> Proof? {
    let point = Interval(panel.midpoint)
    budget.pay(.values, times: 2)
    let atCenter = h(point)
    // At a kink that no slope has, a value may belong to one side alone; beside it both are seen.
    if differsFromOne(atCenter), differsFromOne(h(point.widenedByADouble)) { return .refuted(at: point) }
    // A panel that holds a point without a value is never proved, however short: 0/0 is at its own place, not beside it.
    if !atCenter.isBounded, !h(DefinedInterval(point)).isDefined { return .undecided(at: point) }
    // Where rounding alone is wider than the margin no smaller panel is narrower.
    if atCenter.isBounded, (atCenter - 1).magnitude > margin { return .undecided(at: point) }
    // Asked first, because it costs little beside the series.
    let plain = h(DefinedInterval(panel))
    guard plain.isDefined else { return nil }
    if (plain.value - 1).magnitude <= margin { return .proved(panels: 1) }
    budget.pay(.series)
    return (enclosure(of: h, over: panel, margin: margin) - 1).magnitude <= margin ? .proved(panels: 1) : nil
  }

  /// Halves the boxes until `judge` decides each panel; nil is "halve me". The wide panels come first, so that a hole does not eat up
  /// the budget before the rest is looked at; a refutation ends the search. Once a place is open nothing can be proved any more, and
  /// another `Certified.budget` panels look for a refutation.
  static func search(
    _ boxes: [Interval], spending budget: inout Budget, judge: (Interval, inout Budget) -> Proof?
  ) -> Proof {
    if let unbounded = boxes.first(where: { !$0.isBounded }) { return .undecided(at: unbounded) }
    var waiting = boxes
    var panels = 0
    var open: Interval?
    var most = Int.max
    while panels < waiting.count {
      let panel = waiting[panels]
      guard !budget.isSpent, panels < most else { return .undecided(at: open ?? panel) }
      panels += 1
      budget.count()
      let proof = judge(panel, &budget)
      if case .refuted = proof { return proof ?? .undecided(at: panel) }
      if case .proved = proof { continue }
      let halves = panel.halves
      if let (left, right) = halves { waiting += [left, right] }
      let place: Interval? =
        if case .undecided(let place) = proof { place } else { halves == nil ? panel : nil }
      if open == nil, let place { (open, most) = (place, panels + Self.budget) }
    }
    return open.map { .undecided(at: $0) } ?? .proved(panels: panels)
  }

  /// An interval that holds h(z) for all z of the panel: its Taylor model's range, the whole line where the
  /// remainder alone is wider than `margin`.
  ///
  /// Edge cases: says nothing about whether h is defined on the panel; `isOne` asks that first.
  public static func enclosure<H: ScalarFunction>(
    of h: H, over panel: Interval, margin: Double = margin
  ) -> Interval {
    // The remainder comes first, for where it is too wide the series at the centre can't help.
    let center = Interval(panel.midpoint)
    let unit = panel.scale
    let offset = (panel - center) / unit
    let remainder = h(IntervalJet.ray(from: panel, unit))[16] * Interval.pow(offset, 16)
    guard remainder.magnitude <= margin else { return .entire }
    let series = h(IntervalJet.ray(from: center, unit))
    return (0..<16).reversed().reduce(Interval(0)) { $0 * offset + series[$1] } + remainder
  }

  /// What a claim's own constants may be rounded by: a product of up to sixteen of them, each off by half a unit in the last place,
  /// 16 · 2⁻⁵³.
  ///
  /// A claim is read as it is written, 0.1 as one tenth, so a proved difference refutes it however far below `margin` it is: what
  /// is off by 1e-13 is not equal. Only a constant that was itself rounded to a double, as a program prints it, is none of the
  /// claim's fault; a sum in which such constants cancel has to be written with all of its digits.
  public static let rounding = 0x1p-49

  /// Whether an enclosure leaves out 1 for certain, by more than a claim's constants are rounded by. An empty one holds no value
  /// at all: that is nothing to compare.
  static func differsFromOne(_ enclosure: Interval) -> Bool {
    enclosure.lower > 1 + rounding || enclosure.upper < 1 - rounding
  }
}

extension Interval {
  /// Both halves; nil where no double lies between the ends.
  var halves: (Interval, Interval)? {
    let center = midpoint
    return lower < center && center < upper ? bisected : nil
  }

  /// So many parts of nearly one length; nil where no double lies between their ends.
  func parts(_ count: Int) -> [Interval]? {
    if count == 1 { return [self] }
    let ends =
      [lower] + (1..<count).map { lower + (upper - lower) * (Double($0) / Double(count)) } + [upper]
    guard zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    return zip(ends, ends.dropFirst()).map { Interval($0, $1) }
  }

  /// With the next double on either side.
  var widenedByADouble: Interval { Interval(unchecked: lower.nextDown, upper.nextUp) }

  /// For a line that a person reads: six digits, rounded outward.
  var shown: String { isPoint ? Theorem.decimal(lower, digits: 9) : decimal(digits: 6) }
}

extension Certified {
  /// A bound on the mass that P_X(x) = P_Z(z)/|d(z)|, z = f⁻¹(x), has beyond the image of z = `start`, and the z up to which it was
  /// found: `end`, or where f or f′ leaves the doubles; nil where none is found. d is the claimed derivative.
  ///
  /// Formula: where |f′| ≤ M and |d| ≥ m > 0 on a piece of z, its image is M times as long at most and P_X at most P_Z/m, so
  /// the integral of P_X over the image is at most (M/m) P(Z in the piece). Pieces grow with the distance from `start`, for there is
  /// less and less of Z in them; the last one reaches the end where f is nearly straight, as z + tanh z is and exp z is not.
  /// Domain: f monotone beyond `start`; `end` may be infinite.
  public static func tailMass(
    of f: any ScalarMap, base: any Density, from start: Double, to end: Double
  ) -> (mass: Interval, upTo: Double)? {
    var bound = Interval(0)
    var near = start
    let unit = (base.quantile(0.75) - base.quantile(0.25)) / 4
    for _ in 0..<mostTailPieces {
      let rest = Interval(between: near, and: end)
      if let ratio = stretchRatio(of: f, over: rest) {
        return ((bound + ratio * mass(of: base, over: rest)).hull(0), end)
      }
      var step = Swift.max(unit, (near - start).magnitude)
      let least = 0x1p-12 * step
      var piece: (next: Double, ratio: Interval)?
      while piece == nil, step > least {
        let next = end > start ? near + step : near - step
        guard end > start ? next < end : next > end else { return nil }
        piece = stretchRatio(of: f, over: Interval(between: near, and: next)).map { (next, $0) }
        step /= 2
      }
      guard let (next, ratio) = piece else {
        let slope: Double = f.forward(Dual<Double>.variable(near)).derivative.magnitude
        // Far from the doubles' ends another reason must have stopped it.
        return slope > 0x1p-960 && slope < 0x1p960 ? nil : (bound.hull(0), near)
      }
      bound = bound + ratio * mass(of: base, over: Interval(between: near, and: next))
      near = next
    }
    return nil
  }

  private static let mostTailPieces = 1024

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
