/// A formula as it runs on doubles: its own steps, each number a double already.
///
/// A step holds no reference, so that running one counts none, and the number on top of the stack stays in a register: what is
/// left is what the functions themselves take.
/// Shapes: `variables` by their number; one number out.
/// Allowed error: that of `Formula.evaluate`, bit for bit: the operations are the same, in the same order.
@usableFromInline struct FormulaProgram: Sendable, Hashable {
  @usableFromInline enum Step: Sendable, Hashable {
    case number(Double), variable(Int)
    case add, subtract, multiply, divide, negate
    case wholePower(Int)
    case function(FormulaFunction)
    /// Another step of two numbers, by its place among the formula's own.
    case pair(Int)
    case choose
  }

  @usableFromInline let steps: [Step]

  /// Nil where more numbers wait at once than there is room for.
  init?(_ steps: [Formula.Step], height: Int) {
    guard height <= Self.room else { return nil }
    self.steps = steps.indices.map { i in
      switch steps[i] {
      case .number(let literal): .number(Double(literal))
      case .pi: .number(.pi)
      case .e: .number(.exp(1))
      case .variable(let i): .variable(i)
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .negate: .negate
      case .wholePower(let n): .wholePower(n)
      case .function(let function): .function(function)
      case .choose: .choose
      case .power, .min, .max, .pairing, .compare: .pair(i)
      }
    }
  }

  @usableFromInline static var room: Int { 16 }

  /// The value; `formula` is the one that this was made of.
  @inlinable func value(of formula: Formula, _ variable: (Int) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.room) { stack in
      // Above what waits on the stack lies `top`.
      var next = stack.baseAddress!
      var top = 0.0
      func under() -> Double {
        next -= 1
        return next.pointee
      }
      func push(_ value: Double) {
        next.initialize(to: top)
        next += 1
        top = value
      }
      for step in steps {
        switch step {
        case .number(let number): push(number)
        case .variable(let i): push(variable(i))
        case .add: top = under() + top
        case .subtract: top = under() - top
        case .multiply: top = under() * top
        case .divide: top = under() / top
        case .negate: top = -top
        case .wholePower(let n): top = .pow(top, n)
        case .function(let function): top = function(top)
        case .pair(let i): top = Formula.combine(formula.steps[i], under(), top) { _, _ in }
        case .choose:
          let a = under()
          top = .select(under() - 0.5, negative: { [top] in top }, otherwise: { a })
        }
      }
      return top
    }
  }
}
