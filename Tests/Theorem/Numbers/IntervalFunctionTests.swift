import Testing

@testable import Theorem

/// Every function's enclosure holds the value that double-double arithmetic finds by other series.
@Suite struct IntervalFunctionTests {
  struct Function: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let enclose: @Sendable (Interval) -> Interval
    let truth: @Sendable (DoubleDouble) -> DoubleDouble
    let range: ClosedRange<Double>
    /// The widest a point's image may be, in units in the last place of its end.
    let ulps: Double
    init(
      _ name: String, _ enclose: @escaping @Sendable (Interval) -> Interval,
      _ truth: @escaping @Sendable (DoubleDouble) -> DoubleDouble, _ range: ClosedRange<Double>, ulps: Double
    ) {
      testDescription = name
      self.enclose = enclose
      self.truth = truth
      self.range = range
      self.ulps = ulps
    }
  }

  // The widths are those of the longest chain of roundings in each: 2 for + − * / √, 4 for a series with
  // its argument, added up along the formula and doubled where the result may sit below a power of two.
  static let functions: [Function] = [
    Function("exp", Interval.exp, DoubleDouble.exp, -690...700, ulps: 8),
    Function("expm1", Interval.expm1, DoubleDouble.expm1, -40...90, ulps: 12),
    Function("log", Interval.log, DoubleDouble.log, 1e-300...1e300, ulps: 12),
    Function("log near 1", Interval.log, DoubleDouble.log, 0.5...2, ulps: 12),
    Function("log1p", Interval.log1p, DoubleDouble.log1p, -0.999...100, ulps: 12),
    Function("sqrt", Interval.sqrt, { $0.root() }, 0...1e300, ulps: 2),
    Function("sin", Interval.sin, { DoubleDouble.circular($0).sin }, -20...20, ulps: 16),
    Function("sin far out", Interval.sin, { DoubleDouble.circular($0).sin }, -1e5...1e5, ulps: 64),
    Function("cos", Interval.cos, { DoubleDouble.circular($0).cos }, -20...20, ulps: 16),
    Function("tan", Interval.tan, DoubleDouble.tan, -1.57...1.57, ulps: 24),
    Function("asin", Interval.asin, DoubleDouble.asin, -1...1, ulps: 16),
    Function("acos", Interval.acos, DoubleDouble.acos, -1...1, ulps: 16),
    Function("atan", Interval.atan, DoubleDouble.atan, -100...100, ulps: 8),
    Function("sinh", Interval.sinh, DoubleDouble.sinh, -100...100, ulps: 12),
    Function("cosh", Interval.cosh, DoubleDouble.cosh, -100...100, ulps: 12),
    Function("tanh", Interval.tanh, DoubleDouble.tanh, -30...30, ulps: 16),
    Function("asinh", Interval.asinh, DoubleDouble.asinh, -1e6...1e6, ulps: 16),
    Function("acosh", Interval.acosh, DoubleDouble.acosh, 1...1e6, ulps: 24),
    Function("atanh", Interval.atanh, DoubleDouble.atanh, -0.999...0.999, ulps: 16),
    Function("erf", Interval.erf, DoubleDouble.erf, -5...5, ulps: 12),
    Function("|x|", Interval.abs, { $0.high < 0 ? -$0 : $0 }, -2...2, ulps: 0),
    Function("x²", { Interval.pow($0, 2) }, { $0 * $0 }, -2...2, ulps: 1),
    Function("x⁻³", { Interval.pow($0, -3) }, { DoubleDouble(1) / ($0 * $0 * $0) }, 0.01...2, ulps: 8),
  ]

  @Test(arguments: functions) func contains(_ f: Function) {
    #expect(violations(f.enclose, f.truth, in: f.range) == 0)
  }

  @Test(arguments: functions) func isNarrow(_ f: Function) {
    var points = Points(seed: 2)
    for _ in 0..<containmentCount {
      let y = f.enclose(Interval(points.point(in: f.range)))
      #expect(y.upper - y.lower <= f.ulps * Swift.max(y.lower.ulp, y.upper.ulp))
    }
  }

  static let wide = -0x1p30...0x1p30
  @Test func sums() { #expect(violations(+, +, in: Self.wide, Self.wide) == 0) }
  @Test func differences() { #expect(violations(-, -, in: Self.wide, Self.wide) == 0) }
  @Test func products() { #expect(violations(*, *, in: Self.wide, Self.wide) == 0) }
  @Test func quotients() { #expect(violations(/, /, in: Self.wide, 0x1p-20...0x1p30) == 0) }
  @Test func powers() {
    let truth = { (x: DoubleDouble, y: DoubleDouble) in DoubleDouble.exp(y * .log(x)) }
    #expect(violations(Interval.pow, truth, in: 0.01...100, -20...20) == 0)
  }
  @Test func greatest() {
    #expect(violations(Interval.max, { ($0 - $1).high > 0 ? $0 : $1 }, in: -2...2, -2...2) == 0)
    #expect(violations(Interval.min, { ($0 - $1).high > 0 ? $1 : $0 }, in: -2...2, -2...2) == 0)
  }

  @Test func arithmeticIsTight() {
    var points = Points(seed: 3)
    for _ in 0..<containmentCount {
      let x = Interval(points.point(in: Self.wide))
      let y = Interval(points.point(in: Self.wide))
      for z in [x + y, x - y, x * y, x / y] { #expect(z.upper == z.lower || z.upper == z.lower.nextUp) }
    }
  }
}

/// The checker is itself checked: known slips of interval libraries, each of which it must report.
@Suite struct IntervalMistakeTests {
  let count = 300

  @Test func unroundedProductIsCaught() {
    let broken = { (a: Interval, b: Interval) -> Interval in
      let ends = [a.lower * b.lower, a.lower * b.upper, a.upper * b.lower, a.upper * b.upper]
      return Interval(ends.min()!, ends.max()!)
    }
    #expect(violations(broken, *, in: -2...2, -2...2, count: count) > 0)
  }
  @Test func forgottenMaximumOfTheSineIsCaught() {
    let broken = { (x: Interval) in Interval.sin(Interval(x.lower)).hull(.sin(Interval(x.upper))) }
    #expect(violations(broken, { DoubleDouble.circular($0).sin }, in: -20...20, count: count) > 0)
  }
  @Test func forgottenPoleOfTheTangentIsCaught() {
    let broken = { (x: Interval) in Interval.tan(Interval(x.lower)).hull(.tan(Interval(x.upper))) }
    #expect(violations(broken, DoubleDouble.tan, in: -20...20, count: count) > 0)
  }
  @Test func evenPowerByItsEndsIsCaught() {
    let broken = { (x: Interval) in
      (Interval(x.lower) * Interval(x.lower)).hull(Interval(x.upper) * Interval(x.upper))
    }
    #expect(violations(broken, { $0 * $0 }, in: -2...2, count: count) > 0)
  }
  @Test func zeroTimesInfinityAsNaNIsCaught() {
    let broken = { (a: Interval, b: Interval) in Interval(unchecked: a.lower * b.lower, a.upper * b.upper) }
    let unbounded = Interval(0, .infinity)
    #expect(broken(0, unbounded) != 0 && 0 * unbounded == 0)
    #expect(violations({ broken($0, unbounded) }, { $0 * DoubleDouble(0) }, in: 0...0, count: count) > 0)
    #expect(violations({ $0 * unbounded }, { $0 * DoubleDouble(0) }, in: 0...0, count: count) == 0)
  }
  /// A polynomial without its remainder: eʳ − 1 by seven terms.
  @Test func truncatedRemainderIsCaught() {
    let broken = { (x: Interval) -> Interval in
      var sum: Interval = 1
      for k in stride(from: 7, through: 2, by: -1) { sum = 1 + x * sum / Interval(Double(k)) }
      return x * sum
    }
    #expect(violations(broken, DoubleDouble.expm1, in: -0.5...0.5, count: count) > 0)
  }
}
