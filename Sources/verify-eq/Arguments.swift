import Kit
import Theorem

/// What the command line asked for.
struct Arguments {
  enum What { case equation(Equation), all, list }

  var what: What?
  var map: String?
  /// Each --forward, with the claims that were typed behind it.
  var steps: [Typed.Step] = []
  /// Claims that were typed before the first --forward.
  private var early = Typed.Step("")
  /// What is claimed of P_X.
  var aboutX: Typed.AboutX?
  var isUpToConstant = false
  var base: String?
  /// The intervals as they were typed: parameters may stand in them.
  var on: String?
  var settings = Settings()
  var mistake: String?
  var evidence: Set<Evidence>?
  var samples: Int?
  var seed: UInt64?
  var threads: Int?
  /// Where the report goes besides the terminal.
  var outputs: [(format: OutputFormat, path: String)] = []
  var program = ProgramArguments()
  var proof: String?
  var quiet = false
  /// The part that `list` is asked for.
  var listed: String?
  var rows = false
  var help = false
  var version = false
  /// What was typed, as it was typed.
  var words: [String] = []
}

extension Arguments {
  init(_ words: [String]) throws(Failure) {
    self.words = words
    var rest = words[...]
    while let word = rest.popFirst() {
      // `--name=value` is `--name value`.
      if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
        rest.insert(String(word[word.index(after: equals)...]), at: rest.startIndex)
        try takeOption(String(word[..<equals]), &rest)
      } else if word.hasPrefix("-") && word != "-" {
        try takeOption(word, &rest)
      } else {
        try takeWhat(word)
      }
    }
    try checkTogether()
  }

  private mutating func takeWhat(_ word: String) throws(Failure) {
    if case .list = what, ["equations", "maps", "bases", "functions", "claims", "mistakes"].contains(word),
      listed == nil
    {
      listed = word
      return
    }
    guard what == nil else {
      throw Failure("one equation at a time, and '\(word)' is a second; try: verify-eq all")
    }
    switch word {
    case "all": what = .all
    case "list": what = .list
    default:
      guard let number = Int(word) else {
        throw Failure(
          "'\(word)' is not an equation; try a number from 1 to 9, 'all' or 'list': verify-eq 7")
      }
      guard let equation = Equation(number) else {
        throw Failure("there is no equation (\(number)); the chapter has (1) to (9): verify-eq list")
      }
      what = .equation(equation)
    }
  }

  private mutating func takeOption(_ name: String, _ rest: inout ArraySlice<String>) throws(Failure) {
    switch name {
    case "--quiet", "-q": quiet = true
    case "--rows": rows = true
    case "--help", "-h": help = true
    case "--version": version = true
    case "--map": map = try value(name, "sinh", &rest)
    case "--forward": takeStep(try value(name, "\"z + 0.5*sin(z)\"", &rest))
    case "--inverse": try claim(name, \.inverse, try value(name, "\"asinh(x)\"", &rest))
    case "--derivative": try claim(name, \.derivative, try value(name, "\"cosh(z)\"", &rest))
    case "--log-derivative": try claim(name, \.logDerivative, try value(name, "\"log(cosh(z))\"", &rest))
    case "--determinant": try claim(name, \.determinant, try value(name, "\"exp(z2)\"", &rest))
    case "--log-determinant", "--log-det":
      try claim(name, \.logDeterminant, try value(name, "z2", &rest))
    case "--density": try claimX(name, .density, try value(name, "\"exp(-x)\"", &rest))
    case "--log-density": try claimX(name, .logDensity, try value(name, "\"-x\"", &rest))
    case "--cumulative", "--cdf": try claimX(name, .cumulative, try value(name, "\"1 - exp(-x)\"", &rest))
    case "--up-to-constant": isUpToConstant = true
    case "--base": base = try value(name, "normal", &rest)
    case "--mistake": mistake = try value(name, "multiplied", &rest)
    case "--proof": proof = try value(name, "eq7.v", &rest)
    case "--on": on = try value(name, "-1...1", &rest)
    case "--let": try settings.take(try value(name, "sigma=0.5", &rest))
    case "--evidence": evidence = try levels(try value(name, "measured,exact", &rest))
    case "--samples":
      let text = try value(name, "10000", &rest)
      guard let n = Int(text), n >= 1, n <= Self.mostSamples else {
        throw Failure(
          "--samples takes a whole number from 1 to \(Self.mostSamples), not '\(text)'; try: --samples 10000")
      }
      samples = n
    case "--threads":
      let text = try value(name, "2", &rest)
      guard let n = Int(text), n >= 1, n <= Self.mostThreads else {
        throw Failure(
          "--threads takes a whole number from 1 to \(Self.mostThreads), not '\(text)'; try: --threads 2")
      }
      threads = n
    case "--seed":
      let text = try value(name, "1", &rest)
      guard let n = UInt64(text) else {
        throw Failure("--seed takes a whole number from 0 to 2^64 - 1, not '\(text)'; try: --seed 1")
      }
      seed = n
    default:
      if let format = OutputFormat.named(name) {
        let path = try value(name, format.example, &rest)
        outputs.removeAll { $0.format.option == name }
        outputs.append((format, path))
        return
      }
      var program = self.program
      guard try program.take(name, { example throws(Failure) in try value(name, example, &rest) }) else {
        throw Failure("there is no option '\(name)'; try: verify-eq --help")
      }
      self.program = program
    }
  }

  /// More threads than machines have cores only take turns.
  private static let mostThreads = 1024

  /// A hundred million draws of a map take some seconds, or minutes in a debug build; more is likelier a slip than a wish.
  private static let mostSamples = 100_000_000

  private mutating func takeStep(_ forward: String) {
    var step = steps.isEmpty ? early : Typed.Step(forward)
    step.forward = forward
    steps.append(step)
  }

  /// A claim belongs to the --forward before it; before the first, to that.
  private mutating func claim(
    _ name: String, _ part: WritableKeyPath<Typed.Step, String?>, _ text: String
  ) throws(Failure) {
    var step = steps.last ?? early
    guard step[keyPath: part] == nil else {
      throw Failure("\(name) is given twice for one --forward; each belongs to the --forward before it")
    }
    step[keyPath: part] = text
    if steps.isEmpty { early = step } else { steps[steps.count - 1] = step }
  }

  private mutating func claimX(_ name: String, _ kind: TypedDensity.Kind, _ text: String) throws(Failure) {
    guard aboutX == nil else {
      throw Failure("P_X is claimed twice; give one of --density, --log-density, --cumulative")
    }
    aboutX = Typed.AboutX(text, kind)
  }

  private func value(_ name: String, _ example: String, _ rest: inout ArraySlice<String>) throws(Failure)
    -> String
  {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw Failure("\(name) needs a value; try: \(name) \(example)")
    }
    return value
  }

  /// One interval, or one a coordinate after commas; none where none was typed.
  func intervals(_ parameters: Parameters = Parameters()) throws(Failure) -> [Domain] {
    guard let on else { return [] }
    if Region.isOne(on) {
      guard let first = steps.first else {
        throw Failure(
          "--on \(on) speaks of a map's variables; give an interval, or a --forward: --on -1...1")
      }
      do throws(FormulaError) {
        return try Region(on, of: FormulaList(map: first.forward, with: parameters)).box
      } catch {
        throw Failure("--on: \(error.description)")
      }
    }
    var found: [Domain] = []
    for part in Settings.split(on) { found.append(try interval(part, parameters)) }
    return found
  }

  /// "a...b", with a < b, each a number, a constant such as pi/2 or of the parameters; "-inf" and "inf" allowed.
  private func interval(_ text: String, _ parameters: Parameters) throws(Failure) -> Domain {
    func end(_ text: Substring) -> Double? {
      let text = Settings.trimmed(text)
      return Double(text) ?? (try? ConstantExpression(text, with: parameters))?.double
    }
    guard let dots = text.range(ofDots: "..."), let a = end(text[..<dots.lowerBound]),
      let b = end(text[dots.upperBound...]), !a.isNaN, !b.isNaN
    else {
      throw Failure("--on takes an interval a...b, not '\(text)'; try: --on -1.5...1.5")
    }
    guard a < b else {
      throw Failure(
        "--on \(text) is empty: its lower end is not below its upper end; try: --on \(decimal(Swift.min(a, b)))...\(decimal(a == b ? b + 1 : Swift.max(a, b)))"
      )
    }
    return Domain(a, b)
  }

  private func levels(_ text: String) throws(Failure) -> Set<Evidence> {
    var levels: Set<Evidence> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let level = Evidence(rawValue: String(word)) else {
        let known = Evidence.allCases.map(\.rawValue).joined(separator: ",")
        throw Failure("'\(word)' is not a level of evidence; try: --evidence \(known)")
      }
      levels.insert(level)
    }
    return levels
  }

  private mutating func checkTogether() throws(Failure) {
    if help || version { return }
    guard what != nil else {
      throw Failure("which equation? try: verify-eq 7, verify-eq all, or verify-eq --help")
    }
    try program.check(self)
    if map != nil && !forward.isEmpty {
      throw Failure("--map names one of our maps and --forward types yours; give one of the two")
    }
    if forward.isEmpty && hasClaims {
      throw Failure(
        "--inverse, --derivative, --determinant and --density are claims about a --forward; try: --forward \"sinh(z)\" --inverse \"asinh(x)\""
      )
    }
    for step in steps {
      if step.derivative != nil && step.determinant != nil {
        throw Failure(
          "--derivative is a claim about a map of the line, --determinant about one in D dimensions; give one of the two"
        )
      }
      let slopes = [step.derivative, step.logDerivative, step.determinant, step.logDeterminant]
      if slopes.count(where: { $0 != nil }) > 1 {
        throw Failure("a slope and its logarithm are one claim; give one of the two for each --forward")
      }
    }
    if aboutX != nil && steps.contains(where: \.hasSlope) {
      throw Failure("P_X and a slope are two claims; give one of them at a time")
    }
    if isUpToConstant && aboutX == nil {
      throw Failure(
        "--up-to-constant leaves a constant of P_X open; try: --density \"exp(-x^2/2)\" --up-to-constant")
    }
    if isUpToConstant { aboutX?.isUpToConstant = true }
    try checkOutputs()
    if !settings.values.isEmpty && forward.isEmpty {
      throw Failure(
        "--let gives a value to a name in your --forward; try: --forward \"exp(sigma*z)\" --let sigma=0.5")
    }
    if let on, !Region.isOne(on), settings.values.isEmpty { _ = try intervals() }
    if mistake != nil && hasClaims {
      throw Failure("--mistake stands in for the formula and a claim gives one; give one of the two")
    }
  }

  /// Whether anything is claimed of a map or of P_X.
  var hasClaims: Bool { early.hasClaims || steps.contains(where: \.hasClaims) || aboutX != nil }
}

extension Arguments {
  /// The maps alone.
  var forward: [String] { steps.map(\.forward) }
}

extension Arguments {
  /// Two reports into one place would be neither of the two, and a picture is of one equation.
  private func checkOutputs() throws(Failure) {
    if outputs.contains(where: { $0.format.option == "--figure" }), case .all = what {
      throw Failure("--figure draws one equation, and 'all' are nine; try: verify-eq 6 --figure eq6.svg")
    }
    for (index, second) in outputs.enumerated() {
      guard let first = outputs[..<index].first(where: { $0.path == second.path }) else { continue }
      let place = first.path == "-" ? "stdout" : first.path
      throw Failure(
        "\(first.format.option) and \(second.format.option) both go to \(place); give one of them another path: \(second.format.option) other.\(second.format.ending)"
      )
    }
  }
}

extension String {
  fileprivate func range(ofDots dots: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(dots) { return start..<index(start, offsetBy: dots.count) }
      start = index(after: start)
    }
    return nil
  }
}
