/// a + Σ b_i ε_i with ε_i ε_j = 0: a value and several of its derivatives, carried together through any formula.
///
/// A Jacobian of D columns takes D/`width` passes instead of D, and f is evaluated that much less often; each derivative has
/// the bits that `Dual<Double>` gives it alone, however many travel together.
///
/// Shapes: `width` derivatives, those that nobody asked for 0.
/// Allowed error and edge cases: those of `Dual<Double>`.
/// Source: Revels, Lubin & Papamarkou, Forward-Mode Automatic Differentiation in Julia (2016), section 2, chunk mode.
public struct Gradient: ForwardMode {
  #if DEBUG
    /// b_0, …; unoptimised, each lane costs what a number costs.
    public typealias Derivatives = SIMD4<Double>
  #else
    /// b_0, …: enough of them that f's own value, and the wait for a sum that each term adds to, count for little.
    public typealias Derivatives = SIMD16<Double>
  #endif
  /// How many derivatives travel together.
  @inlinable public static var width: Int { Derivatives.scalarCount }

  /// a.
  public var value: Double
  /// b_0, b_1, ….
  public var derivatives: Derivatives

  /// `value` + Σ `derivatives`_i ε_i.
  @inlinable @inline(__always) public init(_ value: Double, _ derivatives: Derivatives) {
    self.value = value
    self.derivatives = derivatives
  }
  /// Variable number `i` of those that travel together; a constant where `i` is none of 0 ..< `width`.
  @inlinable public static func variable(_ value: Double, _ i: Int) -> Gradient {
    var result = Gradient(value)
    if 0 <= i && i < width { result.derivatives[i] = 1 }
    return result
  }
  // A call would pass all lanes by way of memory; these are inlined whatever their size.
  @inlinable @inline(__always) public func chained(_ value: Double, slope: Double) -> Gradient {
    Gradient(value, slope * derivatives)
  }

  @inlinable @inline(__always) public init(_ value: Double) { self.init(value, .zero) }
  @inlinable public init(_ literal: DecimalLiteral) { self.init(Double(literal)) }
  @inlinable public init(enclosed number: Interval) { self.init(number.midpoint) }
  @inlinable public init(integerLiteral value: Int) { self.init(Double(value)) }
  @inlinable public static var pi: Gradient { Gradient(.pi) }
  @inlinable public static var logTwoPi: Gradient { Gradient(.logTwoPi) }
  @inlinable public static var unknown: Gradient { Gradient(.unknown, Derivatives(repeating: .unknown)) }

  @inlinable @inline(__always) public static func + (a: Gradient, b: Gradient) -> Gradient {
    Gradient(a.value + b.value, a.derivatives + b.derivatives)
  }
  @inlinable @inline(__always) public static func - (a: Gradient, b: Gradient) -> Gradient {
    Gradient(a.value - b.value, a.derivatives - b.derivatives)
  }
  @inlinable @inline(__always) public static func * (a: Gradient, b: Gradient) -> Gradient {
    Gradient(a.value * b.value, a.derivatives * b.value + a.value * b.derivatives)
  }
  @inlinable @inline(__always) public static func / (a: Gradient, b: Gradient) -> Gradient {
    let quotient = a.value / b.value
    return Gradient(quotient, (a.derivatives - quotient * b.derivatives) / b.value)
  }
  @inlinable @inline(__always) public static prefix func - (a: Gradient) -> Gradient {
    Gradient(-a.value, -a.derivatives)
  }

  @inlinable public static func pow(_ x: Gradient, _ y: Gradient) -> Gradient {
    let value = Double.pow(x.value, y.value)
    let slope = y.value * Double.pow(x.value, y.value - 1)
    return Gradient(value, slope * x.derivatives + value * Double.log(x.value) * y.derivatives)
  }
  @inlinable public static func select(
    _ sign: Gradient, negative: () -> Gradient, otherwise: () -> Gradient
  ) -> Gradient {
    sign.value < 0 ? negative() : otherwise()
  }
  /// The slopes by the inverse function theorem, as `Dual` has them.
  @inlinable public static func solve<M: MonotoneFunction>(_ map: M, for x: Gradient) -> Gradient {
    let z = Double.solve(map, for: x.value)
    return x.chained(z, slope: 1 / map.forward(Dual<Double>.variable(z)).derivative)
  }
}
