import Testing

@testable import Theorem

@Suite("Philox4x32-10: the generator's known answers, and its streams") struct PhiloxTests {
  /// Published with the generator (Random123, kat_vectors).
  @Test func knownAnswers() {
    let ones = UInt32.max
    #expect(
      Philox.block(.zero, key: .zero) == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(SIMD4(repeating: ones), key: SIMD2(repeating: ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func drawsLieStrictlyBetweenZeroAndOne() {
    let stream = RandomStream(seed: 7, check: 3)
    for i in 0..<1000 {
      let u = stream.uniform(i)
      #expect(0 < u && u < 1)
      #expect((u * 0x1p53).truncatingRemainder(dividingBy: 2) == 1)
    }
    // The ends themselves cannot come up: all bits clear, all bits set.
    #expect(0.5 * 0x1p-52 > 0 && (Double(UInt64(1) << 52 - 1) + 0.5) * 0x1p-52 < 1)
  }

  @Test func orderDoesNotMatter() {
    let stream = RandomStream(seed: 7, check: 3)
    let forward = (0..<100).map(stream.uniform)
    let backward = Array((0..<100).reversed().map(stream.uniform).reversed())
    #expect(forward == backward)
  }

  @Test func threadsDoNotMatter() async {
    let stream = RandomStream(seed: 7, check: 3)
    let blocks = await withTaskGroup(of: (Int, [Double]).self) { group in
      for block in 0..<8 { group.addTask { (block, (0..<100).map { stream.uniform(100 * block + $0) }) } }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect((0..<8).flatMap { blocks[$0]! } == (0..<800).map(stream.uniform))
  }

  @Test func everyBitOfSeedCheckAndIndexCounts() {
    let first = RandomStream(seed: 0, check: 0).uniform(0)
    var seen: Set<Double> = [first]
    for bit in 0..<64 {
      seen.insert(RandomStream(seed: 1 << bit, check: 0).uniform(0))
      seen.insert(RandomStream(seed: 0, check: 1 << bit).uniform(0))
      if bit < 63 { seen.insert(RandomStream(seed: 0, check: 0).uniform(1 << bit)) }
    }
    #expect(seen.count == 1 + 64 + 64 + 63)
  }

  /// A run of all suites must not cry wolf: one draw in a thousand million may.
  static let falseAlarms = 1e-9
  static let draws = depth(4096, deep: 1 << 20)

  @Test func everyBinGetsItsShare() {
    #expect(!isRefuted { RandomStream(seed: $0, check: 1).uniform($1) })
  }

  /// Neighbouring draws, neighbouring checks, neighbouring seeds: the first picks the bin, the second must not know it.
  @Test func neighboursAreIndependent() {
    for (seed, check, index) in [(0, 0, 1), (0, 1, 0), (1, 0, 0)] {
      #expect(
        !isRefuted {
          let u = RandomStream(seed: $0, check: 1).uniform(2 * $1)
          let v = RandomStream(seed: $0 + UInt64(seed), check: 1 + UInt64(check)).uniform(2 * $1 + index)
          let sum = u + v
          return sum < 1 ? sum : sum - 1
        })
    }
  }

  @Test func lopsidedDrawsAreCaught() {
    #expect(isRefuted { Double.pow(RandomStream(seed: $0, check: 1).uniform($1), 1.25) })
    #expect(isRefuted { seed, i in Double(i % 1000) / 1000 * RandomStream(seed: seed, check: 1).uniform(i) })
  }

  /// Whether 16 bins of equal width are refuted.
  func isRefuted(_ draw: (UInt64, Int) -> Double) -> Bool {
    var counts = [Int](repeating: 0, count: 16)
    for i in 0..<Self.draws { counts[Int(16 * draw(20, i))] += 1 }
    let bins = WindowCounts(counts, of: Self.draws)
    let masses = [Estimate](repeating: Estimate(1.0 / 16), count: 16)
    return bins.divergence(from: masses).value > bins.threshold(at: Self.falseAlarms)
  }
}
