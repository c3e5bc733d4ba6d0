import Testing

@testable import Theorem

private let inf = Double.infinity

/// The set operations and the arithmetic at the ends of the line, as IEEE Std 1788-2015 has them.
@Suite struct IntervalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let got: Interval
    let want: Interval
    init(_ text: String, _ got: Interval, _ want: Interval) {
      testDescription = text
      self.got = got
      self.want = want
    }
  }

  static let cases: [Case] = [
    Case("0 · entire = 0", 0 * .entire, 0),
    Case("0 · [1, ∞] = 0", 0 * Interval(1, inf), 0),
    Case("0 · empty = empty", 0 * .empty, .empty),
    Case("empty + 1 = empty", .empty + 1, .empty),
    Case("[-∞, 1] + [2, ∞] = entire", Interval(-inf, 1) + Interval(2, inf), .entire),
    Case("[-2, 3] · [-5, 7]", Interval(-2, 3) * Interval(-5, 7), Interval(-15, 21)),
    Case("[-3, -2] · [-∞, 4]", Interval(-3, -2) * Interval(-inf, 4), Interval(-12, inf)),
    Case("1 / [0, 0] = empty", 1 / Interval(0, 0), .empty),
    Case("0 / [0, 0] = empty", 0 / Interval(0, 0), .empty),
    Case("0 / [-1, 1] = 0", 0 / Interval(-1, 1), 0),
    Case("1 / [-1, 1] = entire", 1 / Interval(-1, 1), .entire),
    Case("1 / [0, 2]", 1 / Interval(0, 2), Interval(0.5, inf)),
    Case("1 / [-2, 0]", 1 / Interval(-2, 0), Interval(-inf, -0.5)),
    Case("[-4, -2] / [0, 2]", Interval(-4, -2) / Interval(0, 2), Interval(-inf, -1)),
    Case("[-4, -2] / [-2, 0]", Interval(-4, -2) / Interval(-2, 0), Interval(1, inf)),
    Case("1 / [1, ∞]", 1 / Interval(1, inf), Interval(0, 1)),
    Case("[1, ∞] / [1, ∞]", Interval(1, inf) / Interval(1, inf), Interval(0, inf)),
    Case("√[-1, 4] = [0, 2]", .sqrt(Interval(-1, 4)), Interval(0, 2)),
    Case("√[-2, -1] = empty", .sqrt(Interval(-2, -1)), .empty),
    Case("log [-1, 0] = empty", .log(Interval(-1, 0)), .empty),
    Case("log [-1, 1] = [-∞, 0]", .log(Interval(-1, 1)), Interval(-inf, 0)),
    Case("exp [-∞, 0] = [0, 1]", .exp(Interval(-inf, 0)), Interval(0, 1)),
    Case("expm1 [-∞, 0] = [-1, 0]", .expm1(Interval(-inf, 0)), Interval(-1, 0)),
    Case("log1p [-1, 0] = [-∞, 0]", .log1p(Interval(-1, 0)), Interval(-inf, 0)),
    Case("sin entire = [-1, 1]", .sin(.entire), Interval(-1, 1)),
    Case("cos 0 = 1", .cos(0), 1),
    Case("sin of a period", .sin(Interval(0, 7)), Interval(-1, 1)),
    Case("tan across a pole = entire", .tan(Interval(1, 2)), .entire),
    Case("tan entire = entire", .tan(.entire), .entire),
    Case("asin [2, 3] = empty", .asin(Interval(2, 3)), .empty),
    Case("acos [1, 3] = 0", .acos(Interval(1, 3)), 0),
    Case("tanh entire = [-1, 1]", .tanh(.entire), Interval(-1, 1)),
    Case("erf entire = [-1, 1]", .erf(.entire), Interval(-1, 1)),
    Case("cosh entire = [1, ∞]", .cosh(.entire), Interval(1, inf)),
    Case("acosh [-3, 1] = 0", .acosh(Interval(-3, 1)), 0),
    Case("atanh [-1, 1] = entire", .atanh(Interval(-1, 1)), .entire),
    Case("atanh [1, 2] = empty", .atanh(Interval(1, 2)), .empty),
    Case("[-1, 2]² = [0, 4]", .pow(Interval(-1, 2), 2), Interval(0, 4)),
    Case("[-2, 1]³ = [-8, 1]", .pow(Interval(-2, 1), 3), Interval(-8, 1)),
    Case("[-2, 4]⁻¹ = entire", .pow(Interval(-2, 4), -1), .entire),
    Case("[2, 4]⁻²", .pow(Interval(2, 4), -2), Interval(1.0 / 16, 0.25)),
    Case("entire⁰ = 1", .pow(.entire, 0), 1),
    Case("[0, 0]^1.5 = 0", .pow(Interval(0, 0), Interval(1.5)), 0),
    Case("|[-3, 1]| = [0, 3]", .abs(Interval(-3, 1)), Interval(0, 3)),
    Case("min([0, 3], [1, 2])", .min(Interval(0, 3), Interval(1, 2)), Interval(0, 2)),
    Case("max([0, 3], [1, 2])", .max(Interval(0, 3), Interval(1, 2)), Interval(1, 3)),
    Case("max(empty, 1) = empty", .max(.empty, 1), .empty),
    Case(
      "overflow is [max, ∞]", Interval(.greatestFiniteMagnitude) * 2, Interval(.greatestFiniteMagnitude, inf)),
    Case("[0, 1] ∩ [2, 3] = empty", Interval(0, 1).intersection(Interval(2, 3)), .empty),
    Case("hull of empty and 1", Interval.empty.hull(1), 1),
  ]

  @Test(arguments: cases) func edgeCase(_ test: Case) { #expect(test.got == test.want) }

  @Test func selectTakesBothWhereTheSignIsOpen() {
    let both = Interval.select(Interval(-1, 1), negative: { 2 }, otherwise: { 3 })
    #expect(both == Interval(2, 3))
    #expect(Interval.select(Interval(0, 1), negative: { 2 }, otherwise: { 3 }) == 3)
    #expect(Interval.select(.empty, negative: { 2 }, otherwise: { 3 }) == .empty)
  }

  @Test func ends() {
    #expect(Interval(-1, 3).midpoint == 1 && Interval(-1, 3).radius == 2 && Interval(-1, 3).width == 4)
    #expect(Interval.entire.midpoint == 0 && Interval.entire.radius == inf)
    #expect(Interval(-2, 1).magnitude == 2 && Interval(-2, 1).mignitude == 0)
    #expect(Interval(0, 1).contains(Interval.empty) && !Interval.empty.contains(0.5))
    #expect(Interval(Double.nan).isEmpty && Interval(inf).isEmpty && Interval.empty == .empty)
  }

  /// At the largest 64-bit integer the nearest double is 2⁶³.
  @Test func integerLiteralsAreEnclosed() {
    let big: Interval = 9_223_372_036_854_775_807
    #expect(big.lower < 0x1p63 && big.upper >= 0x1p63)
  }
}
