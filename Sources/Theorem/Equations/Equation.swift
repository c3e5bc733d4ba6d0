/// One equation of the chapter: what it says, what it needs, and which routes its two sides take.
public struct Equation: Sendable {
  /// 1 to 9.
  public let number: Int
  /// What it is about, in a few words.
  public let title: String
  /// The equation, in Unicode.
  public let statement: String
  /// What must hold for it to be claimed at all.
  public let hypotheses: [String]
  /// How each side is computed; no formula stands on both.
  public let left: String
  /// The other side's route.
  public let right: String
  /// The levels of evidence it can be given, weakest first.
  public let offers: [Evidence]

  /// The nine, in order.
  public static let all: [Equation] = [
    Equation1.statement, Equation2.statement, Equation3.statement, Equation4.statement, Equation5.statement,
    Equation6.statement, Equation7.statement, Equation8.statement, Equation9.statement,
  ]

  /// An undecided line for each level that was asked for by name and that this equation can't give.
  func notOffered(_ options: CheckOptions, _ setting: Setting) -> [Check] {
    Evidence.allCases.filter { options.names($0) && !offers.contains($0) }.map { level in
      .undecided(number, setting, level, "equation (\(number)) has no \(level.rawValue) evidence here")
    }
  }
}

extension Check {
  /// A line that decides nothing, and why.
  static func undecided(
    _ equation: Int, _ setting: Setting, _ evidence: Evidence, _ why: String
  ) -> Check {
    Check(
      equation: equation, map: setting.map, base: setting.base, claim: setting.claim, subject: "-",
      left: Side("-", .nan), right: Side("-", .nan), gap: .nan, allowed: .nan, because: "-",
      evidence: evidence, verdict: .undecided, note: why)
  }
}
