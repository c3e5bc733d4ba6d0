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
    let symptom: String
    /// The equations that can't see it, each with the reason.
    var blind: [Equation: String] = [:]

    init(
      _ formula: String, tempts temptation: String, symptom: String, blind: [Equation: String] = [:]
    ) {
      self.formula = formula
      self.temptation = temptation
      self.symptom = symptom
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
  /// What its numbers show: got over want, or what else gives it away.
  public let symptom: String

  init(_ id: String, _ answer: Answer, about equations: [Equation], on probe: any Subject, _ words: Words) {
    self.id = id
    self.answer = answer
    self.equations = equations.filter { words.blind[$0] == nil }
    self.probe = probe
    blind = words.blind
    formula = words.formula
    temptation = words.temptation
    symptom = words.symptom
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

/// The wrong formulas for (f⁻¹)′(a), each a sibling of equation (6): with b = f⁻¹(a), 1/f′(b).
public struct SlopeMistake: SlopeFormula, Equatable {
  let wrong: any SlopeFormula
  /// The same with all that is said of it.
  public let mistake: Mistake

  init(_ wrong: any SlopeFormula, _ words: Mistake.Words) {
    self.wrong = wrong
    mistake = Mistake(
      wrong.id, .slope(wrong), about: [.eq6, .eq7], on: Pushforward(FallingSinh(), of: Normal()), words)
  }

  public var id: String { wrong.id }
  public func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
    wrong.slopeOfInverse(of: f, at: a)
  }
  public static func == (a: SlopeMistake, b: SlopeMistake) -> Bool { a.id == b.id }

  /// In the order of the chapter.
  public static let allCases: [SlopeMistake] = [
    slopeAtA, bothAtB, notInverted, reciprocalFunction, negated, throughOrigin,
  ]

  private struct SlopeAtA: SlopeFormula {
    let id = "slope-at-a"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S { 1 / f.derivative(a) }
  }
  /// 1 / f′(a).
  public static let slopeAtA = SlopeMistake(
    SlopeAtA(),
    .init(
      "1 / f'(a)",
      tempts: "a is the point asked about, so f' is taken there; but f' belongs to b, on the other axis.",
      symptom: "hidden on every affine map"))

  private struct BothAtB: SlopeFormula {
    let id = "both-at-b"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
      f.inverse(Dual.variable(f.inverse(a))).derivative
    }
  }
  /// (f⁻¹)′(b).
  public static let bothAtB = SlopeMistake(
    BothAtB(),
    .init(
      "(f^-1)'(b)",
      tempts: "\"At the same point\" is taken to mean the same number; it means mirrored points.",
      symptom: "hidden on every affine map"))

  private struct NotInverted: SlopeFormula {
    let id = "not-inverted"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S { f.derivative(f.inverse(a)) }
  }
  /// f′(b).
  public static let notInverted = SlopeMistake(
    NotInverted(),
    .init(
      "f'(b)",
      tempts: "Mirroring in y = x swaps run and rise, and one swap is forgotten.",
      symptom: "got/want = f'(b)^2"))

  private struct ReciprocalFunction: SlopeFormula {
    let id = "reciprocal-function"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
      let b = f.inverse(a)
      return -f.derivative(b) / pow(f.forward(b), 2)
    }
  }
  /// −f′(b) / f(b)².
  public static let reciprocalFunction = SlopeMistake(
    ReciprocalFunction(),
    .init(
      "-f'(b) / f(b)^2",
      tempts: "f^-1 is read as 1/f, and the quotient rule does the rest.",
      symptom: "the sign is the opposite of f's"))

  private struct Negated: SlopeFormula {
    let id = "negated"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S { -1 / f.derivative(f.inverse(a)) }
  }
  /// −1 / f′(b).
  public static let negated = SlopeMistake(
    Negated(),
    .init(
      "-1 / f'(b)",
      tempts: "Perpendicular lines have slopes of product -1; mirrored lines have product +1.",
      symptom: "got/want = -1",
      blind: [.eq7: "it compares sizes, and this is wrong by its sign alone"]))

  private struct ThroughOrigin: SlopeFormula {
    let id = "through-origin"
    func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S { f.inverse(a) / a }
  }
  /// b / a.
  public static let throughOrigin = SlopeMistake(
    ThroughOrigin(),
    .init(
      "b / a",
      tempts: "The triangle is drawn from the origin instead of from c, where the tangents meet y = x.",
      symptom: "right only where c = 0"))
}
