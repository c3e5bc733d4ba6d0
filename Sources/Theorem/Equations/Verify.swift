/// What `verify` found wrong with a map, as one message that a test run can show.
public struct VerificationFailure: Error, Sendable, CustomStringConvertible {
  /// Every check that was made.
  public let report: Report
  /// Where `verify` was called: the file, and the line in it.
  public let caller: String

  /// The caller's place, then each broken hypothesis and each comparison that fails, with both sides; where nothing fails, why
  /// nothing could be decided.
  public var description: String {
    let fails = report.checks.filter { $0.verdict == .fails }
    let told = fails.isEmpty ? report.checks.filter { $0.verdict == .undecided } : fails
    // A hypothesis is broken for each equation alike: once is enough.
    let lines = told.reduce(into: [String]()) { lines, check in
      if !lines.contains(check.told) { lines.append(check.told) }
    }
    return (["\(caller): \(report.summary())"] + lines).joined(separator: "\n  ")
  }
}

extension Check {
  /// One sentence: what was looked at, both sides and what was allowed; of a hypothesis, how it is broken.
  fileprivate var told: String {
    guard isComparison else { return "\(subject): \(note ?? "broken")" }
    guard !left.value.isNaN || !right.value.isNaN else { return "\(equation), \(evidence): \(why)" }
    return
      "\(equation), \(evidence) at \(subject): \(left.route) \(left.value), \(right.route) \(right.value), "
      + "apart by \(decimal(gap, digits: 2)), allowed \(decimal(allowed, digits: 2)) (\(why))"
  }
}

/// Checks a map of the line of your own by every equation that speaks of it, for a test of your own package.
///
/// Formula: (2) to (7), and (1) and (9) for a chain, each by two routes.
/// Domain: any map that conforms; `base` lies inside its domain, and is the normal, exponential or uniform one that does so
/// where none is given.
/// Errors: `VerificationFailure` where anything fails or a hypothesis is broken, and where nothing could be decided;
/// `NotApplicable` where no equation speaks of the map. The message begins with the caller's file and line.
/// Allowed error: each check derives and states its own; a sampled one fails a right map once in 10^12.
///
/// ```swift
/// print(try verify(Sinh()).summary())
/// ```
@discardableResult
public func verify(
  _ map: some ScalarMap, of base: (any Density)? = nil, _ options: CheckOptions = CheckOptions(),
  file: StaticString = #fileID, line: UInt = #line
) throws -> Report {
  let base = base ?? Catalogue.defaultBase(on: map.domain) ?? Normal()
  return try verify(subject: Pushforward(map, of: base), options, caller: "\(file):\(line)")
}

/// Checks a layer of D dimensions of your own by every equation that speaks of it, for a test of your own package.
///
/// Formula: (1), (2) and (8), and (9) for a chain, each by two routes.
/// Shapes: `base` has as many dimensions as `map`; where none is given, D normals.
/// Errors and allowed error: as for a map of the line.
///
/// ```swift
/// print(try verify(ScalingCoupling()).summary())
/// ```
@discardableResult
public func verify(
  _ map: some VectorMap, of base: (any VectorBase)? = nil, _ options: CheckOptions = CheckOptions(),
  file: StaticString = #fileID, line: UInt = #line
) throws -> Report {
  let base = base ?? ProductDensity(Normal(), count: map.dimension)
  guard base.dimension == map.dimension else {
    throw NotApplicable(
      "the base has \(base.dimension) dimensions, and '\(map.name)' has \(map.dimension)")
  }
  return try verify(subject: VectorPushforward(map, of: base), options, caller: "\(file):\(line)")
}

private func verify(subject: any Subject, _ options: CheckOptions, caller: String) throws -> Report {
  var checks: [Check] = []
  for equation in Equation.all where equation.speaks(of: subject) {
    checks += try equation.checks(of: subject, .reference, options)
  }
  let report = Report(checks)
  guard report.verdict() == .holds else { throw VerificationFailure(report: report, caller: caller) }
  return report
}
