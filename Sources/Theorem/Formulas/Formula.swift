/// A formula such as "z + 0.5*sin(z)", read from text and evaluated over any `Scalar`.
///
/// Grammar: + − * / ^, unary − and +, parentheses, decimal numbers (3, .5, 5., 1e-3), pi, e, the variables and parameters,
/// the functions of `FormulaFunction` of one argument, atan2(y, x) and hypot of two, min and max of two or more. ^ groups to
/// the right and before a minus on its left: −z^2 = −(z^2), 2^3^2 = 2^9. No multiplication without `*`.
/// where(c, a, b) is a where c holds, else b; c compares by < <= > >=, chained as in 0 < z < 1, joined by and, or, not. In
/// parentheses a comparison is also a number: 1 where it holds, else 0.
/// Shapes: `dimension` numbers in, one out. In one dimension the variable is z (or z1), else z1, …, zD; x for z
/// in an inverse; or names of the reader's own.
/// Domain: b^n for a whole constant n, also computed as in 6/2, is a product and takes any b ≠ 0, and 0 where
/// n ≥ 0; any other b^y is exp(y log b) and takes b > 0, so that z^(1/3) is not defined for z < 0.
/// Edge cases: outside its domain NaN (`Double`) or the empty set (`Interval`), never a trap; too long or too
/// deep a text is an error, so that neither reading nor evaluating it can exhaust the stack.
/// Allowed error: numbers are read exactly, so 0.1 over `Interval` encloses one tenth; then that of `S`.
public struct Formula: Sendable, Hashable {
  /// The letter of the variables: `z` in a map and its derivative, `x` in an inverse.
  public enum Letter: String, Sendable {
    /// For a map and its derivative.
    case z
    /// For an inverse.
    case x
  }

  /// As it was typed, without the white space around it.
  public let text: String
  /// The letter of its variables.
  public let letter: Letter
  /// How many variables `evaluate` takes.
  public let dimension: Int
  /// The reader's own names of the variables, in order; empty where they are the letter, with numbers.
  public let names: [String]
  /// The names that stand for numbers in it.
  public let parameters: Parameters
  @usableFromInline package let steps: [Step]
  /// The most numbers that wait on the stack at once.
  @usableFromInline let height: Int
  /// The same steps for doubles.
  @usableFromInline let program: FormulaProgram?

  /// One operation; a formula is a list of them in postfix order, each acting on the top of a stack.
  @usableFromInline package enum Step: Sendable, Hashable {
    case number(DecimalLiteral), pi, e, variable(Int)
    case add, subtract, multiply, divide, negate
    case power, wholePower(Int)
    case function(FormulaFunction), min, max, pairing(FormulaPairing)
    /// 1 where it holds, else 0.
    case compare(Comparison)
    /// The second of three numbers where the first is 1, the third where it is 0.
    case choose

    /// How many numbers it leaves on the stack, less those that it takes.
    var growth: Int {
      switch self {
      case .number, .pi, .e, .variable: 1
      case .negate, .wholePower, .function: 0
      case .add, .subtract, .multiply, .divide, .power, .min, .max, .pairing, .compare: -1
      case .choose: -2
      }
    }

    /// Whether it looks at a sign, so that the formula may have a kink or a jump.
    var branches: Bool {
      switch self {
      case .min, .max, .compare, .pairing(.atan2), .function(.floor): true
      case .function(let function): function.branches
      default: false
      }
    }
  }

  /// How two numbers are compared.
  @usableFromInline package enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  init(
    text: String, letter: Letter, dimension: Int, steps: [Step], names: [String] = [],
    parameters: Parameters = Parameters()
  ) {
    self.text = text
    self.names = names
    self.parameters = parameters
    self.letter = letter
    self.dimension = dimension
    self.steps = steps
    var waiting = 0
    height = steps.reduce(0) { highest, step in
      waiting += step.growth
      return Swift.max(highest, waiting)
    }
    program = FormulaProgram(steps, height: height)
  }

  /// Reads one formula of `dimension` variables.
  public init(
    _ text: String, in letter: Letter = .z, dimension: Int = 1, with parameters: Parameters = Parameters()
  ) throws(FormulaError) {
    self = try FormulaParser.component(text, letter, dimension: dimension, parameters: parameters)
  }

  /// Reads f, a map of the line, in z; or in the one variable that it has, x or another name.
  public init(map text: String, with parameters: Parameters = Parameters()) throws(FormulaError) {
    self = try FormulaList(map: text, dimension: 1, with: parameters).only()
  }

  /// Reads a claim about the point x = f(z): in x (x1, x2, ...), or in names of the reader's own.
  public init(_ text: String, atImageOf f: [Formula]) throws(FormulaError) {
    let list = try FormulaList(text, atImageOf: f)
    self = list.components.count == 1 ? list.components[0] : try list.only()
  }

  /// Reads a claim about the map with the components `f`, in f's own variable; where that is z, x (x1, x2, ...) stands for f(z),
  /// so that x*(1 - x) is the slope of the logistic function.
  public init(_ text: String, about f: [Formula]) throws(FormulaError) {
    let hasOwnX = f[0].letter == .x || f[0].names.contains { VariableNames.isVariable($0, .x) }
    self = try FormulaParser.component(
      text, f[0].letter, dimension: f[0].dimension, images: hasOwnX ? [] : f, names: f[0].names,
      parameters: f[0].parameters)
  }

  /// u where this is exp(u), so that its logarithm needs neither function.
  var exponent: Formula? {
    guard case .function(.exp)? = steps.last else { return nil }
    return Formula(
      text: "log(\(text))", letter: letter, dimension: dimension, steps: Array(steps.dropLast()),
      names: names, parameters: parameters)
  }

  /// The value at `variables`, `dimension` of them.
  @inlinable public func evaluate<S: Scalar>(_ variables: [S]) -> S {
    precondition(variables.count == dimension, "\(variables.count) numbers for \(dimension) variables")
    if S.self == Double.self, let program {
      let doubles = sameType(variables, as: [Double].self)
      return sameType(program.value(of: self) { doubles[$0] })
    }
    return run({ variables[$0] }) { _, _ in }
  }

  /// The value of a formula of one variable.
  @inlinable public func evaluate<S: Scalar>(_ variable: S) -> S {
    precondition(dimension == 1, "1 number for \(dimension) variables")
    if S.self == Double.self, let program {
      let double = sameType(variable, as: Double.self)
      return sameType(program.value(of: self) { _ in double })
    }
    return run({ _ in variable }) { _, _ in }
  }

  /// What a number inside a formula is used for.
  @usableFromInline enum Use {
    /// Its sign is looked at, by `abs`, `min` or `max`: where it changes, the formula has a kink.
    case branch
    /// It is a function's argument or a denominator.
    case argument
  }

  /// `watching` hears, at each function and each quotient in turn, the number that it is taken of.
  @inlinable func evaluate<S: Scalar>(_ variables: [S], watching: (Use, S) -> Void) -> S {
    precondition(variables.count == dimension, "\(variables.count) numbers for \(dimension) variables")
    return run({ variables[$0] }, watching: watching)
  }

  /// Runs the steps on a stack as high as they need, which is taken from the thread's own and costs no allocation.
  @inlinable func run<S: Scalar>(_ variable: (Int) -> S, watching: (Use, S) -> Void) -> S {
    withUnsafeTemporaryAllocation(of: S.self, capacity: height) { stack in
      var count = 0
      func push(_ value: S) {
        stack.initializeElement(at: count, to: value)
        count += 1
      }
      func pop() -> S {
        count -= 1
        return stack.moveElement(from: count)
      }
      for step in steps {
        switch step {
        case .number(let literal): push(S(literal))
        case .pi: push(.pi)
        case .e: push(.exp(1))
        case .variable(let i): push(variable(i))
        case .negate: push(-pop())
        case .wholePower(let n): push(.pow(pop(), n))
        case .function(let function):
          let x = pop()
          if function == .floor {
            // It steps where sin πx changes its sign.
            watching(.branch, .sin(.pi * x))
          } else {
            watching(function.branches ? .branch : .argument, x)
          }
          push(function(x))
        case .choose:
          let b = pop()
          let a = pop()
          push(.select(pop() - S(0.5), negative: { b }, otherwise: { a }))
        case .add, .subtract, .multiply, .divide, .power, .min, .max, .pairing, .compare:
          let b = pop()
          let a = pop()
          push(Self.combine(step, a, b, watching: watching))
        }
      }
      return pop()
    }
  }

  @inlinable static func combine<S: Scalar>(_ step: Step, _ a: S, _ b: S, watching: (Use, S) -> Void) -> S {
    switch step {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide:
      watching(.argument, b)
      return a / b
    case .min:
      watching(.branch, a - b)
      return .min(a, b)
    case .max:
      watching(.branch, a - b)
      return .max(a, b)
    case .compare(let comparison):
      watching(.branch, a - b)
      return switch comparison {
      case .less: .select(a - b, negative: { 1 }, otherwise: { 0 })
      case .lessOrEqual: .select(b - a, negative: { 0 }, otherwise: { 1 })
      case .greater: .select(b - a, negative: { 1 }, otherwise: { 0 })
      case .greaterOrEqual: .select(a - b, negative: { 0 }, otherwise: { 1 })
      }
    case .pairing(let function):
      // The angle jumps where its first number changes sign and the second is below 0.
      if function == .atan2 { watching(.branch, .select(b, negative: { a }, otherwise: { 1 })) }
      return function(a, b)
    default:
      // The platform's pow takes a negative base to a whole exponent; NaN, as every other scalar answers.
      return .select(a, negative: { .sqrt(a) }, otherwise: { .pow(a, b) })
    }
  }
}

extension Formula: CustomStringConvertible {
  public var description: String { text }
}
