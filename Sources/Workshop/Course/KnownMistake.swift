import Theorem

/// A known mistake as the course speaks of it: one of the chapter's, or one that only an exercise can show.
public struct KnownMistake: Sendable {
  public let id: String
  public let formula: String
  public let temptation: String
  public let symptom: String

  /// The page to read.
  public var page: String { "notebooks-md/mistakes/\(id).md" }

  private init(_ id: String, _ formula: String, tempts temptation: String, symptom: String) {
    self.id = id
    self.formula = formula
    self.temptation = temptation
    self.symptom = symptom
  }

  /// Every mistake that has a page.
  public static let all: [KnownMistake] =
    Mistake.all.map { KnownMistake($0.id, $0.formula, tempts: $0.temptation, symptom: $0.symptom) }
    + ofExercises

  public static func named(_ id: String) -> KnownMistake? { all.first { $0.id == id } }

  static let ofExercises: [KnownMistake] = [
    KnownMistake(
      "reversed-once", "f_(K-1)^-1( ... f_1^-1(f_K^-1(x)))",
      tempts: "What was done last is undone first; and so it goes on, down to the first, not only once.",
      symptom: "right for K = 2; with only the two ends exchanged, right up to K = 3"),
    KnownMistake(
      "chain-first-to-last", "f_K^-1( ... f_2^-1(f_1^-1(x)))",
      tempts: "The loop over the steps is copied from the way there; the way back starts with the last step.",
      symptom: "another z_0, which does not lead to x; hidden where steps commute"),
    KnownMistake(
      "last-step-only", "f_K^-1(x)",
      tempts: "x is what the last step made, so undoing that step seems to be enough.",
      symptom: "what comes out is z_(K-1); hidden on a chain of one step"),
    KnownMistake(
      "first-step-kept", "f_2^-1( ... f_K^-1(x))",
      tempts: "The loop counts from 1, and the first step has number 0.",
      symptom: "what comes out is z_1, not z_0"),
    KnownMistake(
      "window-not-carried", "F_Z(v) - F_Z(u)",
      tempts: "The window is a window of X, and F_Z knows only Z: the ends must be carried back first.",
      symptom: "the map has no say in the answer"),
    KnownMistake(
      "window-signed", "F_Z(f^-1(v)) - F_Z(f^-1(u))",
      tempts: "Upper end minus lower end; but a falling map turns the window around.",
      symptom: "a negative probability wherever f falls"),
    KnownMistake(
      "length-per-mass", "length of the image / mass",
      tempts: "Both ratios are \"per\" something; a density is mass per length, not length per mass.",
      symptom: "got * want = 1"),
    KnownMistake(
      "c-not-divided", "c = a - f'(b) b",
      tempts: "That is where the tangent meets the axis x = 0; the triangle's corner is on y = x.",
      symptom: "got/want = 1 - f'(b)"),
    KnownMistake(
      "c-halfway", "c = (a + b) / 2",
      tempts: "The mirror lies halfway between A and B, but the tangents meet elsewhere on it.",
      symptom: "right only where f'(b) = -1"),
    KnownMistake(
      "c-missing", "c = nil, always",
      tempts: "The slope is what the equation is about, and c is left for later.",
      symptom: "nil for c where the tangents do meet"),
    KnownMistake(
      "c-of-parallels", "c = (a - f'(b) b) / (1 - f'(b)) for every slope",
      tempts: "Division by 0 does not stop a program: it answers infinity, which looks like a number.",
      symptom: "an infinite c where f'(b) = 1"),
    KnownMistake(
      "not-refused", "1 / |f'(b)| with no question asked",
      tempts: "The formula gives a number, so it seems to apply.",
      symptom: "an infinite slope, or slopes of both signs, and no objection"),
    KnownMistake(
      "falling-refused", "refuses where f' < 0",
      tempts: "\"Monotone\" is read as \"rising\"; a falling map has an inverse just as well.",
      symptom: "no answer for a falling map"),
    KnownMistake(
      "branch-slope-forgotten", "P_Z(sqrt x) + P_Z(-sqrt x)",
      tempts: "Both branches are found, and the joy over it makes one forget that each is stretched.",
      symptom: "got/want = 2 sqrt x"),
    KnownMistake(
      "two-forgotten", "(P_Z(sqrt x) + P_Z(-sqrt x)) / sqrt x",
      tempts: "The slope of z^2 is 2z; the 2 is lost on the way to 1/z.",
      symptom: "got/want = 2 for every x > 0; the mass is 2"),
    KnownMistake(
      "support-refused", "throws for x < 0",
      tempts:
        "No z leads there, so there seems to be nothing to answer; but a density is 0 there, and that is an answer.",
      symptom: "an error where 0 is wanted"),
    KnownMistake(
      "multiplied-and-signed", "P_Z(z) f'(z)",
      tempts:
        "The slope is multiplied in, as in an integral by substitution, and the integral's sign comes along.",
      symptom: "got/want = f'(z)^2 where f rises, and minus that where it falls"),
    KnownMistake(
      "log-for-density", "log P_Z(z) - log|f'(z)|",
      tempts: "Codes work with log-densities; here the density itself is asked for.",
      symptom: "want = exp(got)"),
    KnownMistake(
      "log-mixed-in", "P_Z(z) - log|f'(z)|",
      tempts: "Half of the formula is taken from the text, half from a code that works with logarithms.",
      symptom: "want - got = want - P_Z(z) + log|f'(z)|: right only where f' = 1; divided by the log, nowhere"
    ),
    KnownMistake(
      "abs-of-log-det", "log P_Z(z) - |log|det||",
      tempts:
        "The bars of |det| have slipped outwards: they stand around the number, not around its logarithm.",
      symptom: "right where |det| > 1; where |det| < 1 the logarithms differ by 2 log|det|"),
    KnownMistake(
      "log10", "log P_Z - log10 of what is stretched",
      tempts: "log means the natural logarithm here and in Swift; on a calculator's key it does not.",
      symptom: "what is taken away from log P_Z is 0.434294 times what it should be"),
    KnownMistake(
      "slopes-first-to-last", "f_1' where f_K is undone, f_2' where f_(K-1) is, ...",
      tempts: "The inverses are reversed, and the slopes are left as they were: the two lists part company.",
      symptom: "right for K = 1; z_0 is right, so the base is too"),
    KnownMistake(
      "unscaled-before-unshifted", "x_B exp(-s) - t",
      tempts: "The two steps are undone in the order in which they were made.",
      symptom: "the round trip fails wherever t is not 0"),
    KnownMistake(
      "inverse-log-det-unsigned", "log|det| of the inverse = + sum of s",
      tempts: "The sum is copied to the way back; there the log-determinant has the opposite sign.",
      symptom: "got/want = -1 for the second log-determinant"),
    KnownMistake(
      "scale-not-logged", "log|det| = sum of exp(s)",
      tempts: "exp(s) is what stretches; its logarithm is s, and it is the logarithms that add.",
      symptom: "right only where exp(s) = s, which is nowhere"),
    KnownMistake(
      "det-for-log-det", "exp(sum of s), the determinant itself",
      tempts: "The determinant is what was worked out; its logarithm is what is asked for.",
      symptom: "want = log of got"),
    KnownMistake(
      "product-for-sum", "log|det| = product of s",
      tempts: "A triangular determinant is a product: of the stretches exp(s), whose logarithms add.",
      symptom: "right only for one coordinate on the way there"),
  ]
}

/// The numbers on a mistake's page: what is right and what it answers, side by side, at open probes.
extension KnownMistake {
  /// A Markdown table; its first rows are the easy probes, where a mistake may hide.
  public var numbers: String {
    guard let exercise = Exercise.all.first(where: { $0.mistakes.contains(id) }) else { return ofNoExercise }
    let rows = exercise.probes(.open).map { probe in
      (probe, row(probe, probe.mistakes.first { $0.id == id }!.answer))
    }
    // Two where it could hide, three where it shows, on whichever questions that is.
    let easy = rows.filter(\.0.isEasy).map(\.1)
    func showing(_ rows: [String]) -> [String] { rows.filter { !$0.hasSuffix("| 1 |\n") } }
    let bent = showing(rows.filter { !$0.0.isEasy }.map(\.1))
    return "Exercise \(exercise.number), \(exercise.title):\n\n" + Self.head
      + (easy.prefix(2) + (bent.isEmpty ? showing(Array(easy.dropFirst(2))) : bent).prefix(3)).joined()
  }

  private static let head = "| asked | right | `this` | this / right |\n| --- | --- | --- | --- |\n"

  private func row(_ probe: ExerciseProbe, _ mistake: Expected) -> String {
    guard case .values(let right) = probe.right.content, case .values(let wrong) = mistake.content else {
      return "| \(Self.cell(probe.label)) | \(text(probe.right)) | \(text(mistake)) | |\n"
    }
    // Where one of them has no number there, nil is what it says; where any number will do, none differs.
    func isAbsent(_ i: Int) -> Bool { !right.indices.contains(i) || !wrong.indices.contains(i) }
    func differs(_ i: Int) -> Bool {
      if isAbsent(i) { return true }
      guard let w = wrong[i], let r = right[i] else { return false }
      return w != r && !(w.isNaN && r.isNaN)
    }
    let place = (0..<Swift.max(right.count, wrong.count)).first(where: differs) ?? 0
    if isAbsent(place) {
      let texts = [right, wrong].map {
        $0.indices.contains(place) ? $0[place].map { decimal($0) } ?? "any" : "nil"
      }
      return "| \(Self.cell(probe.label)) | \(texts[0]) | \(texts[1]) | |\n"
    }
    return Self.line(probe.label, right[place] ?? .nan, wrong[place] ?? .nan)
  }

  private func text(_ expected: Expected) -> String {
    guard case .values(let values) = expected.content else { return "refuses" }
    return values.prefix(3).map { $0.map { decimal($0) } ?? "any" }.joined(separator: ", ")
  }

  /// In a table's cell: a product is no emphasis, a bar no border.
  private static func cell(_ label: String) -> String {
    label.replacing("|", with: "\\|").replacing("*", with: "\\*")
  }

  private static func line(_ label: String, _ right: Double, _ wrong: Double) -> String {
    let ratio = right == 0 || right.isNaN || wrong.isNaN ? "" : decimal(wrong / right)
    return "| \(cell(label)) | \(decimal(right)) | \(decimal(wrong)) | \(ratio) |\n"
  }

  /// The mistakes that no exercise asks for.
  private var ofNoExercise: String {
    switch id {
    case LocationMistake.modeKept.rawValue, LocationMistake.meanKept.rawValue:
      let maps: [any ScalarMap] = [Affine.rising, Exponential()]
      let rows = maps.map { map -> String in
        let p = Pushforward(map, of: Normal())
        let found = id == "mode-kept" ? Locations.mode(of: p) : Locations.mean(of: p)
        // Five digits: what the search and the quadrature are good for.
        return "| \(Self.cell(map.formula)) of a normal | \(decimal(found.value, digits: 5)) "
          + "| \(decimal(map.forward(0.0), digits: 5)) | \(decimal(map.forward(0.0) / found.value, digits: 5)) |\n"
      }
      return Self.head + rows.joined()
    case DensityMistake.renormalised.id:
      let p = Pushforward(FallingSinh(), of: Normal())
      let formula = DensityMistake.renormalised.prepared(for: p)
      return Self.head
        + [-0.5, 0.0, 0.8, 1.5].map { z in
          let x = p.map.forward(z)
          return Self.line(p.label("x", x), Equation5.density(of: p, at: x), formula.density(of: p, at: x))
        }.joined()
    default:
      let j = Matrix<Double>([[1, 2], [3, 1]])
      let rows = [("[1 2; 3 1]", j.determinant, j.transposed.determinant)]
      return Self.head + rows.map { Self.line("det of \($0.0)", $0.1, $0.2) }.joined()
    }
  }
}
