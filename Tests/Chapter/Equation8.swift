import Testing

@testable import Theorem

extension ChangeOfVariables {
  @Suite("(8) P_X(x) = |det ∂f⁻¹/∂x| P_Z(z)")
  struct Equation8Tests {
    /// Left: the determinant of the inverse's Jacobian, by dual numbers and LU. Right: the author's own log |det ∂f/∂z|.
    @Test("the inverse's determinant is one over the map's")
    func determinantsOfInverseAndMap() {
      for p in Catalogue.vectorPushforwards where p.map.hasClosedInverse && p.map.dimension <= 8 {
        for z in p.probes(3) {
          let x = p.map.forward(z)
          let left =
            jacobianOfInverse(of: p.map, at: x).determinant.magnitude
            * exp(p.base.logDensity(p.map.inverse(x)))
          let right = exp(p.base.logDensity(z) - p.map.logAbsDeterminant(z))

          let box = x.map { Interval($0) }
          let enclosedLeft =
            abs(jacobianOfInverse(of: p.map, at: box).determinant)
            * exp(p.base.logDensity(p.map.inverse(box)))
          let enclosedRight = Equation8.density(of: p, at: box)
          let allowed =
            Estimate.rounding(left, within: enclosedLeft).error
            + Estimate.rounding(right, within: enclosedRight).error
          #expect((left - right).magnitude <= allowed, "\(p.map.name) at \(z)")
        }
      }
    }

    /// Every kind of evidence, on every map: known densities, areas of cells, draws in boxes.
    @Test("known densities, cells and draws agree with the formula")
    func byEveryRoute() throws {
      for p in Catalogue.vectorPushforwards where p.map.dimension <= 8 {
        for check in try Equation.eq8.checks(of: p, .reference, CheckOptions(samples: 500)).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
      }
    }

    /// The determinant is the area of the image of a small cell: side h, h/2, h/4, the ratio tends to |det J|.
    @Test("the determinant is the area of the image of a small cell")
    func theAreaOfASmallCell() {
      let p = Catalogue.telltalePlane
      let z = [0.4, -0.7]
      let area = CellArea.ratio(of: p.map, at: z)
      let determinant = jacobian(of: p.map, at: z).determinant.magnitude
      #expect((area.value - determinant).magnitude <= area.error)
    }

    /// Where it fails: every wrong determinant, on a coupling layer after the matrix [1 2; 3 1], and the first
    /// entry on diag(3, 1/2); the transposed Jacobian has the same determinant and is accepted.
    @Test("every wrong determinant is refused, and the transposed one accepted")
    func everyMistake() throws {
      for mistake in DeterminantMistake.allCases {
        let checks = try Equation.eq8.checks(
          of: mistake.probe, .mistake(mistake.mistake), CheckOptions(samples: 500)
        ).comparisons
        #expect(!checks.isEmpty)
        if mistake == .transposed {
          #expect(checks.allSatisfy { $0.verdict == .holds })
        } else {
          #expect(
            checks.contains { $0.verdict == .fails }
              && !checks.contains { $0.evidence == .exact && $0.verdict == .holds })
        }
      }
    }

    /// From 1 to 64 dimensions: the inverse matrix's determinant by differences and LU against the claim.
    @Test("so it is in 1, 3, 16 and 24 dimensions")
    func manyDimensions() throws {
      for d in [1, 3, 16, 24] {
        let p = VectorPushforward(
          LinearMap.wellConditioned(dimension: d), of: ProductDensity(Normal(), count: d))
        let options = CheckOptions(evidence: [.exact])
        for check in try Equation.eq8.checks(of: p, .reference, options).comparisons {
          #expect(check.verdict == .holds, "\(check)")
        }
        #expect(
          try Equation.eq8.checks(of: p, .determinant(Doubled()), options).comparisons
            .allSatisfy { $0.verdict == .fails })
      }
    }
  }
}

/// A determinant twice too large.
private struct Doubled: DeterminantFormula {
  let id = "doubled"
  func factor<S: Scalar>(of f: any VectorMap, at z: [S]) -> S {
    2 * Equation8.Reference().factor(of: f, at: z)
  }
}
