/// c₀ + c₁ t + ... + cₙ₋₁ tⁿ⁻¹ + O(tⁿ): a Taylor series cut after `terms` terms, carried through any formula.
///
/// f(z + t) = Σ f⁽ᵏ⁾(z)/k! tᵏ; so coefficient k of `map.forward(.variable(z))` is f⁽ᵏ⁾(z)/k!. Over
/// `Interval`, at a box, it encloses that number for every z of the box: the remainder of Taylor's formula.
///
/// Shapes: `terms` coefficients of type `Base`, at least one, stored in place.
/// Edge cases: where a `select` takes both ways, c₀ is their hull and nothing is known of the others, so
/// no Taylor formula is ever claimed across a kink.
/// Allowed error: each operation rounds as its `Base` does; O(terms²) of them for a product or a function.
/// Source: Griewank & Walther, Evaluating Derivatives (2008), chapter 13; Moore, Interval Analysis (1966).
public struct Jet<let terms: Int, Base: Scalar>: Scalar {
  @usableFromInline var coefficients: InlineArray<terms, Base>
  /// Coefficients above this one are exactly 0 and need no work: those of a constant, of z, of z².
  @usableFromInline var degree: Int

  /// The constant `value`.
  @inlinable public init(constant value: Base) { self.init(value, degree: 0) }
  /// c₀ = `head`, and coefficients up to `degree` still to be filled in.
  @inlinable init(_ head: Base, degree: Int) {
    coefficients = InlineArray(repeating: 0)
    coefficients[0] = head
    self.degree = Swift.min(degree, terms - 1)
  }
  /// The variable z + t at z = `value`.
  @inlinable public static func variable(_ value: Base) -> Jet {
    var jet = Jet(value, degree: 1)
    if terms > 1 { jet.coefficients[1] = 1 }
    return jet
  }

  /// cₖ = f⁽ᵏ⁾(z)/k!
  @inlinable public subscript(k: Int) -> Base { coefficients[k] }
  /// c₀.
  @inlinable public var value: Base { coefficients[0] }

  @inlinable public init(_ value: Double) { self.init(constant: Base(value)) }
  @inlinable public init(_ literal: DecimalLiteral) { self.init(constant: Base(literal)) }
  @inlinable public init(integerLiteral value: Base.IntegerLiteralType) {
    self.init(constant: Base(integerLiteral: value))
  }
  @inlinable public static var pi: Jet { Jet(constant: .pi) }
  @inlinable public static var logTwoPi: Jet { Jet(constant: .logTwoPi) }
  @inlinable public static var unknown: Jet {
    var jet = Jet(.unknown, degree: terms)
    for k in 1..<Swift.max(terms, 1) { jet.coefficients[k] = .unknown }
    return jet
  }

  @inlinable public static func + (a: Jet, b: Jet) -> Jet {
    var sum = a.degree >= b.degree ? a : b
    for k in 0...Swift.min(a.degree, b.degree) { sum.coefficients[k] = a[k] + b[k] }
    return sum
  }
  @inlinable public static func - (a: Jet, b: Jet) -> Jet {
    var difference = a
    difference.degree = Swift.max(a.degree, b.degree)
    for k in 0...b.degree { difference.coefficients[k] = a[k] - b[k] }
    return difference
  }
  @inlinable public static prefix func - (a: Jet) -> Jet {
    var opposite = a
    for k in 0...a.degree { opposite.coefficients[k] = -a[k] }
    return opposite
  }
  @inlinable public static func * (a: Jet, b: Jet) -> Jet {
    var product = Jet(a[0] * b[0], degree: a.degree + b.degree)
    for k in 1..<Swift.max(product.degree + 1, 1) {
      product.coefficients[k] = convolution(a, b, k, from: 0, through: k) ?? 0
    }
    return product
  }
  /// q = a/b from a = q b: b₀ qₖ = aₖ − Σ bⱼ qₖ₋ⱼ over j = 1 ... k.
  @inlinable public static func / (a: Jet, b: Jet) -> Jet {
    var quotient = Jet(a[0] / b[0], degree: b.degree == 0 ? a.degree : terms)
    for k in 1..<Swift.max(quotient.degree + 1, 1) {
      quotient.coefficients[k] = subtracting(a[k], convolution(b, quotient, k, from: 1, through: k)) / b[0]
    }
    return quotient
  }

  /// Σ aⱼ bₖ₋ⱼ over j from `first` through `last`; nil where every term is exactly 0.
  @inlinable @inline(__always)
  static func convolution(_ a: Jet, _ b: Jet, _ k: Int, from first: Int, through last: Int) -> Base? {
    var j = Swift.max(first, k - b.degree)
    let end = Swift.min(last, a.degree)
    guard j <= end else { return nil }
    var sum = a[j] * b[k - j]
    j += 1
    while j <= end {
      sum = sum + a[j] * b[k - j]
      j += 1
    }
    return sum
  }
  /// `a` − `b`, nil being 0.
  @inlinable @inline(__always) static func subtracting(_ a: Base, _ b: Base?) -> Base {
    if let b { a - b } else { a }
  }
}
