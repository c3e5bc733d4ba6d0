/// a + b ε with ε² = 0: a value and its derivative, carried together through any formula.
///
/// f(z + ε) = f(z) + f′(z) ε, exactly; so `map.forward(Dual(z, 1)).derivative` is f′(z) with no
/// difference quotient and no truncation. Over `Interval` both parts are proved enclosures.
///
/// Allowed error: each operation rounds as its `Base` does; nothing else is lost.
/// Edge cases: at a kink of `abs`, `min`, `max` and `select`, the slope of the branch taken.
/// Source: Griewank & Walther, Evaluating Derivatives (2008), section 3.1, forward mode.
public struct Dual<Base: Scalar>: ForwardMode {
  /// a.
  public var value: Base
  /// b.
  public var derivative: Base

  /// `value` + `derivative` ε.
  @inlinable public init(_ value: Base, _ derivative: Base) {
    self.value = value
    self.derivative = derivative
  }

  @inlinable public func chained(_ value: Base, slope: Base) -> Dual { Dual(value, slope * derivative) }

  /// A variable: its own derivative is 1.
  @inlinable public static func variable(_ value: Base) -> Dual { Dual(value, 1) }
  /// A constant: its derivative is 0.
  @inlinable public static func constant(_ value: Base) -> Dual { Dual(value, 0) }

  @inlinable public init(_ value: Double) { self.init(Base(value), 0) }
  @inlinable public init(_ literal: DecimalLiteral) { self.init(Base(literal), 0) }
  @inlinable public init(integerLiteral value: Base.IntegerLiteralType) {
    self.init(Base(integerLiteral: value), 0)
  }
  @inlinable public static var pi: Dual { Dual(.pi, 0) }
  @inlinable public static var logTwoPi: Dual { Dual(.logTwoPi, 0) }
  @inlinable public static var unknown: Dual { Dual(.unknown, .unknown) }

  @inlinable public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, a.derivative + b.derivative)
  }
  @inlinable public static func - (a: Dual, b: Dual) -> Dual {
    Dual(a.value - b.value, a.derivative - b.derivative)
  }
  @inlinable public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, a.derivative * b.value + a.value * b.derivative)
  }
  @inlinable public static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, (a.derivative - quotient * b.derivative) / b.value)
  }
  @inlinable public static prefix func - (a: Dual) -> Dual { Dual(-a.value, -a.derivative) }
}
