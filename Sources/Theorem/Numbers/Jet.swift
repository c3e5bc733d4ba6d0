/// c₀ + c₁ t + ... + cₙ₋₁ tⁿ⁻¹ + O(tⁿ): a Taylor series cut after `terms` terms, carried through any formula.
///
/// f(z + t) = Σ f⁽ᵏ⁾(z)/k! tᵏ; so coefficient k of `map.forward(.variable(z))` is f⁽ᵏ⁾(z)/k!. Over
/// `Interval`, at a box, it encloses that number for every z of the box: the remainder of Taylor's formula.
///
/// Shapes: `terms` coefficients of type `Base`.
/// Edge cases: where a `select` takes both ways, c₀ is their hull and nothing is known of the others, so
/// no Taylor formula is ever claimed across a kink.
/// Allowed error: each operation rounds as its `Base` does; O(terms²) of them for a product or a function.
/// Source: Griewank & Walther, Evaluating Derivatives (2008), chapter 13; Moore, Interval Analysis (1966).
public struct Jet<Base: Scalar>: Scalar {
  /// Enough for sixteen derivatives: what a panel of a certified integral uses.
  @inlinable public static var terms: Int { 17 }
  @inlinable var terms: Int { Self.terms }

  /// Those that are not known to be 0: one for a constant, two for z, three for z².
  @usableFromInline var coefficients: [Base]
  /// Coefficients above this one are exactly 0 and need no work.
  @inlinable var degree: Int { coefficients.count - 1 }

  /// The constant `value`.
  @inlinable public init(constant value: Base) { self.init(value, degree: 0) }
  /// c₀ = `head`, and coefficients up to `degree` still to be filled in.
  @inlinable init(_ head: Base, degree: Int) {
    coefficients = Array(repeating: 0, count: Swift.min(degree, Self.terms - 1) + 1)
    coefficients[0] = head
  }
  /// The variable z + t at z = `value`.
  @inlinable public static func variable(_ value: Base) -> Jet {
    var jet = Jet(value, degree: 1)
    jet.coefficients[1] = 1
    return jet
  }

  /// cₖ = f⁽ᵏ⁾(z)/k!
  @inlinable public subscript(k: Int) -> Base { k < coefficients.count ? coefficients[k] : 0 }
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
    for k in 1..<terms { jet.coefficients[k] = .unknown }
    return jet
  }

  @inlinable public static func + (a: Jet, b: Jet) -> Jet {
    var sum = a.degree >= b.degree ? a : b
    for k in 0...Swift.min(a.degree, b.degree) { sum.coefficients[k] = a.coefficients[k] + b.coefficients[k] }
    return sum
  }
  @inlinable public static func - (a: Jet, b: Jet) -> Jet {
    var difference = a
    for k in 0...Swift.min(a.degree, b.degree) {
      difference.coefficients[k] = a.coefficients[k] - b.coefficients[k]
    }
    for k in (a.degree + 1)..<Swift.max(a.degree + 1, b.degree + 1) {
      difference.coefficients.append(-b.coefficients[k])
    }
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
    var sum = a.coefficients[j] * b.coefficients[k - j]
    j += 1
    while j <= end {
      sum = sum + a.coefficients[j] * b.coefficients[k - j]
      j += 1
    }
    return sum
  }
  /// `a` − `b`, nil being 0.
  @inlinable @inline(__always) static func subtracting(_ a: Base, _ b: Base?) -> Base {
    if let b { a - b } else { a }
  }
}

extension Jet {
  @inlinable public static func pow(_ x: Jet, _ n: Int) -> Jet {
    if n == 0 { return 1 }
    if n < 0 { return (1 / power(x, n.magnitude)).headed(.pow(x.value, n)) }
    return power(x, n.magnitude).headed(.pow(x.value, n))
  }
  /// xⁿ for n ≥ 1, by squaring.
  @inlinable static func power(_ x: Jet, _ n: UInt) -> Jet {
    if n == 1 { return x }
    let root = power(x, n / 2)
    return n % 2 == 0 ? root * root : root * root * x
  }
  @inlinable public static func pow(_ x: Jet, _ y: Jet) -> Jet {
    exponential(y * log(x), head: .pow(x.value, y.value))
  }

  @inlinable public static func floor(_ x: Jet) -> Jet {
    let steps = Base.floor(x.value)
    let jet = Jet(constant: steps)
    return select(Jet(constant: steps - steps), negative: { unknown }, otherwise: { jet }).headed(steps)
  }

  @inlinable public static func abs(_ x: Jet) -> Jet {
    select(x, negative: { -x }, otherwise: { x }).headed(.abs(x.value))
  }
  @inlinable public static func min(_ x: Jet, _ y: Jet) -> Jet {
    select(x - y, negative: { x }, otherwise: { y }).headed(.min(x.value, y.value))
  }
  @inlinable public static func max(_ x: Jet, _ y: Jet) -> Jet {
    select(x - y, negative: { y }, otherwise: { x }).headed(.max(x.value, y.value))
  }

  @inlinable public static func select(_ sign: Jet, negative: () -> Jet, otherwise: () -> Jet) -> Jet {
    var taken: [Jet] = []
    func take(_ way: () -> Jet) -> Base {
      let jet = way()
      taken.append(jet)
      return jet.value
    }
    let head = Base.select(sign.value, negative: { take(negative) }, otherwise: { take(otherwise) })
    return taken.count == 1 ? taken[0].headed(head) : unknown.headed(head)
  }

  @inlinable public static func prefer(_ sign: Jet, negative: () -> Jet, otherwise: () -> Jet) -> Jet {
    var taken: Jet = 0
    func take(_ way: () -> Jet) -> Base {
      taken = way()
      return taken.value
    }
    let head = Base.prefer(sign.value, negative: { take(negative) }, otherwise: { take(otherwise) })
    return taken.headed(head)
  }

  /// z from f(z) = x: with z known below tᵏ, coefficient k of f(z) is f′(z₀) zₖ plus what is known.
  ///
  /// As for `Dual`, this rests on the inverse function theorem, and is no evidence about it.
  @inlinable public static func solve<M: MonotoneFunction>(_ map: M, for x: Jet) -> Jet {
    var result = Jet(.solve(map, for: x.value), degree: x.reach)
    let slope = map.forward(Dual<Base>.variable(result.value)).derivative
    for k in 1..<Swift.max(result.degree + 1, 1) {
      result.coefficients[k] = (x[k] - map.forward(result)[k]) / slope
    }
    return result
  }
}
