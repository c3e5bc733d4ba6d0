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
      tell: "hidden on every affine map"))

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
      tell: "hidden on every affine map"))

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
      tell: "got/want = f'(b)^2"))

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
      tell: "the sign is the opposite of f's"))

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
      tell: "got/want = -1",
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
      tell: "right only where c = 0"))
}
