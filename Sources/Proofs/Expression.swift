import Theorem

/// A formula of one variable as a tree: what a slope is taken of, and what a proof assistant is given to read.
///
/// Arithmetic on numbers is done at once and exactly, so that 1.25 or −1/2 is one number.
indirect enum Expression: Hashable, Sendable {
  case number(Rational), pi, variable
  /// The value of a coordinate before this one, of number i in the order that the file lists: a constant here.
  case earlier(Int)
  case negated(Expression)
  case sum(Expression, Expression), difference(Expression, Expression)
  case product(Expression, Expression), quotient(Expression, Expression)
  /// bⁿ, a product of n factors or one over it.
  case power(Expression, Int)
  /// exp(y log b), for b > 0, y without the variable.
  case realPower(Expression, Expression)
  case function(FormulaFunction, Expression)
  case minimum(Expression, Expression), maximum(Expression, Expression)
  /// if u < v then a else b
  case choice(Expression, Expression, Expression, Expression)

  static let zero = Expression.number(.zero)
  static let one = Expression.number(.one)
  static func whole(_ n: Int) -> Expression { .number(Rational(n)) }

  /// What its operands are.
  var operands: [Expression] {
    switch self {
    case .number, .pi, .variable, .earlier: []
    case .negated(let u), .power(let u, _), .function(_, let u): [u]
    case .sum(let u, let v), .difference(let u, let v), .product(let u, let v), .quotient(let u, let v),
      .realPower(let u, let v), .minimum(let u, let v), .maximum(let u, let v):
      [u, v]
    case .choice(let u, let v, let a, let b): [u, v, a, b]
    }
  }

  /// The same operation on other operands, of the same number.
  func with(_ operands: [Expression]) -> Expression {
    switch self {
    case .number, .pi, .variable, .earlier: self
    case .negated: .negated(operands[0])
    case .power(_, let n): .power(operands[0], n)
    case .function(let function, _): .function(function, operands[0])
    case .sum: .sum(operands[0], operands[1])
    case .difference: .difference(operands[0], operands[1])
    case .product: .product(operands[0], operands[1])
    case .quotient: .quotient(operands[0], operands[1])
    case .realPower: .realPower(operands[0], operands[1])
    case .minimum: .minimum(operands[0], operands[1])
    case .maximum: .maximum(operands[0], operands[1])
    case .choice: .choice(operands[0], operands[1], operands[2], operands[3])
    }
  }

  /// Every part of it, the whole last.
  var parts: [Expression] { operands.flatMap(\.parts) + [self] }
  var hasVariable: Bool { self == .variable || operands.contains(where: \.hasVariable) }

  /// With `other` in the place of the variable.
  func at(_ other: Expression) -> Expression {
    self == .variable ? other : with(operands.map { $0.at(other) }).folded
  }
}

/// Why a formula has no place in a proof file, in words.
struct Unwritable: Error {
  let reason: String
}

extension Expression {
  /// More operations than this would be a file that nobody reads, and a tree too deep to walk.
  static let mostSteps = 400

  /// The tree of a formula; of several variables each stands for what `variable` says.
  init(
    _ formula: Formula, variable: (Int) -> Expression = { _ in .variable }
  ) throws(Unwritable) {
    guard formula.steps.count <= Self.mostSteps else {
      throw Unwritable(
        reason:
          "the formula takes \(formula.steps.count) operations, and a proof file is written of \(Self.mostSteps) at most"
      )
    }
    var stack: [Expression] = []
    for step in formula.steps {
      switch step {
      case .number(let literal):
        guard let number = Rational(literal) else {
          throw Unwritable(
            reason:
              "\(literal.digits)e\(literal.exponent) has more than \(Rational.mostDigits) digits, which is what a proof file's numbers hold"
          )
        }
        stack.append(.number(number))
      case .pi: stack.append(.pi)
      case .e: stack.append(.function(.exp, .one))
      case .variable(let i): stack.append(variable(i))
      case .negate: stack.append(Expression.negated(stack.removeLast()).folded)
      case .wholePower(let n): stack.append(Expression.power(stack.removeLast(), n).folded)
      case .function(let function): stack.append(try Expression.value(of: function, at: stack.removeLast()))
      case .choose:
        let b = stack.removeLast()
        let a = stack.removeLast()
        stack.append(Self.chosen(stack.removeLast(), a, b).folded)
      case .add, .subtract, .multiply, .divide, .power, .min, .max, .pairing, .compare:
        let v = stack.removeLast()
        let u = stack.removeLast()
        stack.append(try Self.joined(step, u, v).folded)
      }
    }
    self = stack.removeLast()
  }

  /// a where the truth is 1, b where it is 0; a comparison by itself is asked directly.
  private static func chosen(_ truth: Expression, _ a: Expression, _ b: Expression) -> Expression {
    switch truth {
    case .choice(let u, let v, .one, .zero): .choice(u, v, a, b)
    case .choice(let u, let v, .zero, .one): .choice(u, v, b, a)
    default: .choice(truth, .number(Rational(1, over: 2) ?? .one), b, a)
    }
  }

  private static func joined(
    _ step: Formula.Step, _ u: Expression, _ v: Expression
  ) throws(Unwritable) -> Expression {
    switch step {
    case .add: .sum(u, v)
    case .subtract: .difference(u, v)
    case .multiply: .product(u, v)
    case .divide: .quotient(u, v)
    case .min: .minimum(u, v)
    case .max: .maximum(u, v)
    case .pairing(.hypot): .function(.sqrt, Expression.sum(.power(u, 2), .power(v, 2)).folded)
    case .pairing(.atan2):
      throw Unwritable(
        reason: "atan2(y, x) has no rule in a proof file; where x > 0 it is atan(y/x), which has one")
    case .compare(.less): .choice(u, v, .one, .zero)
    case .compare(.greater): .choice(v, u, .one, .zero)
    case .compare(.lessOrEqual): .choice(v, u, .zero, .one)
    case .compare(.greaterOrEqual): .choice(u, v, .zero, .one)
    // A power whose exponent moves is what it is defined as; e to it, simply exp.
    default:
      if v.hasVariable {
        u == .function(.exp, .one) ? .function(.exp, v) : .function(.exp, .product(v, .function(.log, u)))
      } else {
        .realPower(u, v)
      }
    }
  }

  /// A function of u by those that the proof assistant is told of.
  private static func value(
    of function: FormulaFunction, at u: Expression
  ) throws(Unwritable) -> Expression {
    func ratio(_ u: Expression, _ base: Int) -> Expression {
      .quotient(.function(.log, u), .function(.log, .whole(base)))
    }
    func exponential(_ u: Expression) -> Expression { .function(.exp, u) }
    switch function {
    case .exp, .log, .sqrt, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh,
      .atanh, .abs, .erf:
      return .function(function, u)
    case .erfc: return Expression.difference(.one, .function(.erf, u)).folded
    case .expm1: return Expression.difference(exponential(u), .one)
    case .log1p: return .function(.log, Expression.sum(.one, u).folded)
    case .log2: return ratio(u, 2)
    case .log10: return ratio(u, 10)
    case .sigmoid: return .quotient(.one, .sum(.one, exponential(Expression.negated(u).folded)))
    case .logit: return .function(.log, .quotient(u, Expression.difference(.one, u).folded))
    case .softplus: return .function(.log, .sum(.one, exponential(u)))
    case .relu: return Expression.maximum(u, .zero).folded
    case .ndtr:
      return .quotient(.sum(.one, .function(.erf, .quotient(u, .function(.sqrt, .whole(2))))), .whole(2))
    case .sign:
      return Expression.choice(u, .zero, .whole(-1), Expression.choice(.zero, u, .one, .zero).folded).folded
    case .floor: throw Unwritable(reason: "floor jumps, so that it has no slope, and no rule in a proof file")
    case .cbrt:
      throw Unwritable(
        reason:
          "cbrt has no rule in a proof file; where its argument u is above 0 it is u^(1/3), which has one")
    case .ndtri, .erfinv, .lgamma:
      throw Unwritable(reason: "\(function.rawValue) has no rule in a proof file: Coq has no such function")
    }
  }

  /// The number that it is, where its operands are numbers and the outcome is one.
  var folded: Expression {
    if case .choice(let u, let v, let a, let b) = self {
      if a == b { return a }
      guard case .number(let p) = u, case .number(let q) = v else { return self }
      return p < q ? a : b
    }
    let numbers = operands.compactMap { if case .number(let q) = $0 { q } else { nil } }
    guard numbers.count == operands.count, !numbers.isEmpty else { return self }
    let value: Rational? =
      switch self {
      case .negated: -numbers[0]
      case .sum: numbers[0] + numbers[1]
      case .difference: numbers[0] + -numbers[1]
      case .product: numbers[0] * numbers[1]
      case .quotient: numbers[1].reciprocal.flatMap { numbers[0] * $0 }
      case .power(_, let n): Rational.power(numbers[0], n)
      case .minimum: Swift.min(numbers[0], numbers[1])
      case .maximum: Swift.max(numbers[0], numbers[1])
      default: nil
      }
    return value.map(Expression.number) ?? self
  }
}

extension Expression {
  /// The value with a scalar in the place of the variable.
  func value<S: Scalar>(_ z: S) -> S {
    switch self {
    case .number(let q): q.value()
    case .pi: .pi
    case .variable: z
    case .earlier: .unknown
    case .negated(let u): -u.value(z)
    case .sum(let u, let v): u.value(z) + v.value(z)
    case .difference(let u, let v): u.value(z) - v.value(z)
    case .product(let u, let v): u.value(z) * v.value(z)
    case .quotient(let u, let v): u.value(z) / v.value(z)
    case .power(let u, let n): .pow(u.value(z), n)
    case .realPower(let u, let v): .pow(u.value(z), v.value(z))
    case .function(let function, let u): function(u.value(z))
    case .minimum(let u, let v): .min(u.value(z), v.value(z))
    case .maximum(let u, let v): .max(u.value(z), v.value(z))
    case .choice(let u, let v, let a, let b):
      .select(u.value(z) - v.value(z), negative: { a.value(z) }, otherwise: { b.value(z) })
    }
  }
}
