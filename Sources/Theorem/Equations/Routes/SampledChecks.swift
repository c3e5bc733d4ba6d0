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
  /// The weights' bound is taken from the first 256 draws, four times their largest; the bets start after them.
  static func importanceSampled(
    _ weight: (Int) -> Double, subject: String, _ about: About, _ options: CheckOptions
  ) -> Check {
    let pilot = (0..<256).map(weight).filter(\.isFinite).max() ?? 0
    var bet = BettingTest(bound: Swift.max(2, 4 * pilot))
    var unknown = 0
    for i in 0..<options.samples {
      let next = weight(256 + i)
      if next.isNaN { unknown += 1 } else { bet.add(next) }
    }
    guard unknown == 0 else {
      return .undecided(
        about, .sampled, "at \(unknown) of \(options.samples) draws of x no z, or no density, was found")
    }
    let effect = bet.smallestEffect(at: options.falseAlarmRate)
    let note =
      bet.impossible.map { "a weight of \(decimal($0)): no density gives that" }
      ?? "detects \(decimal(effect, digits: 2)) of mass"
    return Check(
      about, subject, left: Side("mass", 1),
      right: Side("mean of P_X/q over \(bet.count) draws", bet.impossible ?? bet.mean),
      because: .wealth(
        largest: bet.impossible == nil ? bet.peak : .infinity, effect: effect, rate: options.falseAlarmRate),
      evidence: .sampled, covers: Coverage("\(bet.count) draws of x, with tails heavier than those of X"),
      note: note, seed: options.seed)
  }
}
