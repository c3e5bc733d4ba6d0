extension Certified {
  /// Whether f is continuous and strictly monotone on `box`, in one direction all over it: f′ enclosed away from 0 and of one
  /// sign, panel by panel, across kinks too.
  ///
  /// At a kink an `abs`, `min` or `max` gives the hull of the slopes on its two sides, and is continuous. Where that hull is too
  /// wide to tell, as of max(z, 0) + min(z, 0)/4, or where the pieces of a formula are put together by `select`, a few neighbouring
  /// doubles around the kink are left out: f is bounded there, the slopes on both sides have one sign, and from the one side to the
  /// other f moves in their direction, or back by no more than rounding.
  /// `refuted` names a short panel at whose ends f′ has opposite signs, or over which f jumps back, or one whose sign is not that
  /// of another panel.
  public static func isMonotone(_ f: any ScalarMap, on box: Interval, budget: Int = budget) -> Proof {
    var budget = Budget(panels: budget)
    return isMonotone(f, on: box, spending: &budget)
  }

  static func isMonotone(_ f: any ScalarMap, on box: Interval, spending budget: inout Budget) -> Proof {
    let steps = f.steps
    guard steps.count > 1 else { return isMonotoneAtOnce(f, on: box, spending: &budget) }
    // Step after step, each on what the ones before it make of the box: its slopes know nothing of theirs.
    var region = box
    var panels = 0
    for step in steps {
      guard region.isBounded, case .proved(let count) = isMonotoneAtOnce(step, on: region, spending: &budget)
      else { return isMonotoneAtOnce(f, on: box, spending: &budget) }
      panels += count
      let ends: [Interval] = [region.lower, region.upper].map { step.forward(Interval($0)) }
      region = ends[0].hull(ends[1])
    }
    return .proved(panels: panels)
  }

  private static func isMonotoneAtOnce(
    _ f: any ScalarMap, on box: Interval, spending budget: inout Budget
  ) -> Proof {
    var sign = 0
    let size = [box.lower, box.upper].map { f.forward(Interval($0)).magnitude }.reduce(0, Swift.max)
    return search([box], spending: &budget) { panel, budget in
      budget.pay(.slopes)
      let slope = f.forward(Dual<Interval>.variable(panel)).derivative
      let here = slope.lower > 0 ? 1 : slope.upper < 0 ? -1 : 0
      if here != 0, f.forward(DefinedInterval(panel)).isDefined {
        if sign * here < 0 { return .refuted(at: panel) }
        sign = here
        return .proved(panels: 1)
      }
      if isAtKink(panel, of: f), f.forward(panel).isBounded {
        // The wide panels come first, so that a direction is known wherever there is one.
        return goesOn(f, over: panel, sign, rounding: 0x1p-46 * size).map {
          $0 ? .proved(panels: 1) : .refuted(at: panel)
        }
      }
      // Only a short panel says where.
      let isShort = panel.width < 0x1p-8 * Swift.max(box.width, box.magnitude)
      return isShort && slopeChangesSign(f, over: panel) ? .refuted(at: panel) : nil
    }
  }

  /// Whether f goes over a panel in the direction `sign`, or back by no more than `rounding`; nil where neither that nor the contrary
  /// is shown.
  private static func goesOn(_ f: any ScalarMap, over panel: Interval, _ sign: Int, rounding: Double) -> Bool?
  {
    let step = f.forward(Interval(panel.upper)) - f.forward(Interval(panel.lower))
    let forth = sign < 0 ? -step : step
    return sign == 0 || step.isEmpty
      ? nil : forth.lower >= -rounding ? true : forth.upper < -rounding ? false : nil
  }

  /// Whether the panel is as short as doubles beside 1 allow, and lies at a kink of f or where rounding reaches across it.
  private static func isAtKink(_ panel: Interval, of f: any ScalarMap) -> Bool {
    let size = Swift.max(1, panel.magnitude)
    guard panel.width <= 0x1p-50 * size else { return false }
    return f.kinks.contains { panel.lower - 0x1p-46 * size <= $0 && $0 <= panel.upper + 0x1p-46 * size }
  }

  /// Whether f′ is proved positive at one end of the panel and negative at the other.
  static func slopeChangesSign(_ f: any ScalarMap, over panel: Interval) -> Bool {
    let slopes = [panel.lower, panel.upper].map {
      f.forward(Dual<Interval>.variable(Interval($0))).derivative
    }
    return slopes[0].upper < 0 && slopes[1].lower > 0 || slopes[0].lower > 0 && slopes[1].upper < 0
  }

  /// Whether the claimed inverse undoes f: |f⁻¹(f(z)) − z| ≤ `margin` for all z of `box`, across kinks too.
  ///
  /// A slope that is right leaves a constant open; this closes it.
  public static func undoes(_ f: any ScalarMap, on box: Interval, margin: Double, budget: Int = budget)
    -> Proof
  {
    var budget = Budget(panels: budget)
    return undoes(f, on: box, margin: margin, spending: &budget)
  }

  static func undoes(
    _ f: any ScalarMap, on box: Interval, margin: Double, spending budget: inout Budget
  ) -> Proof {
    isIdentity(ThereAndBack(f: f), besideKinksOf: f, on: box, margin: margin, spending: &budget)
  }

  /// `isOne` for a way there and back, which is continuous where f has its kinks, whatever `select` lets be seen.
  static func isIdentity<H: ScalarFunction>(
    _ back: H, besideKinksOf f: any ScalarMap, on box: Interval, margin: Double,
    spending budget: inout Budget
  ) -> Proof {
    // Cut beside the kinks at once, not found by halving; across each the plain enclosure is narrow enough.
    let (pieces, gaps) = smoothPieces(of: box, for: f, room: 0x1p-44)
    let inner = gaps.map(box.intersection).filter { !$0.isEmpty }
    return search(pieces + inner, spending: &budget) { panel, budget in
      let isBeside = inner.contains { $0.contains(panel) } || isAtKink(panel, of: f)
      if isBeside, (back(panel) - 1).magnitude <= margin { return .proved(panels: 1) }
      return judge(back, on: panel, margin: margin, spending: &budget)
    }
  }

  /// z ↦ f⁻¹(f(z)) − z + 1.
  private struct ThereAndBack: ScalarFunction {
    let f: any ScalarMap
    func callAsFunction<S: Scalar>(_ z: S) -> S { f.inverse(f.forward(z)) - z + 1 }
  }

  /// The parts of `box` between f's kinks, where slopes can be compared, and the gaps around the kinks that are left out: so
  /// short that only rounding x = f(z) outward would reach across.
  ///
  /// Edge cases: gaps that touch are one; a kink at an end takes a piece of the box with it.
  public static func smoothPieces(of box: Interval, for f: any ScalarMap, room share: Double = kinkRoom) -> (
    pieces: [Interval], gaps: [Interval]
  ) {
    var pieces: [Interval] = []
    var gaps: [Interval] = []
    var start = box.lower
    for kink in f.kinks.sorted() {
      let room = share * Swift.max(1, kink.magnitude)
      let (low, high) = (kink - room, kink + room)
      guard high >= box.lower, low <= box.upper else { continue }
      if start < low { pieces.append(Interval(between: start, and: low)) }
      if let last = gaps.last, last.upper >= low {
        gaps[gaps.count - 1] = last.hull(Interval(between: low, and: high))
      } else {
        gaps.append(Interval(between: low, and: high))
      }
      start = Swift.max(start, high)
    }
    if start < box.upper { pieces.append(Interval(between: start, and: box.upper)) }
    return (pieces, gaps)
  }

  /// Half of a gap around a kink, beside max(1, |kink|).
  public static let kinkRoom = 0x1p-30

  /// The pieces alone.
  package static func pieces(of box: Interval, smoothFor f: any ScalarMap) -> [Interval] {
    smoothPieces(of: box, for: f).pieces
  }
}
