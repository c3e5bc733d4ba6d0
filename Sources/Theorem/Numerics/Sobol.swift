/// Sobol's sequence in the unit square: points that fill it more evenly than draws do.
///
/// Formula: with a₁, a₂, … the binary digits of the index i, lowest first, each coordinate is ⊕ aₖ vₖ, bit by bit. First
/// coordinate: vₖ = 2⁻ᵏ, which mirrors i's digits at the point (van der Corput). Second: v₁ = 1/2 and
/// vₖ₊₁ = vₖ ⊕ vₖ/2, the recurrence of the primitive polynomial x + 1. A seed shifts every point by the same digits, ⊕ again.
/// Shapes: an index in, two numbers out; a point depends on index and seed alone, on no thread and no order.
/// Domain: 0 ≤ i < 2⁵². Each coordinate lies in (0, 1), both ends open: half of 2⁻⁵² is added, as for a `Stream`.
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
