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
    (isLine ? "forall z : R, " : "forall z, a < z < b -> ")
      + joints.map { "z <> \($0.coq(level: 4)) -> " }.joined()
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

  /// Where its pieces meet.
  var joints: [Rational] {
    switch self {
    case .line, .box: []
    case .pieces(let ends): Array(ends.dropFirst().dropLast())
    case .lineInPieces(let kinks): kinks
    }
  }
  /// The ends of its pieces, one after the other, each with the next; none for the whole line.
  var stretches: [ClosedRange<Rational>] {
    guard let box else { return [] }
    let ends = [box.lowerBound] + joints + [box.upperBound]
    return zip(ends, ends.dropFirst()).map { $0...$1 }
  }
  /// a and b in the file.
  var definitions: [String] {
    box.map { ["Definition a := \($0.lowerBound.coq()).", "Definition b := \($0.upperBound.coq())."] } ?? []
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

  /// To five digits after the point; of a number below a tenth, to its first five.
  private static func rounded(_ value: Double, _ rule: FloatingPointRoundingRule) -> Rational? {
    let size = value.magnitude
    let digits = size >= 0.1 || size == 0 ? 5 : Rational.digits(toSee: size) + 4
    return Rational(near: value, digits: digits, rule)
  }
}
