import Theorem

/// A file for the proof assistant Coq that states what a command asked of a map, and proves it or refutes it.
///
/// x = f(z), f typed or from the catalogue. The file says first what is proved, `what_is_proved`, with
/// `is_derive f z (f' z)` in it, f′ being the symbolic slope; the proofs follow, and Coq's kernel has the last word.
/// Domain: equations (1), (3), (4), (5), (6), (7) and (9) on the line; tried in this order: every real z, in pieces where f has
/// kinks at rational points, then the box that `certified` covers, whole or in pieces. (8) for triangular maps, over every box.
/// Edge cases: nothing here runs Coq, and nothing written here is trusted by it. `undecided` where the writer finds
/// neither a proof nor a point that refutes; a proof that Coq can't finish in time is undecided too, never a refutation.
/// Source: the theorems of notebooks-md/proofs; Boldo, Lelay & Melquiond, Coquelicot (2015); Melquiond, Interval (2008).
public enum ProofFile {
  /// What a command asked for.
  public struct Question: Sendable {
    /// What is asked.
    public var equation: Equation
    /// f, or the steps of a chain in order.
    public var steps: [Formula]
    /// f itself where it has no formula of one line, but one for each of its pieces.
    public var inPieces: (any ScalarMap)?
    /// The claimed slope of f, in z.
    public var derivative: Formula?
    /// The claimed inverse of f, in x.
    public var inverse: Formula?
    /// The density of Z.
    public var base: any Density
    /// With (8), the density of each coordinate; `steps` are then the components of the map.
    public var factors: [any Density] = []
    /// With (8), whether the coordinates are restricted to intervals.
    public var isConditioned = false
    /// Where z is taken from, if not from all of the base's support.
    public var interval: Domain?
    /// The id of a known mistake that stands in for the formula.
    public var mistake: String?
    /// The command as it was typed, for the file's first lines.
    public var command: String

    /// A question about a map of the catalogue; nil where it has no formula, whole or in pieces.
    public init?(equation: Equation, map: any ScalarMap, base: any Density = Normal(), command: String) {
      let isInPieces = !map.pieces.isEmpty
      guard let steps = isInPieces ? [] : (try? Formula(map.formula)).map({ [$0] }) else { return nil }
      self.init(equation: equation, steps: steps, base: base, command: command)
      inPieces = isInPieces ? map : nil
    }

    /// A question about one map, or about a chain of steps.
    public init(
      equation: Equation, steps: [Formula], derivative: Formula? = nil, inverse: Formula? = nil,
      base: any Density = Normal(), interval: Domain? = nil, mistake: String? = nil, command: String
    ) {
      self.equation = equation
      self.steps = steps
      self.derivative = derivative
      self.inverse = inverse
      self.base = base
      self.interval = interval
      self.mistake = mistake
      self.command = command
    }
  }

  /// What was written.
  public enum Answer: Sendable, Equatable {
    /// A file that proves what was asked; `covers` says for which z.
    case proved(text: String, covers: String)
    /// A file that proves it false; `witness` says where.
    case refuted(text: String, witness: String)
    /// No file, and why.
    case undecided(reason: String)
  }

  /// The equations that a file can be about.
  public static let equations: [Equation] = [.eq1, .eq3, .eq4, .eq5, .eq6, .eq7, .eq8, .eq9]

  /// The file for a question.
  public static func write(_ question: Question) -> Answer {
    guard equations.contains(question.equation) else {
      return .undecided(
        reason:
          "no proof file is written for (\(question.equation.number)); there are some for \(list(equations))")
    }
    precondition(
      !question.steps.isEmpty || question.inPieces != nil, "a question about a map needs a formula")
    do throws(Unwritable) {
      if question.equation == .eq8 { return try TriangularProof(question).answer() }
      return try Writer(question).answer()
    } catch {
      return .undecided(reason: error.reason)
    }
  }

  private static func list(_ equations: [Equation]) -> String {
    equations.map { "(\($0.number))" }.joined(separator: ", ")
  }
}

/// Our own values of f at three points: they tie the formula in the file to the one that was checked here.
struct Values {
  let part: ProofPart?

  /// How near Coq has to find our value, in digits after the point: its enclosures at 60 bits are narrower by far, but that of
  /// erf, an integral, is not.
  private static let digits = (elementary: 9, integral: 6)
  /// So many digits of our value are written.
  private static let shown = 13

  /// Values by the formulas themselves, not by the trees that the file is written from.
  init(_ writer: Writer, _ f: Expression, _ ground: Ground, opening: String = "unfold f; repeat split") {
    let box = ground.box ?? Rational(-2)...Rational(2)
    // Which three is a choice: not symmetric, so that a formula that is even or turned around shows.
    let points = [0.2, 0.55, 0.875].compactMap { Self.point(at: $0, in: box) }
    var claims: [String] = []
    // The assistant's interval arithmetic has no asin and no acos.
    let unknown = f.parts.contains {
      if case .function(let function, _) = $0 { function == .asin || function == .acos } else { false }
    }
    for point in unknown ? [] : points {
      let start: Interval = point.value()
      let value =
        writer.question.inPieces?.forward(start) ?? writer.question.steps.reduce(start) { $1.evaluate($0) }
      let name = "f \(point.coq(level: 9))"
      guard let claim = Self.claim(name, is: value, of: f) else { continue }
      claims.append(claim)
    }
    part =
      claims.isEmpty
      ? nil
      : ProofPart(
        name: "our_values",
        comment:
          "what verify-eq itself computes, at \(claims.count == 1 ? "a point" : "\(claims.count) points"): it is the same f",
        statement: claims.joined(separator: " /\\\n   "), proof: "\(opening); a_value.")
  }

  /// So far into the box, rounded to two digits after the point where it is wide enough.
  private static func point(at share: Double, in box: ClosedRange<Rational>) -> Rational? {
    let (low, high) = (box.lowerBound.double, box.upperBound.double)
    let z = low + (high - low) * share
    // Few digits, but enough to stay within a twentieth of the box.
    let digits = Swift.max(2, Rational.digits(toSee: (high - low) / 20))
    return Rational(near: z, digits: digits).flatMap { box.contains($0) ? $0 : nil }
  }

  /// That a number, `name` in Coq's words, is what we computed by the formula f.
  static func claim(_ name: String, is value: Interval, of f: Expression) -> String? {
    // An integral is enclosed less sharply than the other functions are.
    let hasIntegral = f.parts.contains { if case .function(.erf, _) = $0 { true } else { false } }
    let digits = hasIntegral ? Self.digits.integral : Self.digits.elementary
    let middle = value.midpoint
    guard middle.isFinite else { return nil }
    let text = decimal(middle.magnitude, digits: Self.shown)
    guard let shown = Formula.number(text), let number = Rational(shown),
      let radius = Rational.power(Rational(10), -digits)
    else { return nil }
    let claimed = middle < 0 ? -number : number
    let difference = value - (claimed.value() as Interval)
    // The digits that are shown, and our own enclosure, take half of the radius at most; and a value that isn't a million
    // times the radius would hardly be told from another.
    guard difference.magnitude < radius.double / 2, middle == 0 || middle.magnitude > radius.double * 0x1p20
    else { return nil }
    let sign = middle < 0 ? "+" : "-"
    return "Rabs (\(name) \(sign) \(text)) <= 1e-\(digits)"
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

/// A map given piece by piece, such as a spline: its formulas, and the points where they meet.
struct Piecewise {
  let ends: [Rational]
  let pieces: [Expression]

  /// The pieces, a unit of one that goes on without end.
  init(_ map: any ScalarMap) throws(Unwritable) {
    let formulas = map.pieces.compactMap { piece in
      (try? Formula(piece.formula)).flatMap { try? Expression($0) }
    }
    let inner = map.pieces.dropFirst().compactMap { Rational(decimal: $0.domain.lower) }
    guard formulas.count == map.pieces.count, inner.count + 1 == formulas.count, let first = inner.first,
      let last = inner.last, let low = first + -.one, let high = last + .one
    else { throw Unwritable(reason: "a piece of \(map.name), or a point where two meet, has no exact form") }
    ends = [low] + inner + [high]
    pieces = formulas
  }

  /// Each piece is one where its formula's slope is proved here to be positive.
  var rises: Bool {
    pieces.indices.allSatisfy {
      let box = ends[$0]...ends[$0 + 1]
      return StepProof.holds(pieces[$0], on: box) && Signs.sign(of: pieces[$0].slope, on: box) == 1
    }
  }
}
