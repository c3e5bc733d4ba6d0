import Theorem

/// How far rules for the mass of a window of the plane are from it, the truth being known by proof: rows of (N, error).
struct RuleErrors: Sendable {
  let proof: VerifiedIntegral
  /// Of N draws, a root mean square over the seeds.
  let drawn: [(Double, Double)]
  /// Of N of Sobol's points, shifted by as many seeds.
  let sobol: [(Double, Double)]
  /// Of Gauss's and Legendre's points, n a side and N = n² in all.
  let gauss: [(Double, Double)]

  /// N = 2ᵏ for k in `powers`, draws and points by `seeds` seeds each. No error is said to be smaller than the proof's radius.
  init(_ window: PlaneWindow, powers: ClosedRange<Int>, seeds: Int) {
    precondition(powers.lowerBound >= 0 && seeds >= 1, "errors need a point and a seed")
    let proof = window.provedMass()
    let (truth, known) = (proof.enclosure.midpoint, proof.enclosure.radius)
    let sizes = powers.map { 1 << $0 }

    /// The errors of the first N points, for each N, of one seed.
    func run(_ point: (Int) -> [Double]) -> [Double] {
      var (sum, count) = (0.0, 0)
      return sizes.map { size in
        while count < size {
          sum += window.weight(at: point(count))
          count += 1
        }
        return sum / Double(size) - truth
      }
    }
    func row(_ runs: [[Double]]) -> [(Double, Double)] {
      sizes.enumerated().map { k, size in
        let square = runs.reduce(0) { $0 + $1[k] * $1[k] } / Double(runs.count)
        return (Double(size), Swift.max(square.squareRoot(), known))
      }
    }
    self.proof = proof
    drawn = row(
      (0..<UInt64(seeds)).map { seed in
        let stream = Stream(seed: seed, check: 2)
        return run { [stream.uniform(2 * $0), stream.uniform(2 * $0 + 1)] }
      })
    sobol = row((0..<UInt64(seeds)).map { run(Sobol(seed: $0).point) })
    gauss = (2...14).map { n in
      (Double(n * n), Swift.max((window.mass(gauss: n) - truth).magnitude, known))
    }
  }
}
