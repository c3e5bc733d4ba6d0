/// What a check is about: the equation, the map and the base in names, and what was claimed.
public struct About: Sendable, Hashable {
  /// The equation.
  public let equation: Equation
  /// The map's name.
  public let map: String
  /// The base's name; empty where no base enters.
  public let base: String
  /// "reference", the id of a known mistake, or "yours".
  public let claim: String

  /// These names.
  public init(_ equation: Equation, map: String, base: String = "", claim: String = "reference") {
    self.equation = equation
    self.map = map
    self.base = base
    self.claim = claim
  }
}

/// One claim put to the test: two sides by independent routes, or a hypothesis; one line of a report.
///
/// Gap and verdict follow from the sides and the allowance; no check can be made that contradicts itself.
///
/// ```swift
/// try Equation.eq7.checks(of: Pushforward(Sinh(), of: Normal())).map(\.verdict)
/// ```
public struct Check: Sendable {
  /// What was found.
  public enum Finding: Sendable {
    /// Two numbers that should be one: a route's on the left, what is claimed on the right.
    case compared(left: Side, right: Side, Allowance)
    /// Something that must be so before the equation may be used.
    case hypothesis(Hypothesis, Hypothesis.Observation)
    /// No number: the reason why this level of evidence decides nothing.
    case nothing(String)
  }

  /// The equation, the setting and the claim.
  public let about: About
  /// What was compared and where, such as "P_X(1.25)".
  public let subject: String
  /// The two sides, a hypothesis's state, or why there is neither.
  public let finding: Finding
  /// The level of evidence that it gives.
  public let evidence: Evidence
  /// What was looked at.
  public let covers: Coverage
  /// A sentence for the reader: what resisted, what N draws detect.
  public let note: String?
  /// The seed of the draws; nil where there are none.
  public let seed: UInt64?

  /// A comparison.
  public init(
    _ about: About, _ subject: String, left: Side, right: Side, because allowance: Allowance,
    evidence: Evidence, covers: Coverage, note: String? = nil, seed: UInt64? = nil
  ) {
    self.init(
      about, subject, .compared(left: left, right: right, allowance), evidence, covers, note: note, seed: seed
    )
  }

  /// A hypothesis, and what was seen of it.
  public init(
    _ about: About, _ hypothesis: Hypothesis, _ state: Hypothesis.Observation, evidence: Evidence,
    covers: Coverage
  ) {
    self.init(
      about, hypothesis.rawValue, .hypothesis(hypothesis, state), evidence, covers, note: state.why, seed: nil
    )
  }

  private init(
    _ about: About, _ subject: String, _ finding: Finding, _ evidence: Evidence, _ covers: Coverage,
    note: String?, seed: UInt64?
  ) {
    self.about = about
    self.subject = subject
    self.finding = finding
    self.evidence = evidence
    self.covers = covers
    self.note = note
    self.seed = seed
  }

  /// A line that decides nothing, and why.
  public static func undecided(
    _ about: About, _ evidence: Evidence, _ why: String, covers: Coverage = .nothing
  ) -> Check {
    Check(about, "-", .nothing(why), evidence, covers, note: why, seed: nil)
  }
}

extension Check {
  /// What follows from the two sides and the allowance, or from the hypothesis's state.
  public var verdict: Verdict {
    switch finding {
    case .compared(let left, let right, let allowance): allowance.verdict(left, right)
    case .hypothesis(_, let state): state.verdict
    case .nothing: .undecided
    }
  }

  /// The hypothesis that it is about; nil for a comparison.
  public var hypothesis: Hypothesis? { if case .hypothesis(let asked, _) = finding { asked } else { nil } }
  /// Whether two numbers were compared, or should have been.
  public var isComparison: Bool { hypothesis == nil }
  /// A hypothesis that does not hold.
  public var isBroken: Bool { hypothesis != nil && verdict == .fails }
  /// Whether no route follows the subject for what was seen here, so that nothing is compared.
  package var isOutOfReach: Bool { if case .hypothesis(_, .outOfReach) = finding { true } else { false } }

  /// The route's side; a number that there is none of is NaN.
  public var left: Side { sides?.left ?? Side("-", .nan) }
  /// What is claimed.
  public var right: Side { sides?.right ?? Side("-", .nan) }
  private var sides: (left: Side, right: Side)? {
    switch finding {
    case .compared(let left, let right, _): (left, right)
    case .hypothesis(_, .broken(_, let left?, let right?)): (left, right)
    default: nil
    }
  }
  /// |left − right|, or the measure of disagreement that `allowed` bounds.
  public var gap: Double {
    guard case .compared(let left, let right, let allowance) = finding else { return .nan }
    return allowance.gap(left, right)
  }
  /// The largest gap that rounding, an error bar or a chosen false-alarm rate accounts for.
  public var allowed: Double {
    guard case .compared(let left, let right, let allowance) = finding else { return .nan }
    return allowance.bound(left, right)
  }
  /// Where `allowed` comes from, in a few words.
  public var because: String {
    switch finding {
    case .compared(_, _, let allowance): allowance.because
    case .hypothesis: "a hypothesis holds or it does not"
    case .nothing: "-"
    }
  }

  /// The equation that it is a check of.
  public var equation: Equation { about.equation }
  /// The map's name.
  public var map: String { about.map }
  /// The base's name; empty where no base enters.
  public var base: String { about.base }
  /// "reference", the id of a known mistake, or "yours".
  public var claim: String { about.claim }
}

extension Check {
  /// Where the allowance comes from, and the note.
  package var why: String {
    ([because] + (note.map { [$0] } ?? [])).filter { $0 != "-" && !$0.isEmpty }.joined(separator: "; ")
  }
}

extension Check: CustomStringConvertible {
  public var description: String {
    "(\(equation.number)) \(map) \(base) \(claim) \(evidence): \(subject) left \(left.value) right \(right.value) "
      + "gap \(gap) allowed \(allowed) \(verdict); \(why); covers \(covers)"
  }
}

extension Sequence where Element == Check {
  /// The checks that compare two numbers; the others are about hypotheses.
  public var comparisons: [Check] { filter(\.isComparison) }
}

extension Sequence where Element == Check {
  /// The hypothesis that doesn't hold, if there is one.
  public var brokenHypothesis: Check? { first(where: \.isBroken) }
}

/// What the theorem asks of x = f(z); each counterexample breaks one.
public enum Hypothesis: String, Sendable, CaseIterable {
  /// Else x is no f(z): batch statistics, randomness.
  case function = "a point's answer depends on that point alone"
  /// Else there is no determinant.
  case sameDimension = "as many numbers come out as go in"
  /// Else part of the mass of Z goes nowhere.
  case defined = "f is defined where Z has mass"
  /// Else there is no slope to divide by.
  case differentiable = "f has a derivative"
  /// Else (5) divides by 0.
  case slopeNeverZero = "the derivative, or its determinant, is never 0"
  /// Else other branches bring mass too.
  case injective = "different z have different x"
  /// Else the claimed inverse is not f's.
  case inverseUndoes = "f^-1(f(z)) = z"

  /// What was seen of it.
  public enum Observation: Sendable {
    /// No offence where it was looked for; how it was looked for.
    case seen(String)
    /// It doesn't hold: where and why, and two numbers that show it, if there are such.
    case broken(String, left: Side? = nil, right: Side? = nil)
    /// Not looked at, or not to be decided: the reason.
    case assumed(String)
    /// Nothing speaks against it, but no route follows such a map: why.
    case outOfReach(String)

    var verdict: Verdict {
      switch self {
      case .seen: .holds
      case .broken: .fails
      case .assumed, .outOfReach: .undecided
      }
    }

    var why: String {
      switch self {
      case .seen(let why), .broken(let why, _, _), .assumed(let why), .outOfReach(let why): why
      }
    }
  }
}
