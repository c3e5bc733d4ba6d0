import Report
import Theorem

/// What was found out about a program: which claim, how it ended, and the sentence that says so.
public struct ProgramFinding: Sendable {
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
    /// How a line about it begins.
    var opening: String {
      switch self {
      case .holds: "✔ "
      case .fails: "✘ fails: "
      case .undecided: "? undecided: "
      case .imprecise: "? imprecise, so undecided: "
      }
    }
  }

  /// What a verdict rests on.
  public enum Grounds: Sendable {
    /// Two numbers, at the probe that shows it best.
    case compared(PointComparison)
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
  /// The mistakes that fit at every probe, likeliest first.
  public internal(set) var names: [String]
  public let grounds: Grounds
  /// The largest error over what noise allows, where there is one for all probes.
  var share: Double?

  init(
    _ concern: Concern, _ outcome: Outcome, _ sentence: String, names: [String] = [],
    _ grounds: Grounds = .nothing
  ) {
    (self.concern, self.outcome, self.sentence) = (concern, outcome, sentence)
    (self.names, self.grounds) = (names, grounds)
  }
}

/// Two numbers side by side at one point: a row of the report.
public struct PointComparison: BarredNumber, Sendable {
  public let concern: ProgramFinding.Concern
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

  /// No number at all is as far off as can be.
  var gap: Double { yours.isFinite ? (yours - wanted).magnitude : .infinity }
}

/// A number that was answered beside the right one, and what the two may be apart.
protocol BarredNumber {
  var wanted: Double { get }
  var yours: Double { get }
  var bar: Double { get }
  var gap: Double { get }
  /// Whether its bar is narrow enough to decide anything.
  var decides: Bool { get }
}

extension BarredNumber {
  var gap: Double { (yours - wanted).magnitude }
  var decides: Bool { gap.isFinite && bar <= Trust.widestBar }
  var inBars: Double { gap / bar }
  var relative: Double { gap / (1 + wanted.magnitude) }
  /// Whether the two are further apart than the bar, with the safety that right flows need.
  var disagrees: Bool { gap > Trust.safety * bar }
}

extension ProgramFinding.Grounds {
  /// What a claim that holds rests on: of the rows that decide and agree, the one that is the most bars off.
  static func nearest(_ rows: [PointComparison]) -> Self {
    rows.filter { $0.decides && !$0.disagrees }.max { $0.inBars < $1.inBars }.map { .compared($0) }
      ?? .nothing
  }
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
  public var rows: [PointComparison] = []
  public var findings: [ProgramFinding] = []
  public var notes: [String] = []

  /// The worst of what was found.
  public var outcome: ProgramFinding.Outcome { findings.map(\.outcome).max() ?? .undecided }
}

extension Examination {
  /// The screen: its numbers, one point worked, a line for each claim, the notes. At most `width` columns.
  public func text(width: Int = 80) -> String {
    var lines: [String] = []
    func add(_ text: String, indent: Int = 0, hanging: Int) {
      lines += text.wrapped(to: width, indent: indent, hanging: hanging)
    }
    let points = runs.map { "\($0.points)" }.joined(separator: ", ")
    let seconds = runs.reduce(0) { $0 + $1.seconds }
    add(
      "Your program, D = \(dimension): \(runs.count) run\(runs.count == 1 ? "" : "s") of \(points) points, \(decimal(seconds, digits: 2)) s",
      hanging: 0)
    add(numbersLine, hanging: 14)
    if let worked {
      let (label, answered) =
        worked.concern == .density
        ? ("log P_X(x)", "what it answers")
        : ("log|det| of \(worked.concern == .inverseLogDeterminant ? "z" : "x")", "log|det| that it answers")
      let (left, right) = toldApart(worked.wanted, worked.yours)
      lines += [
        "One point, worked: \(worked.concern == .logDeterminant ? "z" : "x") = \(point(worked.point))",
        "  left   \((label + " differenced").padded(to: 30)) \(left) ± \(decimal(worked.bar, digits: 1))",
        "  right  \(answered.padded(to: 30)) \(right)",
      ]
    }
    for finding in findings {
      add(finding.outcome.opening + finding.sentence, hanging: 2)
      if !finding.names.isEmpty {
        add(finding.names.prefix(4).joined(separator: "; or: "), indent: 2, hanging: 2)
      }
    }
    for note in notes { add("note: \(note)", hanging: 6) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var numbersLine: String {
    let precision = isSingle ? "single" : "double"
    let moved = movedInOtherBatch == 0 ? "same bits" : "x within \(decimal(movedInOtherBatch, digits: 1))"
    return
      "Its numbers \(precision) precision: noise \(decimal(noise, digits: 1)) of x · in another batch, \(moved)"
      + (isSingle ? " · in double precision its bars would be a million times narrower" : "")
  }

  /// The row that shows the worst finding best, or else the first that decides.
  private var worked: PointComparison? {
    let concern = findings.filter { $0.outcome == outcome }.map(\.concern).first { c in
      rows.contains { $0.concern == c }
    }
    let candidates = rows.filter { $0.decides && $0.concern == (concern ?? .logDeterminant) }
    guard outcome > .undecided else { return candidates.first }
    return candidates.max { $0.inBars < $1.inBars }
  }
}
