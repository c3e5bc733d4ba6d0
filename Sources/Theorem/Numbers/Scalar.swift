/// A number that a map can be written over, once, and then run on many kinds of number.
///
/// On `Double` a map gives its value; on `Dual<Double>` its derivative too; on `Interval` an
/// enclosure of its range; on `Jet<Interval>` enclosures of its Taylor coefficients.
///
/// A map never compares: it branches with `select`, because an interval may lie on both sides.
/// Constants are exact: integer literals, `Double`s (each is the real number it stores) and
/// `DecimalLiteral`s; `0.1` is not a `Double`, so there is no floating-point literal.
///
/// Edge cases: outside its domain a function answers NaN (`Double`) or the empty set (`Interval`);
/// no operation traps.
public protocol Scalar: Sendable, ExpressibleByIntegerLiteral {
  /// The real number that `value` stores, exactly.
  init(_ value: Double)
  /// The real number that `literal` writes, as near as this type can hold it.
  init(_ literal: DecimalLiteral)
  /// A real number that is known to lie in an enclosure, such as a constant that no double is.
  init(enclosed number: Interval)
  /// The circle constant.
  static var pi: Self { get }
  /// log 2π, which every normal density asks for.
  static var logTwoPi: Self { get }
  /// A number of which nothing is known: NaN (`Double`), the whole line (`Interval`).
  static var unknown: Self { get }

  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The quotient.
  static func / (a: Self, b: Self) -> Self
  /// The number with its sign changed.
  static prefix func - (a: Self) -> Self

  /// eˣ.
  static func exp(_ x: Self) -> Self
  /// eˣ − 1, exact near 0 as well.
  static func expm1(_ x: Self) -> Self
  /// The natural logarithm, for x > 0.
  static func log(_ x: Self) -> Self
  /// log(1 + x), exact near 0 as well.
  static func log1p(_ x: Self) -> Self
  /// √x, for x ≥ 0.
  static func sqrt(_ x: Self) -> Self
  /// sin x.
  static func sin(_ x: Self) -> Self
  /// cos x.
  static func cos(_ x: Self) -> Self
  /// tan x.
  static func tan(_ x: Self) -> Self
  /// The inverse of sin on [−π/2, π/2], for |x| ≤ 1.
  static func asin(_ x: Self) -> Self
  /// The inverse of cos on [0, π], for |x| ≤ 1.
  static func acos(_ x: Self) -> Self
  /// The inverse of tan on (−π/2, π/2).
  static func atan(_ x: Self) -> Self
  /// (eˣ − e⁻ˣ)/2.
  static func sinh(_ x: Self) -> Self
  /// (eˣ + e⁻ˣ)/2.
  static func cosh(_ x: Self) -> Self
  /// sinh x / cosh x.
  static func tanh(_ x: Self) -> Self
  /// The inverse of sinh.
  static func asinh(_ x: Self) -> Self
  /// The inverse of cosh on [0, ∞), for x ≥ 1.
  static func acosh(_ x: Self) -> Self
  /// The inverse of tanh, for |x| < 1.
  static func atanh(_ x: Self) -> Self
  /// 2/√π times the integral of exp(−t²) from 0 to x.
  static func erf(_ x: Self) -> Self
  /// 1 − erf x, from a formula that keeps its digits where erf x is nearly 1.
  static func erfc(_ x: Self) -> Self
  /// F(x) for an F that is known by its values and its slope.
  static func primitive<F: Primitive>(_ f: F, _ x: Self) -> Self
  /// The greatest whole number that isn't above x; its slope is 0, and none is known of a box with a step in it.
  static func floor(_ x: Self) -> Self
  /// The absolute value, |x|.
  static func abs(_ x: Self) -> Self
  /// The smaller of the two.
  static func min(_ x: Self, _ y: Self) -> Self
  /// The larger of the two.
  static func max(_ x: Self, _ y: Self) -> Self
  /// `x` to the whole power `n`; `pow(x, 0)` is 1 everywhere.
  static func pow(_ x: Self, _ n: Int) -> Self
  /// `x` to the real power `y`, for `x` > 0.
  static func pow(_ x: Self, _ y: Self) -> Self

  /// `negative()` where `sign` < 0, `otherwise()` where it is not; where `sign` may be either, both.
  static func select(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self

  /// One and the same function by two formulas, `negative()` the better one where `sign` < 0 and `otherwise()` where it is
  /// not. Unlike `select` it never takes both: either formula is right on both sides, only less exact.
  static func prefer(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self

  /// The `z` in `map.domain` with `map.forward(z)` = `x`, for a map with no inverse in closed form.
  ///
  /// Domain: `map` is continuous and strictly monotone on its domain, and `x` is in its range.
  /// Edge cases: where no such `z` is found, NaN (`Double`) or the whole line (`Interval`).
  static func solve<M: MonotoneFunction>(_ map: M, for x: Self) -> Self
}

extension Scalar {
  public static var logTwoPi: Self { log(2 * pi) }
  /// A number without an erfc of its own has the difference, and loses what cancels.
  public static func erfc(_ x: Self) -> Self { 1 - .erf(x) }

  public static func prefer(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self {
    select(sign, negative: negative, otherwise: otherwise)
  }
}

/// A strictly monotone function of the line, written once over any `Scalar`: what an equation f(z) = x can be solved for.
///
/// Domain: `forward` on the open interval `domain`.
/// Edge cases: outside it the answer is NaN (`Double`) or the empty set (`Interval`), never a trap.
public protocol MonotoneFunction: Sendable {
  /// Where `forward` is defined and, as the theorem demands, strictly monotone.
  var domain: Domain { get }
  /// About the z with f(z) = x, where a formula for it is known: where a search begins, never its answer.
  func guess(for x: Double) -> Double?

  /// x = f(z).
  @_disfavoredOverload
  func forward<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `forward` over any `Scalar` is all of it.
  func forward(_ z: Double) -> Double
  /// The same on dual numbers; `forward` over any `Scalar` is all of it.
  func forward(_ z: Dual<Double>) -> Dual<Double>
  /// The same on intervals; `forward` over any `Scalar` is all of it.
  func forward(_ z: Interval) -> Interval
  /// The same on enclosed slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: Dual<Interval>) -> Dual<Interval>
  /// The same on enclosed series; `forward` over any `Scalar` is all of it.
  func forward(_ z: IntervalJet) -> IntervalJet
  /// The same on enclosures that know where a function is defined; `forward` over any `Scalar` is all of it.
  func forward(_ z: DefinedInterval) -> DefinedInterval
  /// The same on their slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: Dual<DefinedInterval>) -> Dual<DefinedInterval>
  /// The same on the series of slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: Dual<IntervalJet>) -> Dual<IntervalJet>
}

extension MonotoneFunction {
  public func guess(for x: Double) -> Double? { nil }
}

/// `value`, known to be of type `Other` under another name.
@inlinable @inline(__always) func sameType<Value, Other>(_ value: Value, as _: Other.Type = Other.self)
  -> Other
{
  assert(Value.self == Other.self, "\(Value.self) isn't \(Other.self)")
  return unsafeBitCast(value, to: Other.self)
}

/// A decimal number as text writes it, `digits` × 10^`exponent`, before any rounding.
public struct DecimalLiteral: Sendable, Hashable {
  /// The significant digits, "0" to "9" only, at least one.
  public let digits: String
  /// The power of ten that the last digit stands for.
  public let exponent: Int
  /// The double nearest to it, kept because text is slow to read again at each use.
  public let nearest: Double
  /// The tightest interval that holds it, kept for the same reason.
  public let enclosure: Interval

  /// `digits` × 10^`exponent`; nil unless `digits` is one or more of "0" to "9".
  public init?(digits: String, exponent: Int) {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    self.digits = digits
    self.exponent = exponent
    nearest = Double("\(digits)e\(exponent)") ?? .nan
    enclosure = Interval(digits: digits, exponent: exponent)
  }
}

/// A function of one number that has no formula, only a slope that has one, such as the cumulative of a gamma density: the
/// integral of its slope.
///
/// Carried through any `Scalar` by `Scalar.primitive`: the value by whatever finds it, every derivative by the slope.
public protocol Primitive: Sendable {
  /// F(x), in doubles.
  func value(_ x: Double) -> Double
  /// An enclosure of F over x; the whole line where none is known.
  func value(_ x: Interval) -> Interval
  /// F′(x).
  func slope<S: Scalar>(_ x: S) -> S
}

extension Primitive {
  public func value(_ x: Interval) -> Interval { .entire }

  /// The enclosure of a rising F from those at both ends.
  func rising(_ x: Interval, at point: (Double) -> Interval) -> Interval {
    x.isEmpty ? x : point(x.lower).hull(point(x.upper))
  }
}

extension Double {
  public init(enclosed number: Interval) { self = number.midpoint }
  public static func primitive<F: Primitive>(_ f: F, _ x: Double) -> Double { f.value(x) }
}

extension Interval {
  public init(enclosed number: Interval) { self = number }
  public static func primitive<F: Primitive>(_ f: F, _ x: Interval) -> Interval { f.value(x) }
}

extension DefinedInterval {
  public init(enclosed number: Interval) { self.init(number, if: true) }
  /// Continuous where F is known at all.
  public static func primitive<F: Primitive>(_ f: F, _ x: Self) -> Self {
    let value = f.value(x.value)
    return Self(value, if: x.isDefined && value.isBounded)
  }
}

extension ForwardMode {
  public static func primitive<F: Primitive>(_ f: F, _ x: Self) -> Self {
    x.chained(.primitive(f, x.value), slope: f.slope(x.value))
  }
}

extension Jet {
  @inlinable public init(enclosed number: Interval) { self.init(constant: Base(enclosed: number)) }
  public static func primitive<F: Primitive>(_ f: F, _ x: Jet) -> Jet {
    x.chained(.primitive(f, x.value), slope: f.slope(x))
  }
}

extension IntervalJet {
  public init(enclosed number: Interval) { self.init(Series(constant: number)) }
  public static func primitive<F: Primitive>(_ f: F, _ x: Self) -> Self { Self(.primitive(f, x.series)) }
}

extension Counted {
  public init(enclosed number: Interval) { self.init(number.midpoint) }
  public static func primitive<F: Primitive>(_ f: F, _ x: Counted) -> Counted { Counted(f.value(x.value)) }
}

extension Block {
  public init(enclosed number: Interval) { self.init(number.midpoint) }
  public static func primitive<F: Primitive>(_ f: F, _ x: Block) -> Block { x.map { f.value($0) } }
}
