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

  /// Reads one or more formulas; `dimension`, where given, is the highest variable allowed.
  public init(
    _ text: String, in letter: Formula.Letter = .z, dimension: Int? = nil
  ) throws(FormulaError) {
    (components, self.dimension) = try FormulaParser.components(text, letter, dimension: dimension)
  }

  /// Reads the components of a map, in z; or in x, where no variable is a z.
  public init(map text: String, dimension: Int? = nil) throws(FormulaError) {
    do {
      self = try FormulaList(text, dimension: dimension)
    } catch {
      guard error.kind == .wrongVariable, let inX = try? FormulaList(text, in: .x, dimension: dimension)
      else {
        throw error
      }
      self = inX
    }
  }

  /// The one component that is wanted here.
  func only(_ text: String) throws(FormulaError) -> Formula {
    guard components.count == 1 else { return try Formula(text) }
    return components[0]
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
