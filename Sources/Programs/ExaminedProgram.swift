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
    let dimension = box.dimension
    let number = equation.number
    func refuse(_ why: String, _ advice: String) -> NotApplicable {
      NotApplicable("(\(number)) \(why)", try: advice)
    }
    let line = dimension == 1
    let wanted: (ProgramFinding.Concern) -> Bool
    switch number {
    case 1:
      guard box.inverse != nil else {
        throw refuse(
          "undoes the map, which needs its inverse", "--inverse-program \"python3 flow.py inverse\"")
      }
      wanted = { $0 == .roundTrip }
    case 2:
      guard box.density != nil else {
        throw refuse(
          "is about the mass of P_X, which needs the density", "--density-program \"python3 flow.py density\""
        )
      }
      wanted = { $0 == .mass }
    case 4, 7:
      guard line else {
        throw refuse(
          "speaks of the line, and your program has \(dimension) dimensions", "verify-eq 8 with the same")
      }
      guard box.inverse != nil else {
        throw refuse("needs the slope of the inverse", "--inverse-program \"python3 flow.py inverse\"")
      }
      wanted = {
        number == 7
          ? [.roundTrip, .logDeterminant, .inverseLogDeterminant].contains($0)
          : [.roundTrip, .inverseLogDeterminant, .density].contains($0)
      }
    case 5:
      guard line else {
        throw refuse(
          "speaks of the line, and your program has \(dimension) dimensions", "verify-eq 8 with the same")
      }
      wanted = { [.logDeterminant, .density, .draws].contains($0) }
    case 8: wanted = { if case .step = $0 { false } else { $0 != .mass } }
    case 9:
      guard box.steps != nil else {
        throw refuse(
          "is about a chain's steps, and your program shows none",
          "--steps K, with both x and log|det| of each step on a line")
      }
      wanted = { if case .step = $0 { true } else { $0 == .logDeterminant } }
    default:
      throw refuse("asks for a formula, and a program answers with numbers", "verify-eq 8 with the same")
    }
    return wanted
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
