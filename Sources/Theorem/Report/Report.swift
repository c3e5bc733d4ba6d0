/// The checks of one run, and what they come to.
public struct Report: Sendable {
  /// The lines, in the order in which they were made.
  public let checks: [Check]

  /// The report of these checks.
  public init(_ checks: [Check]) { self.checks = checks }

  /// How many checks hold.
  public var holding: Int { checks.count { $0.verdict == .holds } }
  /// How many checks fail.
  public var failing: Int { checks.count { $0.verdict == .fails } }
  /// How many checks are undecided.
  public var undecided: Int { checks.count { $0.verdict == .undecided } }

  /// `fails` if anything fails. `undecided` if nothing fails and nothing holds, or if a level of evidence in
  /// `asked`, the levels asked for by name, has a check that is undecided and none that holds. Else `holds`.
  public func verdict(asked: Set<Evidence> = []) -> Verdict {
    if failing > 0 { return .fails }
    if holding == 0 { return .undecided }
    let open = asked.contains { level in
      let ofLevel = checks.filter { $0.evidence == level }
      return !ofLevel.contains { $0.verdict == .holds }
    }
    return open ? .undecided : .holds
  }

  /// The verdict and the counts, such as "holds: 7 hold, 0 fail, 1 undecided": the closing line of every renderer.
  public func summary(asked: Set<Evidence> = []) -> String {
    "\(verdict(asked: asked).rawValue): \(counts)"
  }

  /// "7 hold, 0 fail, 1 undecided".
  var counts: String { "\(holding) hold, \(failing) fail, \(undecided) undecided" }

  /// The numbers of the equations that it has checks of, in order, each with its checks.
  var byEquation: [(number: Int, checks: [Check])] {
    Set(checks.map(\.equation)).sorted().map { number in (number, checks.filter { $0.equation == number }) }
  }
}
