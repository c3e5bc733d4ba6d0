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
