import Theorem

/// What was found out about a program: which claim, how it ended, and the sentence that says so.
public struct Finding: Sendable {
  /// What the finding is about.
  public enum Concern: Sendable, Hashable {
    /// A point's answer depends on the point alone.
    case function
    /// The forward log-determinant.
    case logDeterminant
    /// z comes back from x.
    case roundTrip
    /// The inverse's log-determinant.
    case inverseLogDeterminant
    /// log P_X.
    case density
    /// Its mass.
    case mass
    /// Draws.
    case draws
    /// One step of a chain, counted from 1.
    case step(Int)
  }

  /// How it ended. Imprecise is undecided, with a word of its own.
  public enum Outcome: String, Sendable, Comparable {
    case holds, undecided, imprecise, fails
    public static func < (a: Outcome, b: Outcome) -> Bool { a.rank < b.rank }
    private var rank: Int { [.holds, .undecided, .imprecise, .fails].firstIndex(of: self)! }
  }

  /// What a verdict rests on.
  public enum Grounds: Sendable {
    /// Two numbers, at the probe that shows it best.
    case compared(Compared)
    /// Something that must be so before numbers are compared.
    case hypothesis(Hypothesis)
    /// Bets against what draws should be: the largest log wealth, the rate of false alarms, the smallest effect seen.
    case wealth(largest: Double, rate: Double, effect: Double)
    /// Nothing that decides.
    case nothing
  }

  public let concern: Concern
  public let outcome: Outcome
  /// What was seen, in one sentence.
  public let sentence: String
  /// The slips that fit at every probe, likeliest first.
  public var names: [String] = []
  public var grounds = Grounds.nothing
  /// The largest error over what noise allows, where there is one for all probes.
  var share: Double? = nil
}

/// Two numbers side by side at one point: a row of the report.
public struct Compared: Sendable {
  public let concern: Finding.Concern
  /// Why the point was chosen: typical, centre, tail, axis, corner, edge.
  public let kind: String
  /// Where: z, or x for the inverse.
  public let point: [Double]
  /// The right number and what it may be off by, with the claim's own rounding.
  public let wanted: Double
  public let bar: Double
  /// The number answered.
  public let yours: Double
  /// Whether its bar is narrow enough to decide.
  public let decides: Bool
}

/// All that a program's answers showed.
public struct Examination: Sendable {
  public let dimension: Int
  /// The runs that were made: what for, how many points, how many seconds.
  public var runs: [(name: String, points: Int, seconds: Double)] = []
  public var isSingle = false
  public var digits = 17
  /// The median relative noise of x.
  public var noise = 0.0
  /// How far the same point's x moved from one batch to another, relative to it.
  public var movedInOtherBatch = 0.0
  /// The largest gap, in bars, of what decides.
  public var worstRatio = 0.0
  public var rows: [Compared] = []
  public var findings: [Finding] = []
  public var notes: [String] = []

  /// The worst of what was found.
  public var outcome: Finding.Outcome { findings.map(\.outcome).max() ?? .undecided }
}
