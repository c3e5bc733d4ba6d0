import Theorem

/// One exercise: what it asks, its points, its help, and its questions.
public struct Exercise: Sendable {
  public let number: Int
  public let title: String
  /// The equation it mirrors.
  public let equation: Int
  /// What a right answer is worth; half of it for one that is right on the easy probes only.
  public let points: Int
  /// The title in a table.
  public let short: String
  /// The functions to be written.
  public let functions: [String]
  /// What its easy probes ask about: "straight maps".
  public let easy: String
  /// Two steps before the solution: what to look at, and the law in words; then numbers or a picture.
  public let lookAt: String
  public let law: String
  public let picture: String
  private let make: @Sendable (inout ProbeGenerator) -> [ExerciseProbe]

  public var file: String { "Exercise\(number).swift" }
  /// The notebook of its equation; what has two branches has one of its own.
  public var notebook: String { "notebooks-md/\(number == 10 ? "two-branches" : "equation-\(equation)").md" }
  public var solution: String { "Sources/Solutions/\(file)" }

  /// The section of CHAPTER.md that it belongs to.
  public var section: String { "CHAPTER.md, section \(equation)" }

  /// The line of `text`, its file, at which the body of a function begins; 1 where the function is not there.
  public func line(in text: String, function: Int = 0) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let name = functions[Swift.min(function, functions.count - 1)]
    guard
      let start = lines.firstIndex(where: { $0.contains("func \(name)(") || $0.contains("func \(name) (") })
    else { return 1 }
    let opened = lines[start...].firstIndex { $0.last { $0 != " " } == "{" } ?? start
    return Swift.min(opened + 2, lines.count)
  }

  /// Whether a function in `text`, its file, still begins with `throw Unsolved()`, so that it can't answer.
  public func isUntouched(in text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return functions.indices.contains { i in
      let body = lines.dropFirst(line(in: text, function: i) - 1).map { $0.drop { $0 == " " } }
      return body.first { !$0.isEmpty && !$0.hasPrefix("//") }?.hasPrefix("throw Unsolved()") == true
    }
  }

  /// What it asks, in `language`: in English, what stands at the head of `stub`.
  public func question(from stub: String, in language: Language) -> String {
    Chinese.questions[number].flatMap { language == .chinese ? $0.text : nil } ?? Self.question(in: stub)
  }

  /// What it asks: the comment at the head of `stub`, its file as handed out.
  static func question(in stub: String) -> String {
    let lines = stub.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.hasPrefix("///") }
    let paragraphs = lines.prefix { $0.hasPrefix("///") }.map { $0.dropFirst(4) }.split(separator: "")
    // The first one is the title, the last one what to type where it does not compile.
    return paragraphs.dropFirst().map { $0.joined(separator: " ") }
      .filter { !$0.contains("`swift run learn`") }.joined(separator: "\n\n")
  }

  /// The questions of a set; the same set asks the same.
  public func probes(_ set: ProbeSet) -> [ExerciseProbe] {
    var settings = ProbeGenerator(set, for: number)
    return make(&settings)
  }

  /// The mistakes that it can name.
  public var mistakes: [String] {
    var ids: [String] = []
    for mistake in probes(.open)[0].mistakes where !ids.contains(mistake.id) { ids.append(mistake.id) }
    return ids
  }

  /// One question of the open set with its answer, where that is short: "x = 0.7 under 2*z + 1: 0.1".
  var example: String? {
    let probe = probes(.open)[0]
    guard case .values(let values) = probe.right.content, values.count <= 4 else { return nil }
    let answers = values.indices.map { i in
      // A list needs no names.
      let name = values.count == 2 ? probe.parts[i].name + " " : ""
      return name + (values[i].map { decimal($0) } ?? "any")
    }
    return "\(probe.label): \(answers.joined(separator: ", "))."
  }

  /// What a finding is worth.
  public func points(for finding: ExerciseFinding) -> Double {
    switch finding.state {
    case .correct: Double(points)
    case .wrongNamed, .wrongUnknown: finding.isRightOnEasyProbes ? Double(points) / 2 : 0
    default: 0
    }
  }

  /// All exercises, in order. The points stand in this table and nowhere else.
  public static let all: [Exercise] = [
    Exercise(
      number: 1, title: "undo a chain", equation: 1, points: 5, short: "undo a chain", functions: ["undone"],
      easy: "chains of straight steps", lookAt: "Shoes go on after socks. What comes off first?",
      law: "The inverse of \"first f, then g\" is \"first the inverse of g, then the inverse of f\".",
      picture: "1.6 -> z/2 -> 0.8 -> 1 - sinh(z)/3 -> 0.703965 -> 2z + 1 -> 2.407929; read it right to left.",
      make: ChainQuestions.undone),
    Exercise(
      number: 2, title: "the mass of a window", equation: 2, points: 5,
      short: "mass of a window", functions: ["mass"], easy: "straight maps",
      lookAt: "F_Z knows only Z. Which z lead to x = u and to x = v, and which of the two is larger?",
      law: "The mass of a window of X is the mass of the points of Z that f sends there.",
      picture: "1 - sinh(z)/3 turns [0.703965, 1] on the x axis into [0, 0.8] on the z axis: mass 0.288145.",
      make: LineQuestions.windows),
    Exercise(
      number: 3, title: "the mass element", equation: 3, points: 5,
      short: "mass element", functions: ["massPerLength"], easy: "straight maps",
      lookAt: "What is the sign of f(z + dz) - f(z) where f falls? And of dz?",
      law:
        "Mass is carried along and has no direction; a density is mass per length, and lengths are positive.",
      picture: "dz = 0.1 at 0.8: mass 0.027795 on a length of 0.046137 is 0.602452 per unit.",
      make: LineQuestions.elements),
    Exercise(
      number: 4, title: "the density, from the slope of the inverse", equation: 4, points: 10,
      short: "by the inverse's slope", functions: ["densityByInverseSlope"],
      easy: "straight maps onto the whole line",
      lookAt: "Which functions eat x, and which eat z? And what if no z leads to x?",
      law: "The density at x is that at the z it came from, times how much of z there is per unit of x.",
      picture: "exp(Z) is never negative: its density at -1 is 0, whatever log(-1) may be.",
      make: LineQuestions.byInverseSlope),
    Exercise(
      number: 5, title: "the density, from the slope of the map", equation: 5, points: 10,
      short: "by the map's slope", functions: ["densityBySlope"], easy: "straight maps",
      lookAt: "Where f stretches, is the mass denser or thinner? And at which point is f' taken?",
      law: "The density at x is that at the z it came from, divided by how much f stretches there.",
      picture: "1 - sinh(z)/3 at z = 0.8: slope -0.445812, and 0.289692 / 0.445812 = 0.649807.",
      make: LineQuestions.bySlope),
    Exercise(
      number: 6, title: "the slope of the inverse, and the corner", equation: 6, points: 10,
      short: "the inverse's slope", functions: ["slopeOfInverse"], easy: "straight maps",
      lookAt: "The tangent at B(b, a) has slope f'(b). Where does it meet the line y = x?",
      law: "Mirroring in y = x swaps run and rise, so the two slopes have product 1.",
      picture: "b = 0.8, a = 0.703965, c = 0.733577: (b - c)/(a - c) = -2.243100 = 1/(-0.445812).",
      make: SlopeQuestions.triangles),
    Exercise(
      number: 7, title: "the inverse's slope over a domain", equation: 7, points: 10,
      short: "over a domain", functions: ["sizesOfInverseSlope"], easy: "straight maps",
      lookAt: "z^3 at 0, and z^2 on both sides of 0: what is wrong with their inverses?",
      law:
        "A slope that is nowhere 0 and never changes its sign, rising or falling, is what the theorem asks.",
      picture: "slopes -2, -3, -1: fine, all fall. Slopes 2, 0, 1 or 2, -1, 1: refuse.",
      make: SlopeQuestions.domains),
    Exercise(
      number: 8, title: "the log-density in D dimensions", equation: 8, points: 15,
      short: "in D dimensions", functions: ["logDensityInSpace"], easy: "linear maps",
      lookAt: "Rows of the Jacobian, at which point? And what is the volume of the cell they span?",
      law: "The density is divided by the size of the Jacobian's determinant at the z that x came from.",
      picture: "[1 2; 3 1]: 1*1 - 2*3 = -5, so log P_X = log P_Z - log 5.", make: SpaceQuestions.logDensities),
    Exercise(
      number: 9, title: "the log-density along a chain", equation: 9, points: 10,
      short: "along a chain", functions: ["logDensityAlongChain"], easy: "chains of straight steps",
      lookAt: "At which stage is each step entered? Print z_0, z_1, ..., z_K = x.",
      law: "Each step takes away the logarithm of how much it stretches, at the point where it is entered.",
      picture: "z/2 at 1.6, 1 - sinh(z)/3 at 0.8, 2z + 1 at 0.703965: -0.693147 - 0.807859 + 0.693147.",
      make: ChainQuestions.logDensities),
    Exercise(
      number: 10, title: "the density of a square (harder)", equation: 5, points: 10,
      short: "density of a square", functions: ["densityOfSquare"], easy: "bases that are even",
      lookAt: "Which two z lead to x = 0.64, and which lead to x = -1?",
      law: "Several points that lead to one x each bring their density, each divided by its own stretch.",
      picture: "0.8 and -0.8 lead to 0.64, stretch 1.6 each: (0.289692 + 0.289692) / 1.6 = 0.362114.",
      make: LineQuestions.squares),
    Exercise(
      number: 11, title: "a coupling layer (harder)", equation: 9, points: 10,
      short: "coupling layer", functions: ["couple", "uncouple"], easy: "layers whose s and t are constant",
      lookAt: "The half that passes is the same before and after, so s and t can be had on either side.",
      law: "The Jacobian is triangular: the determinant is the product of the stretches exp(s).",
      picture: "x_B = z_B exp(s) + t, so z_B = (x_B - t) exp(-s); log-dets sum of s, and minus that.",
      make: SpaceQuestions.couplings),
  ]

  public static func number(_ n: Int) -> Exercise? { all.first { $0.number == n } }

  /// What all of them are worth together, and what these findings are worth.
  public static let maximum = all.reduce(0) { $0 + $1.points }
  public static func points(for findings: [ExerciseFinding]) -> Double {
    findings.reduce(0) { $0 + (number($1.exercise)?.points(for: $1) ?? 0) }
  }
}

extension Double {
  /// "12" or "12.5".
  public var shortest: String { self == rounded() ? String(Int(self)) : String(self) }
}
