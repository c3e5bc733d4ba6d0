import Synchronization
import Testing

@testable import Theorem

@Suite("Root finding: few evaluations, however far the domain reaches") struct SolveTests {
  /// z + sin(z)/2, which counts how often it is asked.
  private struct Asked: ScalarMap {
    final class Count: Sendable {
      let value = Atomic<Int>(0)
    }
    let domain: Domain
    let count = Count()
    let name = "asked"
    let formula = "z + sin(z)/2"
    let range = Domain.line
    let hasClosedInverse = false

    func forward<S: Scalar>(_ z: S) -> S {
      count.value.wrappingAdd(1, ordering: .relaxed)
      return z + sin(z) / 2
    }
    func inverse<S: Scalar>(_ x: S) -> S { S.solve(self, for: x) }
    func derivative<S: Scalar>(_ z: S) -> S { 1 + cos(z) / 2 }
  }

  /// The root is 40; ends of 10³⁰⁰ took a thousand halvings to come near it.
  @Test(arguments: [
    Domain.line, Domain(-1e300, 1e300), Domain(1, 1e300), Domain(-1e300, 41), Domain(0, .infinity),
    Domain(39, 41),
  ])
  func rootIsFoundInFewSteps(domain: Domain) {
    let map = Asked(domain: domain)
    let z = map.inverse(40 + Double.sin(40) / 2)
    #expect((z - 40).magnitude <= 4 * (40.0).ulp)
    #expect((z - 40.001).magnitude > 4 * (40.0).ulp)
    // A walk of doubled steps to 64, as many halvings as a double has bits, and Newton's few.
    #expect(map.count.value.load(ordering: .relaxed) <= 2 * 7 + 53 + 10)
  }
}
