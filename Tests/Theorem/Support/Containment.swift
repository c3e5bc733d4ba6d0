#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
@testable import Theorem

/// Random arguments and boxes, the same in every run.
struct Points: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  /// SplitMix64 (Steele, Lea & Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
  /// A number of `range`; every other one has its size spread over the exponents, so that the small are met too.
  mutating func point(in range: ClosedRange<Double>) -> Double {
    let x = Double.random(in: range, using: &self)
    guard next() & 1 == 0 else { return x }
    let small = x * Double(sign: .plus, exponent: -Int.random(in: 0...60, using: &self), significand: 1)
    return range.contains(small) ? small : x
  }
  /// `x` alone, or one time in two a box of random width around it, cut to `range`.
  mutating func box(around x: Double, in range: ClosedRange<Double>) -> Interval {
    guard next() & 1 == 0 else { return Interval(x) }
    let width = Double(sign: .plus, exponent: Int.random(in: -50...1, using: &self), significand: 1)
    return Interval(
      max(range.lowerBound, x - width * Double.random(in: 0...1, using: &self)),
      min(range.upperBound, x + width * Double.random(in: 0...1, using: &self)))
  }
}

/// 10⁶ under DEEP=1, a few hundred elsewhere: the count changes, the meaning does not.
let containmentCount = getenv("DEEP") == nil ? 300 : 1_000_000

/// What double-double functions lose at most, relative: 104 bits, less 16 of argument reduction, less a
/// factor of 2¹³ for the operations of a series and the conditioning of its correction.
let referenceError = 0x1p-75

extension Interval {
  /// Whether `value` lies outside beyond doubt.
  func misses(_ value: DoubleDouble) -> Bool {
    let slack = referenceError * value.high.magnitude
    return !((value - DoubleDouble(lower)).high >= -slack || lower == -.infinity)
      || !((DoubleDouble(upper) - value).high >= -slack || upper == .infinity)
  }
}

/// How many of `count` random boxes have an image that misses f at a random point of the box.
func violations(
  _ enclose: (Interval) -> Interval, _ truth: (DoubleDouble) -> DoubleDouble, in range: ClosedRange<Double>,
  count: Int = containmentCount, seed: UInt64 = 1
) -> Int {
  var points = Points(seed: seed)
  var found = 0
  for _ in 0..<count {
    let x = points.point(in: range)
    if enclose(points.box(around: x, in: range)).misses(truth(DoubleDouble(x))) { found += 1 }
  }
  return found
}

/// The same for two arguments.
func violations(
  _ enclose: (Interval, Interval) -> Interval, _ truth: (DoubleDouble, DoubleDouble) -> DoubleDouble,
  in xs: ClosedRange<Double>, _ ys: ClosedRange<Double>, count: Int = containmentCount, seed: UInt64 = 1
) -> Int {
  var points = Points(seed: seed)
  var found = 0
  for _ in 0..<count {
    let x = points.point(in: xs)
    let y = points.point(in: ys)
    let image = enclose(points.box(around: x, in: xs), points.box(around: y, in: ys))
    if image.misses(truth(DoubleDouble(x), DoubleDouble(y))) { found += 1 }
  }
  return found
}
