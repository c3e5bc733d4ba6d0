import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(7) |∂f⁻¹/∂x| = |∂f/∂z|⁻¹")
  struct Equation7Tests {
    /// Left: the inverse on dual numbers. Right: one over the claimed slope. On 97 points across the domain, up to the
    /// rounding that interval arithmetic encloses.
    @Test("it holds at 97 points of each map's domain")
    func overTheDomain() {
      for p in Catalogue.pushforwards where p.map.hasClosedInverse {
        let f = p.map
        let (low, high) = Equation7.box(of: p)
        for k in 1..<97 {
          let z = low + (high - low) * Double(k) / 97
          let x = f.forward(z)
          let slopeOfInverse = f.inverse(Dual.variable(x)).derivative.magnitude
          let oneOverSlope = 1 / f.derivative(f.inverse(x)).magnitude

          let enclosedLeft = abs(f.inverse(Dual.variable(Interval(x))).derivative)
          let enclosedRight = 1 / abs(f.derivative(f.inverse(Interval(x))))
          let allowed =
            Estimate.rounding(slopeOfInverse, within: enclosedLeft).error
            + Estimate.rounding(oneOverSlope, within: enclosedRight).error
          #expect((slopeOfInverse - oneOverSlope).magnitude <= allowed, "\(p) at z = \(z)")
        }
      }
    }

    /// A derivative wrong by one part in a million is seen.
    @Test("a derivative wrong by one part in a million is seen")
    func onePartInAMillion() throws {
      let nearly = Tilted(Sinh(), by: 1e-6)
      #expect(
        try Equation.eq7.checks(of: Pushforward(nearly, of: Normal())).contains { $0.verdict == .fails })
      #expect(
        try Equation.eq7.checks(of: Pushforward(Sinh(), of: Normal())).comparisons.allSatisfy {
          $0.verdict == .holds
        })
    }

    @Test("every known wrong slope is refused")
    func everyMistake() throws {
      for mistake in SlopeMistake.allCases where mistake != .negated {
        let p = Pushforward(FallingSinh(), of: Normal())
        let checks = try Equation.eq7.checks(of: p, .mistake(mistake.mistake)).comparisons
        #expect(checks.allSatisfy { $0.verdict == .fails })
      }
    }
  }
}

/// A map whose claimed derivative is wrong by a given share.
struct Tilted<Base: ScalarMap>: ScalarMap {
  let base: Base
  let share: Double
  init(_ base: Base, by share: Double) { (self.base, self.share) = (base, share) }

  var name: String { base.name + " tilted" }
  var formula: String { base.formula }
  var domain: Domain { base.domain }
  var range: Domain { base.range }
  func forward<S: Scalar>(_ z: S) -> S { base.forward(z) }
  func inverse<S: Scalar>(_ x: S) -> S { base.inverse(x) }
  func derivative<S: Scalar>(_ z: S) -> S { base.derivative(z) * S(1 + share) }
}
