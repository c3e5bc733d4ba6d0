extension Check {
  /// Counts of draws in windows of x against the masses that a formula gives them.
  static func counted(
    _ counts: WindowCounts, against masses: [Estimate], named subjects: [String], equation: Int,
    setting: Setting,
    _ options: CheckOptions
  ) -> Check {
    let (window, divergence) = counts.divergence(from: masses)
    let mass = masses[window]
    let effect = counts.smallestEffect(mass: mass.value, at: options.falseAlarmRate)
    return Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim,
      subject: "\(subjects[window]), worst of \(masses.count)",
      left: Side("share of \(counts.draws) draws", Double(counts.counts[window]) / Double(counts.draws)),
      right: Side("mass by the formula", mass), gap: divergence,
      allowed: counts.threshold(at: options.falseAlarmRate),
      because: "n KL of the counts, at false-alarm rate \(decimal(options.falseAlarmRate))",
      evidence: .sampled,
      // Masses known no better than the draws see them decide nothing.
      verdict: !masses.allSatisfy { $0.error <= effect / 8 }
        ? .undecided : divergence > counts.threshold(at: options.falseAlarmRate) ? .fails : .holds,
      note: "detects \(decimal(effect, digits: 2)) of mass", seed: options.seed)
  }

  /// The mean of P_X/q over draws from q, which is the mass of P_X, by betting against 1.
  ///
  /// The weights' bound is taken from the first 256 draws, four times their largest; the bets start after them.
  static func importanceSampled(
    _ weight: (Int) -> Double, subject: String, equation: Int, setting: Setting, _ options: CheckOptions
  ) -> Check {
    let pilot = (0..<256).map(weight).filter(\.isFinite).max() ?? 0
    var bet = BettingTest(bound: Swift.max(2, 4 * pilot))
    for i in 0..<options.samples { bet.add(weight(256 + i)) }
    let effect = bet.smallestEffect(at: options.falseAlarmRate)
    let refuted = bet.refutes(at: options.falseAlarmRate)
    let note =
      bet.impossible.map { "a weight of \(decimal($0)): no density gives that" }
      ?? "detects \(decimal(effect, digits: 2)) of mass"
    return Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim, subject: subject,
      left: Side("mass", 1), right: Side("mean of P_X/q over \(bet.count) draws", bet.impossible ?? bet.mean),
      gap: Swift.max(bet.peak, bet.impossible == nil ? 0 : .infinity),
      allowed: Double.log(2 / options.falseAlarmRate),
      because: "log wealth of bets against 1, at false-alarm rate \(decimal(options.falseAlarmRate))",
      // Draws that could not tell a mass of 1 from none are no evidence for it.
      evidence: .sampled, verdict: refuted ? .fails : effect < 1 ? .holds : .undecided, note: note,
      seed: options.seed)
  }
}
