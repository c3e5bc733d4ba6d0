/// A known mistake: what is written, why it tempts, how numbers give it away, and which equations see it.
///
/// The formula and all words about it stand together, in the file of its family.
public struct Mistake: Sendable, Identifiable {
  /// The wrong formula, by the kind of thing it is a formula for.
  public enum Answer: Sendable {
    /// P_X on the line.
    case density(any DensityFormula)
    /// The slope of the inverse.
    case slope(any SlopeFormula)
    /// P_X in D dimensions.
    case determinant(any DeterminantFormula)
    /// P_X at the end of a chain.
    case chain(any ChainFormula)
    /// P_X of a map with several branches.
    case branches(BranchMistake)
    /// A point said to be the mode or the mean of X.
    case location(LocationMistake)

    /// In words, with an article.
    var kind: String {
      switch self {
      case .density: "a formula for P_X on the line"
      case .slope: "a formula for the slope of the inverse"
      case .determinant: "a formula for the determinant in D dimensions"
      case .chain: "a formula for P_X along a chain"
      case .branches: "a formula for a map of several branches"
      case .location: "a claim about the mode or the mean of X"
      }
    }
  }

  /// What is said of a mistake.
  struct Words: Sendable {
    /// What is written, as a formula.
    let formula: String
    /// Why it tempts, one sentence.
    let temptation: String
    /// The numeric tell.
    let tell: String
    /// The equations that can't see it, each with the reason.
    var blind: [Equation: String] = [:]

    init(
      _ formula: String, tempts temptation: String, tell: String, blind: [Equation: String] = [:]
    ) {
      self.formula = formula
      self.temptation = temptation
      self.tell = tell
      self.blind = blind
    }
  }

  /// The name that `--mistake` takes.
  public let id: String
  /// The wrong formula.
  public let answer: Answer
  /// The equations that see it: those whose check it is a wrong answer to.
  public let equations: [Equation]
  /// The equations of its kind that can't see it, each with the reason.
  public let blind: [Equation: String]
  /// A subject on which it shows.
  public let probe: any Subject
  /// What is written, as a formula.
  public let formula: String
  /// Why it tempts, one sentence.
  public let temptation: String
  /// The numeric tell: got over want, or what else gives it away.
  public let tell: String

  init(_ id: String, _ answer: Answer, about equations: [Equation], on probe: any Subject, _ words: Words) {
    self.id = id
    self.answer = answer
    self.equations = equations.filter { words.blind[$0] == nil }
    self.probe = probe
    blind = words.blind
    formula = words.formula
    temptation = words.temptation
    tell = words.tell
  }

  /// False for what looks wrong and is right: `transposed-J`.
  public var isWrong: Bool { id != DeterminantMistake.transposed.id }

  /// Every known mistake, in the order of the chapter.
  public static let all: [Mistake] =
    DensityMistake.allCases.map(\.mistake) + BranchMistake.allCases.map(\.mistake)
    + LocationMistake.allCases.map(\.mistake) + SlopeMistake.allCases.map(\.mistake)
    + DeterminantMistake.allCases.map(\.mistake) + ChainMistake.allCases.map(\.mistake)

  /// The mistake with this id, if there is one.
  public static func named(_ id: String) -> Mistake? { all.first { $0.id == id } }
}

extension Equation {
  /// The known mistakes that it sees, in the order of the chapter.
  public var mistakes: [Mistake] { Mistake.all.filter { $0.isWrong && $0.equations.contains(self) } }
}
