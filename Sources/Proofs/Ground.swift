import Theorem

/// Where a proof stands: for every real z, on a box, or on a box cut into pieces at f's kinks.
enum Ground {
  case line
  case box(ClosedRange<Rational>)
  /// The ends of the pieces, the box's own ends among them.
  case pieces([Rational])
  /// For every real z, in pieces that meet at these points.
  case lineInPieces([Rational])

  /// "z is one of those that the statement is about", before a statement in z.
  var all: String { isLine ? "forall z : R, " : "forall z, a <= z <= b -> " }

  /// The same where a slope of the inverse is spoken of: not at the ends, and not at a kink.
  var inner: String {
    switch self {
    case .line: return "forall z : R, "
    case .box: return "forall z, a < z < b -> "
    case .pieces(let ends):
      return "forall z, a < z < b -> " + Self.off(ends.dropFirst().dropLast())
    case .lineInPieces(let kinks): return "forall z : R, " + Self.off(kinks[...])
    }
  }

  private static func off(_ kinks: ArraySlice<Rational>) -> String {
    kinks.map { "z <> \(Expression.number($0).coq(level: 4)) -> " }.joined()
  }

  var windows: String { isLine ? "forall u v, u < v ->" : "forall u v, a <= u -> u < v -> v <= b ->" }
  var leadsBack: String { isLine ? "(forall z, g (f z) = z)" : "leads_back g f a b" }
  var existsWayBack: String { isLine ? "exists g, forall z, g (f z) = z" : "exists g, leads_back g f a b" }

  var isLine: Bool {
    switch self {
    case .line, .lineInPieces: true
    case .box, .pieces: false
    }
  }
  var box: ClosedRange<Rational>? {
    switch self {
    case .line, .lineInPieces: nil
    case .box(let box): box
    case .pieces(let ends): ends[0]...ends[ends.count - 1]
    }
  }

  /// In words, for the file's head and for the report.
  var covers: String {
    if case .lineInPieces(let kinks) = self { return "every real z, in \(kinks.count + 1) pieces" }
    guard let box else { return "every real z" }
    let words = "every z in [\(Ground.shown(box.lowerBound)), \(Ground.shown(box.upperBound))]"
    guard case .pieces(let ends) = self, ends.count > 2 else { return words }
    return words + ", in \(ends.count - 1) pieces"
  }

  static func shown(_ q: Rational) -> String { decimal(q.double, digits: 9) }
}

extension Ground {
  /// The closed box that a proof for this base, and this interval, has to cover; nil where its ends have no exact form.
  ///
  /// With an interval, the interval itself; else all but 2⁻⁷ of the mass, as `certified` takes it, rounded outward.
  static func boxes(of question: ProofFile.Question) -> [ClosedRange<Rational>] {
    var boxes: [ClosedRange<Rational>] = []
    let base = question.base
    if let interval = question.interval {
      // An end that the base doesn't reach is no end of the mass.
      let (low, high) = (
        Swift.max(interval.lower, base.support.lower), Swift.min(interval.upper, base.support.upper)
      )
      if let a = Rational(decimal: low), let b = Rational(decimal: high), a < b { boxes.append(a...b) }
    }
    let within = question.interval.flatMap { Conditioned(base, to: $0) }
    let (low, high) = Equation7.box(of: Pushforward(Affine.identity, of: within ?? base))
    if let a = rounded(low, .down), let b = rounded(high, .up), a < b,
      base.support.contains(a.double), base.support.contains(b.double)
    {
      boxes.append(a...b)
    }
    return boxes
  }

  /// To five digits after the point, or six in all if that is finer.
  private static func rounded(_ value: Double, _ rule: FloatingPointRoundingRule) -> Rational? {
    guard value.isFinite, value.magnitude < 1e12 else { return nil }
    let digits = value.magnitude >= 0.1 ? 5 : value == 0 ? 0 : 5 - Int(exponent(value))
    guard digits <= 17 else { return nil }
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return Rational(Int128((value * scale).rounded(rule)), over: Int128(scale))
  }
  private static func exponent(_ value: Double) -> Double {
    var (power, size) = (0.0, value.magnitude)
    while size < 0.1 { (power, size) = (power - 1, size * 10) }
    return power
  }
}
