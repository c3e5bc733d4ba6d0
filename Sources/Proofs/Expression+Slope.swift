import Theorem

extension Expression {
  /// f′ as a formula, by the rules of the first year, written once for everything here.
  ///
  /// Domain: where f has a slope. `abs`, `min` and `max` are to be resolved first (`resolved`): they have no rule.
  var slope: Expression {
    guard hasVariable else { return .zero }
    switch self {
    case .number, .pi: return .zero
    case .variable: return .one
    case .negated(let u): return -u.slope
    case .sum(let u, let v): return u.slope + v.slope
    case .difference(let u, let v): return u.slope - v.slope
    case .product(let u, let v): return u.slope * v + u * v.slope
    case .quotient(let u, let v):
      if !v.hasVariable { return u.slope / v }
      if !u.hasVariable { return -(u * v.slope / .power(v, 2)) }
      return (u.slope * v - u * v.slope) / .power(v, 2)
    case .power(let u, let n): return Self.powerSlope(u, n)
    case .realPower(let u, let p):
      if !p.hasVariable {
        return p * .realPower(u, Expression.difference(p, .one).folded) * u.slope
      }
      return self * (p.slope * .function(.log, u) + p * (u.slope / u))
    case .function(let function, let u): return Self.slope(of: function, at: u, self, u.slope)
    case .minimum, .maximum: preconditionFailure("a min or a max has no slope before it is resolved")
    }
  }

  private static func powerSlope(_ u: Expression, _ n: Int) -> Expression {
    switch n {
    case 0: .zero
    case 1: u.slope
    case 2: .whole(2) * u * u.slope
    default: .whole(n) * .power(u, n - 1) * u.slope
    }
  }

  /// The chain rule: `value` is the function at u, `inner` the slope of u.
  private static func slope(
    of function: FormulaFunction, at u: Expression, _ value: Expression, _ inner: Expression
  ) -> Expression {
    func root(_ v: Expression) -> Expression { .function(.sqrt, v) }
    let square = Expression.power(u, 2)
    switch function {
    case .exp: return value * inner
    case .log: return inner / u
    case .sqrt: return inner / (.whole(2) * value)
    case .sin: return .function(.cos, u) * inner
    case .cos: return -(.function(.sin, u) * inner)
    case .tan: return .sum(.one, .power(value, 2)) * inner
    case .asin: return inner / root(.difference(.one, square))
    case .acos: return -(inner / root(.difference(.one, square)))
    case .atan: return inner / .sum(.one, square)
    case .sinh: return .function(.cosh, u) * inner
    case .cosh: return .function(.sinh, u) * inner
    case .tanh: return .difference(.one, .power(value, 2)) * inner
    case .asinh: return inner / root(.sum(square, .one))
    case .acosh: return inner / root(.difference(square, .one))
    case .atanh: return inner / .difference(.one, square)
    case .erf: return .quotient(.whole(2), root(.pi)) * .function(.exp, -square) * inner
    default: preconditionFailure("\(function.rawValue) has no slope before it is resolved")
    }
  }
}

// Sums and products without their zeros and ones, a minus sign outermost, a number first.
extension Expression {
  static prefix func - (u: Expression) -> Expression {
    if case .negated(let inner) = u { return inner }
    return Expression.negated(u).folded
  }
  static func + (u: Expression, v: Expression) -> Expression {
    if u == .zero { return v }
    if v == .zero { return u }
    if case .negated(let inner) = v { return Expression.difference(u, inner).folded }
    return Expression.sum(u, v).folded
  }
  static func - (u: Expression, v: Expression) -> Expression {
    if v == .zero { return u }
    if u == .zero { return -v }
    if case .negated(let inner) = v { return u + inner }
    return Expression.difference(u, v).folded
  }
  static func * (u: Expression, v: Expression) -> Expression {
    if u == .zero || v == .zero { return .zero }
    if case .negated(let inner) = u { return -(inner * v) }
    if case .negated(let inner) = v { return -(u * inner) }
    if case .number = v, case .number = u { return Expression.product(u, v).folded }
    if case .number = v { return v * u }
    if case .number(let q) = u, q < .zero { return -(.number(-q) * v) }
    if case .number = u, case .product(let w, let rest) = v, case .number = w {
      return Expression.product(u, w).folded * rest
    }
    if u == .one { return v }
    return .product(u, v)
  }
  static func / (u: Expression, v: Expression) -> Expression {
    if u == .zero || v == .one { return u }
    if case .negated(let inner) = u { return -(inner / v) }
    if case .negated(let inner) = v { return -(u / inner) }
    return Expression.quotient(u, v).folded
  }
}
