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
  @inlinable public init(enclosed number: Interval) { self.init(Base(enclosed: number), 0) }
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

/// A value that carries derivatives along, one or many: what all of these do alike is the chain rule.
public protocol ForwardMode: Scalar {
  /// The numbers that value and derivatives are.
  associatedtype Base: Scalar
  /// a.
  var value: Base { get }
  /// f(a) = `value`, and this number's derivatives times f′(a) = `slope`.
  func chained(_ value: Base, slope: Base) -> Self
}

// One line a function: f(a + b ε) = f(a) + f′(a) b ε.
extension ForwardMode {
  @inlinable public static func exp(_ x: Self) -> Self {
    let value = Base.exp(x.value)
    return x.chained(value, slope: value)
  }
  @inlinable public static func expm1(_ x: Self) -> Self {
    x.chained(.expm1(x.value), slope: .exp(x.value))
  }
  @inlinable public static func log(_ x: Self) -> Self { x.chained(.log(x.value), slope: 1 / x.value) }
  @inlinable public static func log1p(_ x: Self) -> Self {
    x.chained(.log1p(x.value), slope: 1 / (1 + x.value))
  }
  @inlinable public static func sqrt(_ x: Self) -> Self {
    let root = Base.sqrt(x.value)
    return x.chained(root, slope: 1 / (2 * root))
  }
  @inlinable public static func sin(_ x: Self) -> Self { x.chained(.sin(x.value), slope: .cos(x.value)) }
  @inlinable public static func cos(_ x: Self) -> Self { x.chained(.cos(x.value), slope: -.sin(x.value)) }
  @inlinable public static func tan(_ x: Self) -> Self {
    let value = Base.tan(x.value)
    return x.chained(value, slope: 1 + .pow(value, 2))
  }
  @inlinable public static func asin(_ x: Self) -> Self {
    x.chained(.asin(x.value), slope: 1 / .sqrt((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func acos(_ x: Self) -> Self {
    x.chained(.acos(x.value), slope: -1 / .sqrt((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func atan(_ x: Self) -> Self {
    x.chained(.atan(x.value), slope: 1 / (1 + .pow(x.value, 2)))
  }
  @inlinable public static func sinh(_ x: Self) -> Self { x.chained(.sinh(x.value), slope: .cosh(x.value)) }
  @inlinable public static func cosh(_ x: Self) -> Self { x.chained(.cosh(x.value), slope: .sinh(x.value)) }
  /// The slope as 1/cosh², because 1 − tanh² cancels to nothing for large arguments.
  @inlinable public static func tanh(_ x: Self) -> Self {
    x.chained(.tanh(x.value), slope: 1 / .pow(.cosh(x.value), 2))
  }
  @inlinable public static func asinh(_ x: Self) -> Self {
    x.chained(.asinh(x.value), slope: 1 / .sqrt(1 + .pow(x.value, 2)))
  }
  @inlinable public static func acosh(_ x: Self) -> Self {
    x.chained(.acosh(x.value), slope: 1 / .sqrt((x.value - 1) * (x.value + 1)))
  }
  @inlinable public static func atanh(_ x: Self) -> Self {
    x.chained(.atanh(x.value), slope: 1 / ((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func erf(_ x: Self) -> Self {
    x.chained(.erf(x.value), slope: 2 / .sqrt(.pi) * .exp(-.pow(x.value, 2)))
  }
  /// 1 − erf(x), without the cancellation; its slope is −2/√π exp(−x²).
  @inlinable public static func erfc(_ x: Self) -> Self {
    x.chained(.erfc(x.value), slope: -2 / .sqrt(.pi) * .exp(-.pow(x.value, 2)))
  }

  @inlinable public static func floor(_ x: Self) -> Self {
    let steps = Base.floor(x.value)
    // 0 − 0 where all of x lies on one step; an interval on both sides of 0 where it doesn't.
    return x.chained(steps, slope: .select(steps - steps, negative: { .unknown }, otherwise: { 0 }))
  }

  @inlinable public static func abs(_ x: Self) -> Self {
    select(x, negative: { -x }, otherwise: { x })
  }
  @inlinable public static func min(_ x: Self, _ y: Self) -> Self {
    select(x - y, negative: { x }, otherwise: { y })
  }
  @inlinable public static func max(_ x: Self, _ y: Self) -> Self {
    select(x - y, negative: { y }, otherwise: { x })
  }
  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self {
    n == 0 ? 1 : x.chained(.pow(x.value, n), slope: Base(Double(n)) * .pow(x.value, n - 1))
  }
}

extension Dual {
  @inlinable public static func pow(_ x: Dual, _ y: Dual) -> Dual {
    let value = Base.pow(x.value, y.value)
    return Dual(
      value, y.value * .pow(x.value, y.value - 1) * x.derivative + value * .log(x.value) * y.derivative)
  }

  /// The branch of `sign`'s value; where an interval lies on both sides, the hull of value and slope.
  @inlinable public static func select(
    _ sign: Dual, negative: () -> Dual, otherwise: () -> Dual
  ) -> Dual {
    var (below, above): (Base?, Base?) = (nil, nil)
    let value = Base.select(
      sign.value, negative: { seen(negative(), &below) }, otherwise: { seen(otherwise(), &above) })
    return sloped(value, below, above) { low, high in
      Base.select(sign.value, negative: { low }, otherwise: { high })
    }
  }

  @inlinable public static func prefer(
    _ sign: Dual, negative: () -> Dual, otherwise: () -> Dual
  ) -> Dual {
    var (below, above): (Base?, Base?) = (nil, nil)
    let value = Base.prefer(
      sign.value, negative: { seen(negative(), &below) }, otherwise: { seen(otherwise(), &above) })
    return sloped(value, below, above) { low, high in
      Base.prefer(sign.value, negative: { low }, otherwise: { high })
    }
  }

  // Each way is gone once, for value and slope: of branches inside branches each level would double the work.

  @inlinable @inline(__always) static func seen(_ way: Dual, _ slope: inout Base?) -> Base {
    slope = way.derivative
    return way.value
  }

  /// `value`, with the slope by the same choice among those of the ways that were gone.
  @inlinable @inline(__always) static func sloped(
    _ value: Base, _ below: Base?, _ above: Base?, _ choice: (Base, Base) -> Base
  ) -> Dual {
    // A sign without a value, as an empty interval, leads neither way, and nowhere.
    guard let low = below ?? above, let high = above ?? below else { return Dual(value, value) }
    return Dual(value, choice(low, high))
  }

  /// The slope by the inverse function theorem, 1/f′(z): true, and for that reason no evidence about it.
  @inlinable public static func solve<M: MonotoneFunction>(_ map: M, for x: Dual) -> Dual {
    let z = Base.solve(map, for: x.value)
    return x.chained(z, slope: 1 / map.forward(Dual<Base>.variable(z)).derivative)
  }
}

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
