import Theorem

/// Our own values of f at three points: they tie the formula in the file to the one that was checked here.
struct Values {
  let part: Part?

  /// Values by the formulas themselves, not by the trees that the file is written from.
  init(_ writer: Writer, _ f: Expression, _ ground: Ground, opening: String = "unfold f; repeat split") {
    let box = ground.box ?? Rational(-2)...Rational(2)
    let points = [0.2, 0.55, 0.875].compactMap { Self.point(at: $0, in: box) }
    var claims: [String] = []
    // The assistant's interval arithmetic has no asin and no acos.
    let unknown = f.parts.contains {
      if case .function(let function, _) = $0 { function == .asin || function == .acos } else { false }
    }
    // An integral is enclosed less sharply than the other functions are.
    let digits = f.parts.contains { if case .function(.erf, _) = $0 { true } else { false } } ? 6 : 9
    for point in unknown ? [] : points {
      let start: Interval = point.value()
      let value =
        writer.question.inPieces?.forward(start) ?? writer.question.steps.reduce(start) { $1.evaluate($0) }
      guard let claim = Self.claim(at: point, value, digits) else { continue }
      claims.append(claim)
    }
    part =
      claims.isEmpty
      ? nil
      : Part(
        name: "our_values",
        comment:
          "what verify-eq itself computes, at \(claims.count == 1 ? "a point" : "\(claims.count) points"): it is the same f",
        statement: claims.joined(separator: " /\\\n   "),
        proof: "\(opening); a_value.")
  }

  /// So far into the box, rounded to two digits after the point where it is wide enough.
  private static func point(at share: Double, in box: ClosedRange<Rational>) -> Rational? {
    let (low, high) = (box.lowerBound.double, box.upperBound.double)
    let z = low + (high - low) * share
    for scale in [100.0, 1e4, 1e6, 1e9] where (high - low) * scale > 20 {
      let point = Rational(Int128((z * scale).rounded()), over: Int128(scale))
      if let point, box.contains(point) { return point }
    }
    return nil
  }

  private static func claim(at point: Rational, _ value: Interval, _ digits: Int) -> String? {
    let middle = value.midpoint
    guard middle.isFinite, middle.magnitude < 1e6, middle.magnitude > 1e-3 || middle == 0 else { return nil }
    let text = decimal(middle.magnitude, digits: 13)
    guard let shown = Formula.number(text), let number = Rational(shown),
      let radius = Rational(1, over: (0..<digits).reduce(Int128(1)) { power, _ in power * 10 })
    else { return nil }
    let claimed = middle < 0 ? -number : number
    let difference = value - (claimed.value() as Interval)
    guard difference.magnitude < radius.double / 2 else { return nil }
    let sign = middle < 0 ? "+" : "-"
    return "Rabs (f \(Expression.number(point).coq(level: 9)) \(sign) \(text)) <= 1e-\(digits)"
  }
}

extension Formula {
  /// The number that a text is.
  static func number(_ text: String) -> DecimalLiteral? {
    guard let formula = try? Formula(text), formula.steps.count == 1,
      case .number(let literal) = formula.steps[0]
    else {
      return nil
    }
    return literal
  }
}
