public struct Stream: Sendable {
  let k: UInt64
  public init(seed: UInt64, check: UInt64) { k = seed &* 0x9E3779B97F4A7C15 ^ check }
  public func uniform(_ i: Int) -> Double {
    var z = k &+ UInt64(i) &* 0x9E3779B97F4A7C15; z = (z ^ (z >> 30)) &* 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) &* 0x94D049BB133111EB; z ^= z >> 31; return (Double(z >> 11) + 0.5) * 0x1p-53
  }
}
struct CumulativeBins {
  let bad: Double
  init(draws: [Double], edges: [Double], masses: [Estimate], falseAlarmRate: Double) {
    var cum = 0.0, worst = 0.0
    for (i, e) in edges.enumerated() {
      cum += masses[i].value; let k = Double(draws.count { $0 <= e }) / Double(draws.count)
      let p = cum;
      let kl =
        p <= 0 || p >= 1 || p.isNaN
        ? Double.infinity
        : (k > 0 ? k * Theorem.log(k / p) : 0) + (k < 1 ? (1 - k) * Theorem.log((1 - k) / (1 - p)) : 0)
      worst = Swift.max(
        worst, kl * Double(draws.count) / Theorem.log(2 * Double(edges.count) / falseAlarmRate))
    }
    bad = worst
  }
  func check(_ n: Int, _ s: Setting, seed: UInt64) -> Check {
    Check(
      equation: n, map: s.map, base: s.base, claim: s.claim, subject: "bins", left: Side("draws", 0),
      right: Side("formula", 0), gap: bad, allowed: 1, because: "rate", evidence: .sampled,
      verdict: bad > 1 ? .fails : .holds)
  }
}
public enum DeterminantMistake: String, Sendable { case transposed }
