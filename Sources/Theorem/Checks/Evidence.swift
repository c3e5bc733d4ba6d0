/// How strong a piece of evidence is, weakest first. The levels are never merged.
public enum Evidence: String, Sendable, CaseIterable, Comparable {
  /// Monte Carlo, at a chosen false-alarm rate.
  case sampled
  /// Finite differences and quadrature, each with its own error bar.
  case measured
  /// Dual numbers against a closed form: equal but for the rounding of both sides, which is bounded.
  case exact
  /// Outward-rounded enclosures: true for every point of what was covered, or refuted.
  case certified

  public static func < (a: Evidence, b: Evidence) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}

/// What a check found.
public enum Verdict: String, Sendable, CaseIterable {
  /// The gap is no larger than allowed.
  case holds
  /// The gap is larger than allowed, or a hypothesis is broken.
  case fails
  /// What is known is too wide to tell; never a pass.
  case undecided
}

/// What a check looked at: a verdict speaks of this and of nothing else.
public struct Coverage: Sendable, Hashable {
  /// In words, such as "7 points of z from -2.23 to 1.88".
  public let words: String
  /// The share of the base's mass that lies in it; nil where it is points.
  public let share: Double?
  /// What was taken for granted of the rest; nil where nothing was.
  public let assumed: String?

  /// What was looked at, in words, and, of a stretch or a region, how much of the base's mass lies there.
  public init(_ words: String, share: Double? = nil, assumed: String? = nil) {
    self.words = words
    self.share = share
    self.assumed = assumed
  }

  /// Nothing was looked at.
  public static let nothing = Coverage("nothing")

  /// Single points of the line.
  static func points(_ points: [Double], of letter: String = "z") -> Coverage {
    guard let low = points.min(), let high = points.max() else { return .nothing }
    guard low < high else { return Coverage("\(letter) = \(short(low))") }
    return Coverage("\(points.count) points of \(letter) from \(short(low)) to \(short(high))")
  }

  /// Single points in D dimensions.
  static func points(_ count: Int, dimension: Int) -> Coverage {
    Coverage("\(count) points of z in \(dimension) dimension\(dimension == 1 ? "" : "s")")
  }
}

extension Coverage: CustomStringConvertible {
  public var description: String {
    words + (share.map { ", \(decimal(100 * $0, digits: 4)) % of the mass of Z" } ?? "")
      + (assumed.map { "; assumed: \($0)" } ?? "")
  }
}

/// What a run was asked for.
///
/// ```swift
/// CheckOptions(evidence: [.exact], seed: 7)
/// ```
public struct CheckOptions: Sendable {
  /// The levels asked for by name; nil for all that cost little (everything but `certified`).
  public var evidence: Set<Evidence>?
  /// Draws of each sampled check: more draws see smaller effects, the meaning stays the same.
  public var samples: Int
  /// The same seed gives the same bits, on any number of threads.
  public var seed: UInt64
  /// How many threads a sampled check may use; none of its numbers depends on it.
  public var threads = 1
  /// The chance that one sampled check cries wolf: the run's 1e-9, split over as many checks as a full run makes.
  public var falseAlarmRate: Double

  /// The whole run's false-alarm rate.
  public static let runFalseAlarmRate = 1e-9
  /// No run makes more sampled checks than this.
  public static let mostChecks = 1000.0

  /// The defaults are those of the command line for one map.
  public init(evidence: Set<Evidence>? = nil, samples: Int = 10_000, seed: UInt64 = 1) {
    self.evidence = evidence
    self.samples = samples
    self.seed = seed
    falseAlarmRate = Self.runFalseAlarmRate / Self.mostChecks
  }

  /// Whether a level is to be run.
  public func wants(_ level: Evidence) -> Bool {
    evidence.map { $0.contains(level) } ?? (level != .certified)
  }

  /// Whether a level was asked for by its name, so that its absence must be said.
  public func names(_ level: Evidence) -> Bool { evidence?.contains(level) ?? false }

  /// The generator's stream for one check: its own, and the same whatever else is run.
  func stream(_ about: About, _ part: Int? = nil) -> RandomStream {
    // FNV-1a over the check's name.
    let check = "\(part ?? about.equation.number) \(about.map)".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return RandomStream(seed: seed, check: check)
  }
}
