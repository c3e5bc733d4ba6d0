extension Certified {
  /// The stretch of z that certificates cover: all but 2⁻⁷ of the base's mass, 2⁻⁸ at either end.
  public struct Stretch: Sendable {
    /// Its z, between two doubles.
    public let box: Interval
    /// An enclosure of P(Z outside).
    public let outside: Interval

    /// That of `base`.
    public init(of base: any Density) {
      box = Interval(between: base.quantile(0x1p-8), and: base.upperQuantile(0x1p-8))
      outside = base.cumulative(Interval(box.lower)) + base.upperTail(Interval(box.upper))
    }
  }

  /// A window of x, and what is enclosed of it.
  public struct Tile: Sendable {
    /// The window, from end to end.
    public let x: Interval
    /// P(X in it and Z in the stretch), from f alone: the base's mass between the points that f sends to its ends.
    public let mass: Interval
    /// The integral of the claim over it; the whole line where the claim isn't proved bounded there.
    public let claim: Interval
    /// Panels of the integral.
    public let panels: Int
    /// Whether it is only the few doubles around a kink's image.
    public let isSliver: Bool

    /// Whether the two are proved to be different.
    public var isRefuted: Bool { !mass.isEmpty && !claim.isEmpty && mass.intersection(claim).isEmpty }
    /// How far apart the two may be at most.
    public var gap: Double { mass.hull(claim).width }
  }

  /// Adjoining windows of x that tile the image of `box`, each with both sides of the window identity
  /// P(X in W and Z in the box) = ∫ claim over W: statement (a).
  ///
  /// Domain: f strictly monotone on a neighbourhood of `box`, as `isMonotone` proves it; then each window has one stretch of z.
  /// The ends of the windows are f at levels of equal mass; around a bend without width, where the claim may jump, a sliver
  /// a few doubles wide is a window of its own, and there the claim's bounds times its width stand for the integral.
  /// Edge cases: where x no longer tells z apart, windows shrink to none; a refuted window ends the list; each window may spend twice
  /// its share of what is left of the budget, and then is as wide as its integrand.
  /// Allowed error: `width` a window, and rounding.
  public static func tiles<Claim: ScalarFunction>(
    of f: any ScalarMap, base: any Density, over box: Interval, claim: Claim, count: Int = 8,
    width: Double = 0x1p-43
  ) -> [Tile] {
    let middle = base.quantile(0.5)
    var budget = Budget(for: f, at: middle) { claim(f.forward($0)) }
    return tiles(of: f, base: base, over: box, claim: claim, count: count, width: width, spending: &budget)
  }

  static func tiles<Claim: ScalarFunction>(
    of f: any ScalarMap, base: any Density, over box: Interval, claim: Claim, count: Int = 8,
    width: Double = 0x1p-43, spending budget: inout Budget
  ) -> [Tile] {
    let z = cuts(of: f, base: base, over: box, count: count)
    let kinks = f.bends.filter { $0.width == 0 }.map(\.place) + base.kinks
    let levels = z.map { f.forward($0) as Double }.filter(\.isFinite).sorted()
    let slivers = kinks.filter { box.contains($0) }.map { sliver(of: f, at: $0, among: levels) }
    let ends = levels + slivers.flatMap { [$0.lower, $0.upper] }
    let edges = Set(ends.filter(\.isFinite)).sorted()
    var roots: [Double: Interval] = [:]
    for edge in edges {
      budget.pay(.slopes, times: evaluationsOfARoot)
      roots[edge] = Interval.solve(f, for: Interval(edge))
    }
    var tiles: [Tile] = []
    for (low, high) in zip(edges, edges.dropFirst()) {
      let x = Interval(low, high)
      let isSliver = slivers.contains { $0.contains(x) }
      let integral =
        isSliver
        ? nil : self.integral(of: claim, from: low, to: high, width, of: edges.count - tiles.count, &budget)
      let part =
        integral.map { $0.isContinuous ? $0.enclosure : .entire }
        ?? (claim(x) * Interval(x.width)).hull(0)
      let tile = Tile(
        x: x, mass: mass(of: base, between: roots[low] ?? .entire, and: roots[high] ?? .entire),
        claim: part, panels: integral?.panels ?? 1, isSliver: isSliver)
      tiles.append(tile)
      if tile.isRefuted { break }
    }
    return tiles
  }

  /// What a root takes, Newton's method on doubles and on intervals together.
  private static let evaluationsOfARoot = 32

  /// ∫ claim over one of the `windows` that are left.
  static func integral<Claim: ScalarFunction>(
    of claim: Claim, from low: Double, to high: Double, _ width: Double, of windows: Int,
    _ budget: inout Budget
  ) -> VerifiedIntegral {
    // A panel takes the series over it and at its centre, and one that is halved has taken the first of them.
    let affordable = 2 * budget.affords(.series) / (3 * Swift.max(windows, 1))
    let integral = verifiedIntegral(
      of: claim, from: Interval(low), to: Interval(high), width: width,
      budget: Swift.min(Swift.max(affordable, 1), mostPanels))
    budget.pay(.series, times: 3 * integral.panels)
    budget.count(integral.panels)
    return integral
  }

  private static let mostPanels = 4096

  /// z at levels of equal mass, and between them where x passes through more than a few octaves of its distance from the median: a
  /// window that is integrated over has one scale.
  private static func cuts(of f: any ScalarMap, base: any Density, over box: Interval, count: Int) -> [Double]
  {
    let levels = (1..<Swift.max(count, 1)).map { Double($0) / Double(count) }
    var cuts =
      [box.lower] + levels.map(base.quantile).filter { box.lower < $0 && $0 < box.upper } + [box.upper]
    let center: Double = f.forward(base.quantile(0.5))
    func octave(_ z: Double) -> Double { Double.log((f.forward(z) - center).magnitude) / Double.log(2) }
    while cuts.count < mostTiles {
      let wide = zip(cuts, cuts.dropFirst()).filter { low, high in
        let octaves = (octave(high) - octave(low)).magnitude
        return octaves > octavesOfATile && octaves.isFinite
      }
      let more = wide.map { $0.0 / 2 + $0.1 / 2 }.filter { !cuts.contains($0) }
      if more.isEmpty { break }
      cuts = (cuts + more).sorted()
    }
    return cuts
  }

  private static let mostTiles = 64
  private static let octavesOfATile = 4.0

  /// What f makes of the doubles beside a kink, rounded outward, and at the least 2⁻⁵² of the window that it lies in, so that beside
  /// an image 0 it isn't lost among the smallest doubles.
  private static func sliver(of f: any ScalarMap, at kink: Double, among levels: [Double]) -> Interval {
    let image = f.forward(Interval(kink.nextDown, kink.nextUp))
    guard image.isBounded else { return .empty }
    let window =
      (levels.first { $0 > image.upper } ?? image.upper) - (levels.last { $0 < image.lower } ?? image.lower)
    let room = Swift.max(4 * image.magnitude.ulp, 0x1p-52 * window)
    return Interval(between: image.lower - room, and: image.upper + room)
  }

  /// P(Z between two points), each known to within an interval, in either order.
  private static func mass(of base: any Density, between a: Interval, and b: Interval) -> Interval {
    guard a.isBounded, b.isBounded else { return Interval(0, 1) }
    let rising = a.midpoint <= b.midpoint
    return base.mass(from: rising ? a : b, to: rising ? b : a)
  }

  /// Whether no z of the base's support beyond the stretch `box` is sent into `window`, the stretch's image: then what is proved
  /// of P(X in W and Z in the stretch) is proved of P(X in W), statement (b).
  ///
  /// Outward from the stretch f moves on in its direction, its slope enclosed at least weakly, all the way; or what it makes of the
  /// rest is enclosed apart from the window. An infinite end is reached by doubling steps.
  public static func staysOut(
    _ f: any ScalarMap, beyond box: Interval, of window: Interval, within support: Domain
  ) -> Bool {
    var budget = Budget(panels: 2 * budget)
    return staysOut(f, beyond: box, of: window, within: support, spending: &budget)
  }

  static func staysOut(
    _ f: any ScalarMap, beyond box: Interval, of window: Interval, within support: Domain,
    spending budget: inout Budget
  ) -> Bool {
    let center = f.forward(Interval(box.lower)).midpoint < f.forward(Interval(box.upper)).midpoint
    return staysOut(f, from: box.upper, to: support.upper, window, outwards: center ? 1 : -1, &budget)
      && staysOut(f, from: box.lower, to: support.lower, window, outwards: center ? 1 : -1, &budget)
  }

  private static func staysOut(
    _ f: any ScalarMap, from start: Double, to end: Double, _ window: Interval, outwards sign: Double,
    _ budget: inout Budget
  ) -> Bool {
    guard start != end, start.isFinite else { return true }
    // Nearest to the stretch last, for they are taken from the back.
    var waiting = [Interval(between: start, and: end)]
    var panels = 0
    var movesOn = true
    while let panel = waiting.popLast() {
      panels += 1
      budget.count()
      budget.pay(.slopes)
      if movesOn, f.forward(DefinedInterval(panel)).isDefined {
        let slope = f.forward(Dual<Interval>.variable(panel)).derivative
        if !slope.isEmpty, sign > 0 ? slope.lower >= 0 : slope.upper <= 0 { continue }
      }
      let image = f.forward(panel)
      if image.intersection(window).isEmpty, !image.isEmpty {
        movesOn = false
        continue
      }
      guard panels < Self.budget, !budget.isSpent, let (near, far) = split(panel, from: start) else {
        return false
      }
      waiting += [far, near]
    }
    return true
  }

  /// The nearer and the farther part, halved, or at twice the distance where it has no end.
  private static func split(_ panel: Interval, from start: Double) -> (Interval, Interval)? {
    let (lower, upper) = (panel.lower, panel.upper)
    let cut =
      panel.isBounded
      ? panel.midpoint : upper == .infinity ? 2 * lower.magnitude + 1 : -2 * upper.magnitude - 1
    guard lower < cut, cut < upper, cut.isFinite else { return nil }
    let parts = (Interval(between: lower, and: cut), Interval(between: cut, and: upper))
    return start <= lower ? parts : (parts.1, parts.0)
  }
}
