import Theorem

extension Writer {
  /// The density of Z as a formula, and whether with its constant factor.
  ///
  /// Γ is exact at whole numbers and at halves, B by it; elsewhere Coq knows neither, and the factor is left out.
  static func density(of base: any Density) throws(Unwritable) -> (Expression, isWhole: Bool) {
    var text = ""
    var isWhole = true
    var rest = Substring(base.formula)
    while let call = Self.call(in: rest) {
      text += rest[..<call.start]
      var constant: Expression?
      if let arguments = Self.numbers(call.arguments) {
        constant = call.isBeta ? Self.beta(arguments) : arguments.first.flatMap(Self.gamma)
      }
      if let constant {
        text += "(\(constant.typed))"
      } else {
        text += "1"
        isWhole = false
      }
      rest = rest[call.end...]
    }
    guard let formula = try? Formula(text + rest) else {
      throw Unwritable(reason: "the \(base.name) base has no formula that a proof file can spell")
    }
    let density = try Expression(formula)
    if density.chooses {
      throw Unwritable(
        reason: "the base has a where in it, and a proof file needs a density that is seen to be continuous")
    }
    return (density, isWhole)
  }

  /// The next gamma(...) or beta(...).
  private static func call(
    in text: Substring
  ) -> (start: String.Index, isBeta: Bool, arguments: Substring, end: String.Index)? {
    for (name, isBeta) in [("gamma(", false), ("beta(", true)] {
      guard let start = text.indices.first(where: { text[$0...].hasPrefix(name) }),
        let close = text[start...].firstIndex(of: ")")
      else { continue }
      let arguments = text.index(start, offsetBy: name.count)..<close
      return (start, isBeta, text[arguments], text.index(after: close))
    }
    return nil
  }

  private static func numbers(_ text: Substring) -> [Rational]? {
    let read = text.split(separator: ",").map { part -> Rational? in
      guard let formula = try? Formula(String(part)), case .number(let q) = try? Expression(formula) else {
        return nil
      }
      return q
    }
    let known = read.compactMap { $0 }
    return known.count == read.count ? known : nil
  }

  /// Γ(k) = (k − 1) Γ(k − 1), from Γ(1) = 1 or Γ(1/2) = √π; nil where it is neither, or too great.
  private static func gamma(_ k: Rational) -> Expression? {
    guard k > .zero, k < Rational(24), let half = Rational(1, over: 2) else { return nil }
    if k == .one { return .one }
    if k == half { return .function(.sqrt, .pi) }
    guard let before = k + -.one, before > .zero, let inner = gamma(before) else { return nil }
    switch inner {
    case .product(.number(let q), let root): return (q * before).map { .product(.number($0), root) }
    case .number(let q): return (q * before).map { .number($0) }
    default: return .product(.number(before), inner)
    }
  }

  /// B(p, q) = Γ(p) Γ(q) / Γ(p + q).
  private static func beta(_ arguments: [Rational]) -> Expression? {
    guard arguments.count == 2, let sum = arguments[0] + arguments[1], let p = gamma(arguments[0]),
      let q = gamma(arguments[1]), let whole = gamma(sum)
    else { return nil }
    return .quotient(.product(p, q), whole)
  }
}

extension Expression {
  /// As it would be typed; for numbers, π and roots.
  fileprivate var typed: String {
    switch self {
    case .number(let q): "\(q.numerator)/\(q.denominator)"
    case .pi: "pi"
    case .product(let u, let v): "(\(u.typed))*(\(v.typed))"
    case .quotient(let u, let v): "(\(u.typed))/(\(v.typed))"
    case .function(let function, let u): "\(function.rawValue)(\(u.typed))"
    default: "0/0"
    }
  }
}
