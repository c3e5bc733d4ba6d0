import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(6) (f⁻¹)′(a) f′(b) = 1, a = f(b)")
  struct Equation6Tests {
    /// The slope of f⁻¹ at a, from f⁻¹ alone, times the slope of f at b, from f alone.
    @Test("the slopes at mirrored points multiply to 1")
    func mirroredSlopes() {
      for p in Catalogue.pushforwards {
        let f = p.map
        for b in p.probes {
          let a = f.forward(b)
          let slopeOfInverse = FiniteDifference.derivative(at: a, in: f.smoothPieceOfRange(around: a)) {
            f.inverse($0)
          }
          let slope = FiniteDifference.derivative(at: b, in: f.smoothPiece(around: b)) { f.forward($0) }
          let product = slopeOfInverse.value * slope.value
          let relativeErrors =
            slopeOfInverse.error / slopeOfInverse.value.magnitude + slope.error / slope.value.magnitude
          #expect((product - 1).magnitude <= relativeErrors * FiniteDifference.coverage, "\(p) at b = \(b)")
        }
      }
    }

    /// The picture: the tangent at A(a, b) and the tangent at B(b, a) meet the mirror y = x in the same (c, c), and the
    /// triangles there give tan θ tan θ′ = 1.
    @Test("both tangents meet y = x in one point c")
    func thePicture() throws {
      let f = FallingSinh()
      let b = 0.8
      let a: Double = f.forward(b)
      let tanTheta = f.inverse(Dual.variable(a)).derivative
      let tanThetaPrime = f.forward(Dual.variable(b)).derivative

      let c = try #require(Equation6.mirrorPoint(through: a, b, slope: tanTheta))
      let cAgain = try #require(Equation6.mirrorPoint(through: b, a, slope: tanThetaPrime))
      // Each c is a quotient of sums of a few numbers of the size of a and b.
      let allowed = 16 * (a.magnitude + b.magnitude).ulp
      #expect((c - cAgain).magnitude <= allowed)
      #expect((tanTheta - (b - c) / (a - c)).magnitude <= allowed / (a - c).magnitude)
      #expect(
        (tanThetaPrime - (a - c) / (b - c)).magnitude <= allowed / (b - c).magnitude * tanThetaPrime.magnitude
      )
    }

    /// A tangent of slope 1 runs beside the mirror and never meets it: there is no c, and (6) still holds.
    @Test("a tangent of slope 1 meets y = x nowhere, and (6) holds")
    func slopeOneHasNoC() throws {
      #expect(Equation6.mirrorPoint(through: 3, 2, slope: 1) == nil)
      let shift = Affine(slope: 1, intercept: 1)
      let checks = try Equation.eq6.checks(of: Pushforward(shift, of: Normal())).comparisons
      #expect(checks.contains { $0.verdict == .undecided && $0.note?.contains("no c") == true })
      #expect(checks.contains { $0.verdict == .holds })
    }

    /// Where it fails: both slopes at one point, the sign, the wrong way up.
    @Test("both slopes at one point, the sign, the wrong way up: refused")
    func everyMistake() throws {
      for mistake in SlopeMistake.allCases {
        let checks = try Equation.eq6.checks(
          of: Pushforward(FallingSinh(), of: Normal()), .mistake(mistake.mistake)
        ).comparisons
        #expect(!checks.isEmpty && checks.allSatisfy { $0.verdict == .fails })
      }
    }

    /// Where it fails: z³ is flat at 0, and its inverse has no slope there.
    @Test("z^3 is flat at 0, where its inverse has no slope")
    func aFlatPoint() throws {
      let slopeAtZero = CubeAtZero().forward(Dual.variable(0.0)).derivative
      #expect(slopeAtZero == 0)
      let checks = try Equation.eq6.checks(of: Pushforward(CubeAtZero(), of: Normal()))
      #expect(checks.contains { $0.hypothesis == .slopeNeverZero && $0.isBroken })
      #expect(checks.comparisons.allSatisfy { $0.verdict != .holds })
    }
  }
}
