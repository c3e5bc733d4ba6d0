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
public struct RandomStream: Sendable, Hashable {
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

/// Sobol's sequence in the unit square: points that fill it more evenly than draws do.
///
/// Formula: with a₁, a₂, … the binary digits of the index i, lowest first, each coordinate is ⊕ aₖ vₖ, bit by bit. First
/// coordinate: vₖ = 2⁻ᵏ, which mirrors i's digits at the point (van der Corput). Second: v₁ = 1/2 and
/// vₖ₊₁ = vₖ ⊕ vₖ/2, the recurrence of the primitive polynomial x + 1. A seed shifts every point by the same digits, ⊕ again.
/// Shapes: an index in, two numbers out; a point depends on index and seed alone, on no thread and no order.
/// Domain: 0 ≤ i < 2⁵². Each coordinate lies in (0, 1), both ends open: half of 2⁻⁵² is added, as for a `RandomStream`.
/// Edge cases: without a seed the first point is (2⁻⁵³, 2⁻⁵³), the corner. These are no random draws: they bear no error
/// bar of their own, but the means over several seeds do.
/// Allowed error: none; digits are exact.
/// The first 2ᵐ points, and each 2ᵐ after them, are a (0, m, 2)-net: one in each box of area 2⁻ᵐ whose sides are dyadic.
/// Source: Sobol, On the distribution of points in a cube, USSR Comp. Math. 7 (1967); Joe & Kuo, Constructing Sobol
/// sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30 (2008), section 2.
public struct Sobol: Sendable, Hashable {
  /// What every point is shifted by, 52 binary digits a coordinate.
  private let shift: SIMD2<UInt64>

  /// The sequence as it stands, or shifted by digits that Philox draws from `seed`.
  public init(seed: UInt64? = nil) {
    guard let seed else {
      shift = .zero
      return
    }
    let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    let words = Philox.block(.zero, key: key)
    shift = SIMD2(
      UInt64(words[0]) << 20 | UInt64(words[1]) >> 12, UInt64(words[2]) << 20 | UInt64(words[3]) >> 12)
  }

  /// Point `i`.
  public func point(_ i: Int) -> [Double] {
    precondition(0 <= i && i < 1 << 52, "points are numbered from 0 to 2^52 - 1; got \(i)")
    var digits = shift
    var first: UInt64 = 1 << 51
    var second = first
    var rest = i
    while rest != 0 {
      if rest & 1 == 1 { digits ^= SIMD2(first, second) }
      first >>= 1
      second ^= second >> 1
      rest >>= 1
    }
    return [(Double(digits[0]) + 0.5) * 0x1p-52, (Double(digits[1]) + 0.5) * 0x1p-52]
  }
}
