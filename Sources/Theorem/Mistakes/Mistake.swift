/// A known mistake: what is written, why it tempts, and how numbers give it away.
public struct Mistake: Sendable, Identifiable {
  /// The wrong formula, by the kind of thing it is a formula for.
  public enum Answer: Sendable {
    /// P_X on the line: equations (2) to (5).
    case density(DensityMistake)
    /// The slope of the inverse: equations (6) and (7).
    case slope(SlopeMistake)
    /// P_X in D dimensions: equation (8).
    case determinant(DeterminantMistake)
    /// P_X at the end of a chain: equation (9), and (1) where it is the way back that is wrong.
    case chain(ChainMistake)
    /// P_X of a map with two branches: equations (2) to (5) where f is not one-to-one.
    case branches(BranchMistake)
    /// A point said to be the mode or the mean of X.
    case location(LocationMistake)
  }

  /// The name that `--mistake` takes.
  public var id: String {
    switch answer {
    case .density(let m): m.rawValue
    case .slope(let m): m.rawValue
    case .determinant(let m): m.rawValue
    case .chain(let m): m.rawValue
    case .branches(let m): m.rawValue
    case .location(let m): m.rawValue
    }
  }
  /// The wrong formula.
  public let answer: Answer
  /// What is written, as a formula.
  public let formula: String
  /// Why it tempts, one sentence.
  public let temptation: String
  /// The numeric tell: got over want, or what else gives it away.
  public let tell: String

  init(_ answer: Answer, _ formula: String, tempts temptation: String, tell: String) {
    self.answer = answer
    self.formula = formula
    self.temptation = temptation
    self.tell = tell
  }

  /// The equations whose check it is a wrong answer to.
  public var equations: [Int] {
    switch answer {
    case .density, .branches: [2, 3, 4, 5]
    case .location: [4]
    case .slope: [6, 7]
    case .determinant: [8]
    case .chain(.wrongOrder): [1, 9]
    case .chain: [9]
    }
  }

  /// False for what looks wrong and is right: `transposed-J`.
  public var isWrong: Bool { id != DeterminantMistake.transposed.rawValue }

  /// Every known mistake, in the order of the chapter.
  public static let all: [Mistake] = onTheLine + ofSlopes + inDimensions + alongChains

  /// The mistake with this id, if there is one.
  public static func named(_ id: String) -> Mistake? { all.first { $0.id == id } }
}
