/// A Taylor series over intervals, 17 terms: `Jet<17, Interval>` under a name of its own.
///
/// A map called through `any ScalarMap` runs its generic code unspecialised, and so would a generic jet's
/// arithmetic inside it; this type is concrete, so its arithmetic is compiled for it alone.
public struct IntervalJet: Scalar {
  /// The series it stands for.
  public typealias Series = Jet<17, Interval>
  /// The series itself.
  public var series: Series

  /// The series under this type's name.
  @inlinable public init(_ series: Series) { self.series = series }
  /// The variable z + t at z = `value`.
  public static func variable(_ value: Interval) -> IntervalJet { IntervalJet(Series.variable(value)) }
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
