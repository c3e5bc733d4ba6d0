/// What is asked: an equation, of a subject, for a claim. All there is between the asker and the routes.
struct Question: Sendable {
  let equation: Equation
  let subject: any Subject
  let claim: Claim
  let options: CheckOptions

  var about: About {
    About(equation, map: subject.mapName, base: subject.baseName, claim: claim.id)
  }

  // MARK: Capabilities, or a refusal in words

  /// X = f(Z) on the line.
  func onLine() throws(NotApplicable) -> Pushforward {
    if let line = subject.line { return line }
    let place =
      subject.dimension == 1
      ? "\(subject.mapName) answers with numbers alone"
      : "'\(subject.mapName)' has \(subject.dimension) dimensions"
    throw NotApplicable(
      "(\(equation.number)) speaks of a map of the line, and \(place)", try: "verify-eq 8")
  }

  /// X = f(Z) in D dimensions.
  func inSpace() throws(NotApplicable) -> VectorPushforward {
    if let space = subject.space { return space }
    throw NotApplicable(
      "(\(equation.number)) needs a formula of '\(subject.mapName)', which answers with numbers alone")
  }

  /// The steps of a chain.
  func steps() throws(NotApplicable) -> Steps {
    if let chain = subject.chain { return chain }
    throw NotApplicable(
      "(\(equation.number)) speaks of a chain of steps, and '\(subject.mapName)' shows none",
      try: "verify-eq \(equation.number) --forward \"z/2\" --forward \"sinh(z)\"")
  }

  /// Points of z at which single numbers are compared.
  var probes: [[Double]] {
    if let line = subject.line { return line.probes.map { [$0] } }
    guard let space = subject.space else { return [] }
    return space.probes(space.dimension > 8 ? 2 : 7)
  }

  func coverage(of points: [[Double]]) -> Coverage {
    subject.dimension == 1
      ? .points(points.map { $0[0] }) : .points(points.count, dimension: subject.dimension)
  }

  /// Each level that was asked for, undecided for this reason.
  func undecided(_ why: String) -> [Check] {
    equation.offers.filter(options.wants).map { .undecided(about, $0, why) }
  }

  // MARK: Claims, or a refusal in words

  /// The formula that stands in for P_X on the line.
  func density(_ reference: any DensityFormula) throws(NotApplicable) -> any DensityFormula {
    if case .density(let formula) = claim { return formula }
    if case .mistake(let mistake) = claim, case .density(let formula) = mistake.answer {
      try see(mistake)
      return formula
    }
    try acceptReference("a formula for P_X")
    return reference
  }

  /// The formula that stands in for the slope of the inverse.
  func slope(_ reference: any SlopeFormula) throws(NotApplicable) -> any SlopeFormula {
    if case .slope(let formula) = claim { return formula }
    if case .mistake(let mistake) = claim, case .slope(let formula) = mistake.answer {
      try see(mistake)
      return formula
    }
    try acceptReference("a formula for the slope of the inverse")
    return reference
  }

  /// The formula that stands in for |det ∂f/∂z|.
  func determinant(_ reference: any DeterminantFormula) throws(NotApplicable) -> any DeterminantFormula {
    if case .determinant(let formula) = claim { return formula }
    if case .mistake(let mistake) = claim, case .determinant(let formula) = mistake.answer {
      try see(mistake)
      return formula
    }
    try acceptReference("a formula for the determinant")
    return reference
  }

  /// The formula that stands in for P_X at the end of a chain.
  func chainFormula(_ reference: any ChainFormula) throws(NotApplicable) -> any ChainFormula {
    if case .chain(let formula) = claim { return formula }
    if case .mistake(let mistake) = claim, case .chain(let formula) = mistake.answer {
      try see(mistake)
      return formula
    }
    try acceptReference("a formula for P_X along a chain")
    return reference
  }

  /// The claim about z² and its like, and the base's and the map's branches; nil where the claim is another.
  func branches() throws(NotApplicable) -> (mistake: BranchMistake, p: Pushforward)? {
    guard case .mistake(let mistake) = claim, case .branches(let wrong) = mistake.answer else { return nil }
    try see(mistake)
    let p = try onLine()
    guard p.map.branchCount > 1 else {
      throw NotApplicable(
        "'\(mistake.id)' is about a map with several branches, and '\(subject.mapName)' has one",
        try: "verify-eq \(equation.number) --mistake \(mistake.id)")
    }
    return (wrong, p)
  }

  /// Only the equation's own formula is meant, with parts of the map in question that it reads.
  func acceptReference(_ wanted: String) throws(NotApplicable) {
    switch claim {
    case .reference: return
    case .parts(let parts):
      for part in Claim.Part.allCases where parts.contains(part) && !equation.reads.contains(part) {
        let able = Equation.all.filter { $0.reads.contains(part) }
        let number = able.first { $0.speaks(of: subject) }?.number ?? able.first?.number ?? 5
        throw NotApplicable(
          "(\(equation.number)) never reads the \(part.rawValue), so it can't check it",
          try: "verify-eq \(number) with the same --\(part.rawValue)")
      }
    case .mistake(let mistake):
      try see(mistake)
      throw NotApplicable(
        "'\(mistake.id)' is \(mistake.answer.kind), and (\(equation.number)) needs \(wanted) of '\(subject.mapName)'",
        try: "verify-eq \(mistake.equations[0].number) --mistake \(mistake.id)")
    default:
      throw NotApplicable("that claim is not \(wanted), which is what (\(equation.number)) needs")
    }
  }

  /// Refuses to say "holds" of a mistake: where all of its numbers agree with the right ones, it is hidden.
  func refuseHidden(_ comparisons: [Check]) throws(NotApplicable) {
    guard case .mistake(let mistake) = claim, mistake.isWrong,
      comparisons.contains(where: { $0.verdict == .holds }),
      !comparisons.contains(where: { $0.verdict == .fails })
    else { return }
    throw NotApplicable(
      "on '\(subject.mapName)' the mistake '\(mistake.id)' is hidden: it gives the right numbers wherever it was looked at",
      try: "verify-eq \(equation.number) --mistake \(mistake.id)")
  }

  /// Refuses a mistake that the equation can't see, and says why.
  func see(_ mistake: Mistake) throws(NotApplicable) {
    let next = "verify-eq \(mistake.equations[0].number) --mistake \(mistake.id)"
    if let why = mistake.blind[equation] {
      throw NotApplicable("(\(equation.number)) is blind to '\(mistake.id)': \(why)", try: next)
    }
    guard mistake.equations.contains(equation) else {
      let numbers = mistake.equations.map { "(\($0.number))" }.joined(separator: ", ")
      throw NotApplicable(
        "'\(mistake.id)' is a mistake about \(numbers), not (\(equation.number))", try: next)
    }
  }
}

/// What an equation makes of a question that it accepts: what must hold first, then both sides.
struct Plan {
  /// What must hold before the sides mean anything.
  let hypotheses: () -> [Check]
  /// Both sides, by each level of evidence asked for.
  let comparisons: () -> [Check]

  init(needs hypotheses: @escaping () -> [Check], compares comparisons: @escaping () -> [Check]) {
    self.hypotheses = hypotheses
    self.comparisons = comparisons
  }
}

/// An equation's own file: what it says, and how its two sides are computed.
protocol Routes: SendableMetatype {
  static var statement: Equation { get }
  /// What it reads of what a map claims.
  static var reads: Set<Claim.Part> { get }
  /// The plan for a question that this equation speaks of; else a refusal in words.
  static func plan(_ question: Question) throws(NotApplicable) -> Plan
  /// The equation worked by hand, at each of a few points.
  static func worked(_ question: Question) -> [() -> Worked]
}

/// What somebody says of a subject: an equation's own formula, or another that stands in for it.
public enum Claim: Sendable {
  /// What a map's author may claim of it.
  public enum Part: String, Sendable, CaseIterable {
    /// f⁻¹.
    case inverse
    /// f′.
    case derivative
    /// det ∂f/∂z.
    case determinant
  }

  /// The equation's own formula, with the inverse and the slopes that the map brings.
  case reference
  /// The same, and these parts of what the map brings are in question: an equation that never reads one refuses.
  case parts(Set<Part>)
  /// A known mistake.
  case mistake(Mistake)
  /// A formula for P_X on the line.
  case density(any DensityFormula)
  /// A formula for the inverse's slope.
  case slope(any SlopeFormula)
  /// A formula for |det ∂f/∂z|.
  case determinant(any DeterminantFormula)
  /// A formula for P_X at the end of a chain.
  case chain(any ChainFormula)

  /// The name that reports give it: "reference", a mistake's id, "yours".
  public var id: String {
    switch self {
    case .reference: "reference"
    case .parts: "yours"
    case .mistake(let mistake): mistake.id
    case .density(let formula): formula.id
    case .slope(let formula): formula.id
    case .determinant(let formula): formula.id
    case .chain(let formula): formula.id
    }
  }
}
