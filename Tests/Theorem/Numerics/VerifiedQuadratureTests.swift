import Testing

@testable import Theorem

@Suite("Quadrature with proof")
struct VerifiedQuadratureTests {
  struct Phi: ScalarFunction {
    func callAsFunction<S: Scalar>(_ x: S) -> S { exp(-(x * x) / 2) / sqrt(2 * S.pi) }
  }
  struct Kink: ScalarFunction {
    func callAsFunction<S: Scalar>(_ x: S) -> S { abs(x - S(0.3)) }
  }
  struct Reciprocal: ScalarFunction {
    func callAsFunction<S: Scalar>(_ x: S) -> S { 1 / x }
  }
  struct Power: ScalarFunction {
    let n: Int
    func callAsFunction<S: Scalar>(_ x: S) -> S { pow(x, n) }
  }

  /// erf(4 √2) = 0.9999999999999987558…, by its own series over intervals.
  @Test func theNormalMass() {
    let result = verifiedIntegral(of: Phi(), from: -8, to: 8, width: 1e-14)
    let known = Interval.erf(4 * .sqrt(2))
    #expect(result.isContinuous && result.enclosure.width <= 2e-14)
    #expect(!result.enclosure.intersection(known).isEmpty)
    #expect(!result.enclosure.contains(1 - 0x1p-40))
  }

  /// ∫₀² xⁿ = 2ⁿ⁺¹/(n + 1), exact in the polynomial's degrees and enclosed beyond them.
  @Test(arguments: [0, 1, 2, 7, 15, 16, 17, 24])
  func powers(_ n: Int) {
    let result = verifiedIntegral(of: Power(n: n), from: 0, to: 2, width: 0x1p-40)
    #expect(!result.enclosure.intersection(Interval.pow(2, n + 1) / Interval(Double(n + 1))).isEmpty)
    // Turned round, the sign is the other.
    let back = verifiedIntegral(of: Power(n: n), from: 2, to: 0, width: 0x1p-40)
    #expect(back.enclosure == -result.enclosure)
  }

  /// ∫ x^(−1/2) from 2⁻¹⁰⁰ to 1 is 2 − 2⁻⁴⁹: near 0 a panel's share of the width is less than its rounding.
  @Test func aRootInTheDenominator() {
    struct Root: ScalarFunction {
      func callAsFunction<S: Scalar>(_ x: S) -> S { 1 / sqrt(x) }
    }
    let result = verifiedIntegral(of: Root(), from: Interval(0x1p-100), to: 1, width: 0x1p-43)
    #expect(result.isContinuous && result.panels < 2000 && result.enclosure.width <= 0x1p-40)
    #expect(result.enclosure.contains(2 - 0x1p-49) && !result.enclosure.contains(2 - 0x1p-38))
  }

  /// A kink that no panel edge meets: enclosed by plain values, still true and still narrow.
  @Test func aKink() {
    let result = verifiedIntegral(of: Kink(), from: 0, to: 1, width: 0x1p-30)
    let known = (Interval(0.3) * Interval(0.3) + (1 - Interval(0.3)) * (1 - Interval(0.3))) / 2
    #expect(
      result.isContinuous && !result.enclosure.intersection(known).isEmpty && result.enclosure.width < 0x1p-25
    )
  }

  /// A pole inside: nothing is claimed, and the hypothesis is said to be missing.
  @Test func aPole() {
    let result = verifiedIntegral(of: Reciprocal(), from: -1, to: 1, width: 0x1p-20, budget: 64)
    #expect(!result.isContinuous && result.enclosure.contains(0.0) && !result.enclosure.isBounded)
  }

  /// Ends that are only enclosed: every integral between them is inside.
  @Test func looseEnds() {
    let result = verifiedIntegral(
      of: Power(n: 1), from: Interval(0, 0x1p-20), to: Interval(1, 1 + 0x1p-20), width: 0x1p-40)
    for (a, b) in [(0.0, 1.0), (0x1p-20, 1), (0, 1 + 0x1p-20)] {
      #expect(result.enclosure.contains((b * b - a * a) / 2))
    }
  }

  /// Too few panels: wide, and true all the same.
  @Test func aSmallBudget() {
    let result = verifiedIntegral(of: Phi(), from: -8, to: 8, width: 1e-14, budget: 2)
    #expect(result.panels <= 2 && result.enclosure.contains(1 - 0x1p-40) && result.enclosure.width > 0x1p-20)
  }

  /// The slip that a remainder guards against: the panels' series alone, taken for the integral, misses it.
  @Test func aTruncatedRemainderIsCaught() {
    let series = Phi()(IntervalJet.variable(0))
    let half = Interval(2)
    var sum: Interval = 0
    for k in stride(from: 14, through: 0, by: -2) {
      sum = sum * Interval.pow(half, 2) + series[k] / Interval(Double(k + 1))
    }
    let truncated = 2 * half * sum
    let known = Interval.erf(2 / .sqrt(2))
    #expect(truncated.intersection(known).isEmpty)
  }
}
