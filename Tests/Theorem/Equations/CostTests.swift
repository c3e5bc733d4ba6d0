import Testing

@testable import Theorem

@Suite("What log |det| costs") struct CostTests {
  // Elimination: D(D − 1)/2 divisions, and a product and a difference for each of Σ k² entries. Then D logarithms, D
  // absolute values, D − 1 sums, and the search for pivots: four operations a candidate, three a column to see if it is 0.
  @Test(arguments: [2, 3, 8, 16]) func denseIsWhatEliminationTakes(dimension d: Int) {
    let squares = (1..<d).reduce(0) { $0 + $1 * $1 }
    let elimination = d * (d - 1) / 2 + 2 * squares
    let pivoting = 4 * d * (d - 1) / 2 + 3 * d
    #expect(Cost.dense.operations(dimension: d) == elimination + pivoting + 3 * d - 1)
  }

  @Test func linearCosts() {
    for d in [4, 16, 64] {
      #expect(Cost.triangular.operations(dimension: d) == 3 * d - 1)
      // A product and a sum a coordinate, the 1 of the identity, an absolute value, a logarithm.
      #expect(Cost.rankOne.operations(dimension: d) == 2 * d - 1 + 3)
    }
    // A share and a sum for the mixture, tanh, half of it, and the sum over the coordinates.
    #expect(Cost.coupling.operations(dimension: 64) == 32 * 4 + 31)
  }

  @Test func orders() {
    #expect(Cost.dense.observedOrder(dimension: 24) > 2.5)
    for cost in Cost.allCases where cost != .dense {
      #expect(cost.observedOrder(dimension: 32) < 1.25, "\(cost)")
    }
  }

  @Test func constantsAreFree() {
    let tally = Counted.Tally()
    let x = Counted(2, tally: tally)
    _ = (Counted(3) * 4 + 1) * x
    #expect(tally.count == 1)
    _ = exp(x) + x
    #expect(tally.count == 3)
  }
}
