import Testing

@testable import Theorem

@Suite("Proposals: the density that is claimed is the one drawn from") struct ProposalTests {
  static let draws = depth(2000, deep: 200_000)
  static let falseAlarms = 1e-9

  static var proposals: [(name: String, support: Domain, proposal: LineProposal)] {
    var all = Catalogue.scalarMaps.compactMap { map in
      Catalogue.defaultBase(on: map.domain).map { Pushforward(map, of: $0) }
    }
    all.append(Pushforward(Affine.negation, of: ExponentialDensity()))
    return all.map { ($0.map.name, $0.support, LineProposal(for: $0)) }
  }

  @Test func everyKindOfSupportIsTried() {
    let kinds = Set(Self.proposals.map { [$0.support.lower.isFinite, $0.support.upper.isFinite] })
    #expect(kinds.count == 4)
  }

  @Test func densityOnTheLineHasMassOne() {
    for (name, support, q) in Self.proposals {
      let quartiles = [0.25, 0.5, 0.75].map(q.quantile)
      let mass = Quadrature.integral(over: support, breaks: quartiles, of: q.density)
      #expect((mass.value - 1).magnitude <= mass.error, "\(name)")
    }
  }

  @Test func drawsOnTheLineFollowTheDensity() {
    for (check, (name, support, q)) in Self.proposals.enumerated() {
      let stream = RandomStream(seed: 3, check: UInt64(check))
      let edges = [0.02, 0.1, 0.3, 0.5, 0.8, 0.97].map(q.quantile)
      let draws = (0..<Self.draws).map { q.quantile(stream.uniform($0)) }
      #expect(draws.allSatisfy(support.contains), "\(name)")
      #expect(!isRefuted(draws, edges, q.density), "\(name)")
      #expect(isRefuted(draws, edges) { 1.5 * q.density($0) }, "\(name)")
    }
  }

  @Test func outsideTheSupportThereIsNoDensity() {
    for (name, support, q) in Self.proposals {
      for end in [support.lower, support.upper] where end.isFinite { #expect(q.density(end) == 0, "\(name)") }
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8]) func densityInDDimensionsHasMassOne(dimensions: Int) {
    // q depends on the distance r alone once scaled: its mass is ∫ q(r) S r^(D−1) dr, S the sphere's area.
    let q = Proposal(
      center: (0..<dimensions).map { Double($0) - 1 }, scale: (0..<dimensions).map { 0.5 + Double($0) })
    let mass = Quadrature.integral(over: .positive, breaks: [0.5, 1, 2]) { r in
      let x = zip(q.center, q.scale).enumerated().map { $1.0 + ($0 == 0 ? r * $1.1 : 0) }
      return q.density(x) * q.scale.reduce(1, *) * Self.sphere(dimensions) * Double.pow(r, dimensions - 1)
    }
    #expect((mass.value - 1).magnitude <= mass.error)
  }

  /// The area of the unit sphere in D dimensions: 2, 2π, then S(D) = 2π S(D − 2)/(D − 2).
  static func sphere(_ d: Int) -> Double {
    d == 1 ? 2 : d == 2 ? 2 * .pi : 2 * .pi * sphere(d - 2) / Double(d - 2)
  }

  /// One coordinate of a draw is Student's t with 2 degrees of freedom: P(T ≤ t) = (1 + t/√(2 + t²))/2.
  @Test func drawsInDDimensionsFollowTheirMarginals() {
    let q = Proposal(center: [1, -2, 0], scale: [0.5, 3, 1])
    let stream = RandomStream(seed: 3, check: 100)
    let draws = (0..<Self.draws).map { q.draw($0, from: stream) }
    for d in 0..<3 {
      let standard = draws.map { ($0[d] - q.center[d]) / q.scale[d] }
      let edges = [-4.0, -1, -0.25, 0.5, 1.5, 6]
      #expect(!isRefuted(standard, edges) { Double.pow(2 + $0 * $0, -1.5) })
      #expect(isRefuted(standard, edges) { 1.5 * Double.pow(2 + 2.25 * $0 * $0, -1.5) })
      #expect(isRefuted(standard, edges) { Normal().density($0) })
    }
  }

  /// The joint density: |T|²/2 is the ratio of a Gamma(D/2) and an exponential, which D = 2 makes P(|T|²/2 > s) = 1/(1 + s).
  @Test func drawsInTwoDimensionsFollowTheRadius() {
    let q = Proposal(center: [1, -2], scale: [0.5, 3])
    let stream = RandomStream(seed: 3, check: 101)
    let ratios = (0..<Self.draws).map { i -> Double in
      let t = zip(q.draw(i, from: stream), zip(q.center, q.scale)).map { ($0 - $1.0) / $1.1 }
      return (t[0] * t[0] + t[1] * t[1]) / 2
    }
    #expect(!isRefuted(ratios, [0.1, 0.5, 1, 2, 5, 20]) { 1 / ((1 + $0) * (1 + $0)) })
    #expect(isRefuted(ratios, [0.1, 0.5, 1, 2, 5, 20]) { Double.exp(-$0) })
  }

  /// The same of draws by the block, in the plane by radius and angle; and what they say of 1/q is 1/q.
  @Test(arguments: [1, 2, 3]) func blocksOfDrawsFollowTheSameDensity(dimensions: Int) {
    let q = Proposal(
      center: [1, -2, 0].dropLast(3 - dimensions), scale: [0.5, 3, 1].dropLast(3 - dimensions))
    let stream = RandomStream(seed: 3, check: 103)
    let blocks = (0..<Self.draws / Block.lanes).map { q.draws($0, from: stream) }
    let draws = blocks.flatMap { block in (0..<Block.lanes).map { lane in block.x.map { $0[lane] } } }
    let reciprocals = blocks.flatMap { block in (0..<Block.lanes).map { block.reciprocal[$0] } }
    // x is t rounded twice, on the scale of its centre; 1/q grows no faster than the fifth power of 1 + |t|.
    #expect(zip(draws, reciprocals).allSatisfy { abs($1 * q.density($0) - 1) <= 64 * 0x1p-52 })
    #expect(zip(draws, reciprocals.dropFirst()).contains { abs($1 * q.density($0) - 1) > 64 * 0x1p-52 })
    let edges = [-4.0, -1, -0.25, 0.5, 1.5, 6]
    for d in 0..<dimensions {
      let standard = draws.map { ($0[d] - q.center[d]) / q.scale[d] }
      #expect(!isRefuted(standard, edges) { Double.pow(2 + $0 * $0, -1.5) })
      #expect(isRefuted(standard, edges) { 1.5 * Double.pow(2 + 2.25 * $0 * $0, -1.5) })
    }
    guard dimensions == 2 else { return }
    let t = draws.map { x in (0..<2).map { (x[$0] - q.center[$0]) / q.scale[$0] } }
    let radii = [0.1, 0.5, 1, 2, 5, 20]
    #expect(!isRefuted(t.map { ($0[0] * $0[0] + $0[1] * $0[1]) / 2 }, radii) { 1 / ((1 + $0) * (1 + $0)) })
    // Quarter turns, by the signs of x + y and x − y: neither is tied to an axis.
    for (a, b) in [(1.0, 1.0), (1, -1), (0.5, 2)] {
      let positive = Double(t.count { a * $0[0] + b * $0[1] > 0 })
      #expect(abs(positive - Double(t.count) / 2) <= 3 * Double(t.count).squareRoot())
    }
  }

  @Test func coveringASampleCentresOnIt() {
    let stream = RandomStream(seed: 3, check: 102)
    let sample = (0..<401).map { [5 + 2 * Normal().quantile(stream.uniform($0)), -1] }
    let q = Proposal(covering: sample)
    // The median of 401 is off by 1.25 σ/√401; a normal law's middle half is 1.35 σ wide, off by 1.6 σ/√401. Six of them.
    let sixSigma = 6 * 2 / 401.0.squareRoot()
    #expect((q.center[0] - 5).magnitude <= 1.25 * sixSigma)
    #expect((q.scale[0] - 2).magnitude <= 1.2 * sixSigma)
    #expect(q.center[1] == -1 && q.scale[1] > 0)
  }
}

extension ProposalTests {
  /// Whether the counts between the edges refute the density's masses there, by quadrature.
  func isRefuted(_ draws: [Double], _ edges: [Double], _ density: (Double) -> Double) -> Bool {
    let windows = Array(zip(edges, edges.dropFirst()))
    let counts = WindowCounts(windows.map { w in draws.count { w.0 < $0 && $0 <= w.1 } }, of: draws.count)
    let masses = windows.map { Quadrature.integral(from: $0.0, to: $0.1, of: density) }
    return counts.divergence(from: masses).value > counts.threshold(at: Self.falseAlarms)
  }
}
