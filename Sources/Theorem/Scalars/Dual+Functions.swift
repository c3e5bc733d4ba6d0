// The chain rule, one line a function: f(a + b ε) = f(a) + f′(a) b ε.

extension Dual {
  /// `value` = f(a) and `slope` = f′(a), applied to this number's own derivative.
  @inlinable func chained(_ value: Base, slope: Base) -> Dual { Dual(value, slope * derivative) }

  @inlinable public static func exp(_ x: Dual) -> Dual {
    let value = Base.exp(x.value)
    return x.chained(value, slope: value)
  }
  @inlinable public static func expm1(_ x: Dual) -> Dual {
    x.chained(.expm1(x.value), slope: .exp(x.value))
  }
  @inlinable public static func log(_ x: Dual) -> Dual { x.chained(.log(x.value), slope: 1 / x.value) }
  @inlinable public static func log1p(_ x: Dual) -> Dual {
    x.chained(.log1p(x.value), slope: 1 / (1 + x.value))
  }
  @inlinable public static func sqrt(_ x: Dual) -> Dual {
    let root = Base.sqrt(x.value)
    return x.chained(root, slope: 1 / (2 * root))
  }
  @inlinable public static func sin(_ x: Dual) -> Dual { x.chained(.sin(x.value), slope: .cos(x.value)) }
  @inlinable public static func cos(_ x: Dual) -> Dual { x.chained(.cos(x.value), slope: -.sin(x.value)) }
  @inlinable public static func tan(_ x: Dual) -> Dual {
    let value = Base.tan(x.value)
    return x.chained(value, slope: 1 + .pow(value, 2))
  }
  @inlinable public static func asin(_ x: Dual) -> Dual {
    x.chained(.asin(x.value), slope: 1 / .sqrt((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func acos(_ x: Dual) -> Dual {
    x.chained(.acos(x.value), slope: -1 / .sqrt((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func atan(_ x: Dual) -> Dual {
    x.chained(.atan(x.value), slope: 1 / (1 + .pow(x.value, 2)))
  }
  @inlinable public static func sinh(_ x: Dual) -> Dual { x.chained(.sinh(x.value), slope: .cosh(x.value)) }
  @inlinable public static func cosh(_ x: Dual) -> Dual { x.chained(.cosh(x.value), slope: .sinh(x.value)) }
  /// The slope as 1/cosh², because 1 − tanh² cancels to nothing for large arguments.
  @inlinable public static func tanh(_ x: Dual) -> Dual {
    x.chained(.tanh(x.value), slope: 1 / .pow(.cosh(x.value), 2))
  }
  @inlinable public static func asinh(_ x: Dual) -> Dual {
    x.chained(.asinh(x.value), slope: 1 / .sqrt(1 + .pow(x.value, 2)))
  }
  @inlinable public static func acosh(_ x: Dual) -> Dual {
    x.chained(.acosh(x.value), slope: 1 / .sqrt((x.value - 1) * (x.value + 1)))
  }
  @inlinable public static func atanh(_ x: Dual) -> Dual {
    x.chained(.atanh(x.value), slope: 1 / ((1 - x.value) * (1 + x.value)))
  }
  @inlinable public static func erf(_ x: Dual) -> Dual {
    x.chained(.erf(x.value), slope: 2 / .sqrt(.pi) * .exp(-.pow(x.value, 2)))
  }
  @inlinable public static func erfc(_ x: Dual) -> Dual {
    x.chained(.erfc(x.value), slope: -2 / .sqrt(.pi) * .exp(-.pow(x.value, 2)))
  }

  @inlinable public static func abs(_ x: Dual) -> Dual {
    select(x, negative: { -x }, otherwise: { x })
  }
  @inlinable public static func min(_ x: Dual, _ y: Dual) -> Dual {
    select(x - y, negative: { x }, otherwise: { y })
  }
  @inlinable public static func max(_ x: Dual, _ y: Dual) -> Dual {
    select(x - y, negative: { y }, otherwise: { x })
  }
  @inlinable public static func pow(_ x: Dual, _ n: Int) -> Dual {
    n == 0 ? 1 : x.chained(.pow(x.value, n), slope: Base(Double(n)) * .pow(x.value, n - 1))
  }
  @inlinable public static func pow(_ x: Dual, _ y: Dual) -> Dual {
    let value = Base.pow(x.value, y.value)
    return Dual(
      value, y.value * .pow(x.value, y.value - 1) * x.derivative + value * .log(x.value) * y.derivative)
  }

  /// The branch of `sign`'s value; where an interval lies on both sides, the hull of value and slope.
  @inlinable public static func select(
    _ sign: Dual, negative: () -> Dual, otherwise: () -> Dual
  ) -> Dual {
    Dual(
      Base.select(sign.value, negative: { negative().value }, otherwise: { otherwise().value }),
      Base.select(sign.value, negative: { negative().derivative }, otherwise: { otherwise().derivative }))
  }

  @inlinable public static func prefer(
    _ sign: Dual, negative: () -> Dual, otherwise: () -> Dual
  ) -> Dual {
    Dual(
      Base.prefer(sign.value, negative: { negative().value }, otherwise: { otherwise().value }),
      Base.prefer(sign.value, negative: { negative().derivative }, otherwise: { otherwise().derivative }))
  }

  /// The slope by the inverse function theorem, 1/f′(z): true, and for that reason no evidence about it.
  @inlinable public static func solve<M: ScalarMap>(_ map: M, for x: Dual) -> Dual {
    let z = Base.solve(map, for: x.value)
    return x.chained(z, slope: 1 / map.forward(Dual<Base>.variable(z)).derivative)
  }
}
