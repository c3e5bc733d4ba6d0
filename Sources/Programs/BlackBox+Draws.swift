import Theorem

extension BlackBox {
  /// The rate at which all sampled checks of a run together may call a right flow wrong: a choice, as small as the suite's own,
  /// since a bettor needs only the logarithm of it in more draws.
  static let alarmRate = 1e-9

  /// Draws of X beside the map: g(X) must be distributed as the base; without an inverse, X as f(Z) is.
  func examineDraws(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {
    guard let sampler else { return }
    let request = Rows(width: 2, numbers: [Double(samples), Double(seed)])
    let draws = try ask("draws", sampler, request, width: dimension, count: samples, &examination).rows
    if let lost = (0..<draws.count).first(where: { !draws[$0].allSatisfy(\.isFinite) }) {
      examination.findings.append(
        ProgramFinding(
          .draws, .fails, "draw \(lost + 1) of \(samples) is \(point(draws[lost]))", .hypothesis(.defined)))
      return
    }
    guard let inverse else {
      examination.findings.append(try twoSamples(draws, &examination))
      return
    }
    let back = try ask("inverse of the draws", inverse, draws, width: dimension + 1, &examination).rows
    func scores(_ rows: Rows) -> [[Double]] {
      (0..<rows.count).map { i in (0..<dimension).map { score(rows[i, $0]) } }
    }
    var (evidence, which) = (-Double.infinity, "")
    let looked = directions(scores(back))
    for (name, values) in looked {
      let e = Gamble.logWealth(values)
      if e.isNaN || e > evidence { (evidence, which) = (e.isNaN ? .infinity : e, name) }
    }
    // Each direction has an equal share of the rate.
    let rate = Self.alarmRate / Double(looked.count)
    let threshold = Double.log(2 / rate)
    // n draws of a normal shifted by δ make a bettor's log wealth grow by nδ²/2.
    let grounds = ProgramFinding.Grounds.wealth(
      largest: evidence, rate: rate, effect: (2 * threshold / Double(samples)).squareRoot())
    guard evidence > threshold else {
      examination.findings.append(
        ProgramFinding(
          .draws, .holds,
          "\(samples) draws, taken back by the inverse, are distributed as the base, for all that a shift or a scale of a coordinate, of its size or of a pair tells",
          grounds))
      return
    }
    let isBase = directions(scores(draws)).allSatisfy { Gamble.logWealth($0.1) < threshold }
    examination.findings.append(
      ProgramFinding(
        .draws, .fails,
        "the draws, taken back by the inverse, are not distributed as the base: \(which) gives them away",
        names: [
          isBase
            ? "they are draws of Z: the map was left out" : "other weights, another base, or a temperature?"
        ], grounds))
  }

  /// Φ⁻¹(F_Z(z)): standard normal if z is a draw of the base.
  private func score(_ z: Double) -> Double {
    if base is Normal { return z }
    guard base.support.contains(z) else { return .nan }
    return Self.normalScore(base.cumulative(z))
  }

  /// Φ⁻¹ of a share, kept inside (0, 1), where it is finite.
  private static func normalScore(_ share: Double) -> Double {
    Normal().quantile(Swift.min(Swift.max(share, 0x1p-53), 1 - 0x1p-53))
  }

  /// Each coordinate, its size, which heavier tails change, and the sum and difference of neighbours, which dependence changes.
  ///
  /// Formula: where z is normal, Φ⁻¹(2Φ(|z|) − 1) is so too.
  private func directions(_ scores: [[Double]]) -> [(String, [Double])] {
    var all = (0..<dimension).map { j in ("coordinate \(j + 1)", scores.map { $0[j] }) }
    for j in 0..<dimension {
      let sizes = scores.map { Self.normalScore(1 - 2 * Normal().cumulative(-$0[j].magnitude)) }
      all.append(("the size of coordinate \(j + 1)", sizes))
    }
    for j in 1..<Swift.max(dimension, 1) {
      let half = 0.5.squareRoot()
      all.append(("the sum of coordinates \(j) and \(j + 1)", scores.map { ($0[j - 1] + $0[j]) * half }))
      all.append(
        ("the difference of coordinates \(j) and \(j + 1)", scores.map { ($0[j - 1] - $0[j]) * half }))
    }
    return all
  }

  /// Draws beside f of our own draws of Z, coordinate by coordinate.
  ///
  /// Formula: by the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart, P(sup|F_n − F| > ε) ≤ 2 exp(−2nε²).
  private func twoSamples(_ draws: Rows, _ examination: inout Examination) throws(Misbehaviour)
    -> ProgramFinding
  {
    let stream = RandomStream(seed: seed, check: 0xD4A5)
    let own = Rows(
      width: dimension, numbers: (0..<samples * dimension).map { base.quantile(stream.uniform($0)) })
    let pushed = try pushed(own, &examination)
    let n = Double(samples)
    let allowed = 2 * (Double.log(4 * Double(dimension) / Self.alarmRate) / (2 * n)).squareRoot()
    var (worst, coordinate) = (0.0, 0)
    for j in 0..<dimension {
      let distance = Self.distance(
        (0..<draws.count).map { draws[$0, j] }, (0..<pushed.count).map { pushed[$0, j] })
      if distance > worst { (worst, coordinate) = (distance, j) }
    }
    // The exponent of the inequality, as if it were a bet's: 2nε² = log(2/rate) at what is allowed.
    let rate = Self.alarmRate / Double(2 * dimension)
    let grounds = ProgramFinding.Grounds.wealth(largest: n * worst * worst / 2, rate: rate, effect: allowed)
    return worst > allowed
      ? ProgramFinding(
        .draws, .fails,
        "the draws are not distributed as f(Z): coordinate \(coordinate + 1)'s distribution functions differ by \(decimal(worst, digits: 3)), where \(decimal(allowed, digits: 2)) is allowed",
        names: ["other weights, another base, or draws of Z itself?"], grounds)
      : ProgramFinding(
        .draws, .holds,
        "\(samples) draws are distributed as f(Z), coordinate by coordinate, to \(decimal(allowed, digits: 2)) of the distribution functions",
        grounds)
  }

  /// The largest distance of two samples' distribution functions.
  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    let (a, b) = (a.sorted(), b.sorted())
    var (i, j, worst) = (0, 0, 0.0)
    while i < a.count && j < b.count {
      let at = Swift.min(a[i], b[j])
      while i < a.count && a[i] <= at { i += 1 }
      while j < b.count && b[j] <= at { j += 1 }
      worst = Swift.max(worst, (Double(i) / Double(a.count) - Double(j) / Double(b.count)).magnitude)
    }
    return worst
  }
}

/// A bet that values are standard normal: the likelihood of shifts and scales against it, in equal shares.
enum Gamble {
  /// log of the mean likelihood ratio; above log 1/α with probability α at most where the values are standard normal.
  static func logWealth(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let sum = values.reduce(0, +)
    let squares = values.reduce(0) { $0 + $1 * $1 }
    var logs: [Double] = []
    // Any list would be a fair bet; this one goes from mistakes of a fiftieth, for which many draws are needed, to those of a half.
    for scale in [0.5, 0.8, 0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 4] {
      for shift in [-2, -1, -0.5, -0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2, 0.5, 1, 2] {
        let misfit = squares - 2 * shift * sum + n * shift * shift
        logs.append(0.5 * squares - 0.5 * misfit / (scale * scale) - n * Double.log(scale))
      }
    }
    guard let top = logs.max(), top.isFinite else { return .nan }
    return top + Double.log(logs.reduce(0) { $0 + Double.exp($1 - top) } / Double(logs.count))
  }
}
