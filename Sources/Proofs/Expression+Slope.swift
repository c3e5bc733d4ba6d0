import Theorem

extension Expression {
  /// f′ as a formula, by the rules of the first year, written once for everything here.
  ///
  /// Domain: where f has a slope. `abs`, `min` and `max` are to be resolved first (`resolved`): they have no rule.
  var slope: Expression {
    guard hasVariable else { return .zero }
    switch self {
    case .number, .pi, .earlier: return .zero
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
    case .realPower(let u, let p): return p * .realPower(u, Expression.difference(p, .one).folded) * u.slope
    case .function(let function, let u): return Self.slope(of: function, at: u, self, u.slope)
    case .minimum, .maximum, .choice: preconditionFailure("a branch has no slope before it is resolved")
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

extension Expression {
  /// The formula as Coq reads it, in parentheses where what stands around binds as tightly as `level`.
  ///
  /// Coq's functions are total: a quotient by 0 is a number there, and so is the logarithm of −1; `conditions` says
  /// where a formula has a value at all.
  func coq(_ letter: String = "z", level: Int = 0) -> String {
    let (text, own) = spelled(letter)
    return own < level ? "(\(text))" : text
  }

  /// The text, and how tightly it holds together: 1 a sum, 2 a minus, 3 a product, 6 a power, 8 a call, 9 a name.
  private func spelled(_ z: String) -> (String, Int) {
    switch self {
    case .number(let q): return Self.spelled(q)
    case .variable: return (z, z.contains(" ") ? 0 : 9)
    case .earlier(let i): return ("nth \(i) t 0", 8)
    case .pi: return ("PI", 9)
    case .negated(let u): return ("- " + u.coq(z, level: 4), 2)
    case .sum(let u, let v): return (u.coq(z, level: 1) + " + " + v.coq(z, level: 2), 1)
    case .difference(let u, let v): return (u.coq(z, level: 1) + " - " + v.coq(z, level: 3), 1)
    case .product(let u, let v): return (u.coq(z, level: 3) + " * " + v.coq(z, level: 4), 3)
    case .quotient(let u, let v): return (u.coq(z, level: 3) + " / " + v.coq(z, level: 4), 3)
    case .power(let u, let n):
      return n < 0 ? ("/ \(u.coq(z, level: 9)) ^ \(n.magnitude)", 4) : ("\(u.coq(z, level: 9)) ^ \(n)", 6)
    case .realPower(let u, let p): return ("Rpower \(u.coq(z, level: 9)) \(p.coq(z, level: 9))", 8)
    case .function(let function, let u): return ("\(function.coq) \(u.coq(z, level: 9))", 8)
    case .minimum(let u, let v): return ("min2 \(u.coq(z, level: 9)) \(v.coq(z, level: 9))", 8)
    case .maximum(let u, let v): return ("max2 \(u.coq(z, level: 9)) \(v.coq(z, level: 9))", 8)
    case .choice(let u, let v, let a, let b):
      return ("if Rlt_dec \(u.coq(z, level: 9)) \(v.coq(z, level: 9)) then \(a.coq(z)) else \(b.coq(z))", 0)
    }
  }

  private static func spelled(_ q: Rational) -> (String, Int) {
    let text = q.isWhole ? "\(q.numerator)" : "\(q.numerator)/\(q.denominator)"
    return (text, q < .zero ? 2 : q.isWhole ? 9 : 3)
  }
}

extension FormulaFunction {
  /// Its name in Coq's library, or in Formulas.v.
  fileprivate var coq: String {
    switch self {
    case .log: "ln"
    case .asinh: "arcsinh"
    case .abs: "Rabs"
    default: rawValue
    }
  }
}

/// What a formula asks of a part of it, so as to have a value, or a slope.
enum Condition: Hashable, Sendable {
  case nonzero(Expression), positive(Expression), nonNegative(Expression)
  /// Between −1 and 1, with the ends or without.
  case withinOne(Expression, open: Bool)
  case atLeastOne(Expression)

  var coq: String {
    switch self {
    case .nonzero(let u): u.coq(level: 1) + " <> 0"
    case .positive(let u): "0 < " + u.coq(level: 1)
    case .nonNegative(let u): "0 <= " + u.coq(level: 1)
    case .withinOne(let u, let open): open ? "-1 < \(u.coq(level: 1)) < 1" : "-1 <= \(u.coq(level: 1)) <= 1"
    case .atLeastOne(let u): "1 <= " + u.coq(level: 1)
    }
  }

  /// The numbers that have to be positive, or not negative, for it to hold; for `nonzero` the number itself.
  var bounds: [Expression] {
    switch self {
    case .nonzero(let u), .positive(let u), .nonNegative(let u): [u]
    case .withinOne(let u, _): [.difference(.one, u), .sum(.one, u)]
    case .atLeastOne(let u): [.difference(u, .one)]
    }
  }
}

extension Expression {
  /// Where the formula has a value: every divisor, logarithm, root and inverse function in it, once.
  var conditions: [Condition] {
    var found: [Condition] = []
    for condition in asked where !found.contains(condition) { found.append(condition) }
    return found
  }
  /// What a `where` may choose is asked of it in the piece in which it does.
  private var asked: [Condition] {
    if case .choice(let u, let v, _, _) = self { return u.asked + v.asked }
    return operands.flatMap(\.asked) + ownConditions
  }

  private var ownConditions: [Condition] {
    switch self {
    case .quotient(_, let v): if case .number(let q) = v, q != .zero { [] } else { [.nonzero(v)] }
    case .power(let u, let n): n < 0 ? [.nonzero(u)] : []
    case .realPower(let u, _): [.positive(u)]
    case .function(.log, let u): [.positive(u)]
    case .function(.sqrt, let u): if case .number(let q) = u, q >= .zero { [] } else { [.nonNegative(u)] }
    case .function(.tan, let u): [.nonzero(.function(.cos, u))]
    case .function(.asin, let u), .function(.acos, let u): [.withinOne(u, open: false)]
    case .function(.acosh, let u): [.atLeastOne(u)]
    case .function(.atanh, let u): [.withinOne(u, open: true)]
    default: []
    }
  }
}
