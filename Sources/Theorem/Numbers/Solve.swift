extension Double {
  /// The z in `map.domain` with f(z) = x, by Newton's method kept inside a shrinking bracket.
  ///
  /// Domain: `map` continuous and strictly monotone on its domain, `x` in its range.
  /// Edge cases: NaN where no sign change of f − x is found, or `x` is NaN; and where the doubles around the change are sent
  /// far from x, as by atanh(2z − 1) for x = −100: f's rounding hides the z that there is. A single point without a
  /// value, as 0 of (eᶻ − 1)/z, is stepped around.
  /// Allowed error: stops when the bracket is two neighbouring doubles, Newton's step changes nothing, or a bounded enclosure of f(z)
  /// contains x: z is as good as f's own rounding lets it be.
  /// Source: Press et al., Numerical Recipes, section 9.4 (rtsafe).
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Double) -> Double {
    guard var (low, high) = bracket(map, for: x) else { return .nan }
    let rising = map.forward(high) > map.forward(low)
    let guess = map.guess(for: x).flatMap { low < $0 && $0 < high ? $0 : nil }
    var z = guess ?? midpoint(low, high)
    var detours = 0
    // Two thousand halvings exhaust the doubles; Newton needs a handful.
    for round in 0..<2100 {
      let f = map.forward(Dual.variable(z))
      let residual = f.value - x
      if residual == 0 { return z }
      if residual.isNaN {
        // Beside a hole there is a value again; a stretch without one ends the search.
        detours += 1
        let next = detours % 2 == 1 ? between(low, z) : between(z, high)
        guard detours < 16, low < next, next < high else { return .nan }
        z = next
        continue
      }
      if (residual > 0) == rising { high = z } else { low = z }
      let step = residual / f.derivative
      // Where f's own rounding hides where it passes x, nearer is no better: an enclosure says so, at ten times the cost of f. A
      // millionth away it seldom does, and is asked only of a search that is late.
      let isNear = residual.magnitude <= 0x1p-20 * (x.magnitude + f.value.magnitude)
      if round >= 3, round % 2 == 1, isNear || round > 16 {
        let rounded = map.forward(Interval(z))
        if rounded.isBounded, rounded.contains(x) { return z }
      }
      let newton = z - step
      // From within a few doubles one step of Newton's method leaves f's rounding alone.
      if guess != nil, step.magnitude <= 4 * z.ulp, low < newton, newton < high { return newton }
      let next = low < newton && newton < high ? newton : middle(low, high)
      if next == z || next <= low || next >= high { return explains(map, z, f, x) ? z : .nan }
      z = next
    }
    return explains(map, z, map.forward(Dual.variable(z)), x) ? z : .nan
  }

  /// Whether the distance of f(z) from x is no more than z's and f's own rounding: a few ulps, or what f's enclosure over the
  /// doubles next to z says, which must be bounded.
  private static func explains<M: MonotoneFunction>(_ map: M, _ z: Double, _ f: Dual<Double>, _ x: Double)
    -> Bool
  {
    let gap = (f.value - x).magnitude
    if gap <= 4 * (x.ulp + f.derivative.magnitude * z.ulp) { return true }
    // Continuous there, or the enclosure would bridge a leap.
    let around = map.forward(DefinedInterval(Interval(unchecked: z.nextDown, z.nextUp)))
    return around.isDefined && around.value.isBounded && around.value.contains(x)
  }

  /// Two points of the domain between which f − x changes sign: walks outward from the middle, doubling the step, and
  /// towards a finite end by shares of the distance that are squared each time, for a root may lie 10^−300 from it.
  ///
  /// Once two points show on which side f nears x, for f is monotone, the other side is left alone.
  private static func bracket<M: MonotoneFunction>(_ map: M, for x: Double) -> (Double, Double)? {
    let domain = map.domain
    let middle = interior(domain)
    // If f has no value right in the middle, it may have one beside it.
    let starts = [middle, between(middle, twoPoints(domain).1), between(domain.lower, middle)]
    guard var low = starts.first(where: { !(map.forward($0) - x).isNaN }) else { return nil }
    var high = low
    let start = map.forward(low) - x
    if start == 0 { return (low.nextDown, low.nextUp) }
    var (gapBelow, gapAbove) = (start, start)
    var step = Swift.max(1, low.ulp)
    // The share of the distance to a finite end that is left after the next step, and that after a step beside it.
    var share = 0.5
    // A side is given up where it meets the end of its domain, or twice no value.
    var (isOpenBelow, isOpenAbove) = (true, true)
    for _ in 0..<1100 where isOpenBelow || isOpenAbove {
      if isOpenBelow {
        let next = outward(low, to: domain.lower, share: share, step: -step)
        let beyond = outward(low, to: domain.lower, share: 0.618 * share, step: -1.382 * step)
        if let (z, gap) = first(of: next, beyond, gap: { map.forward($0) - x }) {
          if gap * start.sign1 <= 0 { return (z, low) }
          if gap.magnitude < gapBelow.magnitude { isOpenAbove = false }
          isOpenBelow = domain.lower < z && z < low
          if isOpenBelow { (low, gapBelow) = (z, gap) }
        } else {
          isOpenBelow = false
        }
      }
      if isOpenAbove {
        let next = outward(high, to: domain.upper, share: share, step: step)
        let beyond = outward(high, to: domain.upper, share: 0.618 * share, step: 1.382 * step)
        if let (z, gap) = first(of: next, beyond, gap: { map.forward($0) - x }) {
          if gap * start.sign1 <= 0 { return (high, z) }
          if gap.magnitude < gapAbove.magnitude { isOpenBelow = false }
          isOpenAbove = high < z && z < domain.upper
          if isOpenAbove { (high, gapAbove) = (z, gap) }
        } else {
          isOpenAbove = false
        }
      }
      step *= 2
      share *= Swift.max(share, 0x1p-64)
    }
    return nil
  }

  /// `step` further out, or where a finite end is nearer than that, so that a share of the distance to it is left.
  private static func outward(_ z: Double, to end: Double, share: Double, step: Double) -> Double {
    guard end.isFinite, (end - z).magnitude * (1 - share) < step.magnitude else { return z + step }
    return end + share * (z - end)
  }

  /// The first of two points at which there is a gap, and the gap.
  private static func first(
    of one: Double, _ other: Double, gap: (Double) -> Double
  ) -> (z: Double, gap: Double)? {
    for z in [one, other] {
      let gap = gap(z)
      if !gap.isNaN { return (z, gap) }
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

  /// Halfway, between doubles of one sign that are octaves apart by their logarithms.
  private static func middle(_ a: Double, _ b: Double) -> Double {
    let (near, far) = (Swift.min(a.magnitude, b.magnitude), Swift.max(a.magnitude, b.magnitude))
    guard far > 8 * near, a * b >= 0, far.isFinite else { return midpoint(a, b) }
    let root = Swift.max(near, .leastNormalMagnitude).squareRoot() * far.squareRoot()
    return near < root && root < far ? (a + b < 0 ? -root : root) : midpoint(a, b)
  }

  /// Halfway, without overflow.
  private static func midpoint(_ a: Double, _ b: Double) -> Double { a / 2 + b / 2 }

  /// A point between, at no round share of the way; one beyond the finite end of the two.
  private static func between(_ a: Double, _ b: Double) -> Double {
    guard a.isFinite else { return b - 0.618 }
    return b.isFinite ? a + 0.382 * (b - a) : a + 0.618
  }

  private var sign1: Double { self < 0 ? -1 : 1 }
}

extension Interval {
  /// The preimages of `x` under a continuous, strictly monotone map; the whole line where no proof is found.
  ///
  /// Each end of `x` is enclosed by two points between which f − x provably changes sign (existence), then
  /// by interval Newton steps m − (f(m) − x)/f′(Z), which need f′ ≠ 0 proved on Z (uniqueness there).
  /// Edge cases: an infinite end of `x` gives the end of the domain; empty gives empty.
  /// Source: Moore, Kearfott & Cloud, Introduction to Interval Analysis (2009), section 8.1.
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Interval) -> Interval {
    if x.isEmpty { return x }
    let domain = Interval(unchecked: map.domain.lower, map.domain.upper)
    let ends = (x.isPoint ? [x.lower] : [x.lower, x.upper]).filter(\.isFinite)
    var preimages = Interval.empty
    var rising: Bool?
    for end in ends {
      guard let root = root(of: map, at: end, in: domain) else { return .entire }
      preimages = preimages.hull(root.enclosure)
      rising = root.rising
    }
    guard !x.isBounded else { return preimages }
    guard let rising else { return domain }
    let reachesLower = rising ? x.lower == -.infinity : x.upper == .infinity
    return Interval(
      unchecked: reachesLower ? domain.lower : preimages.lower, reachesLower ? preimages.upper : domain.upper)
  }

  private static func root<M: MonotoneFunction>(
    of map: M, at y: Double, in domain: Interval
  ) -> (enclosure: Interval, rising: Bool)? {
    let target = Interval(unchecked: y, y)
    // Only a guess: what follows does not depend on where it came from.
    let guess = Double.solve(map, for: y)
    guard guess.isFinite, domain.contains(guess) else { return nil }
    func side(_ z: Double) -> Int {
      let gap = map.forward(Interval(unchecked: z, z)) - target
      return gap.lower > 0 ? 1 : gap.upper < 0 ? -1 : 0
    }
    var step = Swift.max(guess.ulp, reach(of: map, at: guess, target), .leastNormalMagnitude)
    // More doublings each time: the first brackets are the tight ones, and 20 reach any double from any other.
    for attempt in 1...20 {
      let low = Swift.max(guess - step, domain.lower)
      let high = Swift.min(guess + step, domain.upper)
      guard low.isFinite, high.isFinite else { return nil }
      let signs = (side(low), side(high))
      if signs.0 * signs.1 < 0 {
        return (contracted(map, Interval(unchecked: low, high), to: target), signs.0 < 0)
      }
      if low == domain.lower && high == domain.upper { return nil }
      step *= Double(sign: .plus, exponent: Swift.min(attempt * attempt, 128), significand: 1)
    }
    return nil
  }

  /// How far from the guess f's own rounding beside it, over its slope, leaves the root in doubt; 0 where that isn't known.
  /// At z = 0 an ulp is no measure of it.
  private static func reach<M: MonotoneFunction>(of map: M, at guess: Double, _ target: Interval) -> Double {
    let beside = Swift.max(guess.ulp, .leastNormalMagnitude)
    let f = map.forward(Dual<Interval>.variable(Interval(unchecked: guess - beside, guess + beside)))
    let reach = (f.value - target).magnitude / f.derivative.mignitude
    return reach.isFinite ? 2 * reach : 0
  }

  /// Interval Newton, as long as it makes `box` smaller; `box` holds the solution throughout.
  private static func contracted<M: MonotoneFunction>(_ map: M, _ box: Interval, to target: Interval)
    -> Interval
  {
    var box = box
    for _ in 0..<8 {
      let slope = map.forward(Dual<Interval>.variable(box)).derivative
      guard slope.lower > 0 || slope.upper < 0 else { break }
      let middle = Interval(box.midpoint)
      let next = (middle - (map.forward(middle) - target) / slope).intersection(box)
      guard !next.isEmpty, next.width < box.width else { break }
      box = next
    }
    return box
  }
}
