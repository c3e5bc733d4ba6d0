import Testing

@testable import Theorem

@Suite("Gradients: a value and several slopes") struct GradientTests {
  /// Each slope is the one that a dual number gives alone; they don't mix.
  @Test(arguments: DualTests.Function.allCases) func eachSlopeIsThatOfADualNumber(f: DualTests.Function) {
    var x = Gradient.variable(f.point, 1)
    x.derivatives[3] = 3
    let y = f(x)
    let (one, three) = (f(Dual(f.point, 1)), f(Dual(f.point, 3)))
    #expect(y.value == one.value)
    #expect(y.derivatives[1] == one.derivative)
    #expect(y.derivatives[3] == three.derivative)
    #expect(y.derivatives[3] != y.derivatives[1], "a slope that ignores its own seed")
    #expect((0..<Gradient.width).allSatisfy { $0 == 1 || $0 == 3 || y.derivatives[$0] == 0 })
  }

  /// More columns than travel together, and not a multiple of them.
  @Test func jacobianOfManyColumnsIsThatOfOneAtATime() {
    let map = AffineCoupling(dimension: 19)
    let z = (0..<19).map { Double($0) / 10 - 0.85 }
    let one = jacobian(at: z) { (z: [Dual<Double>]) in map.forward(z) }
    #expect(jacobian(of: map, at: z) == one)
    let held: any VectorMap = map
    #expect(jacobian(of: held, at: z) == one)
    #expect(jacobian(of: map, at: z.reversed()) != one)
    let back = map.forward(z)
    #expect(
      jacobianOfInverse(of: map, at: back) == jacobian(at: back) { (x: [Dual<Double>]) in map.inverse(x) })
  }

  /// Code over any scalar, with a map whose type it doesn't know, gets what the map itself answers.
  @Test func generalCodeReachesEveryKindOfNumber() {
    func general<S: Scalar>(_ map: any ScalarMap, _ z: S) -> S {
      map.logAbsDerivative(map.inverse(map.forward(z)))
    }
    func own<S: Scalar>(_ z: S) -> S { Sinh().logAbsDerivative(Sinh().inverse(Sinh().forward(z))) }
    #expect(general(Sinh(), 0.3) == own(0.3))
    #expect(general(Sinh(), Dual.variable(0.3)).derivative == own(Dual.variable(0.3)).derivative)
    #expect(general(Sinh(), Interval(0.3)) == own(Interval(0.3)))
    #expect(
      general(Sinh(), Gradient.variable(0.3, 1)).derivatives == own(Gradient.variable(0.3, 1)).derivatives)
    #expect(general(FallingSinh(), 0.3) != own(0.3))
    func density<S: Scalar>(_ base: any Density, _ z: S) -> S { base.logDensity(z) + base.cumulative(z) }
    #expect(density(Normal(), 0.3) == Normal().logDensity(0.3) + Normal().cumulative(0.3))
    #expect(density(Normal(), Interval(0.3)).contains(density(Normal(), 0.3)))
  }
}
