import Testing

@testable import Theorem

@Suite("Defined intervals: no hole in the domain goes unseen")
struct DefinedIntervalTests {
  private func variable(_ a: Double, _ b: Double) -> DefinedInterval { DefinedInterval(Interval(a, b)) }

  /// The operation that meets a point outside its domain clears the flag; the same one beside it does not.
  @Test func domains() {
    #expect(!log(variable(-1, 1)).isDefined && log(variable(0.5, 1)).isDefined)
    #expect(!log(variable(0, 1)).isDefined)
    #expect(!sqrt(variable(-1, 4)).isDefined && sqrt(variable(0, 4)).isDefined)
    #expect(!(1 / variable(-1, 1)).isDefined && (1 / variable(1, 2)).isDefined)
    #expect(!tan(variable(1, 2)).isDefined && tan(variable(-1, 1)).isDefined)
    #expect(!asin(variable(0, 1.5)).isDefined && asin(variable(-1, 1)).isDefined)
    #expect(!atanh(variable(0, 1)).isDefined && !acosh(variable(0.5, 2)).isDefined)
    #expect(!pow(variable(-1, 1), -2).isDefined && pow(variable(-1, 1), 2).isDefined)
  }

  /// What plain intervals hide: 0 · log of a box that reaches below 0 is 0, and still was nowhere shown to be defined.
  @Test func theFlagSurvivesAZero() {
    let hidden = DefinedInterval(Interval(0)) * log(variable(-1, 1))
    #expect(hidden.value == 0 && !hidden.isDefined)
  }

  /// A select that takes both ways may jump; a maximum may not; two formulas of one function may not either.
  @Test func branches() {
    let x = variable(-1, 1)
    #expect(!select(x, negative: { -1 }, otherwise: { 1 }).isDefined)
    #expect(select(variable(1, 2), negative: { -1 }, otherwise: { 1 }).isDefined)
    #expect(max(x, 0).isDefined && abs(x).isDefined)
    #expect(prefer(x, negative: { x * x }, otherwise: { pow(x, 2) }).isDefined)
  }

  /// A map with a hole is not proved monotone, though its slope is positive wherever it has one.
  @Test func aHoleIsNotMonotone() throws {
    let holed = try FormulaMap(forward: "z + 0*log(z)")
    #expect(Certified.isMonotone(holed, on: Interval(1, 2)) == .proved(panels: 1))
    if case .proved = Certified.isMonotone(holed, on: Interval(-1, 1)) {
      Issue.record("proved across a hole")
    }
  }
}
