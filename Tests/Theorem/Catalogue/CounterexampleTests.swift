import Testing

@testable import Theorem

@Suite("Maps that break a hypothesis") struct CounterexampleTests {
  @Test(arguments: Catalogue.counterexamples.indices) func preimagesLeadToX(index: Int) {
    let map = Catalogue.counterexamples[index]
    for x in [-1.5, -1, 0, 0.25, 1, 2.25] {
      for z in map.preimages(of: x) ?? [] {
        // A cube root's rounding is tripled by the cube; three roundings in all.
        #expect(abs(map.forward(z) - x) <= gamma(6) * abs(x), "\(map.name) at \(x)")
      }
    }
    // Each z is a preimage of its own x.
    for z in [-1.5, -0.5, 0, 0.75, 1.25] {
      guard let all = map.preimages(of: map.forward(z)) else { continue }
      #expect(all.contains { abs($0 - z) <= gamma(6) * abs(z) }, "\(map.name) at \(z)")
    }
  }

  @Test func eachBreaksWhatItSays() throws {
    for map in Catalogue.counterexamples {
      switch map.breaks {
      case .injective: #expect(map.preimages(of: 1)?.count == 2, "\(map.name)")
      case .slopeNeverZero: #expect(map.derivative(0.0) == 0 && map.derivative(Dual.variable(0.0)).value == 0)
      case .differentiable:
        #expect(map.forward(1.0) - map.forward(1.0.nextDown) == 1)
      case .sameDimension, .defined, .inverseUndoes, .function: Issue.record("no such map of the line here")
      }
    }
    for map in Catalogue.vectorCounterexamples {
      let j = jacobian(of: map, at: [0.75, -1.5])
      switch map.breaks {
      case .injective:
        #expect(map.preimages(of: map.forward([0.75, -1.5]))?.count == 2)
        #expect(map.forward([0.75, -1.5]) == map.forward([-0.75, 1.5]))
        let radiusSquared: Double = 0.75 * 0.75 + 1.5 * 1.5
        #expect(j.determinant.magnitude == 4 * radiusSquared)
      case .slopeNeverZero: #expect(j.determinant == 0 && map.logAbsDeterminant([0.75, -1.5]) == -.infinity)
      case .sameDimension: #expect(!j.isSquare && map.outputDimension == j.rows)
      case .differentiable, .defined, .inverseUndoes, .function: Issue.record("no such map in the plane here")
      }
    }
  }

  // P(X ≤ x) = F(√x) − F(−√x) for z², F(x) − F(−x) for |z|; its slope by dual numbers is the sum over the branches.
  @Test func sumOverBranchesIsTheSlopeOfTheCumulative() throws {
    for x in [0.2, 1.0, 3.4] {
      let root = Dual.variable(x)
      let known: [(any Counterexample, Double)] = [
        (Square(), (Normal().cumulative(sqrt(root)) - Normal().cumulative(-sqrt(root))).derivative),
        (AbsoluteValue(), (Normal().cumulative(root) - Normal().cumulative(-root)).derivative),
      ]
      for (map, slope) in known {
        let sum = try #require(map.densityOverBranches(of: Normal(), at: x))
        let oneBranch = Normal().density(map.inverse(x)) / abs(map.derivative(map.inverse(x)))
        // exp(−x²/2) loses x²/2 ulps to its argument, and a dozen operations one each.
        let allowed = gamma(16 + Int(x * x)) * slope
        #expect(abs(sum - slope) <= allowed, "\(map.name)")
        #expect(abs(oneBranch - slope) > allowed, "\(map.name)")
      }
    }
  }

  @Test func noDensityWherePreimagesFillAnInterval() {
    #expect(Constant(1).densityOverBranches(of: Normal(), at: 1) == nil)
    #expect(Constant(1).densityOverBranches(of: Normal(), at: 2) == 0)
    #expect(Staircase().preimages(of: 2) == nil)
    #expect(Staircase().forward(-1.5) == -2)
    #expect(Staircase().forward(3.0) == 3)
    #expect(CubeAtZero().densityOverBranches(of: Normal(), at: 0) == .infinity)
    #expect(Projection().preimages(of: [1, 0]) == nil)
  }
}
