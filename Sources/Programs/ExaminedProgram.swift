import Theorem

/// A program that has been asked, as what an equation is asked about: it brings checks in the place of routes.
public struct ExaminedProgram: Subject {
  public let mapName = "your program"
  public let baseName: String
  public let formula: String
  public let dimension: Int
  public let examination: Examination
  private let box: BlackBox

  /// Asks `box` everything; `command` is how the program was called.
  public init(asking box: BlackBox, command: String) throws(Misbehaviour) {
    self.box = box
    baseName = box.base.name
    formula = command
    dimension = box.dimension
    examination = try box.examined()
  }

  /// Which findings speak of an equation; refused where the program that it needs was not given.
  public func concerns(of equation: Equation) throws(NotApplicable) -> [ProgramFinding] {
    let wanted = try Self.accepts(equation, box)
    return examination.findings.filter { wanted($0.concern) || $0.concern == .function }
  }

  /// What an equation wants to know of such programs; refused, before any is started, where one is missing.
  @discardableResult public static func accepts(_ equation: Equation, _ box: BlackBox) throws(NotApplicable)
    -> (ProgramFinding.Concern) -> Bool
  {
    func needs(_ isThere: Bool, _ why: String, _ advice: String = "verify-eq 8 with the same")
      throws(NotApplicable)
    {
      if !isThere { throw NotApplicable("(\(equation.number)) \(why)", try: advice) }
    }
    let onTheLine = "speaks of the line, and your program has \(box.dimension) dimensions"
    let inverse = "--inverse-program \"python3 flow.py inverse\""
    switch equation.number {
    case 1:
      try needs(box.inverse != nil, "undoes the map, which needs its inverse", inverse)
      return { $0 == .roundTrip }
    case 2:
      try needs(
        box.density != nil, "is about the mass of P_X, which needs the density",
        "--density-program \"python3 flow.py density\"")
      return { $0 == .mass }
    case 4, 7:
      try needs(box.dimension == 1, onTheLine)
      try needs(box.inverse != nil, "needs the slope of the inverse", inverse)
      let third = equation.number == 7 ? ProgramFinding.Concern.logDeterminant : .density
      return { [.roundTrip, .inverseLogDeterminant, third].contains($0) }
    case 5:
      try needs(box.dimension == 1, onTheLine)
      return { [.logDeterminant, .density, .draws].contains($0) }
    case 8: return { if case .step = $0 { false } else { $0 != .mass } }
    case 9:
      try needs(
        box.steps != nil, "is about a chain's steps, and your program shows none",
        "--steps K, with both x and log|det| of each step on a line")
      return { if case .step = $0 { true } else { $0 == .logDeterminant } }
    default:
      throw NotApplicable(
        "(\(equation.number)) asks for a formula, and a program answers with numbers",
        try: "verify-eq 8 with the same")
    }
  }

  public func answered(_ equation: Equation) throws(NotApplicable) -> [Check]? {
    let about = About(equation, map: mapName, base: baseName, claim: "yours")
    let probes = examination.rows.count { $0.concern == .logDeterminant }
    let covers = Coverage("\(probes) points of z in \(dimension) dimension\(dimension == 1 ? "" : "s")")
    return try concerns(of: equation).map { check($0, about, covers) }
  }

  private func check(_ finding: ProgramFinding, _ about: About, _ covers: Coverage) -> Check {
    let numbers =
      finding.concern == .function
      ? "; \(examination.isSingle ? "single" : "double") precision, noise \(decimal(examination.noise, digits: 1)) of x"
      : ""
    let note = ([finding.sentence + numbers] + finding.names.prefix(1)).joined(separator: ": ")
    let draws = Coverage("\(box.samples) draws")
    switch finding.grounds {
    case .hypothesis(.inverseUndoes) where about.equation == .eq1 && finding.share != nil:
      // To (1) the way back is what is claimed, and no hypothesis.
      return Check(
        about, "z back from x, in units of what noise allows", left: Side("z", 0, error: 1),
        right: Side("z undone", finding.share ?? .nan),
        because: .margin(2, "the noise of x and of z, carried through the inverse"), evidence: .measured,
        covers: covers, note: note)
    case .hypothesis(let hypothesis):
      let state: Hypothesis.Observation =
        switch finding.outcome {
        case .holds: .seen(note)
        case .fails: .broken(note)
        case .undecided, .imprecise: .assumed(note)
        }
      return Check(about, hypothesis, state, evidence: .measured, covers: covers)
    case .wealth(let largest, let rate, let effect):
      return Check(
        about, finding.concern == .mass ? "the mass of P_X" : "draws of X",
        left: Side("bets against it", finding.outcome == .fails ? .nan : 1),
        right: Side("what it should be", 1), because: .wealth(largest: largest, effect: effect, rate: rate),
        evidence: .sampled, covers: draws, note: note, seed: box.seed)
    case .compared(let row):
      let (subject, left, right) = row.words
      return Check(
        about, subject, left: Side(left, row.wanted, error: row.bar), right: Side(right, row.yours),
        because: .bars(
          "\(decimal(Trust.safety)) bars of measured noise and truncation", safety: Trust.safety,
          widest: Trust.widestBar, imprecise: Trust.imprecise), evidence: .measured, covers: covers,
        note: note)
    case .nothing:
      return .undecided(about, finding.concern == .draws ? .sampled : .measured, note, covers: covers)
    }
  }

  /// Imprecise where something that this equation is about is: undecided, whatever else holds.
  public func isImprecise(_ equation: Equation) -> Bool {
    ((try? concerns(of: equation)) ?? []).contains { $0.outcome == .imprecise }
  }
}

extension PointComparison {
  /// What is compared, and its two routes, in words.
  var words: (subject: String, left: String, right: String) {
    switch concern {
    case .inverseLogDeterminant:
      ("log|det| of the inverse at x = \(Programs.point(point))", "z differenced at x", "answered")
    case .density:
      ("log P_X at x = \(Programs.point(point))", "base and log|det| of x differenced", "answered")
    case .step(let k): ("log|det| of step \(k) from z = \(Programs.point(point))", "differenced", "answered")
    default: ("log|det| at z = \(Programs.point(point))", "x differenced at z", "answered")
    }
  }
}
