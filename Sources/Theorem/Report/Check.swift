/// How strong a piece of evidence is, weakest first. The levels are never merged.
public enum Evidence: String, Sendable, CaseIterable, Comparable {
  /// Monte Carlo, at a chosen false-alarm rate.
  case sampled
  /// Finite differences and quadrature, each with its own error bar.
  case measured
  /// Dual numbers against a closed form: equal but for rounding, counted in ulps.
  case exact
  /// Outward-rounded enclosures: true for every point of a box, or refuted.
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

/// One side of an equation: a number, the route it was computed by, and how well it is known.
public struct Side: Sendable {
  /// The route, such as "finite difference of f⁻¹".
  public let route: String
  /// The number.
  public let value: Double
  /// Half-width of what is known about `value`; 0 where it is a closed form.
  public let error: Double

  /// `value` ± `error`, by this route.
  public init(_ route: String, _ value: Double, error: Double = 0) {
    self.route = route
    self.value = value
    self.error = error
  }
}

/// One claim, its two sides by independent routes, and the verdict: one line of a report.
public struct Check: Sendable {
  /// 1 to 9.
  public let equation: Int
  /// The map's name, and what else identifies the setting (base, chain).
  public let map: String
  /// The base's name; empty where no base enters.
  public let base: String
  /// "reference", the id of a known mistake, or "yours".
  public let claim: String
  /// What was compared and where, such as "P_X(1.25)".
  public let subject: String
  /// The equation's left side.
  public let left: Side
  /// The equation's right side, or what is claimed in its place.
  public let right: Side
  /// |left − right|, or the measure of disagreement that `allowed` bounds.
  public let gap: Double
  /// The largest gap that rounding, an error bar or a chosen false-alarm rate accounts for.
  public let allowed: Double
  /// Where `allowed` comes from, in a few words.
  public let because: String
  /// The level of evidence that it gives.
  public let evidence: Evidence
  /// What follows from `gap` and `allowed`.
  public let verdict: Verdict
  /// A sentence for the reader: the hypothesis that broke, what resisted, what N draws detect.
  public let note: String?
  /// The seed of the draws; nil where there are none.
  public let seed: UInt64?

  /// One line, as its route found it; the verdict is the caller's.
  public init(
    equation: Int, map: String, base: String = "", claim: String = "reference", subject: String,
    left: Side, right: Side, gap: Double, allowed: Double, because: String,
    evidence: Evidence, verdict: Verdict, note: String? = nil, seed: UInt64? = nil
  ) {
    self.equation = equation
    self.map = map
    self.base = base
    self.claim = claim
    self.subject = subject
    self.left = left
    self.right = right
    self.gap = gap
    self.allowed = allowed
    self.because = because
    self.evidence = evidence
    self.verdict = verdict
    self.note = note
    self.seed = seed
  }
}

extension Check: CustomStringConvertible {
  public var description: String {
    "(\(equation)) \(map) \(base) \(claim) \(evidence): \(subject) left \(left.value) right \(right.value) "
      + "gap \(gap) allowed \(allowed) \(verdict); \(why)"
  }
}
