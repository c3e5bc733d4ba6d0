import Testing

@testable import Theorem

@Suite("Intervals in decimal: outward, in and out")
struct IntervalDecimalTests {
  /// 0.1 is no double: its interval has it inside, one ulp wide, and neither end is it.
  @Test func literals() throws {
    let tenth = Interval(try #require(DecimalLiteral(digits: "1", exponent: -1)))
    #expect(tenth.upper == tenth.lower.nextUp && tenth.contains(Interval(1) / Interval(10)))
    #expect((10 * tenth).contains(1.0))
    let exact = Interval(try #require(DecimalLiteral(digits: "25", exponent: -2)))
    #expect(exact == Interval(0.25))
    let huge = Interval(try #require(DecimalLiteral(digits: "1", exponent: 400)))
    #expect(huge.upper == .infinity && huge.lower == .greatestFiniteMagnitude)
  }

  /// What is printed reads back as an interval around the one that was printed, at any number of digits.
  @Test(arguments: [1, 2, 3, 6, 17])
  func printedOutward(_ digits: Int) throws {
    for x in [
      Interval.pi, Interval(-1, 3) / 7, Interval(1e-300, 2e-300), Interval(-0.1, 0.1), Interval(123_456_789),
    ] {
      let text = x.decimal(digits: digits)
      let back = try #require(Interval(parsing: text), "\(text)")
      #expect(back.contains(x), "\(text)")
    }
  }

  @Test func edges() {
    #expect(Interval.empty.decimal() == "empty" && Interval.entire.decimal() == "[-inf, inf]")
    #expect(Interval(1, 1.5).hexadecimal == "[0x1p+0, 0x1.8p+0]")
    #expect(Interval(parsing: "not an interval") == nil && Interval(parsing: "[2, 1]") == nil)
  }

  /// Rounded to nearest instead of outward, the interval would not come back whole.
  @Test func roundingToNearestIsCaught() throws {
    let x = Interval(1) / Interval(3)
    let nearest = try #require(
      Interval(parsing: "[\(Theorem.decimal(x.lower, digits: 3)), \(Theorem.decimal(x.upper, digits: 3))]"))
    #expect(!nearest.contains(x))
    let back = try #require(Interval(parsing: x.decimal(digits: 3)))
    #expect(back.contains(x))
  }
}
