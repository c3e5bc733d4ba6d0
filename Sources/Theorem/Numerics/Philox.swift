/// Philox4x32-10: a bijection of 128-bit counters under a 64-bit key, whose outputs pass for random.
///
/// Formula: ten rounds of two 32 × 32-bit products, their halves crossed and mixed with the key, which grows by the golden
/// ratio and √3 − 1 from round to round.
/// Shapes: four 32-bit words in, four out.
/// Source: Salmon, Moraes, Dror & Shaw, Parallel Random Numbers: As Easy as 1, 2, 3 (SC 2011).
public enum Philox {
  /// The four words that `counter` becomes under `key`.
  @inlinable public static func block(_ counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // Four plain words, not a vector read lane by lane.
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (k, l) = (key[0], key[1])
    for _ in 0..<10 {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      (a, b, c, d) = (
        UInt32(truncatingIfNeeded: second >> 32) ^ b ^ k, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ d ^ l, UInt32(truncatingIfNeeded: first)
      )
      k &+= 0x9E37_79B9
      l &+= 0xBB67_AE85
    }
    return SIMD4(a, b, c, d)
  }
}

/// The uniform draws of one check: draw i depends on seed, check and i alone, on no thread and no order.
///
/// The key is the seed; the check's number fills half of the counter, the draw's index the other half.
public struct Stream: Sendable, Hashable {
  /// The run's seed.
  public let seed: UInt64
  /// The number of the check that draws.
  public let check: UInt64

  /// The draws of one check of one run.
  public init(seed: UInt64, check: UInt64) {
    self.seed = seed
    self.check = check
  }

  /// Draw `i` ≥ 0, in (0, 1), both ends open: an odd multiple of 2⁻⁵³.
  @inlinable public func uniform(_ i: Int) -> Double {
    precondition(i >= 0, "draws are numbered from 0; got \(i)")
    let words = Philox.block(
      SIMD4(
        UInt32(truncatingIfNeeded: i), UInt32(truncatingIfNeeded: i >> 32),
        UInt32(truncatingIfNeeded: check), UInt32(truncatingIfNeeded: check >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    let bits = UInt64(words[0]) << 20 | UInt64(words[1]) >> 12
    return (Double(bits) + 0.5) * 0x1p-52
  }
}
