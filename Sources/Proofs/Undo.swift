import Theorem

/// Whether g(f(z)) = z can be seen function by function, as the tactic `undo` does it: what f puts on last, g takes off
/// first.
///
/// Foreseen by numbers, proved by algebra: an argument of `log` is taken for exp(v) where it agrees with it at a few points.
enum Undo {
  static func leadsBack(_ g: Expression, _ f: Expression) -> Bool {
    var expression = g.at(f)
    guard expression.operandCount <= 200 else { return false }
    // Each round takes one pair of functions away.
    for _ in 0..<8 {
      let bare = !expression.parts.contains {
        switch $0 {
        case .function, .realPower: $0.hasVariable
        default: false
        }
      }
      if bare { return agree(expression, .variable) }
      guard let simpler = undone(expression) else { return false }
      expression = simpler
    }
    return false
  }

  /// The expression with the first pair of inverse functions in it gone.
  private static func undone(_ e: Expression) -> Expression? {
    if let result = inner(e) { return result }
    for (i, operand) in e.operands.enumerated() {
      guard let simpler = undone(operand) else { continue }
      var operands = e.operands
      operands[i] = simpler
      return e.with(operands).folded
    }
    return nil
  }

  private static func inner(_ e: Expression) -> Expression? {
    if case .power(.function(.sqrt, let u), 2) = e { return u }
    guard case .function(let outer, let argument) = e, let undoes = pairs[outer] else { return nil }
    for part in argument.parts {
      guard case .function(undoes, let v) = part else { continue }
      if agree(argument, part) { return v }
      if outer == .log, agree(argument, .function(.exp, -v)) { return -v }
    }
    return nil
  }

  private static let pairs: [FormulaFunction: FormulaFunction] = [
    .log: .exp, .exp: .log, .asinh: .sinh, .sinh: .asinh, .atanh: .tanh, .atan: .tan,
  ]

  /// Whether two formulas have one value at each of a few points where both have any.
  private static func agree(_ u: Expression, _ v: Expression) -> Bool {
    var compared = 0
    for z in [-1.37, -0.61, 0.083, 0.29, 0.47, 0.91, 1.73] {
      let (x, y): (Double, Double) = (u.value(z), v.value(z))
      if x.isNaN && y.isNaN { continue }
      guard (x - y).magnitude <= 1e-9 * Swift.max(1, y.magnitude) else { return false }
      compared += 1
    }
    return compared >= 3
  }
}

extension Expression {
  var operandCount: Int { operands.reduce(1) { $0 + $1.operandCount } }
}
