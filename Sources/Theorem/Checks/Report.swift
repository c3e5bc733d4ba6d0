/// The checks of one run, and what they come to.
public struct Report: Sendable {
  /// The lines, in the order in which they were made.
  public let checks: [Check]

  /// The report of these checks.
  public init(_ checks: [Check]) { self.checks = checks }

  /// The checks that compare two numbers.
  public var comparisons: [Check] { checks.filter(\.isComparison) }
  /// The hypotheses that were looked at.
  public var hypotheses: [Check] { checks.filter { !$0.isComparison } }
  /// The comparisons, and the hypotheses that are broken: the rows of a table.
  package var rows: [Check] { checks.filter { $0.isComparison || $0.isBroken } }

  /// How many comparisons hold.
  public var holding: Int { comparisons.count { $0.verdict == .holds } }
  /// How many comparisons fail, and hypotheses are broken.
  public var failing: Int { checks.count { $0.verdict == .fails } }
  /// How many comparisons are undecided.
  public var undecided: Int { comparisons.count { $0.verdict == .undecided } }

  /// `fails` if anything fails. `undecided` if nothing fails and nothing holds, or if a level of evidence in
  /// `asked`, the levels asked for by name, has a check that is undecided and none that holds. Else `holds`.
  public func verdict(asked: Set<Evidence> = []) -> Verdict {
    if failing > 0 { return .fails }
    if holding == 0 { return .undecided }
    let open = asked.contains { level in
      let ofLevel = comparisons.filter { $0.evidence == level }
      return !ofLevel.contains { $0.verdict == .holds }
    }
    return open ? .undecided : .holds
  }

  /// The verdict and the counts, such as "holds: 7 hold, 0 fail, 1 undecided": the closing line of every renderer.
  public func summary(asked: Set<Evidence> = []) -> String {
    "\(verdict(asked: asked).rawValue): \(counts)"
  }

  /// "7 hold, 0 fail, 1 undecided".
  package var counts: String { "\(holding) hold, \(failing) fail, \(undecided) undecided" }

  /// The equations that it has checks of, in order, each with its rows.
  package var byEquation: [(equation: Equation, checks: [Check])] {
    Set(rows.map(\.equation)).sorted().map { equation in
      (equation, rows.filter { $0.equation == equation })
    }
  }
}

extension Report {
  /// The equations that it has checks of, in order.
  public var equations: [Equation] { byEquation.map(\.equation) }
}
