import Testing

@testable import Theorem

@Suite("Probes go where something may be wrong") struct LineProbesTests {
  private func probes(_ forward: String, inverse: String? = nil, derivative: String? = nil, seed: UInt64 = 1)
    throws
    -> LineProbes
  {
    let map = try FormulaMap(forward: forward, inverse: inverse, derivative: derivative)
    return LineProbes(of: map, on: Normal(), from: RandomStream(seed: seed, check: 5))
  }

  @Test func tailsAreReached() throws {
    let z = try probes("sinh(z)").points
    #expect(Normal().cumulative(z[0]) <= 1.000001e-6 && Normal().upperTail(z[z.count - 1]) <= 1.000001e-6)
  }

  @Test func theSeedMovesSomeAndNotTheOthers() throws {
    let (one, two) = (Set(try probes("sinh(z)").points), Set(try probes("sinh(z)", seed: 2).points))
    #expect(one != two && one.intersection(two).count >= LineProbes.fixedLevels.count)
    #expect(one == Set(try probes("sinh(z)").points))
  }

  /// A place in f, in the claimed derivative, and in the claimed inverse, at any distance.
  @Test(arguments: [
    ("z + max(0, z-5)", nil, nil, 5.0), ("z", nil, "1 + max(0, z-1.3)", 1.3),
    ("tanh(z)", "atanh(min(max(x,-0.99),0.99))", nil, 2.6466524123622457),
    ("z", nil, "1 + exp(-((z-1.35)/0.003)^2)", 1.35), ("z", nil, "1 + tanh((z+2.1)*1e5)/9", -2.1),
  ])
  func bendsAreLookedAtFromBothSides(_ f: String, _ inverse: String?, _ slope: String?, _ place: Double)
    throws
  {
    let probes = try probes(f, inverse: inverse, derivative: slope)
    let near = probes.points.filter { ($0 - place).magnitude <= 0x1p-3 }
    #expect(near.contains { $0 < place } && near.contains { $0 > place })
    #expect(probes.probes.allSatisfy { $0.scale > 0 && $0.scale.isFinite })
  }

  @Test func spikesAreLookedInto() throws {
    let probes = try probes("z", derivative: "1 + exp(-((z-1.35)/0.003)^2)")
    #expect(probes.points.contains { ($0 - 1.35).magnitude < 0.003 })
    #expect(probes.probes.filter { ($0.z - 1.35).magnitude < 0.003 }.allSatisfy { $0.scale <= 0.01 })
  }

  @Test func saysHowFarOut() throws {
    #expect(try probes("z").description.contains("1e-6 of the mass beyond at either end"))
  }

  @Test func kinksBesideKinksAreFound() throws {
    let map = try FormulaMap(forward: "z - 3*max(0, 1e-7-abs(z-0.3))")
    #expect(map.kinks.count == 3)
  }
}
