import Theorem

/// What the command line asked for.
struct Arguments {
  enum What { case equation(Equation), all, list }

  var what: What?
  var map: String?
  var forward: [String] = []
  var inverse: String?
  var derivative: String?
  var determinant: String?
  var base: String?
  /// The intervals as they were typed: parameters may stand in them.
  var on: String?
  var settings = Settings()
  var mistake: String?
  var evidence: Set<Evidence>?
  var samples: Int?
  var seed: UInt64?
  var json: String?
  var html: String?
  var figure: String?
  var junit: String?
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

/// Bad usage or input: one line that says what was wrong and what to type next. Exit code 2.
struct UsageError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension Arguments {
  init(_ words: [String]) throws(UsageError) {
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

  private mutating func takeWhat(_ word: String) throws(UsageError) {
    if case .list = what, ["equations", "maps", "bases", "mistakes"].contains(word), listed == nil {
      listed = word
      return
    }
    guard what == nil else {
      throw UsageError("one equation at a time, and '\(word)' is a second; try: verify-eq all")
    }
    switch word {
    case "all": what = .all
    case "list": what = .list
    default:
      guard let number = Int(word) else {
        throw UsageError(
          "'\(word)' is not an equation; try a number from 1 to 9, 'all' or 'list': verify-eq 7")
      }
      guard let equation = Equation(number) else {
        throw UsageError("there is no equation (\(number)); the chapter has (1) to (9): verify-eq list")
      }
      what = .equation(equation)
    }
  }

  private mutating func takeOption(_ name: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
    switch name {
    case "--quiet", "-q": quiet = true
    case "--rows": rows = true
    case "--help", "-h": help = true
    case "--version": version = true
    case "--map": map = try value(name, "sinh", &rest)
    case "--forward": forward.append(try value(name, "\"z + 0.5*sin(z)\"", &rest))
    case "--inverse": inverse = try value(name, "\"asinh(x)\"", &rest)
    case "--derivative": derivative = try value(name, "\"cosh(z)\"", &rest)
    case "--determinant": determinant = try value(name, "\"exp(z2)\"", &rest)
    case "--base": base = try value(name, "normal", &rest)
    case "--mistake": mistake = try value(name, "multiplied", &rest)
    case "--json": json = try value(name, "report.json", &rest)
    case "--html": html = try value(name, "report.html", &rest)
    case "--figure": figure = try value(name, "equation.svg", &rest)
    case "--junit": junit = try value(name, "report.xml", &rest)
    case "--proof": proof = try value(name, "eq7.v", &rest)
    case "--on": on = try value(name, "-1...1", &rest)
    case "--let": try settings.take(try value(name, "sigma=0.5", &rest))
    case "--evidence": evidence = try levels(try value(name, "measured,exact", &rest))
    case "--samples":
      let text = try value(name, "10000", &rest)
      guard let n = Int(text), n >= 1, n <= Self.mostSamples else {
        throw UsageError(
          "--samples takes a whole number from 1 to \(Self.mostSamples), not '\(text)'; try: --samples 10000")
      }
      samples = n
    case "--seed":
      let text = try value(name, "1", &rest)
      guard let n = UInt64(text) else {
        throw UsageError("--seed takes a whole number from 0 to 2^64 - 1, not '\(text)'; try: --seed 1")
      }
      seed = n
    default:
      var program = self.program
      guard try program.take(name, { example throws(UsageError) in try value(name, example, &rest) }) else {
        throw UsageError("there is no option '\(name)'; try: verify-eq --help")
      }
      self.program = program
    }
  }

  /// A hundred million draws of a map take some minutes and a gigabyte; more is likelier a slip than a wish.
  private static let mostSamples = 100_000_000

  private func value(_ name: String, _ example: String, _ rest: inout ArraySlice<String>) throws(UsageError)
    -> String
  {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw UsageError("\(name) needs a value; try: \(name) \(example)")
    }
    return value
  }

  /// One interval, or one a coordinate after commas; none where none was typed.
  func intervals(_ parameters: Parameters = Parameters()) throws(UsageError) -> [Domain] {
    guard let on else { return [] }
    var found: [Domain] = []
    for part in Settings.split(on) { found.append(try interval(part, parameters)) }
    return found
  }

  /// "a...b", with a < b, each a number, a constant such as pi/2 or of the parameters; "-inf" and "inf" allowed.
  private func interval(_ text: String, _ parameters: Parameters) throws(UsageError) -> Domain {
    func end(_ text: Substring) -> Double? {
      let text = Settings.trimmed(text)
      return Double(text) ?? (try? ConstantExpression(text, with: parameters))?.double
    }
    guard let dots = text.range(ofDots: "..."), let a = end(text[..<dots.lowerBound]),
      let b = end(text[dots.upperBound...]), !a.isNaN, !b.isNaN
    else {
      throw UsageError("--on takes an interval a...b, not '\(text)'; try: --on -1.5...1.5")
    }
    guard a < b else {
      throw UsageError(
        "--on \(text) is empty: its lower end is not below its upper end; try: --on \(decimal(Swift.min(a, b)))...\(decimal(a == b ? b + 1 : Swift.max(a, b)))"
      )
    }
    return Domain(a, b)
  }

  private func levels(_ text: String) throws(UsageError) -> Set<Evidence> {
    var levels: Set<Evidence> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let level = Evidence(rawValue: String(word)) else {
        let known = Evidence.allCases.map(\.rawValue).joined(separator: ",")
        throw UsageError("'\(word)' is not a level of evidence; try: --evidence \(known)")
      }
      levels.insert(level)
    }
    return levels
  }

  private func checkTogether() throws(UsageError) {
    if help || version { return }
    guard what != nil else {
      throw UsageError("which equation? try: verify-eq 7, verify-eq all, or verify-eq --help")
    }
    try program.check(self)
    if map != nil && !forward.isEmpty {
      throw UsageError("--map names one of our maps and --forward types yours; give one of the two")
    }
    if forward.isEmpty && hasClaims {
      throw UsageError(
        "--inverse, --derivative and --determinant are claims about a --forward; try: --forward \"sinh(z)\" --inverse \"asinh(x)\""
      )
    }
    if derivative != nil && determinant != nil {
      throw UsageError(
        "--derivative is a claim about a map of the line, --determinant about one in D dimensions; give one of the two"
      )
    }
    try checkOutputs()
    if !settings.values.isEmpty && forward.isEmpty {
      throw UsageError(
        "--let gives a value to a name in your --forward; try: --forward \"exp(sigma*z)\" --let sigma=0.5")
    }
    _ = settings.values.isEmpty ? try intervals() : []
    if mistake != nil && hasClaims {
      throw UsageError("--mistake stands in for the formula and a claim gives one; give one of the two")
    }
  }

  private var hasClaims: Bool { inverse != nil || derivative != nil || determinant != nil }
}

extension Arguments {
  /// Where the report is written besides the terminal, by option.
  var outputs: [(option: String, path: String)] {
    [("--json", json), ("--html", html), ("--junit", junit), ("--figure", figure)].compactMap {
      option, path in
      path.map { (option, $0) }
    }
  }

  /// Two reports into one place would be neither of the two, and a picture is of one equation.
  private func checkOutputs() throws(UsageError) {
    if figure != nil, case .all = what {
      throw UsageError("--figure draws one equation, and 'all' are nine; try: verify-eq 6 --figure eq6.svg")
    }
    for (index, second) in outputs.enumerated() {
      guard let first = outputs[..<index].first(where: { $0.path == second.path }) else { continue }
      let place = first.path == "-" ? "stdout" : first.path
      throw UsageError(
        "\(first.option) and \(second.option) both go to \(place); give one of them another path: \(second.option) other.\(Self.endings[second.option] ?? "txt")"
      )
    }
  }
}

extension Arguments {
  private static let endings = ["--json": "json", "--html": "html", "--junit": "xml", "--figure": "svg"]
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
