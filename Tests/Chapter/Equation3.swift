import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(3) |P_Z(z) dz| = |P_X(x) dx|")
  struct Equation3Tests {
    /// A short interval of z and its image carry the same mass; the shorter, the more exactly: the two sides'
    /// ratio is 1 + O(dz²), so halving dz leaves a quarter of the error.
    @Test("a short interval and its image carry the same mass, to second order")
    func theSameMassOnTwoRulers() {
      for p in Catalogue.smoothPushforwards {
        let z = p.base.quantile(0.28)
        let dz = (p.base.quantile(0.3) - p.base.quantile(0.26)) / 4
        let dx = { (dz: Double) in (p.map.forward(z + dz / 2) - p.map.forward(z - dz / 2)).magnitude }

        let massOfZ = { (dz: Double) in p.base.density(z) * dz }
        let massOfX = { (dz: Double) in Equation5.density(of: p, at: p.map.forward(z)) * dx(dz) }

        let error = [dz, dz / 2].map { massOfX($0) / massOfZ($0) - 1 }
        // An affine map has no error to shrink, only the rounding of dx: a few ulps of x over dx.
        let rounding = 4 * (p.map.forward(z).magnitude + 1).ulp / dx(dz / 2)
        #expect(error[1].magnitude <= error[0].magnitude / 3 + rounding)
      }
    }

    @Test("so it is in the limit, and in the counts of draws")
    func inTheLimit() throws {
      for p in Catalogue.pushforwards {
        for check in try Equation.eq3.checks(of: p).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }

    /// Where it fails: on a falling map, dx/dz < 0, and a density "with its sign" gives a negative mass.
    @Test("without the bars a falling map gives a negative mass")
    func withoutTheAbsoluteValue() throws {
      let p = Pushforward(FallingSinh(), of: Normal())
      let ratio = Equation3.ratio(p, DensityMistake.signed, at: 0.8, length: 0x1p-10)
      #expect(ratio < 0)
      let checks = try Equation.eq3.checks(of: p, .mistake(DensityMistake.signed.mistake)).comparisons
      #expect(checks.allSatisfy { $0.verdict == .fails })
    }
  }
}
