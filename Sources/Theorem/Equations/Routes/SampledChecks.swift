extension Check {
  /// Counts of draws in windows of x against the masses that a formula gives them: the window that disagrees most.
  static func counted(
    _ counts: WindowCounts, against masses: [Estimate], named subjects: [String], _ about: About,
    _ options: CheckOptions
  ) -> Check {
    let window = counts.divergence(from: masses).window
    guard masses.indices.contains(window) else {
      return .undecided(about, .sampled, "there is no window to count in")
    }
    let mass = masses[window]
    let effect = counts.smallestEffect(mass: mass.value, at: options.falseAlarmRate)
    return Check(
      about, "\(subjects[window]), worst of \(masses.count)",
      left: Side("share of \(counts.draws) draws", Double(counts.counts[window]) / Double(counts.draws)),
      right: Side("mass by the formula", mass),
      because: .counts(
        draws: counts.draws, windows: masses.count, rate: options.falseAlarmRate,
        worstError: masses.map { $0.error.isNaN ? .infinity : $0.error }.max() ?? 0),
      evidence: .sampled, covers: Coverage("\(counts.draws) draws of X in \(masses.count) windows"),
      note: "detects \(decimal(effect, digits: 2)) of mass", seed: options.seed)
  }

  /// The mean of P_X/q over draws from q, which is the mass of P_X, by betting against 1.
  ///
  /// `weights(i)` are those of part i, `blocks` blocks of them, on any thread; sums are added up in the parts' order. The weights'
  /// bound is taken from the first part, four times their largest; the bets start after it.
  static func importanceSampled(
    blocks: Int = 1, _ weights: @escaping @Sendable (Int) -> [Block], subject: String, _ about: About,
    _ options: CheckOptions
  ) -> Check {
    let pilot = weights(0).map { block in (0..<Block.lanes).map { block[$0] }.filter(\.isFinite).max() ?? 0 }
    let bound = Swift.max(2, 4 * (pilot.max() ?? 0))
    let size = blocks * Block.lanes
    let samples = options.samples
    let parts = InParallel.map((samples + size - 1) / size, threads: options.threads) { part in
      var tally = WeightTally(bound: bound)
      var unknown = 0
      for (i, block) in weights(part + 1).enumerated() {
        let lanes = Swift.min(Swift.max(samples - part * size - i * Block.lanes, 0), Block.lanes)
        let lost = block.unknowns(first: lanes)
        unknown += lost
        // What has no value is counted, and no weight.
        if lost == 0 { tally.add(block, first: lanes) }
      }
      return (tally: tally, unknown: unknown)
    }
    var bet = BettingTest(bound: bound)
    for part in parts { bet.add(part.tally) }
    let unknown = parts.reduce(0) { $0 + $1.unknown }
    guard unknown == 0 else {
      return .undecided(
        about, .sampled, "at \(unknown) of \(options.samples) draws of x no z, or no density, was found")
    }
    let effect = bet.smallestEffect(at: options.falseAlarmRate)
    let note =
      bet.impossible.map { "a weight of \(decimal($0)): no density gives that" }
      ?? (effect < 1
        ? "detects \(decimal(effect, digits: 2)) of mass"
        : "too few draws for weights as uneven as these; a mass of 1 can't be told from none")
    return Check(
      about, subject, left: Side("mass", 1),
      right: Side("mean of P_X/q over \(bet.count) draws", bet.impossible ?? bet.mean),
      because: .wealth(
        largest: bet.impossible == nil ? bet.peak : .infinity, effect: effect, rate: options.falseAlarmRate),
      evidence: .sampled, covers: Coverage("\(bet.count) draws of x, with tails heavier than those of X"),
      note: note, seed: options.seed)
  }
}

/// The mass of P_X in a window of x by four routes, from the weakest evidence to the strongest.
///
/// Drawn: the share of `draw(_:from:)` that falls into it. Measured: `mass(in:by:)`. Proved: `provedMass(in:by:)`. And from the
/// other side of the window identity, P_X[u, v] = P_Z[f⁻¹(u), f⁻¹(v)]: `cumulative(v) − cumulative(u)`, with no slope in it.
/// Each takes the window as it stands in x; none substitutes z.
extension Pushforward {
  /// The i-th draw of X: f at the base's quantile of a uniform number.
  public func draw(_ i: Int, from stream: RandomStream) -> Double {
    map.forward(base.quantile(stream.uniform(i)))
  }

  /// ∫ of a formula for P_X over `window`, in x, with its error bar.
  ///
  /// Domain: any window; outside X's support the density counts as 0.
  /// Allowed error: that of `Quadrature`, the panels cut at points of equal mass.
  public func mass(
    in window: ClosedRange<Double>, by formula: any DensityFormula = Equation5.Reference()
  ) -> Estimate {
    mass(from: window.lowerBound, to: window.upperBound, by: formula.prepared(for: self), cuts: cuts)
  }

  /// The same, of a formula that was prepared and with the cuts at hand.
  func mass(from a: Double, to b: Double, by formula: any DensityFormula, cuts: [Double]) -> Estimate {
    // Inside X's support a density is infinite at a kink at most, and no window ends at one.
    Quadrature.integral(from: a, to: b, breaks: cuts, smoothAt: [a, b].filter(support.contains)) {
      density(by: formula, at: $0)
    }
  }

  /// ∫ of a formula for P_X over `window`, in x, enclosed with proof: `verifiedIntegral` of it.
  ///
  /// Domain: a window inside X's support, without the image of a kink of f; `budget` panels at most.
  /// Edge cases: elsewhere `isContinuous` is false, and the enclosure claims nothing.
  /// Allowed error: about `width`; nothing of libm is assumed.
  public func provedMass(
    in window: ClosedRange<Double>, by formula: any DensityFormula = Equation5.Reference(),
    width: Double = 0x1p-43, budget: Int = 4096
  ) -> VerifiedIntegral {
    verifiedIntegral(
      of: DensityInX(p: self, formula: formula.prepared(for: self)), from: Interval(window.lowerBound),
      to: Interval(window.upperBound), width: width,
      budget: budget)
  }

  /// A formula's P_X(x) at any x: 0 outside X's support, and 0 so far out that z rounds to an end of the base's
  /// support, where there is no density left. NaN where no z was found: that is no density 0.
  public func density(by formula: any DensityFormula = Equation5.Reference(), at x: Double) -> Double {
    guard support.contains(x) else { return 0 }
    let z = map.inverse(x)
    if z.isNaN { return map.gaps.contains { $0.contains(x) } ? 0 : .nan }
    return base.support.contains(z) ? formula.density(of: self, at: x, from: z) : 0
  }
}

/// A second look before a measured gap is called a failure.
///
/// An error bar by finite differences is a good guess, not a bound: once in a thousand points it is too short. So a gap fails only
/// where a second choice of steps finds it too, and a twin probe beside the first one: what is wrong at a point is wrong
/// around it, an accident of rounding is not. And where exact numbers agree with the claim, a measured gap is the
/// measurement's.
enum Confirmation {
  /// How far the twin lies from its probe, as a share of the probe's scale: near enough to see the same claim, far enough to round
  /// otherwise.
  static let twin = 0x1p-7

  /// `look` at a probe with a choice of steps; its answer stands unless it fails alone: then the route is said to know nothing
  /// there. `steps` is a factor for `FiniteDifference.derivative`; `contradicted` says whether exact numbers agree.
  static func confirmed(
    at probe: LineProbes.Probe, contradicted: (_ z: Double) -> Bool,
    look: (_ z: Double, _ steps: Double) -> Comparison
  ) -> Comparison {
    let first = look(probe.z, 1)
    guard first.verdict == .fails else { return first }
    let again = look(probe.z, FiniteDifference.otherSteps)
    // Beside an end one of the two twins may have no value.
    func fails(beside share: Double) -> Bool { look(probe.z + share * probe.scale, 1).verdict == .fails }
    guard again.verdict == .fails, fails(beside: twin) || fails(beside: -twin), !contradicted(probe.z) else {
      let unsure = Side(first.left.route, first.left.value, error: .infinity)
      return Comparison(subject: first.subject, left: unsure, right: first.right, scale: first.scale)
    }
    return first
  }
}
