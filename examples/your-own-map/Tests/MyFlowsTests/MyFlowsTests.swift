import MyFlows
import Testing
import Theorem

@Test func myMap() throws { try verify(LinearPlusSoftplus()) }

@Test func myLayer() throws { try verify(ScaleByNeighbour(), of: ProductDensity(Normal(), count: 2)) }

/// The same layer with the log-determinant of the way back: `verify` has to find it.
private struct TurnedRound: VectorMap {
  let dimension = 2
  func forward<S: Scalar>(_ z: [S]) -> [S] { ScaleByNeighbour().forward(z) }
  func inverse<S: Scalar>(_ x: [S]) -> [S] { ScaleByNeighbour().inverse(x) }
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { -sin(z[0]) }
}

@Test func aWrongSignIsFound() {
  #expect { try verify(TurnedRound()) } throws: { "\($0)".hasPrefix("MyFlowsTests/MyFlowsTests.swift:") }
}
