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
  func stream(_ about: About, _ part: Int? = nil) -> Stream {
    // FNV-1a over the check's name.
    let check = "\(part ?? about.equation.number) \(about.map)".utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return Stream(seed: seed, check: check)
  }
}
