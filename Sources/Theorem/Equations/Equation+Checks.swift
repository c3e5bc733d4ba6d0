extension Equation {
  /// The nine, in order.
  public static let all: [Equation] = chapter.map { $0.statement }

  /// (1), a flow is a chain of invertible steps.
  public static var eq1: Equation { Equation1.statement }
  /// (2), mass is conserved.
  public static var eq2: Equation { Equation2.statement }
  /// (3), the mass element.
  public static var eq3: Equation { Equation3.statement }
  /// (4), the density by the inverse's slope.
  public static var eq4: Equation { Equation4.statement }
  /// (5), the density by the forward slope.
  public static var eq5: Equation { Equation5.statement }
  /// (6), mirrored slopes.
  public static var eq6: Equation { Equation6.statement }
  /// (7), slopes of f and of its inverse.
  public static var eq7: Equation { Equation7.statement }
  /// (8), D dimensions.
  public static var eq8: Equation { Equation8.statement }
  /// (9), along a chain.
  public static var eq9: Equation { Equation9.statement }

  /// The equation of this number; nil where the chapter has none.
  public init?(_ number: Int) {
    guard let found = Self.all.first(where: { $0.number == number }) else { return nil }
    self = found
  }

  /// Each equation's own file, in the same order.
  private static let chapter: [any Routes.Type] = [
    Equation1.self, Equation2.self, Equation3.self, Equation4.self, Equation5.self, Equation6.self,
    Equation7.self,
    Equation8.self, Equation9.self,
  ]

  var routes: any Routes.Type { Self.chapter[number - 1] }

  /// What it reads of what a map claims.
  public var reads: Set<Claim.Part> { routes.reads }
}

extension Equation {
  /// Both sides of this equation for one subject: the hypotheses first; where one is broken, they are all there is.
  /// Then each level of evidence asked for, in an order that doesn't depend on it.
  ///
  /// Throws `NotApplicable`, in words, where the equation doesn't speak of the subject or can't see the claim; another
  /// question than the one that was asked is never answered.
  public func checks(
    of subject: any Subject, _ claim: Claim = .reference, _ options: CheckOptions = CheckOptions()
  ) throws(NotApplicable) -> [Check] {
    let question = Question(equation: self, subject: subject, claim: claim, options: options)
    if let checks = try subject.answered(self) {
      try question.acceptReference("a claim of its own")
      return checks.contains(where: \.isBroken) ? checks : checks + notOffered(question)
    }
    let plan = try routes.plan(question)
    let hypotheses = plan.hypotheses()
    guard !hypotheses.contains(where: \.isBroken) else { return hypotheses }
    if let open = hypotheses.first(where: \.isOutOfReach) {
      let why = (open.note ?? "a hypothesis is open").prefix { $0 != "," }
      return hypotheses + question.undecided("nothing was compared, for \(why)") + notOffered(question)
    }
    let comparisons = plan.comparisons()
    try question.refuseHidden(comparisons)
    return hypotheses + comparisons + notOffered(question)
  }

  /// Whether it speaks of such a subject and can see such a claim; what `checks` would refuse is thrown.
  public func accepts(_ subject: any Subject, _ claim: Claim = .reference) throws(NotApplicable) {
    if try subject.answered(self) != nil { return }
    _ = try routes.plan(
      Question(equation: self, subject: subject, claim: claim, options: CheckOptions()))
  }

  /// Whether a slope of 0 at a single point breaks it: (1) and (2) stand all the same.
  var needsSlope: Bool { self > .eq2 }

  /// Whether this is an equation that one would ask of such a subject: chains for (1) and (9), maps of several dimensions
  /// for (8). Asked all the same, it may answer.
  public func speaks(of subject: any Subject) -> Bool {
    switch kind {
    case .line: subject.dimension == 1 && subject.line != nil
    case .everywhere: true
    case .space: subject.dimension > 1 || subject.line == nil
    case .chain: subject.stepCount > 1
    }
  }

  /// An undecided line for each level that was asked for by name and that this equation can't give.
  private func notOffered(_ question: Question) -> [Check] {
    Evidence.allCases.filter { question.options.names($0) && !offers.contains($0) }.map { level in
      .undecided(question.about, level, "equation (\(number)) has no \(level.rawValue) evidence here")
    }
  }
}

extension Routes {
  /// `statement.checks(of:_:_:)`, for whoever has the equation's own name at hand.
  static func road(
    _ subject: any Subject, _ claim: Claim, _ options: CheckOptions
  ) throws(NotApplicable) -> [Check] {
    try statement.checks(of: subject, claim, options)
  }
}

extension Equation {
  /// Whether evidence of these kinds is to be had of such a subject: in D dimensions a mass is sampled only.
  public func mayGive(_ levels: Set<Evidence>?, of subject: any Subject) -> Bool {
    guard let levels, kind == .everywhere, subject.dimension > 1 else { return true }
    return levels.contains(.sampled)
  }
}
