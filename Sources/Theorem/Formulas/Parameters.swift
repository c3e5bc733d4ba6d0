/// A number as a formula writes it, without variables: 0.5, sqrt(2), pi/4, or another parameter's name.
///
/// Allowed error: none in the reading; then that of the scalar, so that 0.1 over `Interval` encloses one tenth.
/// Errors: `FormulaError` where it can't be read, has a variable in it, or has no value.
public struct ConstantExpression: Sendable, Hashable, CustomStringConvertible {
  let formula: Formula

  /// Reads a constant in which the parameters may stand.
  public init(_ text: String, with parameters: Parameters = Parameters()) throws(FormulaError) {
    var parser = try FormulaParser(text, .z, dimension: 0, parameters: parameters)
    let whole = try parser.expression()
    if parser.next == "," {
      throw parser.error(
        .wrongDimension, at: parser.place, "one number is wanted here; end it before the comma")
    }
    try parser.expectEnd()
    formula = Formula(
      text: FormulaParser.trimmed(parser.characters[...]), letter: .z, dimension: 0, steps: parser.steps,
      parameters: parameters)
    self.whole = whole
    guard double.isFinite else {
      throw parser.error(.numberOutOfRange, at: 0, "this has no value among the real numbers")
    }
  }

  /// The value where it is a whole number by its text, which makes it an exponent of any base.
  let whole: Int?
  /// As it was typed.
  public var text: String { formula.text }
  public var description: String { text }
  /// The value over any scalar.
  public func value<S: Scalar>() -> S { formula.evaluate([S]()) }
  /// The nearest that doubles come to it.
  public var double: Double { value() }
}

/// Names that stand for numbers in a formula: `sigma = 0.5`.
public struct Parameters: Sendable, Hashable {
  /// A name and its value.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public let name: String
    /// What it stands for.
    public let value: ConstantExpression
  }

  /// In the order in which they were given.
  public private(set) var entries: [Entry] = []

  /// None.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { entries.isEmpty }

  /// What `name` stands for; nil where it is no parameter.
  public subscript(name: String) -> ConstantExpression? { entries.first { $0.name == name }?.value }

  /// Gives `name` a value, in which those before it may stand.
  /// Errors: a name that formulas have for something else, or a value that can't be read.
  public mutating func set(_ name: String, to text: String) throws(FormulaError) {
    try Self.check(name)
    let value = try ConstantExpression(text, with: self)
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, value: value))
  }

  /// Refuses a name that is none, or is taken.
  private static func check(_ name: String) throws(FormulaError) {
    func refused(_ message: String) -> FormulaError {
      FormulaError(kind: .unknownName, formula: name, position: 0, message: message)
    }
    let characters = Array(name)
    guard let first = characters.first, FormulaParser.isLetter(first),
      characters.allSatisfy(FormulaParser.isWord)
    else { throw refused("a parameter's name is letters and digits, such as sigma or a1") }
    if (FormulaNames.functions + FormulaNames.constants + FormulaNames.words).contains(name) {
      throw refused(
        "\(name) is taken: formulas have it already; give the parameter another name, such as \(name)0")
    }
    if (first == "z" || first == "x"), characters.dropFirst().allSatisfy(FormulaParser.isDigit) {
      throw refused("\(name) is a variable's name; give the parameter another, such as a")
    }
  }
}

extension Parameters: CustomStringConvertible {
  /// "sigma = 0.5, mu = 1".
  public var description: String { entries.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ") }
}

extension Parameters {
  /// The text with each parameter's value in the place of its name.
  public func substituted(in text: String) -> String {
    FormulaParser.replacingWords(in: text) { word in
      self[word].map { constant in
        let value = constant.text
        return value.allSatisfy { FormulaParser.isDigit($0) || $0 == "." } ? value : "(\(value))"
      }
    }
  }
}

extension FormulaParser {
  /// The text with what `other` says in the place of each word; nil leaves the word.
  static func replacingWords(in text: String, by other: (String) -> String?) -> String {
    let characters = Array(text)
    var result = ""
    var i = 0
    while i < characters.count {
      let word = characters[i...].prefix(while: isWord)
      if word.isEmpty {
        result.append(characters[i])
        i += 1
      } else {
        result += other(String(word)) ?? String(word)
        i = word.endIndex
      }
    }
    return result
  }
}

extension Formula {
  /// The text, and what the parameters in it stand for.
  var textWithValues: String { FormulaList.shown(text, [self]) }
}

extension FormulaList {
  /// The text, and what the parameters in it stand for.
  var textWithValues: String { Self.shown(description, components) }

  fileprivate static func shown(_ text: String, _ formulas: [Formula]) -> String {
    guard let parameters = formulas.first?.parameters, !parameters.isEmpty else { return text }
    let known = Set(VariableNames.words(in: text))
    let used = parameters.entries.filter { known.contains($0.name) }
    return text
      + (used.isEmpty ? "" : ", " + used.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", "))
  }
}
