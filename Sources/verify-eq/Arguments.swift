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
  var parameters = ParameterGrid()
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
  /// The one equation that was asked for; nil for all, and for a list.
  var equation: Equation? { if case .equation(let one) = what { one } else { nil } }
  /// The maps alone.
  var forward: [String] { steps.map(\.forward) }
  /// Whether anything is claimed of a map or of P_X.
  var hasClaims: Bool { early.hasClaims || steps.contains(where: \.hasClaims) || aboutX != nil }

  init(_ words: [String]) throws(Failure) {
    self.words = words
    help = words.isEmpty
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
    if case .list = what, listed == nil {
      let lists = ["equations", "maps", "bases", "functions", "claims", "mistakes"]
      guard lists.contains(word) else {
        throw Failure(
          "there is no list of '\(word)', but of \(lists.joined(separator: ", ")); try: verify-eq list maps")
      }
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
        throw Failure("'\(word)' is not an equation; try a number from 1 to 9, 'all' or 'list': verify-eq 7")
      }
      guard let equation = Equation(number) else {
        throw Failure(
          "there is no equation (\(number)); the chapter has (1) to (\(Equation.all.count)): verify-eq list")
      }
      what = .equation(equation)
    }
  }

  private mutating func takeOption(_ name: String, _ rest: inout ArraySlice<String>) throws(Failure) {
    func value(_ example: String) throws(Failure) -> String {
      guard let value = rest.popFirst(), !value.isEmpty else {
        throw Failure("\(name) needs a value; try: \(name) \(example)")
      }
      return value
    }
    switch name {
    case "--quiet", "-q": quiet = true
    case "--rows": rows = true
    case "--help", "-h": help = true
    case "--version": version = true
    case "--map": map = try value("sinh")
    case "--forward": takeStep(try value("\"z + 0.5*sin(z)\""))
    case "--inverse": try claim(name, \.inverse, try value("\"asinh(x)\""))
    case "--derivative": try claim(name, \.derivative, try value("\"cosh(z)\""))
    case "--log-derivative": try claim(name, \.logDerivative, try value("\"log(cosh(z))\""))
    case "--determinant": try claim(name, \.determinant, try value("\"exp(z2)\""))
    case "--log-determinant", "--log-det": try claim(name, \.logDeterminant, try value("z2"))
    case "--density": try claimX(.density, try value("\"exp(-x)\""))
    case "--log-density": try claimX(.logDensity, try value("\"-x\""))
    case "--cumulative", "--cdf": try claimX(.cumulative, try value("\"1 - exp(-x)\""))
    case "--up-to-constant": isUpToConstant = true
    case "--base": base = try value("normal")
    case "--mistake": mistake = try value("multiplied")
    case "--proof": proof = try value("eq7.v")
    case "--on": on = try value("-1...1")
    case "--let": try parameters.take(try value("sigma=0.5"))
    case "--evidence": evidence = try levels(try value("measured,exact"))
    // A hundred million draws of a map take some seconds, or minutes in a debug build; more is likelier a slip than a wish.
    case "--samples": samples = try whole(name, try value("10000"), 1...100_000_000, example: 10_000)
    // More threads than machines have cores only take turns.
    case "--threads": threads = try whole(name, try value("2"), 1...1024, example: 2)
    case "--seed":
      let text = try value("1")
      guard let n = UInt64(text) else {
        throw Failure("--seed takes a whole number from 0 to 2^64 - 1, not '\(text)'; try: --seed 1")
      }
      seed = n
    default:
      if let format = OutputFormat.named(name) {
        let path = try value(format.example)
        outputs.removeAll { $0.format.option == name }
        outputs.append((format, path))
      } else if try !program.take(name, value) {
        throw Failure("there is no option '\(name)'; try: verify-eq --help")
      }
    }
  }

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

  private mutating func claimX(_ kind: TypedDensity.Kind, _ text: String) throws(Failure) {
    guard aboutX == nil else {
      throw Failure("P_X is claimed twice; give one of --density, --log-density, --cumulative")
    }
    aboutX = Typed.AboutX(text, kind)
  }

  private mutating func checkTogether() throws(Failure) {
    if help || version { return }
    guard what != nil else {
      throw Failure("which equation? try: verify-eq 7, verify-eq all, or verify-eq --help")
    }
    try program.check(self)
    let slopes = steps.map {
      [$0.derivative, $0.logDerivative, $0.determinant, $0.logDeterminant].compactMap(\.self)
    }
    let clashes: [(isThere: Bool, words: String)] = [
      (
        map != nil && !forward.isEmpty,
        "--map names one of our maps and --forward types yours; give one of the two"
      ),
      (
        forward.isEmpty && hasClaims,
        "--inverse, --derivative, --determinant and --density are claims about a --forward; try: --forward \"sinh(z)\" --inverse \"asinh(x)\""
      ),
      (
        steps.contains { $0.derivative != nil && $0.determinant != nil },
        "--derivative is a claim about a map of the line, --determinant about one in D dimensions; give one of the two"
      ),
      (
        slopes.contains { $0.count > 1 },
        "a slope and its logarithm are one claim; give one of the two for each --forward"
      ),
      (
        aboutX != nil && steps.contains(where: \.hasSlope),
        "P_X and a slope are two claims; give one of them at a time"
      ),
      (
        isUpToConstant && aboutX == nil,
        "--up-to-constant leaves a constant of P_X open; try: --density \"exp(-x^2/2)\" --up-to-constant"
      ),
    ]
    if let clash = clashes.first(where: \.isThere) { throw Failure(clash.words) }
    if isUpToConstant { aboutX?.isUpToConstant = true }
    try checkOutputs()
    if !parameters.values.isEmpty && forward.isEmpty {
      throw Failure(
        "--let gives a value to a name in your --forward; try: --forward \"exp(sigma*z)\" --let sigma=0.5")
    }
    if let on, !Region.isOne(on), parameters.values.isEmpty { _ = try intervals() }
    if mistake != nil && hasClaims {
      throw Failure("--mistake stands in for the formula and a claim gives one; give one of the two")
    }
  }

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
