import Theorem

extension Expression {
  /// Whether it has an `abs`, a `min`, a `max` or a `where`.
  var branches: Bool {
    parts.contains {
      switch $0 {
      case .function(.abs, _), .minimum, .maximum, .choice: true
      default: false
      }
    }
  }

  /// The same without branches, each answered by the sign that its number has on the box; nil where one has no sign
  /// there that can be proved. At the ends of the box the number may be 0.
  ///
  /// With `goesOn` the box stands for all that lies beyond one of its ends, too: a number that is no straight line has to
  /// keep its sign for every real z.
  func resolved(on box: ClosedRange<Rational>, goesOn: Bool = false) -> Expression? {
    var inner: [Expression] = []
    for operand in operands {
      guard let simple = operand.resolved(on: box, goesOn: goesOn) else { return nil }
      inner.append(simple)
    }
    func sign(_ number: Expression) -> Int? {
      if goesOn, number.line == nil { return Signs.everywhere(number) }
      return number.sign(on: box)
    }
    switch self {
    case .function(.abs, _):
      guard let sign = sign(inner[0]) else { return nil }
      return sign > 0 ? inner[0] : -inner[0]
    case .minimum, .maximum:
      guard let sign = sign(Expression.difference(inner[0], inner[1]).folded) else { return nil }
      if case .maximum = self { return sign > 0 ? inner[0] : inner[1] }
      return sign > 0 ? inner[1] : inner[0]
    case .choice:
      guard let sign = sign(Expression.difference(inner[0], inner[1]).folded) else { return nil }
      return sign > 0 ? inner[3] : inner[2]
    default: return with(inner).folded
    }
  }

  /// Whether it takes up its value on the box at the box's ends, too, where a `where` may already have chosen
  /// otherwise.
  func isContinuous(with piece: Expression, at ends: [Rational]) -> Bool {
    guard chooses else { return true }
    return ends.allSatisfy { at(.number($0)).exact == piece.at(.number($0)).exact }
  }
  var chooses: Bool { parts.contains { if case .choice = $0 { true } else { false } } }

  /// 1 or −1 where the number keeps that sign on the box, the ends set aside.
  private func sign(on box: ClosedRange<Rational>) -> Int? {
    if let (slope, start) = line {
      guard let low = (slope * box.lowerBound).flatMap({ $0 + start }),
        let high = (slope * box.upperBound).flatMap({ $0 + start })
      else { return nil }
      if low >= .zero && high >= .zero { return 1 }
      return low <= .zero && high <= .zero ? -1 : nil
    }
    return Signs.sign(of: self, on: box)
  }

  /// A straight line, slope · z + start.
  private typealias Line = (slope: Rational, start: Rational)

  /// Slope and value at 0, where it is a straight line with rational numbers.
  private var line: Line? {
    switch self {
    case .number(let q): return (.zero, q)
    case .variable: return (.one, .zero)
    case .negated(let u): return u.line.map { (-$0.slope, -$0.start) }
    case .sum(let u, let v): return Self.joined(u.line, v.line)
    case .difference(let u, let v): return Self.joined(u.line, v.line.map { (-$0.slope, -$0.start) })
    case .product(.number(let q), let u), .product(let u, .number(let q)): return Self.scaled(u.line, q)
    case .quotient(let u, .number(let q)): return q.reciprocal.flatMap { Self.scaled(u.line, $0) }
    default: return nil
    }
  }
  private static func joined(_ u: Line?, _ v: Line?) -> Line? {
    guard let u, let v, let slope = u.slope + v.slope, let start = u.start + v.start else { return nil }
    return (slope, start)
  }
  private static func scaled(_ u: Line?, _ q: Rational) -> Line? {
    guard let u, let slope = u.slope * q, let start = u.start * q else { return nil }
    return (slope, start)
  }

  /// Where the number of some branch, a straight line, is 0 inside the box, or anywhere: exactly, and in order.
  func kinks(on box: ClosedRange<Rational>? = nil) -> [Rational] {
    // A branch inside another is one line or another: both are asked.
    func lines(_ e: Expression) -> [Line] {
      switch e {
      case .function(.abs, let u): return lines(u) + lines(u).map { (-$0.slope, -$0.start) }
      case .minimum(let u, let v), .maximum(let u, let v), .choice(_, _, let u, let v):
        return lines(u) + lines(v)
      case .number, .variable: return e.line.map { [$0] } ?? []
      case .negated(let u): return lines(u).map { (-$0.slope, -$0.start) }
      case .sum(let u, let v): return pairs(u, v) { Self.joined($0, $1) }
      case .difference(let u, let v): return pairs(u, v) { Self.joined($0, (-$1.slope, -$1.start)) }
      case .product(.number(let q), let u), .product(let u, .number(let q)):
        return lines(u).compactMap { Self.scaled($0, q) }
      case .quotient(let u, .number(let q)):
        return q.reciprocal.map { r in lines(u).compactMap { Self.scaled($0, r) } } ?? []
      default: return []
      }
    }
    func pairs(
      _ u: Expression, _ v: Expression, _ join: (Line, Line) -> Line?
    ) -> [Line] {
      let (left, right) = (lines(u), lines(v))
      guard left.count * right.count <= 64 else { return [] }
      return left.flatMap { a in right.compactMap { join(a, $0) } }
    }
    var found: Set<Rational> = []
    for part in parts {
      let numbers: [Line] =
        switch part {
        case .function(.abs, let u): lines(u)
        case .minimum(let u, let v), .maximum(let u, let v), .choice(let u, let v, _, _):
          lines(.difference(u, v))
        default: []
        }
      for (slope, start) in numbers {
        guard let inverse = slope.reciprocal, let root = -start * inverse else { continue }
        if box.map({ $0.lowerBound < root && root < $0.upperBound }) ?? true { found.insert(root) }
      }
    }
    return found.sorted()
  }
}
