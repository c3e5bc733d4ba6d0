import Theorem

/// The formula of a known mistake: in Coq's words, with g for the inverse, and as what it comes to at x = f(z).
struct WrongFormula {
  enum Kind { case density, slope, chain }

  let kind: Kind
  let coq: String
  /// In z, or in q where g is asked at z, too: then z itself is f(q).
  let claimed: Expression
  let right: Expression
  var asksTwice = false
  /// The only point at which the difference is looked for.
  var only: Rational?

  /// nil for a mistake that is no smooth formula of x and one inverse.
  init?(_ id: String, _ writer: Writer) {
    let formula =
      writer.question.equation == .eq9 || writer.steps.count > 1
      ? Self.ofChains(id, writer) : Self.ofSlopes(id, writer) ?? Self.ofDensities(id, writer)
    guard let formula else { return nil }
    self = formula
  }

  private init(
    _ kind: Kind, _ coq: String, _ claimed: Expression, _ right: Expression, asksTwice: Bool = false
  ) {
    self.kind = kind
    self.coq = coq
    self.claimed = claimed
    self.right = right
    self.asksTwice = asksTwice
  }

  private static func abs(_ u: Expression) -> Expression { .function(.abs, u) }

  private static func ofDensities(_ id: String, _ writer: Writer) -> WrongFormula? {
    let (p, f, slope) = (writer.base, writer.f, writer.f.slope)
    let right = p / abs(slope)
    func wrong(_ coq: String, _ claimed: Expression) -> WrongFormula {
      WrongFormula(.density, coq, claimed, right)
    }
    switch id {
    case "multiplied": return wrong("P_Z (g x) * Rabs (f' (g x))", p * abs(slope))
    case "log-sign": return wrong("exp (ln (P_Z (g x)) + ln (Rabs (f' (g x))))", p * abs(slope))
    case "signed": return wrong("P_Z (g x) / f' (g x)", p / slope)
    case "no-jacobian": return wrong("P_Z (g x)", p)
    case "slope-at-x": return wrong("P_Z (g x) / Rabs (f' x)", p / abs(slope.at(f)))
    case "inverse-slope-at-z":
      // (f⁻¹)′(z) is, by (7), 1/f′(g z): known where z is itself an image.
      return WrongFormula(
        .density, "P_Z (g x) * Rabs (/ f' (g (g x)))", p.at(f) / abs(slope), right.at(f), asksTwice: true)
    case "base-at-x": return wrong("P_Z x / Rabs (f' (g x))", p.at(f) / abs(slope))
    case "f-for-inverse": return wrong("P_Z (f x) * Rabs (f' x)", p.at(f.at(f)) * abs(slope.at(f)))
    case "reciprocal": return wrong("P_Z (/ f x) / Rabs (f' (g x))", p.at(.one / f.at(f)) / abs(slope))
    case "twice": return wrong("P_Z (g x) / f' (g x) ^ 2", p / .power(slope, 2))
    case "value-for-slope": return wrong("P_Z (g x) / Rabs x", p / abs(f))
    case "probability":
      guard writer.question.interval == nil else { return nil }
      return wrong("min2 1 (P_Z (g x) / Rabs (f' (g x)))", .minimum(.one, right))
    case "linearised":
      guard let middle = Rational(decimal: writer.conditionedBase.quantile(0.5)) else { return nil }
      let m = Expression.number(middle)
      let (value, tangent) = (f.at(m), slope.at(m))
      return wrong(
        "P_Z (\(m.coq(level: 4)) + (x - f \(m.coq(level: 9))) / f' \(m.coq(level: 9))) / Rabs (f' \(m.coq(level: 9)))",
        p.at(m + (f - value) / tangent) / abs(tangent))
    case "stale-log-det":
      // Another point is any other point: one of few digits, far from the middle.
      let far = writer.conditionedBase.quantile(0.013)
      guard let other = Rational(near: far, digits: 3) else { return nil }
      let s = Expression.number(other)
      return wrong("P_Z (g x) / Rabs (f' \(s.coq(level: 9)))", p / abs(slope.at(s)))
    case "cdf":
      // Given an interval, what P_Z is to be divided by is no number that a file can hold.
      guard writer.question.interval == nil,
        let middle = Rational(decimal: writer.question.base.quantile(0.5))
      else { return nil }
      let m = middle.coq(level: 9)
      var formula = wrong("1/2 + RInt P_Z \(m) (g x)", .number(Rational(1, over: 2) ?? .one))
      formula.only = middle
      return formula
    default: return nil
    }
  }

  private static func ofSlopes(_ id: String, _ writer: Writer) -> WrongFormula? {
    let (f, slope) = (writer.f, writer.f.slope)
    let right = .one / slope
    func wrong(_ coq: String, _ claimed: Expression) -> WrongFormula {
      WrongFormula(.slope, coq, claimed, right)
    }
    switch id {
    case "slope-at-a": return wrong("/ f' x", .one / slope.at(f))
    case "both-at-b":
      return WrongFormula(.slope, "/ f' (g (g x))", .one / slope, right.at(f), asksTwice: true)
    case "not-inverted": return wrong("f' (g x)", slope)
    case "reciprocal-function": return wrong("- f' (g x) / f (g x) ^ 2", -(slope / .power(f, 2)))
    case "negated": return wrong("- / f' (g x)", -right)
    case "through-origin": return wrong("g x / x", .variable / f)
    default: return nil
    }
  }

  private static func ofChains(_ id: String, _ writer: Writer) -> WrongFormula? {
    let (p, steps) = (writer.base, writer.steps)
    // Stage k as an expression in z0, and as Coq's words in g x.
    var stages: [Expression] = [.variable]
    var words = ["(g x)"]
    for (i, step) in steps.enumerated() {
      stages.append(step.at(stages[i]))
      words.append("(f\(i + 1) \(words[i]))")
    }
    let slopes = steps.map(\.slope)
    func sizes(_ at: (Int) -> Int) -> [Expression] {
      slopes.indices.map { abs(slopes[$0].at(stages[at($0)])) }
    }
    func spelled(_ at: (Int) -> String) -> [String] { slopes.indices.map { "Rabs (f\($0 + 1)' \(at($0)))" } }
    func product(_ u: [Expression]) -> Expression { u.reduce(.one, *) }
    let (own, text) = (sizes { $0 }, spelled { words[$0] })
    let right = p / product(own)
    func wrong(_ coq: String, _ claimed: Expression) -> WrongFormula {
      WrongFormula(.chain, coq, claimed, right)
    }
    func over(_ factors: [String]) -> String { "P_Z (g x) / (\(factors.joined(separator: " * ")))" }
    func log(_ u: Expression) -> Expression { .function(.log, u) }
    func exp(_ u: Expression) -> Expression { .function(.exp, u) }
    let logs = text.map { "ln (\($0))" }
    let k = steps.count
    switch id {
    case "all-at-z0": return wrong(over(spelled { _ in "(g x)" }), p / product(sizes { _ in 0 }))
    case "all-at-x": return wrong(over(spelled { _ in "x" }), p / product(sizes { _ in k }))
    case "at-z_k": return wrong(over(spelled { words[$0 + 1] }), p / product(sizes { $0 + 1 }))
    case "one-layer": return wrong(over([text[k - 1]]), p / own[k - 1])
    case "factor-missing":
      return k > 1 ? wrong(over(Array(text.dropFirst())), p / product(Array(own.dropFirst()))) : nil
    case "factor-twice": return wrong(over([text[0]] + text), p / (own[0] * product(own)))
    case "mean":
      return wrong(
        "exp (ln (P_Z (g x)) - (\(logs.joined(separator: " + "))) / \(k))",
        p / exp(own.map(log).reduce(.zero, +) / .whole(k)))
    case "log-of-sum":
      return wrong("P_Z (g x) / (\(text.joined(separator: " + ")))", p / own.reduce(.zero, +))
    case "product-of-logs":
      return wrong(
        "exp (ln (P_Z (g x)) - \(logs.joined(separator: " * ")))", p / exp(own.map(log).reduce(.one, *)))
    case "abs-of-log":
      return wrong(
        "exp (ln (P_Z (g x)) - (\(logs.map { "Rabs (\($0))" }.joined(separator: " + "))))",
        p / exp(own.map { abs(log($0)) }.reduce(.zero, +)))
    case "chain-log-sign":
      return wrong("exp (ln (P_Z (g x)) + (\(logs.joined(separator: " + "))))", p * product(own))
    case "chain-no-jacobian": return wrong("P_Z (g x)", p)
    case "base-at-end":
      return wrong("P_Z x / (\(text.joined(separator: " * ")))", p.at(stages[k]) / product(own))
    case "chain-signed":
      let signed = slopes.indices.map { slopes[$0].at(stages[$0]) }
      return wrong(over(slopes.indices.map { "f\($0 + 1)' \(words[$0])" }), p / product(signed))
    default: return nil
    }
  }
}
