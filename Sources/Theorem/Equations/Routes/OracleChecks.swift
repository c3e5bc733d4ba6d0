/// Measured evidence from doubles alone: what f and f⁻¹ answer, differenced, against the log-determinant that is claimed.
///
/// Left: log |det| of f's differences. Right: the claim. It is all that a program or a table can be asked.
struct OracleChecks {
  /// What the equation compares.
  enum Compared {
    /// P_Z(z)/|f′(z)|.
    case density
    /// |(f⁻¹)′(x)| against 1/|f′(z)|.
    case slope
    /// |det ∂f/∂z|.
    case determinant
  }

  /// The plan for a subject that answers with doubles.
  static func plan(_ question: Question, comparing compared: Compared) throws(NotApplicable) -> Plan {
    guard let oracle = question.subject.values else {
      throw NotApplicable("'\(question.subject.mapName)' answers nothing")
    }
    try question.acceptReference("a log-determinant")
    if compared == .slope, oracle.inverse == nil {
      throw NotApplicable(
        "(\(question.equation.number)) needs the inverse of '\(oracle.mapName)', which doesn't bring one")
    }
    guard let claim = oracle.logAbsDeterminant else {
      throw NotApplicable("'\(oracle.mapName)' claims no log-determinant, so there is nothing to check")
    }
    return Plan(needs: { Hypotheses.checks(question) }) {
      let checks = OracleChecks(oracle: oracle, claim: claim, about: question.about)
      let others = [Evidence.exact, .certified].filter { question.options.names($0) }
      return (question.options.wants(.measured) ? [checks.measured(compared)] : [])
        + others.map { .undecided(question.about, $0, "only doubles are to be had of '\(oracle.mapName)'") }
    }
  }

  let oracle: Oracle
  let claim: @Sendable ([[Double]]) -> [Double]
  let about: About

  private func measured(_ compared: Compared) -> Check {
    let points = Self.probes(oracle)
    let comparisons = points.map { z in
      let right = claimed(at: z)
      switch compared {
      case .determinant, .density:
        let left = logAbsDeterminant(at: z, in: oracle.domain, of: oracle.forward)
        let base = compared == .density ? oracle.base.logDensity(z) : 0
        let sign: Double = compared == .density ? -1 : 1
        return Comparison(
          subject: (compared == .density ? "log P_X" : "log|det|") + " at z = \(Hypotheses.named(z))",
          left: Side("f differenced", base + sign * left.value, error: left.error),
          right: Side("claimed", base + sign * right.value, error: right.error), scale: 1)
      case .slope:
        let x = oracle.forward([z])[0]
        let space = Array(repeating: Domain.line, count: x.count)
        let left = logAbsDeterminant(at: x, in: space) { oracle.inverse?($0) ?? $0 }
        return Comparison(
          subject: "log|slope of f^-1| at x = \(Hypotheses.named(x))",
          left: Side("f^-1 differenced", left),
          right: Side("minus log|f'|, claimed", -right.value, error: right.error), scale: 1)
      }
    }
    return .worst(
      of: comparisons, about, because: "finite-difference error bars; the claim's own noise",
      evidence: .measured, covers: .points(points.count, dimension: oracle.dimension))
  }

  private func logAbsDeterminant(
    at point: [Double], in domain: [Domain], of f: ([[Double]]) -> [[Double]]
  ) -> Estimate {
    let jacobian = FiniteDifference.jacobian(at: point, in: domain) { f([$0])[0] }
    guard jacobian.count == point.count else { return Estimate(.nan, error: .infinity) }
    return FiniteDifference.logAbsDeterminant(of: jacobian)
  }

  /// What is claimed at z; its noise is seen at the doubles next to z.
  private func claimed(at z: [Double]) -> Estimate {
    let answers = claim([z, z.map(\.nextUp), z.map(\.nextDown)])
    guard answers.count == 3 else { return Estimate(.nan, error: .infinity) }
    let noise = answers.map { ($0 - answers[0]).magnitude }.max() ?? .infinity
    return Estimate(answers[0], error: 4 * (noise + answers[0].ulp))
  }

  /// z = f⁻¹(f(z)), where an inverse is brought.
  static func roundTrip(_ oracle: Oracle, _ about: About) -> Check? {
    guard let inverse = oracle.inverse else { return nil }
    let points = probes(oracle)
    let covers = Coverage.points(points.count, dimension: oracle.dimension)
    let back = inverse(oracle.forward(points))
    for (z, other) in zip(points, back) {
      // Half the digits: far beyond what the rounding of a map that keeps the other half explains.
      let apart = zip(z, other).map { ($0 - $1).magnitude / (1 + $0.magnitude) }.max() ?? .infinity
      guard other.count != z.count || apart > 0x1p-26 else { continue }
      return Check(
        about, .inverseUndoes,
        .broken(
          "the inverse does not undo f: it sends f(z) to \(Hypotheses.named(other)) instead of \(Hypotheses.named(z))",
          left: Side("first coordinate of z", z[0]), right: Side("of f^-1(f(z))", other.first ?? .nan)),
        evidence: .measured, covers: covers)
    }
    return Check(
      about, .inverseUndoes, .seen("there and back at \(points.count) points"), evidence: .measured,
      covers: covers)
  }

  private static func probes(_ oracle: Oracle) -> [[Double]] {
    VectorPushforward.probes(of: oracle.base, oracle.dimension > 8 ? 2 : 7)
  }
}
