import Testing

@testable import Theorem

@Suite("The mass of a box of x without an inverse in closed form") struct BoxMassTests {
  /// Left: the chance that the independent coordinates lie in the box's sides, by F_Z. Right: Newton's method and the determinant.
  @Test func chancesOfIndependentCoordinates() throws {
    let map = try FormulaVectorMap(forward: "sinh(z1), z2 + z2^3")
    let p = VectorPushforward(map, of: ProductDensity(Normal(), count: 2))
    for z in p.probes(4) {
      let found = try #require(
        BoxMass(p: p) { Double.cosh($0[0]) * (1 + 3 * $0[1] * $0[1]) }.box(around: z))
      let ends = [found.box.lower, found.box.upper].map { x in
        map.numericalInverse(x, near: z)!.map { Normal().cumulative($0) }
      }
      let chance = (ends[1][0] - ends[0][0]) * (ends[1][1] - ends[0][1])
      // The change from 6 points to 9 is the error of the 6: far above that of the 9.
      #expect((found.mass.value - chance).magnitude <= found.mass.error, "\(found.mass) \(chance)")
      #expect(found.mass.error < 0.02 * chance)
      let half = try #require(
        BoxMass(p: p) { 2 * Double.cosh($0[0]) * (1 + 3 * $0[1] * $0[1]) }.mass(of: found.box, near: z))
      // Half of it to the bit but for the two determinants' own rounding, a few ulp each.
      #expect((2 * half.value - found.mass.value).magnitude <= 16 * found.mass.value.ulp)
    }
  }

  /// A box beyond f's range has no mass that could be told; one made around a probe shrinks until it fits.
  @Test func boxesStayInTheRange() throws {
    let map = try FormulaVectorMap(forward: "exp(z1), z2")
    let p = VectorPushforward(map, of: ProductDensity(Normal(), count: 2))
    let mass = BoxMass(p: p) { Double.exp($0[0]) }
    #expect(mass.mass(of: Box(around: [0, 0], sides: [1, 1]), near: [0, 0]) == nil)
    for z in p.probes(5) { #expect(try #require(mass.box(around: z)).box.lower[0] > 0) }
  }

  @Test func oneIntervalACoordinate() throws {
    let p = try #require(ProductDensity(Normal(), on: [.positive, .line, Domain(-1, 0.5)]))
    #expect(
      p.dimension == 3 && p.contains([1, -7, 0]) && !p.contains([-1, 0, 0]) && !p.contains([1, 0, 0.75]))
    #expect(p.factors[1].name == "normal")
    // Its mass is 1: twice the density on the half-line.
    let wanted = 2 * Normal().density(0.5)
    #expect((p.factors[0].density(0.5) - wanted).magnitude <= 4 * wanted.ulp)
    #expect(ProductDensity(Uniform(), on: [.line, Domain(2, 3)]) == nil)
  }
}
