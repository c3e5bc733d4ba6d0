import Testing

@testable import Theorem

@Suite("Counts in windows: calibrated, and able to see") struct WindowCountsTests {
  static let runs = depth(400, deep: 4000)
  static let draws = depth(256, deep: 4096)
  static let alpha = 0.05
  static let masses = [0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.01, 0.005625]

  @Test func rightMassesRaiseFewAlarms() {
    #expect(alarms(against: Self.masses) <= mostAlarms(of: Self.runs, at: Self.alpha))
  }

  @Test func detectableSlipIsDetected() {
    // Half as much again as the smallest effect, moved from one window to the next.
    let slip = 1.5 * WindowCounts([0], of: Self.draws).smallestEffect(mass: 0.5, at: Self.alpha / 8)
    var wrong = Self.masses
    wrong[0] += slip
    wrong[1] -= slip
    #expect(alarms(against: wrong) > Self.runs / 2)
  }

  /// Negative control: 1.96 standard deviations, which is right for one window, on the worst of eight.
  @Test func forgottenWindowsAreCaught() {
    let careless = (0..<Self.runs).count { run in
      let counts = draw(run)
      return counts.divergence(from: Self.masses.map { Estimate($0) }).value > 1.96 * 1.96 / 2
    }
    #expect(careless > mostAlarms(of: Self.runs, at: Self.alpha))
  }

  @Test func relativeEntropyAtTheEdges() {
    #expect(WindowCounts.relativeEntropy(0.25, 0.25) == 0)
    #expect(WindowCounts.relativeEntropy(0, 0) == 0)
    #expect(WindowCounts.relativeEntropy(1, 1) == 0)
    #expect(WindowCounts.relativeEntropy(0, 0.5) == Double.log(2))
    #expect(WindowCounts.relativeEntropy(1, 0.5) == Double.log(2))
    #expect(WindowCounts.relativeEntropy(0.5, 0) == .infinity)
    #expect(WindowCounts.relativeEntropy(0.5, 1) == .infinity)
    #expect(WindowCounts.relativeEntropy(0, 1) == .infinity)
  }

  @Test func noProbabilityIsRefuted() {
    let counts = WindowCounts([5], of: 10)
    for mass in [-0.5, 1.5, .nan, .infinity, -.infinity] {
      #expect(counts.divergence(from: [Estimate(mass)]).value == .infinity)
    }
    #expect(counts.divergence(from: [Estimate(.nan, error: .infinity)]).value == .infinity)
    #expect(counts.divergence(from: [Estimate(0.5, error: .nan)]).value == .infinity)
    // A rounding below 0 or above 1 is forgiven within its error.
    let none = WindowCounts([0, 10], of: 10)
    let rounded = [Estimate(-0x1p-53, error: 0x1p-52), Estimate(1 + 0x1p-52, error: 0x1p-51)]
    #expect(none.divergence(from: rounded).value == 0)
  }

  @Test func anErrorBarIsTheMassesBenefit() {
    let counts = WindowCounts([50], of: 100)
    #expect(counts.divergence(from: [Estimate(0.25, error: 0.25)]).value == 0)
    #expect(counts.divergence(from: [Estimate(0.25, error: 0.125)]).value > 0)
  }

  @Test func theWorstWindowIsNamed() {
    let counts = WindowCounts([50, 10, 40], of: 100)
    #expect(counts.divergence(from: [Estimate(0.5), Estimate(0.1), Estimate(0.1)]).window == 2)
    let nonsense = counts.divergence(from: [Estimate(0.9), Estimate(.nan), Estimate(0.1)])
    #expect(nonsense.window == 1 && nonsense.value == .infinity)
  }
}

extension WindowCountsTests {
  func draw(_ run: Int) -> WindowCounts {
    let stream = RandomStream(seed: 5, check: UInt64(run))
    var counts = [Int](repeating: 0, count: Self.masses.count)
    for i in 0..<Self.draws {
      var u = stream.uniform(i)
      var window = 0
      while window < counts.count - 1, u >= Self.masses[window] {
        u -= Self.masses[window]
        window += 1
      }
      counts[window] += 1
    }
    return WindowCounts(counts, of: Self.draws)
  }

  func alarms(against masses: [Double]) -> Int {
    (0..<Self.runs).count { run in
      let counts = draw(run)
      return counts.divergence(from: masses.map { Estimate($0) }).value > counts.threshold(at: Self.alpha)
    }
  }
}

/// More alarms than this, in `runs` runs that each cry wolf at rate `alpha`, have a chance below 10⁻⁹ (Chernoff: n KL).
func mostAlarms(of runs: Int, at alpha: Double) -> Int {
  let n = Double(runs)
  return (0...runs).last {
    Double($0) <= n * alpha || n * WindowCounts.relativeEntropy(Double($0) / n, alpha) <= Double.log(1e9)
  } ?? runs
}
