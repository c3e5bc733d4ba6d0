import Testing

@testable import Theorem

/// Inputs on which a verdict was once wrong, each with what is true of it, found by hand or by another program.
@Suite("Cases on the line: what is said of them is true") struct LineCasesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let equation: Int
    let typed: Typed
    let evidence: Set<Evidence>?
    /// What may be said: holds, fails, or undecided.
    let allowed: Set<Verdict>

    init(
      _ equation: Int, _ typed: Typed, _ evidence: Evidence? = nil, _ allowed: Verdict...
    ) {
      self.equation = equation
      self.typed = typed
      self.evidence = evidence.map { [$0] }
      self.allowed = Set(allowed)
    }
    var testDescription: String {
      "(\(equation)) \(typed.forward) \(typed.steps[0].inverse ?? "") \(typed.steps[0].derivative ?? "")"
    }
  }

  /// What all checks of a case come to: fails beats holds, holds beats undecided; evidence asked for by name must be had.
  private static func verdict(_ asked: Case) throws -> Verdict {
    let equation = try #require(Equation(asked.equation))
    let checks = try equation.checks(
      of: try asked.typed.subject(), asked.typed.claim, CheckOptions(evidence: asked.evidence, samples: 2000))
    if checks.contains(where: { $0.verdict == .fails }) { return .fails }
    let says = checks.comparisons.map(\.verdict)
    return says.contains(.holds) && (asked.evidence == nil || !says.contains(.undecided))
      ? .holds : .undecided
  }

  @Test(arguments: [
    Case(5, Typed("tanh(z)", inverse: "atanh(min(max(x,-0.99),0.99))"), nil, .fails),
    Case(5, Typed("z^2", base: BaseChoice("uniform")), nil, .holds),
    Case(5, Typed("1/z", base: BaseChoice("exponential")), nil, .holds),
    Case(5, Typed("cosh(z)", base: BaseChoice("uniform")), nil, .holds),
    Case(3, Typed("sinh(z)", base: BaseChoice("exponential")), nil, .holds),
    Case(5, Typed("tanh(10*z)", inverse: "atanh(x)/10"), nil, .holds, .undecided),
    // 4e-5 of the mass lies within an ulp of the range's ends, where no quadrature over x sees it.
    Case(2, Typed("tanh(0.5*z)", base: BaseChoice("student-t(3)")), nil, .holds),
    Case(7, Typed("sinh(z)+1e8"), nil, .holds),
    Case(7, Typed("1e-7*sinh(z)"), nil, .holds),
    Case(6, Typed("z^3+z+1000000000"), nil, .holds),
    Case(2, Typed("sinh(z)", base: BaseChoice("cauchy")), nil, .holds, .undecided),
    Case(5, Typed("sinh(z)", base: BaseChoice("cauchy")), nil, .holds, .undecided),
    Case(5, Typed("(exp(z)-1)/z"), nil, .holds, .undecided),
    Case(5, Typed("atanh(2*z-1)", base: BaseChoice("uniform")), nil, .holds),
    Case(3, Typed("atanh(2*z-1)", base: BaseChoice("uniform")), nil, .holds),
    Case(5, Typed("tanh(20*z)+0*max(z-1,0)"), nil, .holds, .undecided),
    Case(2, Typed("z", base: BaseChoice("normal", on: [Domain(-9, -8)])), nil, .holds),
    Case(2, Typed("z", base: BaseChoice("normal", on: [Domain(30, 31)])), nil, .holds),
    Case(7, Typed("sinh(z)", derivative: "1.01*cosh(z)"), .exact, .fails),
    Case(5, Typed("sinh(z)", derivative: "cosh(z)*(1+1e-12)"), nil, .fails),
    Case(5, Typed("log(z)"), nil, .fails),
    Case(5, Typed("log(z)", base: BaseChoice("exponential")), nil, .holds),
    Case(5, Typed("z", derivative: "1 + max(0, z-5)"), nil, .fails),
    Case(5, Typed("z", derivative: "1 + exp(-((z-1.35)/0.003)^2)"), nil, .fails),
    // Where x rounds to 1, or slope times x leaves the doubles, a heavy tail is still there.
    Case(2, Typed("1/(1+exp(-z))", base: BaseChoice("student-t")), .measured, .holds, .undecided),
    Case(6, Typed("exp(z)", base: BaseChoice("student-t")), .measured, .holds, .undecided),
    Case(5, Typed("exp(2*z)", derivative: "exp(2*z)"), nil, .fails),
    Case(6, Typed("sinh(z)", inverse: "asinh(x)+1e-3"), nil, .fails),
    Case(5, Typed("atan(z)", inverse: "tan(min(max(x,-1.3),1.3))"), nil, .fails),
    Case(5, Typed("1/z"), nil, .undecided),
    // Where f has no slope nothing is claimed; where an inverse rounds to nothing, nothing is counted.
    Case(7, Typed("cbrt(z)", inverse: "x^3"), nil, .holds),
    Case(
      5, Typed("log(1+exp(z))", inverse: "log(exp(x)-1)", base: BaseChoice("cauchy")), .sampled, .holds,
      .undecided),
    Case(5, Typed("cos(z)", base: BaseChoice("uniform")), nil, .holds),
    Case(5, Typed("log(z/(1-z))", base: BaseChoice("uniform")), nil, .holds),
    Case(5, Typed("1e9*sinh(z) - 1e9"), nil, .holds),
    Case(2, Typed("2*z", base: BaseChoice("normal", on: [Domain(20, 21)])), nil, .holds),
    Case(5, Typed("sinh(z)", derivative: "cosh(z) + 1e-11"), nil, .fails),
    Case(5, Typed("(1-exp(-2*z))/z"), nil, .holds, .undecided),
  ])
  func withoutCertificates(_ asked: Case) throws {
    let verdict = try Self.verdict(asked)
    #expect(asked.allowed.contains(verdict), "\(verdict)")
  }

  @Test(arguments: [
    Case(5, Typed("z - 4*exp(-((z-1.35)/0.003)^2)"), .certified, .fails, .undecided),
    Case(5, Typed("z", derivative: "1 + max(0, z-1.3)"), .certified, .fails),
    Case(7, Typed("z - 3*max(0, 1e-7-abs(z-0.3))"), .certified, .fails, .undecided),
    Case(
      4, Typed("2*z + 0*abs(z-2)", inverse: "x/2 + 0.1*max(0,min(1,(x-4.2)*1e7))"), .certified, .fails),
    Case(7, Typed("sinh(z)", derivative: "sinh(2*z)/(2*sinh(z))"), .certified, .undecided),
    Case(7, Typed("z + 0.1*abs(z-0.3) + 0.1*abs(z-0.3000001)"), .certified, .holds, .undecided),
    Case(7, Typed("exp(z)"), .certified, .holds),
    Case(7, Typed("z+exp(z)"), .certified, .holds),
    Case(7, Typed("sinh(z)+1"), .certified, .holds),
    Case(7, Typed("2*z + cos(z)"), .certified, .holds),
    Case(7, Typed("sinh(z)"), .certified, .holds),
    Case(7, Typed("log(1+exp(3*z-1))"), .certified, .holds),
    Case(7, Typed("z", derivative: "1 + 0.01*max(0, -2-z)"), .certified, .fails),
    Case(7, Typed("2*z", derivative: "2*sin(z)/sin(z)"), .certified, .undecided),
    Case(5, Typed("z + 0.2*abs(z-1) + 0.2*abs(z-1.0000000001)"), .certified, .holds, .undecided),
    // Off by 1e-13, within the margin, and still not equal.
    Case(7, Typed("sinh(z)", derivative: "cosh(z)*(1+1e-13)"), .certified, .fails),
  ])
  func certificates(_ asked: Case) throws {
    let verdict = try Self.verdict(asked)
    #expect(asked.allowed.contains(verdict), "\(verdict)")
  }

  /// A verdict carries what it covers: a share of the mass for a certificate, how far out for probes.
  @Test func aVerdictSaysWhatItCovers() throws {
    let typed = Typed("exp(z)", inverse: "log(x)")
    let certified = try Equation.eq7.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [.certified])
    ).comparisons
    #expect(certified.count == 1)
    for check in certified { #expect(((check.covers.share ?? 0) - (1 - 0x1p-7)).magnitude < 0x1p-40) }
    let measured = try Equation.eq5.checks(
      of: typed.subject(), typed.claim, CheckOptions(evidence: [.measured])
    ).comparisons
    for check in measured { #expect(check.note?.contains("1e-6 of the mass") == true, "\(check)") }
  }
}
