/// A map and a claim about its slope as a reader typed them: where a number of an explanation stands in them, and what to type instead.
public struct WrittenClaim: Sendable, Hashable {
  /// f, as it was typed.
  public let forward: String
  /// f′, or det, as it was typed.
  public let claim: String
  /// The option that the claim was typed behind.
  public let option: String
  /// The names that stand for numbers in both.
  public let parameters: Parameters

  /// These three texts, as they were typed.
  public init(
    forward: String, claim: String, option: String, with parameters: Parameters = Parameters()
  ) {
    self.parameters = parameters
    self.forward = forward
    self.claim = claim
    self.option = option
  }

  /// Whether the claim is about P_X, in x, not about the slope, in z.
  var isDensity: Bool { option.hasSuffix("density") }
  /// Whether it is a logarithm.
  private var isLogarithm: Bool { option.hasPrefix("--log") }

  /// Where the factor `k` of the claim (claimed = k times right) comes from, as the end of a sentence; nil where it stands nowhere.
  func origin(of k: Explanation.Constant) -> String? {
    // Of a logarithm it is a term, and not a factor, that is missing.
    if isLogarithm { return nil }
    func occurs(_ text: String) -> (shown: String, count: Int)? {
      let all = numbers(in: text).filter { number in
        [number.value, 1 / number.value].contains { ($0 - k.value.magnitude).magnitude <= k.error + $0.ulp }
      }
      // A name is likelier meant than a digit of the same value.
      let first = all.first { $0.text.first.map(FormulaParser.isLetter) ?? false } ?? all.first
      return first.map { one in (one.text, all.count { $0.text == one.text }) }
    }
    let slope = isDensity ? "density" : option.hasSuffix("derivative") ? "f'" : "det"
    if let (digits, name) = rounded(k) { return "\(digits) in your \(slope) is \(name), with too few digits" }
    switch (occurs(forward), occurs(claim)) {
    case (let there?, nil): return "\(there.shown) stands in your f, and is missing in your \(slope)"
    case (let there?, let here?) where there.count >= here.count:
      return "\(there.shown) stands in your f, and by the chain rule once more in \(slope) than in yours"
    case (_, let here?): return "\(here.shown) stands in your \(slope), and is one too many there"
    case (nil, nil): return nil
    }
  }

  /// A number of the claim, and the number without digits that it becomes when the factor k is taken out of it: with
  /// two digits written at least, k is 1 to within a hundredth.
  private func rounded(_ k: Explanation.Constant) -> (digits: String, name: String)? {
    guard (k.value - 1).magnitude < 0.01 else { return nil }
    for number in numbers(in: claim) where number.text.contains(".") {
      let meant = number.value / k.value
      if let name = SimpleNumber.nearest(to: meant, within: meant * k.error + meant.ulp) {
        return (number.text, name.text)
      }
    }
    return nil
  }

  /// The claim with as little changed as makes it right at the probes; nil where none of the usual repairs does.
  ///
  /// Each repair is tried: what is offered has been computed, with the sign, at every probe.
  func repaired(for explanation: Explanation, _ answer: WrongAnswer) -> String? {
    repairs(for: explanation, answer).flatMap { isLogarithm ? [$0] : [$0, negated($0)] }
      .first { isRight($0, answer) }
  }

  /// Whether a text in the claim's place gives the right numbers at every probe.
  func isRight(_ text: String, _ answer: WrongAnswer) -> Bool {
    guard let f = try? FormulaList(map: forward, with: parameters) else { return false }
    let read =
      isDensity ? try? Formula(text, atImageOf: f.components) : try? Formula(text, about: f.components)
    guard let formula = read else { return false }
    return answer.probes.allSatisfy { probe in
      let place = isDensity ? probe.x : probe.z
      let typed = value(
        .rounding(formula.evaluate(place), within: formula.evaluate(place.map { Interval($0) })))
      let wanted = isDensity ? probe.wanted : probe.slope
      // Of a determinant, and by a logarithm, only the size is claimed.
      let size = SignedLogarithm(log: wanted.log, error: wanted.error, isNegative: typed.isNegative)
      return typed.isFinite
        && typed.agrees(with: option == "--derivative" || option == "--density" ? wanted : size)
    }
  }

  private func value(_ estimate: Estimate) -> SignedLogarithm {
    isLogarithm ? SignedLogarithm(log: estimate.value, error: estimate.error) : SignedLogarithm(estimate)
  }

  private func repairs(for explanation: Explanation, _ answer: WrongAnswer) -> [String] {
    if case .offset(let c) = explanation { return withoutTerm(c) }
    if isLogarithm { return logarithmRepairs }
    if isDensity, !(Self.isConstant(explanation)) { return Self.jacobians(in: variable).flatMap(times) }
    let isName = claim.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    let atom = isName ? claim : "(\(claim))"
    let turned = claim.hasPrefix("1/") ? [String(claim.dropFirst(2))] : []
    let powers = number(answer) + turned + ["1/\(atom)", "sqrt(\(claim))", "\(atom)^2"]
    guard let c = ExplanationSearch(answer).constantFactor else { return powers }
    let k = answer.quantity.power > 0 || isDensity ? c.value : 1 / c.value
    let factors = withoutFactor(k, within: c.error / c.value.magnitude * k.magnitude)
    if case .known = explanation { return powers + factors }
    return number(answer) + factors
  }

  /// What the image point is called in the claim.
  private var variable: String {
    VariableNames(in: claim, besides: parameters).names.first ?? "x"
  }

  private static func isConstant(_ explanation: Explanation) -> Bool {
    switch explanation {
    case .factor, .sign: true
    default: false
    }
  }

  /// The slopes of the commonest maps, in their image: of exp, the logistic function, tanh, sinh, and a root.
  private static func jacobians(in x: String) -> [String] {
    [x, "(\(x)*(1 - \(x)))", "(1 - \(x)^2)", "sqrt(1 + \(x)^2)", "abs(\(x))", "sqrt(\(x))"]
  }

  /// The claim times such a number, and over it, once or twice.
  private func times(_ jacobian: String) -> [String] {
    let product = Self.isProduct(claim) ? claim : "(\(claim))"
    let over = Self.isProduct(claim) && !claim.contains("/") ? claim : "(\(claim))"
    let wholes = numbers(in: forward).map(\.text)
    let plain = [
      "\(over)/\(jacobian)", "\(jacobian)*\(product)", "\(over)/\(jacobian)^2", "\(jacobian)^2*\(product)",
    ]
    return plain
      + wholes.flatMap { n in
        [
          "\(over)/(\(n)*\(jacobian))", "\(over)*\(n)/\(jacobian)", "\(product)*\(jacobian)/\(n)",
          "\(n)*\(jacobian)*\(product)",
        ]
      }
  }

  /// The usual repairs of a logarithm: its sign, a term too many or too few, the logarithm itself.
  private var logarithmRepairs: [String] {
    let atom = Self.isProduct(claim) ? claim : "(\(claim))"
    let opposite =
      claim.hasPrefix("-") && Self.isProduct(String(claim.dropFirst()))
      ? String(claim.dropFirst()) : "-\(atom)"
    let typed = (numbers(in: claim) + numbers(in: forward)).map(\.text)
    let logs = (typed + ["2"]).map { "log(\($0))" } + ["log(2*pi)/2", "log(2*pi)", "1"]
    var texts = ["0", opposite, "log(abs(\(claim)))", "\(atom)/2", "2*\(atom)"]
    texts += logs.flatMap { ["\(claim) - \($0)", "\(claim) + \($0)"] }
    texts += logs.flatMap {
      [" - \($0)", "-\($0)", " + \($0)", "+\($0)", "\($0) + ", "\($0)+"].compactMap { removing($0) }
    }
    guard isDensity else { return texts }
    let slopes = Self.jacobians(in: variable).map {
      "log(\($0.hasPrefix("(") ? String($0.dropFirst().dropLast()) : $0))"
    }
    for slope in slopes {
      texts += [
        "\(claim) - \(slope)", "\(claim) + \(slope)", "\(claim) - 2*\(slope)", "\(claim) + 2*\(slope)",
      ]
      texts += logs.flatMap { ["\(claim) - \(slope) - \($0)", "\(claim) - \(slope) + \($0)"] }
    }
    return texts
  }

  /// The right number itself, where a number was claimed and f's slope is one.
  private func number(_ answer: WrongAnswer) -> [String] {
    guard let claimed = Double(claim), claimed.isFinite, let first = answer.probes.first?.slope,
      answer.probes.allSatisfy({ $0.slope.agrees(with: first) })
    else { return [] }
    let value = Double.exp(first.log)
    let error = value * (first.error + 4 * Double.ulpOfOne)
    let whole = value.rounded()
    if whole < 1e6, (whole - value).magnitude <= error { return ["\(Int(whole))"] }
    return SimpleNumber.nearest(to: value, within: error).map { [$0.text] } ?? []
  }

  private func negated(_ text: String) -> String {
    if text.hasPrefix("-"), Self.isProduct(String(text.dropFirst())) { return String(text.dropFirst()) }
    return Self.isProduct(text) ? "-\(text)" : "-(\(text))"
  }

  /// The claim over k: a number of it left out, the claim times a number, or over one; the shortest first.
  private func withoutFactor(_ k: Double, within error: Double) -> [String] {
    let product = Self.isProduct(claim) ? claim : "(\(claim))"
    let sign = k < 0 ? "-" : ""
    var named: [String] = []
    var texts = numbers(in: claim).flatMap { number in
      ["\(number.text)*", "*\(number.text)", "/\(number.text)"].compactMap { removing($0) }
    }
    for (name, value) in parameters.entries.map({ ($0.name, $0.value.double) }) {
      if (value - k.magnitude).magnitude <= error + value.ulp { named.append("\(sign)\(product)/\(name)") }
      if (1 / value - k.magnitude).magnitude <= error + k.magnitude.ulp {
        named.append("\(sign)\(name)*\(product)")
      }
    }
    if let times = SimpleNumber.nearest(to: 1 / k.magnitude, within: error / (k * k)) {
      texts.append("\(sign)\(times.text)*\(product)")
    }
    if let over = SimpleNumber.nearest(to: k.magnitude, within: error) {
      texts.append("\(sign)\(product)/\(over.isCompound ? "(\(over.text))" : over.text)")
    }
    if let (digits, name) = rounded(Explanation.Constant(k, error: error)),
      let range = claim.range(ofFirst: digits)
    {
      texts.append(String(claim[..<range.lowerBound]) + name + String(claim[range.upperBound...]))
    }
    texts.append(claim)
    return named + texts.sorted { $0.count < $1.count }
  }

  /// The claim less c.
  private func withoutTerm(_ c: Explanation.Constant) -> [String] {
    let texts = (numbers(in: claim).map(\.text) + ["1"]).flatMap { number in
      [" + \(number)", "+\(number)", " - \(number)", "-\(number)", "\(number) + ", "\(number)+"].compactMap {
        removing($0)
      }
    }
    let size = c.value.magnitude
    let name = (size - 1).magnitude <= c.error ? "1" : SimpleNumber.nearest(to: size, within: c.error)?.text
    return texts + (name.map { ["\(claim) \(c.value < 0 ? "+" : "-") \($0)"] } ?? [])
  }

  private func removing(_ part: String) -> String? {
    guard let range = claim.range(ofFirst: part) else { return nil }
    return String(claim[..<range.lowerBound] + claim[range.upperBound...])
  }

  /// Whether a factor may be put before it: no sum outside parentheses, and no sign in front.
  private static func isProduct(_ text: String) -> Bool {
    var depth = 0
    var last: Character?
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      // In 1e-3 the sign belongs to the number.
      if depth == 0, character == "+" || character == "-", last != "e", last != "E" { return false }
      if !character.isWhitespace { last = character }
    }
    return true
  }

  /// The numbers typed in a formula, exponents and the digits of names left out; pi, e and parameters among them.
  func numbers(in text: String) -> [(text: String, value: Double)] {
    let characters = Array(text)
    var found: [(String, Double)] = []
    var i = 0
    while i < characters.count {
      let start = i
      func run(_ holds: (Character) -> Bool) {
        while i < characters.count, holds(characters[i]) { i += 1 }
      }
      func isDigit(_ c: Character) -> Bool { ("0"..."9").contains(c) || c == "." }
      let before = characters[..<start].last { !$0.isWhitespace }
      if FormulaParser.isLetter(characters[i]) {
        run(FormulaParser.isWord)
        let name = String(characters[start..<i])
        if name == "pi" { found.append((name, .pi)) }
        if name == "e" { found.append((name, Double.exp(1))) }
        if let value = parameters[name]?.double, value != 0, before != "^" { found.append((name, value)) }
      } else if isDigit(characters[i]) {
        run(isDigit)
        if i < characters.count, characters[i] == "e" || characters[i] == "E" {
          let mark = i
          i += 1
          if i < characters.count, characters[i] == "-" || characters[i] == "+" { i += 1 }
          let digits = i
          run { ("0"..."9").contains($0) }
          if i == digits { i = mark }
        }
        let number = String(characters[start..<i])
        if before != "^", let value = Double(number), value != 0, value != 1 { found.append((number, value)) }
      } else {
        i += 1
      }
    }
    return found
  }
}

extension String {
  fileprivate func range(ofFirst part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
