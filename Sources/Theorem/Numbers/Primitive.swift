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
