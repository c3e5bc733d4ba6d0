/// c₀ + c₁ t + ... + cₙ₋₁ tⁿ⁻¹ + O(tⁿ): a Taylor series cut after n terms, carried through any formula.
///
/// f(z + t) = Σ f⁽ᵏ⁾(z)/k! tᵏ; so coefficient k of `map.forward(.variable(z))` is f⁽ᵏ⁾(z)/k!. Over
/// `Interval`, at a box, it encloses that number for every z of the box: the remainder of Taylor's formula.
///
/// Shapes: n coefficients of type `Base`; `terms` of them unless the variable was made with fewer, which then cuts all that it enters.
/// Edge cases: where a `select` takes both ways, c₀ is their hull and nothing is known of the others, so
/// no Taylor formula is ever claimed across a kink.
/// Allowed error: each operation rounds as its `Base` does; O(n²) of them for a product or a function.
/// Source: Griewank & Walther, Evaluating Derivatives (2008), chapter 13; Moore, Interval Analysis (1966).
public struct Jet<Base: Scalar>: Scalar {
  /// Enough for sixteen derivatives: what a panel of a certified integral uses.
  @inlinable public static var terms: Int { 17 }
  /// n, after how many terms this one is cut.
  @usableFromInline var limit: Int

  /// Those that are not known to be 0: one for a constant, two for z, three for z².
  @usableFromInline var coefficients: [Base]
  /// Coefficients above this one are exactly 0 and need no work.
  @inlinable var degree: Int { coefficients.count - 1 }

  /// The constant `value`.
  @inlinable public init(constant value: Base) { self.init(value, degree: 0) }
  /// c₀ = `head`, and coefficients up to `degree` still to be filled in.
  @inlinable init(_ head: Base, degree: Int, limit: Int = Self.terms) {
    self.limit = limit
    coefficients = Array(repeating: 0, count: Swift.min(degree, limit - 1) + 1)
    coefficients[0] = head
  }
  /// The variable z + t at z = `value`.
  @inlinable public static func variable(_ value: Base) -> Jet { variable(value, slope: 1) }
  /// `value` + `slope` t, cut after `terms` terms, at least two.
  @inlinable static func variable(_ value: Base, slope: Base, terms: Int = Self.terms) -> Jet {
    var jet = Jet(value, degree: 1, limit: terms)
    jet.coefficients[1] = slope
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
    var jet = Jet(.unknown, degree: terms - 1)
    for k in 1..<terms { jet.coefficients[k] = .unknown }
    return jet
  }

  @inlinable public static func + (a: Jet, b: Jet) -> Jet {
    var sum = (a.degree >= b.degree ? a : b).cut(after: b.limit).cut(after: a.limit)
    for k in 0...Swift.min(a.degree, b.degree, sum.degree) {
      sum.coefficients[k] = a.coefficients[k] + b.coefficients[k]
    }
    return sum
  }
  @inlinable public static func - (a: Jet, b: Jet) -> Jet {
    var difference = a.cut(after: b.limit)
    for k in 0...Swift.min(difference.degree, b.degree) {
      difference.coefficients[k] = a.coefficients[k] - b.coefficients[k]
    }
    for k in (a.degree + 1)..<Swift.max(a.degree + 1, Swift.min(b.degree + 1, difference.limit)) {
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
    // The slopes of constants, of which dual numbers over series are full.
    if a.isZero && b.isZeroTimesAnything { return a.cut(after: b.limit) }
    if b.isZero && a.isZeroTimesAnything { return b.cut(after: a.limit) }
    var product = Jet(a[0] * b[0], degree: a.degree + b.degree, limit: Swift.min(a.limit, b.limit))
    for k in 1..<Swift.max(product.degree + 1, 1) {
      product.coefficients[k] = convolution(a, b, k, from: 0, through: k) ?? 0
    }
    return product
  }
  /// q = a/b from a = q b: b₀ qₖ = aₖ − Σ bⱼ qₖ₋ⱼ over j = 1 ... k.
  @inlinable public static func / (a: Jet, b: Jet) -> Jet {
    if b.isOne { return a.cut(after: b.limit) }
    var quotient = Jet(
      a[0] / b[0], degree: b.degree == 0 ? a.degree : terms, limit: Swift.min(a.limit, b.limit))
    for k in 1..<Swift.max(quotient.degree + 1, 1) {
      quotient.coefficients[k] = subtracting(a[k], convolution(b, quotient, k, from: 1, through: k)) / b[0]
    }
    return quotient
  }

  /// Σ aⱼ bₖ₋ⱼ / `divisor` over j from `first` through `last`; nil where every term is exactly 0.
  @inlinable @inline(__always)
  static func convolution(
    _ a: Jet, _ b: Jet, _ k: Int, from first: Int, through last: Int, over divisor: Int = 1
  ) -> Base? {
    var j = Swift.max(first, k - b.degree)
    let end = Swift.min(last, a.degree)
    guard j <= end else { return nil }
    // Two products by themselves are enclosed more tightly; with a quotient after them it is no longer worth what it costs.
    if Base.self == Interval.self, end - j >= (divisor == 1 ? 2 : 1) {
      let sum = a.coefficients.withUnsafeBufferPointer { a in
        b.coefficients.withUnsafeBufferPointer { b in
          Interval.sumOfProducts(
            sameType(a.baseAddress! + j, as: UnsafePointer<Interval>.self),
            sameType(b.baseAddress! + (k - j), as: UnsafePointer<Interval>.self), count: end - j + 1,
            over: Double(divisor))
        }
      }
      return sameType(sum, as: Base.self)
    }
    var sum = a.coefficients[j] * b.coefficients[k - j]
    j += 1
    while j <= end {
      sum = sum + a.coefficients[j] * b.coefficients[k - j]
      j += 1
    }
    return divisor == 1 ? sum : sum / Base(Double(divisor))
  }
  /// Whether it is known to be the constant 0; only intervals are asked.
  @inlinable var isZero: Bool {
    guard Base.self == Interval.self, coefficients.count == 1 else { return false }
    let value: Interval = sameType(coefficients[0])
    return value.lower == 0 && value.upper == 0
  }
  /// Whether it is known to be the constant 1, as the slope of a shift is.
  @inlinable var isOne: Bool {
    guard Base.self == Interval.self, coefficients.count == 1 else { return false }
    let value: Interval = sameType(coefficients[0])
    return value.lower == 1 && value.upper == 1
  }
  /// Whether 0 times it is 0: every coefficient holds a number.
  @inlinable var isZeroTimesAnything: Bool {
    guard Base.self == Interval.self else { return false }
    return coefficients.allSatisfy { !(sameType($0) as Interval).isEmpty }
  }
  /// This one with no more than so many terms.
  @inlinable func cut(after most: Int) -> Jet {
    guard limit > most else { return self }
    var result = self
    result.limit = most
    if result.coefficients.count > most { result.coefficients.removeLast(result.coefficients.count - most) }
    return result
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

  /// z from f(z) = x, by the series of f at z₀: f₁ zₖ = xₖ − Σ fⱼ [tᵏ](z − z₀)ʲ over j = 2 ... k, where the sum needs only what is known.
  ///
  /// As for `Dual`, this rests on the inverse function theorem, and is no evidence about it. f is asked once, whatever n is.
  @inlinable public static func solve<M: MonotoneFunction>(_ map: M, for x: Jet) -> Jet {
    var result = Jet(.solve(map, for: x.value), degree: x.reach, limit: x.limit)
    guard result.degree > 0 else { return result }
    let f = map.forward(Jet.variable(result.value, slope: 1, terms: x.limit))
    // Row j has the coefficients of (z − z₀)ʲ, none of them below tʲ.
    var powers = Array(
      repeating: Array(repeating: 0 as Base, count: result.degree + 1), count: result.degree + 1)
    for k in 1...result.degree {
      var rest = x[k]
      for j in 2..<Swift.max(k + 1, 2) {
        var sum = result.coefficients[1] * powers[j - 1][k - 1]
        for i in 2..<Swift.max(k - j + 2, 2) {
          sum = sum + result.coefficients[i] * powers[j - 1][k - i]
        }
        powers[j][k] = sum
        rest = rest - f[j] * sum
      }
      result.coefficients[k] = rest / f[1]
      powers[1][k] = result.coefficients[k]
    }
    return result
  }
}
