import Testing

@testable import Theorem

@Suite("Finite differences: the error bar holds") struct FiniteDifferenceTests {
  /// A function with its derivative by another formula, and where to look at it: a point for each u in (0, 1).
  struct Known: Sendable, CustomStringConvertible {
    let description: String
    var domain = Domain.line
    var f: @Sendable (Double) -> Double
    var slope: @Sendable (Double) -> Double
    let point: @Sendable (Double) -> Double
  }

  /// Points of each function.
  static let points = depth(300, deep: 20_000)
  /// How often the bar alone may fail; see `coverage` for how often it was seen to.
  static let allowedShare = 1e-3

  @Test(arguments: known) func theBarHolds(of known: Known) {
    let errors = measure(known)
    #expect(errors.count { $0 > 1 } <= allowed)
    #expect(errors.allSatisfy { $0 <= FiniteDifference.coverage })
  }

  /// With a failure in a thousand, more than this many have a chance below 10⁻⁹ (Chernoff: n KL > log 10⁹).
  var allowed: Int {
    let n = Double(Self.points)
    return (0...Self.points).first { k in
      let q = Double(k) / n
      return q > Self.allowedShare
        && n * WindowCounts.relativeEntropy(q, Self.allowedShare) > Double.log(1e9)
    } ?? Self.points
  }

  @Test(arguments: known) func wrongSlopeIsCaught(of known: Known) {
    var wrong = known
    wrong.slope = { known.slope($0) * (1 + 0x1p-5) }
    // In the tails some bars are wider than a slip of one part in 32.
    #expect(measure(wrong).count { $0 > FiniteDifference.coverage } > Self.points / 2)
  }

  @Test func atAKinkEachSideHasItsOwnSlope() {
    func kinked(_ z: Double) -> Double { z < 1 ? Double.exp(z - 1) : 1 + 3 * (z - 1) }
    let left = FiniteDifference.derivative(at: 1, side: .left, of: kinked)
    let right = FiniteDifference.derivative(at: 1, side: .right, of: kinked)
    #expect((left.value - 1).magnitude <= left.error)
    #expect((right.value - 3).magnitude <= right.error)
    #expect((left.value - right.value).magnitude > FiniteDifference.coverage * (left.error + right.error))
  }

  @Test func atAnEndOneSideIsEnough() {
    let atZero = FiniteDifference.derivative(at: 0, in: Domain(0, 1), side: .right) { Double.sin($0) }
    #expect((atZero.value - 1).magnitude <= atZero.error)
    #expect(atZero.error < .infinity)
    #expect(FiniteDifference.derivative(at: 0, in: Domain(0, 1)) { $0 }.error == .infinity)
  }

  @Test func neverStepsOutside() {
    var touched: [Double] = []
    for x in [0x1p-40, 0.25, 0.999] {
      for side in [FiniteDifference.Direction.both, .left, .right] {
        _ = FiniteDifference.derivative(at: x, in: .unit, side: side) {
          touched.append($0)
          return $0
        }
      }
    }
    #expect(touched.allSatisfy { Domain.unit.contains($0) })
  }

  @Test func whereThereIsNoSlopeNothingIsKnown() {
    #expect(FiniteDifference.derivative(at: 1) { _ in .nan }.error == .infinity)
    #expect(FiniteDifference.derivative(at: .infinity) { $0 }.error == .infinity)
    #expect(FiniteDifference.derivative(at: .nan) { $0 }.error == .infinity)
    // A jump has no slope: the quotients grow without end.
    let jump = FiniteDifference.derivative(at: 0) { $0 < 0 ? 0 : 1 }
    #expect(jump.error >= jump.value.magnitude / 2)
  }

  @Test func jacobianHasOneRowAnOutput() {
    let rows = FiniteDifference.jacobian(at: [2, 3]) { [$0[0] * $0[1], $0[0] - $0[1], $0[1]] }
    let expected: [[Double]] = [[3, 2], [1, -1], [0, 1]]
    #expect(rows.count == 3)
    for (row, known) in zip(rows, expected) {
      for (entry, slope) in zip(row, known) { #expect((entry.value - slope).magnitude <= entry.error) }
    }
  }
}

extension FiniteDifferenceTests {
  /// What the known slope's formula rounds, in ulps.
  static let roundings = 8.0

  /// |estimate − slope|/bar at each point, the known slope's own rounding taken off.
  func measure(_ known: Known) -> [Double] {
    let stream = RandomStream(seed: 1, check: 1)
    return (0..<Self.points).map { i in
      let x = known.point(stream.uniform(i))
      let estimate = FiniteDifference.derivative(at: x, in: known.domain, of: known.f)
      let slope = known.slope(x)
      let gap = (estimate.value - slope).magnitude - Self.roundings * slope.ulp
      return gap <= 0 ? 0 : estimate.error < .infinity ? gap / estimate.error : .infinity
    }
  }

  /// Even steps from `a` to `b`.
  static func between(_ a: Double, _ b: Double) -> @Sendable (Double) -> Double {
    { a + (b - a) * $0 }
  }

  /// Even steps of the logarithm.
  static func decades(_ a: Double, _ b: Double) -> @Sendable (Double) -> Double {
    { Double.pow(10, a + (b - a) * $0) }
  }

  static let known: [Known] = [
    Known(
      description: "normal CDF", f: { Normal().cumulative($0) }, slope: { Normal().density($0) },
      point: between(-6, 6)),
    Known(
      description: "Cauchy CDF", f: { 0.5 + Double.atan($0) / .pi }, slope: { Cauchy().density($0) },
      point: { Cauchy().quantile($0) }),
    Known(
      description: "lognormal CDF", domain: .positive, f: { Normal().cumulative(Double.log($0)) },
      slope: { Normal().density(Double.log($0)) / $0 }, point: decades(-2, 3)),
    Known(
      description: "logit", domain: .unit, f: { Double.log($0 / (1 - $0)) }, slope: { 1 / ($0 * (1 - $0)) },
      point: { $0 }),
    Known(
      description: "asin near 1", domain: Domain(-1, 1), f: { Double.asin($0) },
      slope: { 1 / ((1 - $0) * (1 + $0)).squareRoot() }, point: { 1 - Double.exp(-20 * $0) }),
    Known(
      description: "sqrt near 0", domain: .positive, f: { $0.squareRoot() }, slope: { 0.5 / $0.squareRoot() },
      point: decades(-9, 6)),
    Known(
      description: "log", domain: .positive, f: { Double.log($0) }, slope: { 1 / $0 }, point: decades(-8, 8)),
    Known(
      description: "a step of width 1/1000", f: { $0 + Double.tanh(1000 * $0) / 100 },
      slope: { 1 + 10 / Double.pow(Double.cosh(1000 * $0), 2) }, point: between(-0.02, 0.02)),
    Known(
      description: "2z + sin z at large z", f: { 2 * $0 + Double.sin($0) }, slope: { 2 + Double.cos($0) },
      point: between(100, 10_000)),
    Known(
      description: "30z + sin 20z", f: { 30 * $0 + Double.sin(20 * $0) },
      slope: { 30 + 20 * Double.cos(20 * $0) }, point: between(-3, 3)),
    Known(
      description: "sinh", f: { Double.sinh($0) }, slope: { Double.cosh($0) }, point: between(-10, 10)),
    Known(
      description: "z^3 + z at large z", f: { $0 * $0 * $0 + $0 }, slope: { 3 * $0 * $0 + 1 },
      point: between(-100_000, 100_000)),
  ]
}
