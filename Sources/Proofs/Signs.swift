import Theorem

/// Which sign a number keeps: what the writer foresees, and the proof assistant has to prove.
///
/// Nothing here is trusted: a wrong guess is a file that does not compile.
enum Signs {
  /// The panels of a box that are tried, about as many as the tactic `bound` may try.
  private static let budget = 2_048

  /// 1 or −1 where the number is enclosed away from 0 on the whole box; nil where it is not.
  static func sign(of number: Expression, on box: ClosedRange<Rational>) -> Int? {
    guard !number.isOpaque else { return nil }
    var sign = 0
    let isKept = covers(box, budget: budget) { panel in
      let value = number.value(panel)
      let here = value.lower > 0 ? 1 : value.upper < 0 ? -1 : 0
      if here == 0 { return false }
      // One of either sign: no panel will do.
      if sign == -here { return nil }
      sign = here
      return true
    }
    return isKept ? sign : nil
  }

  /// Whether `isSettled` answers yes on panels that cover the box, each halved until it does; nil from it ends the search, and
  /// so does the budget.
  static func covers(
    _ box: ClosedRange<Rational>, budget: Int, by isSettled: (Interval) -> Bool?
  ) -> Bool {
    let (low, high): (Interval, Interval) = (box.lowerBound.value(), box.upperBound.value())
    var waiting = [Interval(low.lower, high.upper)]
    var panels = 0
    while let panel = waiting.popLast() {
      panels += 1
      guard let settled = isSettled(panel) else { return false }
      if settled { continue }
      let center = panel.midpoint
      guard panels < budget, panel.lower < center, center < panel.upper else { return false }
      waiting += [Interval(center, panel.upper), Interval(panel.lower, center)]
    }
    return true
  }

  /// Whether a condition is met on the whole box.
  static func holds(_ condition: Condition, on box: ClosedRange<Rational>) -> Bool {
    switch condition {
    case .nonzero(let u): sign(of: u, on: box) != nil
    default: condition.bounds.allSatisfy { sign(of: $0, on: box) == 1 }
    }
  }
}

extension Expression {
  /// Whether it has a function that the assistant's interval arithmetic can't enclose on a box.
  var isOpaque: Bool {
    parts.contains {
      if case .function(let function, let u) = $0 {
        [.erf, .asin, .acos].contains(function) && u.hasVariable
      } else {
        false
      }
    }
  }
}

// For every real z: the same rules, in the same order, as the tactics `pos`, `neg` and `nonneg`.
extension Signs {
  /// Whether a condition is met for every real z, by the signs of its parts.
  static func holdsEverywhere(_ condition: Condition) -> Bool {
    switch condition {
    case .nonzero(let u): isPositive(u) || isNegative(u)
    default: condition.bounds.allSatisfy(isPositive)
    }
  }

  /// 1 or −1 where the signs of the parts give it to the number for every real z.
  static func everywhere(_ u: Expression) -> Int? { isPositive(u) ? 1 : isNegative(u) ? -1 : nil }

  static func isPositive(_ u: Expression) -> Bool {
    switch u {
    case .function(.exp, _), .function(.cosh, _), .realPower: true
    case .function(.sqrt, let v): isPositive(v)
    case .power(let v, let n): n < 0 ? isPositive(v) : isPositive(v) || range(u).lower > 0
    case .quotient(let v, let w): isPositive(v) && isPositive(w)
    case .difference(.one, .power(.function(.tanh, _), 2)): true
    case .product(let v, let w): range(u).lower > 0 || isPositive(v) && isPositive(w)
    case .negated(let v): isNegative(v)
    case .sum(let v, let w):
      range(u).lower > 0 || isPositive(v) && (isPositive(w) || isNonNegative(w))
        || isNonNegative(v) && isPositive(w)
    default: range(u).lower > 0
    }
  }

  static func isNegative(_ u: Expression) -> Bool {
    switch u {
    case .negated(let v): isPositive(v)
    case .difference(let v, let w): range(u).upper < 0 || isNegative(v) && isPositive(w)
    default: range(u).upper < 0
    }
  }

  private static func isNonNegative(_ u: Expression) -> Bool {
    switch u {
    case .power(_, 2): true
    case .product(let v, let w): isPositive(u) || isNonNegative(v) && isNonNegative(w)
    default: isPositive(u) || range(u).lower >= 0
    }
  }

  /// An enclosure over the whole line; everything where the tactic `interval` does not know a function.
  private static func range(_ u: Expression) -> Interval {
    let known = u.parts.allSatisfy { part in
      switch part {
      case .function(let function, _): [.exp, .log, .sqrt, .sin, .cos, .tan, .atan].contains(function)
      case .realPower, .minimum, .maximum, .choice: false
      default: true
      }
    }
    return known ? u.value(Interval.entire) : .entire
  }
}
