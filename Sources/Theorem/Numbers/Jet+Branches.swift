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
