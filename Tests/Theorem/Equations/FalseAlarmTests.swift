import Testing

@testable import Theorem

/// Right claims on every base and on five intervals: draws never cry wolf.
@Suite("False alarms: none on any base, on any interval") struct FalseAlarmTests {
  static let intervals: [Domain?] = [
    nil, Domain(1, .infinity), Domain(-.infinity, 0), Domain(0, 1), Domain(-1.5, 2), Domain(0.25, 0.75),
  ]

  /// The runs, spread over bases, intervals and maps; each has a seed of its own.
  static let runs = depth(40, deep: 2000)
  static let draws = depth(1000, deep: 10_000)
  static let maps = ["z", "1 - sinh(z)/3", "exp(z)", "z^3 + z", "tanh(z)", "2*z + cos(z)"]
  static let inverses = [
    "x", "asinh(3*(1-x))", "log(x)",
    "2*sinh(asinh(1.5*sqrt(3)*x)/3)/sqrt(3)", "atanh(x)", nil,
  ]

  @Test func rightClaimsAreNeverCalledWrong() throws {
    var alarms: [String] = []
    var decided = 0
    for run in 0..<Self.runs {
      let base = Catalogue.bases[run % Catalogue.bases.count]
      let interval = Self.intervals[run / Catalogue.bases.count % Self.intervals.count]
      // Numbers without a common factor, so that every map meets every base and interval.
      let k = run % Self.maps.count
      guard let on = interval else {
        try look(Self.maps[k], Self.inverses[k], BaseChoice(base.name), run, &alarms, &decided)
        continue
      }
      guard Conditioned(base, to: on) != nil else { continue }
      try look(Self.maps[k], Self.inverses[k], BaseChoice(base.name, on: [on]), run, &alarms, &decided)
    }
    #expect(alarms.isEmpty, "\(alarms)")
    #expect(decided > Self.runs)
  }

  private func look(
    _ map: String, _ inverse: String?, _ base: BaseChoice, _ run: Int, _ alarms: inout [String],
    _ decided: inout Int
  ) throws {
    let typed = Typed(map, inverse: inverse, base: base)
    let subject = try typed.subject()
    let options = CheckOptions(evidence: [.sampled], samples: Self.draws, seed: UInt64(run + 1))
    for equation in [Equation.eq2, .eq3, .eq5] {
      for check in try equation.checks(of: subject, typed.claim, options).comparisons {
        if check.verdict == .fails { alarms.append("\(check)") }
        if check.verdict == .holds { decided += 1 }
      }
    }
  }

  /// The same draws see a slope that is wrong by a third.
  @Test func aWrongSlopeIsSeenByTheSameDraws() throws {
    let typed = Typed("1 - sinh(z)/3", derivative: "cosh(z)/2")
    let options = CheckOptions(evidence: [.sampled], samples: 10_000)
    let checks = try Equation.eq5.checks(of: typed.subject(), typed.claim, options).comparisons
    #expect(checks.contains { $0.verdict == .fails })
  }
}
