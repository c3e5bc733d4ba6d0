import Theorem

extension BlackBox {
  /// (2) for the density program alone: weights P_X(x)/t(x) at draws x of a Student t have the mean 1.
  func examineMass(_ seen: Forward, _ examination: inout Examination) throws(Misbehaviour) {
    guard let density else { return }
    let stream = RandomStream(seed: seed, check: 0x3A55)
    var index = 0
    func normal() -> Double {
      index += 1
      return Normal().quantile(stream.uniform(index - 1))
    }
    // Where X lies: f of draws of Z, asked for its x alone. How many is a choice: a covariance of so many is off by a tenth, which
    // the proposal's heavy tails make up for.
    let pilot = 200
    let own = Rows(
      width: dimension, numbers: (0..<pilot * dimension).map { base.quantile(stream.uniform(1 << 40 + $0)) })
    let pushed = try pushed(own, &examination)
    let kept = (0..<pilot).map { Array(pushed[$0].prefix(dimension)) }.filter { $0.allSatisfy(\.isFinite) }
    func found(
      _ outcome: ProgramFinding.Outcome, _ sentence: String, names: [String] = [],
      _ grounds: ProgramFinding.Grounds = .nothing
    ) {
      examination.findings.append(ProgramFinding(.mass, outcome, sentence, names: names, grounds))
    }
    guard let proposal = HeavyTailed(around: kept) else {
      return found(.undecided, "x does not spread enough to draw around it")
    }
    let points = (0..<samples).map { proposal.draw(stream.uniform(1 << 41 + $0), normal) }
    let answers = try ask(
      "density at draws", density, Rows(width: dimension, numbers: points.flatMap { $0 }), width: 1,
      &examination)
    // No number, as outside of f's range, is left out of the mass: what is left is a bound from below.
    let lost = (0..<samples).filter { answers.rows[$0, 0].isNaN }
    let weights = (0..<samples).map { i in
      let p = answers.rows[i, 0]
      return p == -.infinity || p.isNaN ? 0 : Double.exp(p - proposal.logDensity(points[i]))
    }
    // A tenth of the draws chooses the bound of the bets, and is then set aside: which tenth, and how large, is a choice.
    let trial = samples / 10
    let bound = 2 * Swift.max(2, weights[..<trial].filter(\.isFinite).max() ?? 2)
    var bets = BettingTest(bound: bound)
    for weight in weights[trial...] { bets.add(weight) }
    let effect = bets.smallestEffect(at: Self.alarmRate)
    // Where half of the mass might be missing, or half of it be there twice, nothing has been seen.
    let tells = effect <= 0.5
    let grounds = ProgramFinding.Grounds.wealth(
      largest: bets.impossible == nil ? bets.peak : .infinity, rate: Self.alarmRate,
      effect: tells ? effect : .infinity)
    let said = "mean weight \(decimal(bets.mean, digits: 4)) of \(bets.count) draws"
    if let first = lost.first, !(bets.refutes(at: Self.alarmRate) && bets.mean > 1) {
      found(
        .undecided,
        "log P_X is nan at \(lost.count) of \(samples) draws, first at x = \(point(points[first])), and its mass is not known; where no z leads, P_X = 0, and its logarithm is -inf"
      )
    } else if bets.refutes(at: Self.alarmRate) {
      found(
        .fails, "P_X does not integrate to 1: \(bets.impossible.map { "a weight of \($0)" } ?? said)",
        names: bets.mean.isFinite ? ["its area is about \(decimal(bets.mean, digits: 2))"] : [], grounds)
    } else {
      found(
        tells ? .holds : .undecided,
        "P_X integrates to 1, as far as \(said) tells: an error of \(decimal(effect, digits: 2)) would show",
        grounds)
    }
  }
}

/// Where X lies, as a mixture of Student t's around a cloud of its images: its tails are heavier than a normal's.
///
/// Formula: q(x) = 1/m Σ t₃(x; c_k, h²Σ), Σ the cloud's covariance, h = m^(−1/(D + 4)), half of the shares with 3h.
/// Source: Silverman, Density Estimation (1986), section 4.3, for h.
struct HeavyTailed {
  private let cloud: [[Double]]
  private let factor: Cholesky<Double>
  private let logScale: Double
  /// L⁻¹ c_k.
  private let scaledCloud: [[Double]]
  private let widths: [Double]
  private let freedom = 3.0

  /// Nil where the cloud does not spread in all directions.
  init?(around cloud: [[Double]]) {
    guard let d = cloud.first?.count, cloud.count > 2 * d else { return nil }
    let n = Double(cloud.count)
    let centre = (0..<d).map { j in cloud.reduce(0) { $0 + $1[j] } / n }
    let covariance = Matrix<Double>(rows: d, columns: d) { i, j in
      cloud.reduce(0) { $0 + ($1[i] - centre[i]) * ($1[j] - centre[j]) } / n
    }
    let factor = Cholesky(covariance)
    self.factor = factor
    self.cloud = cloud
    let h = Double.exp(-Double.log(n) / Double(d + 4))
    widths = [h, 3 * h]
    scaledCloud = cloud.map(factor.solveLower)
    logScale = (0..<d).reduce(0) { $0 + Double.log(factor.lower[$1, $1]) }
    guard logScale.isFinite else { return nil }
  }

  /// c_k + w L y √(ν/χ²), y normal and χ² of three normals; `share` in (0, 1) chooses k and w.
  func draw(_ share: Double, _ normal: () -> Double) -> [Double] {
    // The component is drawn too: only then has every weight the mean 1.
    let index = Int(share * Double(2 * cloud.count))
    let centre = cloud[index % cloud.count]
    let width = widths[index / cloud.count % 2]
    let y = centre.map { _ in normal() }
    let chi = (0..<3).reduce(0.0) { sum, _ in
      let v = normal()
      return sum + v * v
    }
    return zip(centre, factor.lower * y).map { $0 + width * $1 * (freedom / chi).squareRoot() }
  }

  /// log q(x), with Γ((3 + D)/2)/Γ(3/2) by Γ(s + 1) = s Γ(s) from Γ(3/2) = √π/2 or Γ(2) = 1.
  func logDensity(_ x: [Double]) -> Double {
    let d = Double(x.count)
    var (s, constant) = x.count % 2 == 0 ? (1.5, 0.0) : (2.0, -Double.log(0.5 * Double.pi.squareRoot()))
    while s < (3 + d) / 2 - 0.25 {
      constant += Double.log(s)
      s += 1
    }
    constant -= d / 2 * Double.log(freedom * Double.pi) + logScale
    let y = factor.solveLower(x)
    var sum = 0.0
    let scales = widths.map { (1 / ($0 * $0) / freedom, Double.exp(-d * Double.log($0))) }
    // (1 + s)^(−(3 + D)/2), of a whole number of halves: products and a root.
    let halves = Int(freedom) + x.count
    for c in scaledCloud {
      var square = 0.0
      for j in y.indices { square += (y[j] - c[j]) * (y[j] - c[j]) }
      for (scale, factor) in scales {
        let base = 1 + square * scale
        var power = halves % 2 == 1 ? base.squareRoot() : 1
        for _ in 0..<halves / 2 { power *= base }
        sum += factor / power
      }
    }
    return constant + Double.log(sum / Double(cloud.count * widths.count))
  }
}
