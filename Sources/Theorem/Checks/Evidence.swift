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
