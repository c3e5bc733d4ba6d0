import Testing

@testable import Theorem

/// Every elementary function of a block keeps its bound: enclosures prove it to within their own width, and sums of two
/// doubles, good to 2⁻⁷⁵, confirm it without that width.
@Suite("Elementary functions over lanes, each within its bound in ulps") struct LaneTests {
  struct Function: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lanes: @Sendable (Block) -> Block
    let enclose: @Sendable (Interval) -> Interval
    let truth: @Sendable (DoubleDouble) -> DoubleDouble
    let range: ClosedRange<Double>
    let ulps: Double
    init(
      _ name: String, _ lanes: @escaping @Sendable (Block) -> Block,
      _ enclose: @escaping @Sendable (Interval) -> Interval,
      _ truth: @escaping @Sendable (DoubleDouble) -> DoubleDouble, _ range: ClosedRange<Double>,
      _ ulps: Double
    ) {
      testDescription = "\(name) on \(range)"
      (self.lanes, self.enclose, self.truth) = (lanes, enclose, truth)
      (self.range, self.ulps) = (range, ulps)
    }
  }

  // The bounds of `Lane`.
  static let functions: [Function] = [
    Function("exp", Block.exp, Interval.exp, DoubleDouble.exp, -690...700, 1.25),
    Function("exp", Block.exp, Interval.exp, DoubleDouble.exp, -3...3, 1.25),
    Function("expm1", Block.expm1, Interval.expm1, DoubleDouble.expm1, -40...90, 2.5),
    Function("expm1", Block.expm1, Interval.expm1, DoubleDouble.expm1, -2...2, 2.5),
    Function("log", Block.log, Interval.log, DoubleDouble.log, 1e-300...1e300, 1),
    Function("log", Block.log, Interval.log, DoubleDouble.log, 0.3...3, 1),
    Function("log1p", Block.log1p, Interval.log1p, DoubleDouble.log1p, -0.999...100, 1),
    Function("log1p", Block.log1p, Interval.log1p, DoubleDouble.log1p, -0.5...1, 1),
    Function("sqrt", Block.sqrt, Interval.sqrt, { $0.root() }, 0...1e300, 0.5),
    Function("sin", Block.sin, Interval.sin, { DoubleDouble.circular($0).sin }, -20...20, 3),
    Function("sin", Block.sin, Interval.sin, { DoubleDouble.circular($0).sin }, -1e5...1e5, 3),
    Function("cos", Block.cos, Interval.cos, { DoubleDouble.circular($0).cos }, -20...20, 3),
    Function("tan", Block.tan, Interval.tan, DoubleDouble.tan, -1.57...1.57, 2.25),
    Function("atan", Block.atan, Interval.atan, DoubleDouble.atan, -100...100, 1),
    Function("sinh", Block.sinh, Interval.sinh, DoubleDouble.sinh, -100...100, 2.75),
    Function("cosh", Block.cosh, Interval.cosh, DoubleDouble.cosh, -100...100, 1.75),
    Function("tanh", Block.tanh, Interval.tanh, DoubleDouble.tanh, -30...30, 2.75),
    Function("asinh", Block.asinh, Interval.asinh, DoubleDouble.asinh, -1e6...1e6, 2),
    Function("erf", Block.erf, Interval.erf, DoubleDouble.erf, -5...5, 1.5),
    Function("asin", Block.asin, Interval.asin, DoubleDouble.asin, -1...1, 1),
    Function("acosh", Block.acosh, Interval.acosh, DoubleDouble.acosh, 1...1e6, 2.5),
    Function("atanh", Block.atanh, Interval.atanh, DoubleDouble.atanh, -0.999...0.999, 2.5),
    Function("x³", { .pow($0, 3) }, { .pow($0, 3) }, { $0 * $0 * $0 }, -100...100, 1.5),
    Function("x⁻¹", { .pow($0, -1) }, { .pow($0, -1) }, { DoubleDouble(1) / $0 }, 0.01...100, 0.5),
    Function(
      "x^2.5", { .pow($0, Block(2.5)) }, { .pow($0, Interval(2.5)) }, { $0 * $0 * $0.root() }, 0.01...100, 1),
  ]

  static let points = depth(10_000, deep: 1_000_000)

  /// How often the function breaks `ulps` or what its enclosure allows, over random points of every size.
  static func violations(_ f: Function, count: Int) -> (proved: Int, confirmed: Int) {
    var (points, proved, confirmed) = (Points(seed: 18), 0, 0)
    for _ in 0..<(count + Block.lanes - 1) / Block.lanes {
      let x = Block { _ in points.point(in: f.range) }
      let y = f.lanes(x)
      for i in 0..<Block.lanes {
        let box = f.enclose(Interval(x[i]))
        let unit = Swift.max(box.magnitudeAtLeast, .leastNormalMagnitude).ulp
        if y[i] < box.lower - f.ulps * unit || y[i] > box.upper + f.ulps * unit || y[i].isNaN { proved += 1 }
        let gap = (f.truth(DoubleDouble(x[i])) - DoubleDouble(y[i])).high.magnitude
        let size = Swift.max(y[i].magnitude, .leastNormalMagnitude)
        if !(gap <= f.ulps * unit + size * 0x1p-75) { confirmed += 1 }
      }
    }
    return (proved, confirmed)
  }

  @Test(arguments: functions) func isWithinItsBound(_ f: Function) {
    let found = Self.violations(f, count: Self.points)
    #expect(found == (0, 0))
  }

  /// Beside the multiples of π/2 nearly all digits of the angle cancel, and sin or cos is what is left.
  @Test(arguments: ["sin", "cos"]) func keepsItsDigitsBesideTheMultiplesOfHalfPi(name: String) throws {
    let lanes = try #require(Self.pairs[name]).0
    let last = Int(Lane.largestAngle / (.pi / 2))
    var worst = 0.0
    for first in stride(from: 1, to: last, by: depth(last / 40, deep: Block.lanes / 4)) {
      let x = Block { lane in
        let angle = Double(first + lane / 4) * (.pi / 2)
        return Swift.min(angle + Double(lane % 4 - 1) * angle.ulp, Lane.largestAngle)
      }
      let y = lanes(x)
      for i in 0..<Block.lanes {
        let (sine, cosine) = DoubleDouble.circular(DoubleDouble(x[i]))
        let gap = ((name == "sin" ? sine : cosine) - DoubleDouble(y[i])).high.magnitude
        worst = Swift.max(worst, gap / y[i].ulp)
      }
    }
    #expect(0.1 < worst && worst <= 3)
  }

  /// Negative control: one part in 2⁵⁰ is eight units in the last place, or four.
  @Test(arguments: functions) func aCoarserOneIsCaught(_ f: Function) {
    let coarse = Function(
      f.testDescription, { f.lanes($0) * Block(1 + 0x1p-47) }, f.enclose, f.truth, f.range, f.ulps)
    let found = Self.violations(coarse, count: 1000)
    #expect(found.proved > 100 && found.confirmed > 500)
  }

  static let edges: [Double] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .nan, 0x1p-1074, -0x1p-1074, 0x1.8p-1030, -0x1p-1022, 0x1p-1022,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p-60, -0x1p-30, 1e22, -1e15, 709.7, 709.8, 710.4,
    710.5, -745, -746, 0.5.nextDown, 36, -40, 1e-8, 2, -2,
  ]

  /// At every edge a lane says what the platform says: the same NaN, infinity and signed zero, and a number within four ulps.
  @Test(arguments: Self.names) func edgesAreThoseOfDoubles(name: String) throws {
    let (lanes, double) = try #require(Self.pairs[name])
    let x = Block { Self.edges[$0 % Self.edges.count] }
    let y = lanes(x)
    for i in Self.edges.indices {
      let (got, want) = (y[i], double(x[i]))
      let isSame =
        want.isNaN || want.isInfinite || want == 0
        ? (want.isNaN && got.isNaN) || (got == want && got.sign == want.sign)
        : (got - want).magnitude <= 4 * want.ulp
      #expect(isSame, "\(name)(\(x[i])) = \(got), not \(want)")
      let alone = lanes(Block(x[i]))[0]
      #expect(alone == got || alone.isNaN && got.isNaN, "as a constant, \(name)(\(x[i])) = \(alone)")
    }
  }

  static let names = pairs.keys.sorted()
  static let pairs: [String: (@Sendable (Block) -> Block, @Sendable (Double) -> Double)] = [
    "exp": (Block.exp, Double.exp), "expm1": (Block.expm1, Double.expm1), "log": (Block.log, Double.log),
    "log1p": (Block.log1p, Double.log1p), "sqrt": (Block.sqrt, Double.sqrt), "sin": (Block.sin, Double.sin),
    "cos": (Block.cos, Double.cos), "tan": (Block.tan, Double.tan), "sinh": (Block.sinh, Double.sinh),
    "cosh": (Block.cosh, Double.cosh), "tanh": (Block.tanh, Double.tanh),
    "asinh": (Block.asinh, Double.asinh),
    "atan": (Block.atan, Double.atan), "erf": (Block.erf, Double.erf), "erfc": (Block.erfc, Double.erfc),
    "abs": (Block.abs, Double.abs), "-x": ({ -$0 }, { -$0 }), "1/x": ({ 1 / $0 }, { 1 / $0 }),
    "x^2": ({ .pow($0, 2) }, { Double.pow($0, 2) }), "x^0": ({ .pow($0, 0) }, { Double.pow($0, 0) }),
    "x^5": ({ .pow($0, 5) }, { Double.pow($0, 5) }),
    "x^0.3": ({ .pow($0, Block(0.3)) }, { Double.pow($0, 0.3) }),
    "max(x, 1)": ({ .max($0, 1) }, { Double.max($0, 1) }),
    "min(x, 1)": ({ .min($0, 1) }, { Double.min($0, 1) }),
    "max(1, x)": ({ .max(1, $0) }, { Double.max(1, $0) }),
    "min(1, x)": ({ .min(1, $0) }, { Double.min(1, $0) }),
  ]
}

extension Interval {
  /// The size of the end that is the smaller.
  fileprivate var magnitudeAtLeast: Double { Swift.min(lower.magnitude, upper.magnitude) }
}
