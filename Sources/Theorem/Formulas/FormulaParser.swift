/// Recursive descent over the grammar of `Formula`, writing the postfix list as it reads.
///
///     expression = term { (+|-) term }
///     term       = signed { (*|/) signed }
///     signed     = { +|- } power
///     power      = operand [ ^ signed ]
///     operand    = number | name | name ( truth { , truth } ) | ( truth )
///     truth      = all { or all }
///     all        = one { and one }
///     one        = [ not ] expression { (<|<=|>|>=) expression }
struct FormulaParser {
  /// More than any formula written by hand, and read in well under a second.
  static let greatestLength = 10_000
  /// So many levels of parentheses, exponents and arguments. A level takes up to 13 KB of stack in a debug build, and
  /// the smallest stack of a thread that runs tests is half a megabyte.
  static let greatestDepth = 32
  static let greatestDimension = 64

  let text: String
  let characters: [Character]
  let letter: Formula.Letter
  /// nil where the number of variables is to be found from those that occur.
  let dimension: Int?
  /// In a claim about f, what x1, x2, ... stand for: the components of f; none elsewhere.
  let images: [Formula]
  /// The reader's own names of the variables, in order; empty where they are the letter, with numbers.
  let names: [String]
  /// Names that stand for numbers.
  let parameters: Parameters
  var place = 0
  var depth = 0
  var steps: [Formula.Step] = []
  /// Where z, and where one of z1, z2, ... was met first; the highest of these.
  var plain: Int?
  var indexed: Int?
  var highest = 0
  /// How many steps there were when a comparison had just been read.
  var truthEnd: Int?

  init(
    _ text: String, _ letter: Formula.Letter, dimension: Int?, images: [Formula] = [], names: [String] = [],
    parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    self.names = names
    self.parameters = parameters
    self.text = text
    self.letter = letter
    self.dimension = dimension
    self.images = images
    characters = Array(text)
    if characters.count > Self.greatestLength {
      throw error(
        .tooLong, at: Self.greatestLength,
        "the formula has \(characters.count) characters; use at most \(Self.greatestLength)")
    }
    skipSpace()
    if place == characters.count {
      throw error(.empty, at: place, "the formula is empty; type one in \(letter), such as \(example) + 1")
    }
  }

  /// A variable to show in an example.
  var example: String { names.first ?? letter.rawValue }

  func error(_ kind: FormulaError.Kind, at position: Int, _ message: String) -> FormulaError {
    FormulaError(kind: kind, formula: text, position: position, message: message)
  }

  // MARK: Characters

  /// The next character that isn't white space; nil at the end.
  var next: Character? { place < characters.count ? characters[place] : nil }

  mutating func skipSpace() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }
  mutating func advance() {
    place += 1
    skipSpace()
  }
  mutating func accept(_ character: Character) -> Bool {
    guard next == character else { return false }
    advance()
    return true
  }

  // MARK: Grammar. Each answers the value where it is a whole constant, which an exponent needs to know.

  mutating func expression() throws(FormulaError) -> Int? {
    var value = try term()
    while let sign = next, sign == "+" || sign == "-" {
      advance()
      let right = try term()
      value = Self.whole(value, right) {
        sign == "+" ? $0.addingReportingOverflow($1) : $0.subtractingReportingOverflow($1)
      }
      steps.append(sign == "+" ? .add : .subtract)
    }
    return value
  }

  private mutating func term() throws(FormulaError) -> Int? {
    var value = try signed()
    while let sign = next, sign == "*" || sign == "/" {
      advance()
      if next == "*" {
        throw error(.unexpectedCharacter, at: place, "a power is written with ^; type ^ instead of **")
      }
      let right = try signed()
      value = Self.whole(value, right) { a, b in
        if sign == "*" { return a.multipliedReportingOverflow(by: b) }
        return b != 0 && a % b == 0 ? (a / b, false) : (0, true)
      }
      steps.append(sign == "*" ? .multiply : .divide)
    }
    return value
  }

  private mutating func signed() throws(FormulaError) -> Int? {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.greatestDepth {
      throw error(
        .tooDeep, at: Swift.min(place, characters.count),
        "more than \(Self.greatestDepth) levels of parentheses and exponents; write the formula flatter")
    }
    var isNegative = false
    while let sign = next, sign == "+" || sign == "-" {
      advance()
      if sign == "-" { isNegative.toggle() }
    }
    let value = try power()
    guard isNegative else { return value }
    steps.append(.negate)
    return value.map { -$0 }
  }

  private mutating func power() throws(FormulaError) -> Int? {
    let base = try operand()
    guard accept("^") else { return base }
    let start = steps.count
    guard let exponent = try signed() else {
      steps.append(.power)
      return nil
    }
    steps.removeSubrange(start...)
    steps.append(.wholePower(exponent))
    guard exponent >= 0 else { return nil }
    // Beyond 63 factors anything but 0 and ±1 is too large to be an exponent.
    return exponent > 63
      ? nil
      : (0..<exponent).reduce(1) { product, _ in
        Self.whole(product, base) { $0.multipliedReportingOverflow(by: $1) }
      }
  }

  /// Up to 2⁵³ a whole number is a double, and the next power's exponent is exact too.
  static func whole(_ a: Int?, _ b: Int?, _ combine: (Int, Int) -> (Int, Bool)) -> Int? {
    guard let a, let b else { return nil }
    let (value, overflow) = combine(a, b)
    return overflow || value.magnitude > 1 << 53 ? nil : value
  }
}

extension FormulaParser {
  /// One formula, up to the end of the text.
  static func component(
    _ text: String, _ letter: Formula.Letter, dimension: Int, images: [Formula] = [], names: [String] = [],
    parameters: Parameters = Parameters()
  ) throws(FormulaError) -> Formula {
    try respelling(text) { text throws(FormulaError) in
      try read(
        text, letter, dimension: dimension, images: images, names: names, parameters: parameters)
    }
  }

  private static func read(
    _ text: String, _ letter: Formula.Letter, dimension: Int, images: [Formula], names: [String],
    parameters: Parameters
  ) throws(FormulaError) -> Formula {
    precondition(
      (1...greatestDimension).contains(dimension), "a formula has 1 to \(greatestDimension) variables")
    var parser = try FormulaParser(
      text, letter, dimension: dimension, images: images, names: names, parameters: parameters)
    _ = try parser.expression()
    if parser.next == "," {
      throw parser.error(
        .wrongDimension, at: parser.place, "one formula is wanted here; end it before the comma")
    }
    try parser.expectEnd()
    let shown = trimmed(parser.characters[...])
    return Formula(
      text: shown, letter: letter, dimension: dimension, steps: parser.steps, names: names,
      parameters: parameters)
  }

  /// Formulas between commas, up to the end of the text, and the number of variables.
  static func components(
    _ text: String, _ letter: Formula.Letter, dimension: Int?, names: [String] = [],
    parameters: Parameters = Parameters()
  ) throws(FormulaError) -> (components: [Formula], dimension: Int) {
    var parser = try FormulaParser(
      text, letter, dimension: dimension, names: names, parameters: parameters)
    var found: [(text: String, steps: [Formula.Step])] = []
    repeat {
      if found.count == greatestDimension {
        throw parser.error(
          .wrongDimension, at: parser.place, "more than \(greatestDimension) components; leave some out")
      }
      let start = parser.place
      parser.steps = []
      _ = try parser.expression()
      found.append((trimmed(parser.characters[start..<parser.place]), parser.steps))
    } while parser.accept(",")
    try parser.expectEnd()
    let d = dimension ?? Swift.max(found.count, parser.highest, names.count)
    if d > 1, names.isEmpty, let plain = parser.plain {
      throw parser.error(
        .wrongVariable, at: plain,
        "in \(d) dimensions the variables are numbered; type \(letter)1\(d > 2 ? ", ..." : "") or \(letter)\(d)"
      )
    }
    return (
      found.map {
        Formula(
          text: $0.text, letter: letter, dimension: d, steps: $0.steps, names: names, parameters: parameters)
      }, d
    )
  }

  static func trimmed(_ characters: ArraySlice<Character>) -> String {
    guard let end = characters.lastIndex(where: { !$0.isWhitespace }),
      let start = characters.firstIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(characters[start...end])
  }
}

extension FormulaParser {
  /// What `read` makes of the text; where it can't be read and is another notation's spelling, the error ends with the line to type.
  static func respelling<Value>(
    _ text: String, _ read: (String) throws(FormulaError) -> Value
  ) throws(FormulaError) -> Value {
    do {
      return try read(text)
    } catch {
      let points = Respelling.withDecimalPoints(text)
      let lines = [Respelling.of(text), points, points.flatMap(Respelling.of)].compactMap { $0 }
      guard let line = lines.first(where: { $0 != text && (try? read($0)) != nil }) else { throw error }
      let all = Array(text)
      let isPrefix =
        error.kind == .missingOperator && error.position < all.count && all[error.position] == "."
      let cause =
        isPrefix
        ? "names stand alone here, without what is before the point"
        : line == points ? "a decimal comma is a point here" : error.message
      throw FormulaError(
        kind: error.kind, formula: error.formula, position: error.position,
        message: "\(cause); the whole line: \(line)")
    }
  }
}
