extension Explanation {
  /// What is said to the reader: how often and by how much it is wrong, then why, and what to type where that is known; a sentence or
  /// two a line.
  ///
  /// `command` is what stands before the claim's option in the line to type, such as `verify-eq 5 --forward "2*tanh(z)"`.
  public func lines(
    about answer: WrongAnswer, written: WrittenClaim? = nil, command: String? = nil
  ) -> [String] {
    let repaired = written?.repaired(for: self, answer)
    let edit = repaired == nil && !isNamed ? written?.edited(answer) : nil
    let why = edit.map { "One change away from what is right at every point: \($0.change)." }
    var lines = [headline(answer), why ?? reason(answer, written)]
    if let written, let command, let claim = repaired ?? edit?.text {
      lines.append("  Try   \(command) \(written.option) \"\(claim)\"")
    }
    return lines
  }

  /// Whether it says what was done; the others describe numbers only.
  private var isNamed: Bool {
    switch self {
    case .unknown, .constant, .powerAndFactor, .offset, .only, .power: false
    default: true
    }
  }

  /// "fails at 7 of 7 points: yours / wanted = 2 at every one".
  func headline(_ answer: WrongAnswer) -> String {
    let wrong = answer.wrong
    let count = "fails at \(wrong.count) of \(answer.probes.count) points"
    let ratios = wrong.map { answer.probes[$0].ratio }
    guard ratios.allSatisfy({ $0.log.isFinite }) else { return count }
    let everywhere = wrong.count == answer.probes.count ? "at every one" : "there"
    switch self {
    case .factor(let c), .only(_, .factor(let c)?):
      return "\(count): \(answer.versus) = \(answer.text(c)) \(everywhere)"
    case .sign,
      .only(_, .sign?) where !answer.quantity.isLogarithm:
      return "\(count): \(answer.versus) = -1 \(everywhere)"
    default:
      let values = ratios.map { ratio in
        answer.quantity.isLogarithm ? ratio.log : Double.exp(ratio.log) * (ratio.isNegative ? -1 : 1)
      }.sorted()
      let ends = (answer.near(values[0]), answer.near(values[values.count - 1]))
      return ends.0 == ends.1
        ? "\(count): \(answer.versus) = \(ends.0)" : "\(count): \(answer.versus) from \(ends.0) to \(ends.1)"
    }
  }

  /// Why, one sentence or two.
  public func reason(_ answer: WrongAnswer, _ written: WrittenClaim? = nil) -> String {
    let size = answer.dimension == 1 ? "|f'|" : "|det|"
    switch self {
    case .known(let candidates):
      let ids = candidates.map { "'\($0.id)'" }.joined(separator: " or ")
      let share = candidates.count > 1 ? ", which share their numbers here" : ""
      let isInverses =
        answer.quantity == .logSlope && candidates.contains { $0.id == DeterminantMistake.multiplied.id }
      if isInverses { return Self.belongsToInverse + " It is the mistake \(ids)." }
      return "It equals the mistake \(ids)\(share): \(candidates[0].formula)."
    case .noValue(let count, let isBeforeNegative):
      let place =
        isBeforeNegative
        ? ": exactly where \(answer.slopeName) < 0, as a logarithm without the bars of |.| has none" : ""
      return "No value at \(count) of \(answer.probes.count) points\(place)."
    case .sign: return "Right but for the sign: yours = -wanted."
    case .factor(let c): return Self.reason(c, answer, written)
    case .power(let p): return Self.reason(p, answer, size)
    case .factors(let kind, let names): return Self.reason(kind, names, answer)
    case .powerAndFactor(let p, let c):
      return "\(answer.ratio) = \(size)^\(short(p)) times \(answer.text(c, isRatio: true)) at every point."
    case .two(let first, let second):
      return "Two mistakes at once: '\(first.id)', \(first.formula), and '\(second.id)', \(second.formula)."
    case .knownAndFactor(let candidate, let c):
      return "It equals the mistake '\(candidate.id)', \(candidate.formula), times a constant factor: "
        + "\(answer.text(c, isRatio: true))."
    case .offset(let c):
      let sign = c.value < 0 ? "less" : "plus"
      let size = c.name?.text.drop { $0 == "-" }.description ?? decimal(c.value.magnitude)
      return "An additive constant: your \(answer.slopeName) is the right one \(sign) \(size) at every point."
    case .notLogarithm: return "The number itself, where its logarithm is asked for."
    case .logarithm:
      return "The logarithm, where the number itself is asked for: type it behind --log-density."
    case .scaledLogarithm(let c): return Self.reason(logarithmTimes: c)
    case .constant(let c): return "The same number at every point, \(short(c)), where the right one changes."
    case .only(let region, let inner):
      let right = answer.probes.count - answer.wrong.count
      let head = "Right at \(right) of \(answer.probes.count) points"
      let place = region.map { ", wrong only where \(Self.text($0, answer))" } ?? ""
      if region == .negativeSlope, inner == .sign { return head + place + ": the bars of |.| are missing." }
      return head + place + "." + (inner.map { " There: " + Self.lowered($0.reason(answer, written)) } ?? "")
    case .imprecise(let digits, let cause):
      let why =
        switch cause {
        case .epsilon(let eps, let perFactor):
          "; an eps of \(decimal(eps, digits: 3)) inside \(perFactor ? "each" : "the") logarithm gives these numbers"
        case .singlePrecision: "; a constant in single precision does that"
        case nil: "; a difference quotient, single precision or an eps does that"
        }
      return "Imprecise: agrees to \(digits) digits everywhere, and not further\(why)."
    case .unknown:
      return "It equals none of the known mistakes, and \(answer.ratio) follows no simple rule: "
        + "no constant, no power of \(size)."
    }
  }

  private static let belongsToInverse = "Opposite sign: your log-determinant belongs to the inverse."

  private static func reason(logarithmTimes c: Constant) -> String {
    func near(_ value: Double) -> Bool { (c.value - value).magnitude <= c.error + 0x1p-40 }
    if near(-1) { return "The negative logarithm, a loss, where the logarithm itself is asked for." }
    if near(1 / Double.log(2)) { return "A logarithm to base 2, where the natural one is asked for." }
    if near(1 / Double.log(10)) { return "A logarithm to base 10, where the natural one is asked for." }
    return "Yours is \(c.name?.text ?? short(c.value)) times the right logarithm at every point."
  }

  private static func reason(_ c: Constant, _ answer: WrongAnswer, _ written: WrittenClaim?) -> String {
    let power = Double(written?.isDensity ?? false ? 1 : answer.quantity.power)
    let k = Constant(
      power > 0 ? c.value : 1 / c.value, error: power > 0 ? c.error : c.error / (c.value * c.value))
    if let origin = written?.origin(of: k) { return "A constant factor: \(origin)." }
    if answer.quantity.isLogarithm {
      return "A constant is added: \(answer.text(c)), so a factor \(answer.text(c, isRatio: true)) "
        + "is \(c.value > 1 ? "one too many" : "missing") in it."
    }
    return
      "A constant factor, \(answer.text(c, isRatio: true)), and nothing else\(aboutDimension(c, answer))."
  }

  /// A factor that is D or one of its kin.
  private static func aboutDimension(_ c: Constant, _ answer: WrongAnswer) -> String {
    let d = Double(answer.dimension)
    guard d > 1 else { return "" }
    if (c.value - d).magnitude <= c.error { return "; \(answer.dimension) is the number of dimensions here" }
    if (c.value - 1 / d).magnitude <= c.error {
      return "; \(answer.dimension) is the number of dimensions here"
    }
    return ""
  }

  private static func reason(_ p: Double, _ answer: WrongAnswer, _ size: String) -> String {
    let d = Double(answer.dimension)
    guard answer.quantity == .logSlope else {
      let said =
        switch (answer.quantity.power < 0, p) {
        case (true, 2), (false, -2): ": it is multiplied where it should divide"
        case (true, 1), (false, -1): ": \(size) is left out"
        case (true, -1), (false, 1): ": \(size) is counted twice"
        default: ""
        }
      return
        "A power of \(size): yours / wanted = \(size)\(p == 1 ? "" : "^\(short(p))") at every point\(said)."
    }
    let times = 1 + p
    func near(_ c: Double) -> Bool { (times - c).magnitude <= 0x1p-20 * Swift.max(c.magnitude, 1) }
    if near(0) { return "The log-determinant is missing: yours is 0 at every point." }
    if near(-1) { return belongsToInverse }
    if near(2) {
      return "Counted twice: yours is 2 times the right one."
        + (d == 2 ? " Or summed over D = 2 once more." : "")
    }
    if near(0.5), d != 2 { return "Halved: yours is half of the right one." }
    if d > 1, near(1 / d) {
      return "The mean over the D = \(answer.dimension) coordinates, where their sum is asked for."
    }
    if d > 1, near(d) { return "Summed D = \(answer.dimension) times: yours is D times the right one." }
    if d > 1, near(-1 / d) { return "Minus the mean over the D = \(answer.dimension) coordinates." }
    if near(1 / Double.log(2)) { return "A logarithm to base 2, where the natural one is asked for." }
    if near(1 / Double.log(10)) { return "A logarithm to base 10, where the natural one is asked for." }
    return "Yours is \(short(times)) times the right log-determinant at every point."
  }

  private static func reason(_ kind: FactorMistake, _ names: [String], _ answer: WrongAnswer) -> String {
    let which = names.count == 1 ? names[0] : "\(names[0]) to \(names[names.count - 1])"
    return switch kind {
    case .missing: "One factor of the determinant is missing: that of \(which)."
    case .twice: "One factor of the determinant is counted twice: that of \(which)."
    case .inverted:
      "One factor of the determinant is turned over: that of \(which) has the opposite sign in the logarithm."
    case .onlyThese: "Only \(which) is counted of the determinant's \(answer.factorNames.count) factors."
    }
  }

  private static func text(_ region: Region, _ answer: WrongAnswer) -> String {
    switch region {
    case .negativeSlope: "\(answer.slopeName) < 0"
    case .side(let name, let isNegative): "\(name) \(isNegative ? "<" : ">=") 0"
    case .beyond(let name, let right, let wrong):
      decimal(right) == decimal(wrong)
        ? "\(name) \(wrong > right ? ">" : "<") \(decimal(right, digits: 4))"
        : "\(name) is \(wrong > right ? "above" : "below") some place between \(decimal(right, digits: 3)) "
          + "and \(decimal(wrong, digits: 3))"
    }
  }

  private static func lowered(_ sentence: String) -> String {
    sentence.hasPrefix("It equals")
      ? "i" + sentence.dropFirst() : sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

extension WrongAnswer {
  /// What is done to yours and wanted.
  var versus: String { quantity.isLogarithm ? "yours - wanted" : "yours / wanted" }
  var ratio: String { quantity.isLogarithm ? "exp(yours - wanted)" : "yours / wanted" }
  var slopeName: String { dimension == 1 ? "f'" : "det" }

  /// A constant ratio as it is shown: its name, or digits enough to differ from 1; of logarithms, its logarithm.
  func text(_ c: Explanation.Constant, isRatio: Bool = false) -> String {
    if quantity.isLogarithm, !isRatio {
      let log = Double.log(c.value)
      let digits = near(log)
      guard let name = c.name else { return digits }
      return "\(digits) = "
        + (name.text.hasPrefix("1/") ? "-log(\(name.text.dropFirst(2)))" : "log(\(name.text))")
    }
    return c.name?.text ?? near(c.value)
  }

  /// Six digits, or as many more as it takes to differ from 1 in the last three of them.
  func near(_ value: Double) -> String {
    let gap = (value.magnitude - 1).magnitude
    guard gap > 0, gap < ExplanationSearch.imprecision else { return decimal(value, digits: 6) }
    return decimal(value, digits: Swift.min(17, 3 + Int((-Double.log(gap) / Double.log(10)).rounded(.up))))
  }
}
