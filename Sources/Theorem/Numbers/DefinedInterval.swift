/// An enclosure together with one proved fact: f is defined and continuous on the whole box.
///
/// `Interval` alone can't say so: log [−1, 1] = [−∞, 0] leaves out the points where there is no logarithm,
/// and 0 · log [−1, 1] = 0 hides that it did. Here every operation that meets a point outside its natural
/// domain, a pole, or a switch of `select` clears the flag, for good.
///
/// Domain: closed where the function is continuous up to the end (√, asin, acos, acosh), open elsewhere.
/// Edge cases: a cleared flag is no proof that f is undefined. `abs`, `min` and `max` are continuous; a
/// `select` that takes both ways isn't shown to be, whatever its ways are.
/// Source: the "dac" decoration of IEEE Std 1788-2015, section 11.
public struct DefinedInterval: Scalar, Hashable {
  /// The enclosure.
  public let value: Interval
  /// Whether every operation so far was defined and continuous on the whole box.
  public let isDefined: Bool

  /// `value`, known to be defined unless `condition` or `value` itself says otherwise.
  @inlinable public init(_ value: Interval, if condition: Bool = true) {
    self.value = value
    self.isDefined = condition && !value.isEmpty
  }

  @inlinable public init(_ value: Double) { self.init(Interval(value)) }
  @inlinable public init(_ literal: DecimalLiteral) { self.init(Interval(literal)) }
  @inlinable public init(integerLiteral value: Int64) { self.init(Interval(integerLiteral: value)) }
  @inlinable public static var pi: Self { Self(.pi) }
  @inlinable public static var logTwoPi: Self { Self(.logTwoPi) }
  @inlinable public static var unknown: Self { Self(.entire, if: false) }

  /// f of this value, where `condition` is that f is defined and continuous on it.
  @inlinable func map(_ f: (Interval) -> Interval, if condition: Bool = true) -> Self {
    Self(f(value), if: isDefined && condition)
  }
  @inlinable func with(_ other: Self, _ f: (Interval, Interval) -> Interval, if condition: Bool = true)
    -> Self
  {
    Self(f(value, other.value), if: isDefined && other.isDefined && condition)
  }

  @inlinable public static func + (a: Self, b: Self) -> Self { a.with(b, +) }
  @inlinable public static func - (a: Self, b: Self) -> Self { a.with(b, -) }
  @inlinable public static func * (a: Self, b: Self) -> Self { a.with(b, *) }
  @inlinable public static func / (a: Self, b: Self) -> Self { a.with(b, /, if: !b.value.contains(0.0)) }
  @inlinable public static prefix func - (a: Self) -> Self { a.map(-) }
}

extension DefinedInterval {
  @inlinable public static func exp(_ x: Self) -> Self { x.map(Interval.exp) }
  @inlinable public static func expm1(_ x: Self) -> Self { x.map(Interval.expm1) }
  @inlinable public static func log(_ x: Self) -> Self { x.map(Interval.log, if: x.value.lower > 0) }
  @inlinable public static func log1p(_ x: Self) -> Self { x.map(Interval.log1p, if: x.value.lower > -1) }
  @inlinable public static func sqrt(_ x: Self) -> Self { x.map(Interval.sqrt, if: x.value.lower >= 0) }
  @inlinable public static func sin(_ x: Self) -> Self { x.map(Interval.sin) }
  @inlinable public static func cos(_ x: Self) -> Self { x.map(Interval.cos) }
  /// Bounded means that no pole can lie inside.
  @inlinable public static func tan(_ x: Self) -> Self {
    let tangent = Interval.tan(x.value)
    return Self(tangent, if: x.isDefined && tangent.isBounded)
  }
  @inlinable public static func asin(_ x: Self) -> Self { x.map(Interval.asin, if: x.value.magnitude <= 1) }
  @inlinable public static func acos(_ x: Self) -> Self { x.map(Interval.acos, if: x.value.magnitude <= 1) }
  @inlinable public static func atan(_ x: Self) -> Self { x.map(Interval.atan) }
  @inlinable public static func sinh(_ x: Self) -> Self { x.map(Interval.sinh) }
  @inlinable public static func cosh(_ x: Self) -> Self { x.map(Interval.cosh) }
  @inlinable public static func tanh(_ x: Self) -> Self { x.map(Interval.tanh) }
  @inlinable public static func asinh(_ x: Self) -> Self { x.map(Interval.asinh) }
  @inlinable public static func acosh(_ x: Self) -> Self { x.map(Interval.acosh, if: x.value.lower >= 1) }
  @inlinable public static func atanh(_ x: Self) -> Self { x.map(Interval.atanh, if: x.value.magnitude < 1) }
  @inlinable public static func erf(_ x: Self) -> Self { x.map(Interval.erf) }
  @inlinable public static func erfc(_ x: Self) -> Self { x.map(Interval.erfc) }
  @inlinable public static func floor(_ x: Self) -> Self {
    let steps = Interval.floor(x.value)
    return Self(steps, if: x.isDefined && steps.isPoint)
  }
  @inlinable public static func abs(_ x: Self) -> Self { x.map(Interval.abs) }
  @inlinable public static func min(_ x: Self, _ y: Self) -> Self { x.with(y, Interval.min) }
  @inlinable public static func max(_ x: Self, _ y: Self) -> Self { x.with(y, Interval.max) }
  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self {
    x.map({ Interval.pow($0, n) }, if: n >= 0 || !x.value.contains(0.0))
  }
  @inlinable public static func pow(_ x: Self, _ y: Self) -> Self {
    x.with(y, Interval.pow, if: x.value.lower > 0 || x.value.lower == 0 && y.value.lower > 0)
  }

  /// Continuous only where one way is taken for the whole box.
  @inlinable public static func select(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self {
    var ways = 0
    var areDefined = sign.isDefined
    func take(_ way: () -> Self) -> Interval {
      let result = way()
      ways += 1
      areDefined = areDefined && result.isDefined
      return result.value
    }
    let value = Interval.select(sign.value, negative: { take(negative) }, otherwise: { take(otherwise) })
    return Self(value, if: areDefined && ways == 1)
  }

  @inlinable public static func prefer(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self {
    let way = sign.value.midpoint < 0 ? negative() : otherwise()
    return Self(way.value, if: sign.isDefined && way.isDefined)
  }

  /// Defined where f is proved continuous with a slope of one sign on the preimages' hull.
  @inlinable public static func solve<M: MonotoneFunction>(_ map: M, for x: Self) -> Self {
    let preimages = Interval.solve(map, for: x.value)
    guard preimages.isBounded else { return Self(preimages, if: false) }
    let image = map.forward(Dual<Self>.variable(Self(preimages)))
    return Self(
      preimages,
      if: x.isDefined && image.value.isDefined && image.derivative.isDefined
        && !image.derivative.value.contains(0.0))
  }
}

/// A Taylor series over intervals, 17 terms: `Jet<Interval>` under a name of its own.
///
/// A map called through `any ScalarMap` runs its generic code unspecialised, and so would a generic jet's
/// arithmetic inside it; this type is concrete, so its arithmetic is compiled for it alone.
public struct IntervalJet: Scalar {
  /// The series it stands for.
  public typealias Series = Jet<Interval>
  /// The series itself.
  public var series: Series

  /// The series under this type's name.
  @inlinable public init(_ series: Series) { self.series = series }
  /// The variable z + t at z = `value`.
  public static func variable(_ value: Interval) -> IntervalJet { IntervalJet(Series.variable(value)) }
  /// `start` + `slope` t, cut after `terms` terms: with a slope as large as t may become, no coefficient leaves the doubles for
  /// the length of what it is taken over alone.
  @usableFromInline static func ray(from start: Interval, _ slope: Interval, terms: Int = Series.terms)
    -> IntervalJet
  {
    IntervalJet(Series.variable(start, slope: slope, terms: terms))
  }
  /// cₖ, k = 0 ... 16.
  public subscript(k: Int) -> Interval { series[k] }

  public init(_ value: Double) { series = Series(value) }
  public init(_ literal: DecimalLiteral) { series = Series(literal) }
  public init(integerLiteral value: Int64) { series = Series(integerLiteral: value) }
  public static var pi: Self { Self(Series.pi) }
  public static var logTwoPi: Self { Self(Series.logTwoPi) }
  public static var unknown: Self { Self(Series.unknown) }

  public static func + (a: Self, b: Self) -> Self { Self(a.series + b.series) }
  public static func - (a: Self, b: Self) -> Self { Self(a.series - b.series) }
  public static func * (a: Self, b: Self) -> Self { Self(a.series * b.series) }
  public static func / (a: Self, b: Self) -> Self { Self(a.series / b.series) }
  public static prefix func - (a: Self) -> Self { Self(-a.series) }
}

extension IntervalJet {
  public static func exp(_ x: Self) -> Self { Self(Series.exp(x.series)) }
  public static func expm1(_ x: Self) -> Self { Self(Series.expm1(x.series)) }
  public static func log(_ x: Self) -> Self { Self(Series.log(x.series)) }
  public static func log1p(_ x: Self) -> Self { Self(Series.log1p(x.series)) }
  public static func sqrt(_ x: Self) -> Self { Self(Series.sqrt(x.series)) }
  public static func sin(_ x: Self) -> Self { Self(Series.sin(x.series)) }
  public static func cos(_ x: Self) -> Self { Self(Series.cos(x.series)) }
  public static func tan(_ x: Self) -> Self { Self(Series.tan(x.series)) }
  public static func asin(_ x: Self) -> Self { Self(Series.asin(x.series)) }
  public static func acos(_ x: Self) -> Self { Self(Series.acos(x.series)) }
  public static func atan(_ x: Self) -> Self { Self(Series.atan(x.series)) }
  public static func sinh(_ x: Self) -> Self { Self(Series.sinh(x.series)) }
  public static func cosh(_ x: Self) -> Self { Self(Series.cosh(x.series)) }
  public static func tanh(_ x: Self) -> Self { Self(Series.tanh(x.series)) }
  public static func asinh(_ x: Self) -> Self { Self(Series.asinh(x.series)) }
  public static func acosh(_ x: Self) -> Self { Self(Series.acosh(x.series)) }
  public static func atanh(_ x: Self) -> Self { Self(Series.atanh(x.series)) }
  public static func erf(_ x: Self) -> Self { Self(Series.erf(x.series)) }
  public static func erfc(_ x: Self) -> Self { Self(Series.erfc(x.series)) }
  public static func floor(_ x: Self) -> Self { Self(Series.floor(x.series)) }
  public static func abs(_ x: Self) -> Self { Self(Series.abs(x.series)) }
  public static func min(_ x: Self, _ y: Self) -> Self { Self(Series.min(x.series, y.series)) }
  public static func max(_ x: Self, _ y: Self) -> Self { Self(Series.max(x.series, y.series)) }
  public static func pow(_ x: Self, _ n: Int) -> Self { Self(Series.pow(x.series, n)) }
  public static func pow(_ x: Self, _ y: Self) -> Self { Self(Series.pow(x.series, y.series)) }

  public static func select(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self {
    Self(Series.select(sign.series, negative: { negative().series }, otherwise: { otherwise().series }))
  }
  public static func prefer(_ sign: Self, negative: () -> Self, otherwise: () -> Self) -> Self {
    Self(Series.prefer(sign.series, negative: { negative().series }, otherwise: { otherwise().series }))
  }
  public static func solve<M: MonotoneFunction>(_ map: M, for x: Self) -> Self {
    Self(Series.solve(map, for: x.series))
  }
}
