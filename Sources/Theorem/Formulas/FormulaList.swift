/// Formulas between commas, "z1*exp(0.5*tanh(z2)), z2": a function of `dimension` variables, one component each.
///
/// Shapes: `dimension` numbers in, `components.count` out; `dimension` is the larger of that count and the
/// highest variable used, unless it is given. A comma inside min(...) or max(...) does not separate.
/// Edge cases: as in `Formula`; a function from D to another number of dimensions is read, and has no density.
public struct FormulaList: Sendable, Hashable {
  /// The formulas between the commas.
  public let components: [Formula]
  /// How many variables `evaluate` takes.
  public let dimension: Int
  /// The whole text.
  let text: String

  /// Reads one or more formulas; `dimension`, where given, is the highest variable allowed.
  public init(
    _ text: String, in letter: Formula.Letter = .z, dimension: Int? = nil,
    with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    self = try FormulaParser.respelling(text) { text throws(FormulaError) in
      try FormulaList(text, letter, dimension, [], parameters)
    }
  }

  private init(
    _ text: String, _ letter: Formula.Letter, _ dimension: Int?, _ names: [String], _ parameters: Parameters
  ) throws(FormulaError) {
    self.text = text
    (components, self.dimension) = try FormulaParser.components(
      text, letter, dimension: dimension, names: names, parameters: parameters)
  }

  /// Reads the components of a map: in z; in x, where no variable is a z; or in names of the reader's own, in order of appearance.
  ///
  /// `dimension`, where given, is how many variables there are.
  public init(
    map text: String, dimension: Int? = nil, with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    self = try FormulaParser.respelling(text) { text throws(FormulaError) in
      let own = VariableNames(in: text, besides: parameters)
      if own.areAll(.z) || own.areAll(.x) {
        return try FormulaList(
          text, own.names.isEmpty || own.areAll(.z) ? .z : .x, dimension, [], parameters)
      }
      let list =
        own.arePlausible && own.names.count <= FormulaParser.greatestDimension
        ? try FormulaList(text, .z, nil, own.names, parameters) : nil
      if let list, list.isSquare, dimension.map({ $0 == list.dimension }) ?? true { return list }
      // Beside z another name is a number that has no value yet.
      guard let list, !own.names.contains(where: { VariableNames.isVariable($0, .z) }) else {
        return try FormulaList(text, .z, dimension, [], parameters)
      }
      return list
    }
  }

  /// Reads what is said of the point x = f(z): in x (x1, x2, ...), or in names of the reader's own. Those of f keep f's order,
  /// letters that follow one another the alphabet's, others that of appearance.
  public init(_ text: String, atImageOf f: [Formula]) throws(FormulaError) {
    let (d, parameters) = (f[0].dimension, f[0].parameters)
    self = try FormulaParser.respelling(text) { text throws(FormulaError) in
      let own = VariableNames(in: text, besides: parameters)
      let isOfF = !f[0].names.isEmpty && own.names.allSatisfy(f[0].names.contains)
      if own.areAll(.x), !isOfF { return try FormulaList(text, .x, d, [], parameters) }
      let names = isOfF ? f[0].names : own.byAlphabet
      guard own.arePlausible, names.count == d,
        !own.names.contains(where: { VariableNames.isVariable($0, .z) }) || isOfF
      else { return try FormulaList(text, .x, d, [], parameters) }
      return try FormulaList(text, .x, d, names, parameters)
    }
  }

  /// The one component that is wanted here.
  func only() throws(FormulaError) -> Formula {
    if components.count == 1, dimension == 1 { return components[0] }
    if components.count == 1 { throw notSquare }
    let comma = text.prefix { $0 != "," }.count
    throw FormulaError(
      kind: .wrongDimension, formula: text, position: comma,
      message: "one formula is wanted here; end it before the comma" + decimalPoint)
  }

  /// As many components as variables, or an error that says what is missing.
  func square() throws(FormulaError) -> FormulaList {
    guard !isSquare else { return self }
    throw notSquare
  }

  private var notSquare: FormulaError {
    let count = components.count
    var advice =
      count < dimension
      ? "type \(dimension - count) more after a comma" : "leave \(count - dimension) out"
    let names = components[0].names
    if count < dimension, !names.isEmpty {
      advice += ", or give those that are numbers a value: --let \(names[names.count - 1])=0.5"
    }
    let shown = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    return FormulaError(
      kind: .wrongDimension, formula: text, position: text.count,
      message:
        "\(count) component\(count == 1 ? "" : "s") of \(dimension) variable\(dimension == 1 ? "" : "s")\(shown): "
        + "there is a density only where the two agree; \(advice)" + decimalPoint)
  }

  /// Where a comma stands between two digits, it may have been meant for a point.
  private var decimalPoint: String {
    guard let line = Respelling.withDecimalPoints(text) else { return "" }
    return "; a decimal comma is a point here; the whole line: \(line)"
  }

  /// Whether there are as many components as variables.
  public var isSquare: Bool { components.count == dimension }

  /// Each component at `variables`, `dimension` of them.
  @inlinable public func evaluate<S: Scalar>(_ variables: [S]) -> [S] {
    components.map { $0.evaluate(variables) }
  }
}

extension FormulaList: CustomStringConvertible {
  public var description: String { components.map(\.text).joined(separator: ", ") }
}
