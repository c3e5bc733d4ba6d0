import Testing

@testable import Theorem

@Suite("Scales: steps, roots and tails are judged by what they belong to") struct ScaleTests {
  /// asinh(x − 10⁸): a step by the size of x leaps over everything.
  @Test func stepsByTheSpreadOfX() {
    func f(_ x: Double) -> Double { Double.asinh(x - 1e8) }
    let x = 1e8 + 0.5
    let slope = 1 / 1.25.squareRoot()
    let bySpread = FiniteDifference.derivative(at: x, scale: 1, of: f)
    #expect((bySpread.value - slope).magnitude <= FiniteDifference.coverage * bySpread.error)
    #expect(bySpread.error < 0x1p-10)
    let bySize = FiniteDifference.derivative(at: x, of: f)
    #expect(
      (bySize.value - slope).magnitude > FiniteDifference.coverage * bySize.error
        || bySize.error > bySpread.error)
    let small = FiniteDifference.derivative(at: 1e-7, scale: 1e-7) { Double.asinh(1e7 * $0) }
    #expect((small.value - 1e7 / 2.0.squareRoot()).magnitude <= FiniteDifference.coverage * small.error)
    let other = FiniteDifference.derivative(at: x, scale: 1, steps: FiniteDifference.otherSteps, of: f)
    #expect(
      other.value != bySpread.value
        && (other.value - slope).magnitude <= FiniteDifference.coverage * other.error)
  }

  /// sinh of a Cauchy variable: the mass beyond the doubles is 2/(709 π), and the bar says so.
  @Test func aTailThatLeavesTheDoublesIsInTheBar() {
    let p = Pushforward(Sinh(), of: Cauchy())
    let mass = Equation2.massOfPushforward(p, Equation5.Reference())
    #expect((mass.value - 1).magnitude > 0x1p-12)
    #expect((mass.value - 1).magnitude <= mass.error)
  }

  /// Levels of a heavy tail lie dozens of orders apart; the mass between them is found.
  @Test func massBetweenLevelsManyOrdersApart() {
    func density(_ x: Double) -> Double { 1 / (x * Double.log(x) * Double.log(x)) }
    let truth = 1 / Double.log(1e17) - 1 / Double.log(1e141)
    let mass = Quadrature.integral(from: 2.8, to: 1e300, breaks: [3, 1e17, 1e141], of: density)
    let inner = Quadrature.integral(from: 1e17, to: 1e141, breaks: [1e17, 1e30, 1e141], of: density)
    #expect((inner.value - truth).magnitude <= inner.error)
    #expect((mass.value - (1 / Double.log(2.8) - 1 / Double.log(1e300))).magnitude <= mass.error)
  }

  @Test func rootsBesideAHoleAndAtZeroAreFound() throws {
    let holed = try FormulaMap(forward: "(exp(z)-1)/z")
    for z in [-2.0, 0.5, 3] {
      let x: Double = holed.forward(z)
      #expect((Double.solve(holed, for: x) - z).magnitude <= 8 * z.magnitude * Double.ulpOfOne + 0x1p-50)
    }
    for text in ["exp(z)", "z+exp(z)", "sinh(z)+1", "2*z+cos(z)", "log(1+exp(z))"] {
      let map = try FormulaMap(forward: text)
      let root = Interval.solve(map, for: map.forward(Interval(0)))
      #expect(root.contains(0.0) && root.width <= 0x1p-48, "\(text): \(root)")
    }
    #expect(Double.solve(CubicPlusLinear(), for: 0) == 0)
  }

  @Test func whatRoundingHidesIsNoRoot() throws {
    let saturating = try FormulaMap(forward: "atanh(2*z-1)", on: .unit)
    #expect(Double.solve(saturating, for: -100).isNaN)
    #expect((Double.solve(saturating, for: -3) - 1 / (1 + Double.exp(6))).magnitude <= 0x1p-50)
    // A grid of 10⁻⁸ in x is f's own rounding, and no reason to find nothing.
    let coarse = try FormulaMap(forward: "(z + 100000000) - 100000000")
    #expect((Double.solve(coarse, for: 0.3) - 0.3).magnitude <= 0x1p-24)
  }

  @Test func cutsNeverTrap() {
    #expect(Domain.unit.cut(at: [1, 0, 0.5], around: 1) == Domain(0.5, 1))
    #expect(Domain.unit.cut(at: [], around: .nan) == .unit)
    #expect(Domain.unit.cut(at: [0.5, .nan], around: 0.5) == Domain(0.5, 1))
    #expect(Interval(between: 2, and: 1) == Interval(1, 2))
    #expect(Interval(between: .nan, and: 1).isEmpty)
    #expect(Interval(between: .infinity, and: .infinity).lower == .greatestFiniteMagnitude)
  }
}
