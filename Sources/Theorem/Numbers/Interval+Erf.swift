extension Interval {
  public static func erf(_ x: Interval) -> Interval { odd(x) { erf(at: $0) } }

  /// 2/√π
  static let twoOverRootPi = Interval(unchecked: 0x1.20dd750429b6dp+0, 0x1.20dd750429b6ep+0)

  /// erf(j/2), j = 0 ... 12, as its nearest double and a lower bound of what is missing, good to 2⁻⁵².
  private static let table: InlineArray<13, (Double, Double)> = [
    (0, 0),
    (0x1.0a7ef5c18edd2p-1, 0x1.5e809f1a31a27p-56),
    (0x1.af767a741088bp-1, -0x1.c97f778122797p-56),
    (0x1.eea5557137ae0p-1, -0x1.385e445f2c96dp-55),
    (0x1.fd9ae142795e3p-1, 0x1.972801904b9a3p-56),
    (0x1.ffcaa8f4c9beap-1, 0x1.b0cee160116f9p-55),
    (0x1.fffd1ac4135f9p-1, 0x1.eeafa1ecd6cefp-55),
    (0x1.ffffe710d565ep-1, 0x1.c9ea52d76dc03p-55),
    (0x1.ffffff7b91176p-1, 0x1.0b2865615db40p-56),
    (0x1.fffffffe4fa30p-1, 0x1.d166bcb681c7bp-57),
    (0x1.fffffffffc9e8p-1, -0x1.a759f7738935fp-56),
    (0x1.fffffffffffbep-1, -0x1.182b326b228dcp-55),
    (0x1.0000000000000p+0, -0x1.8cf81557d20b7p-56),
  ]

  /// For x ≥ 0: Taylor's series at c = j/2 next to x.
  ///
  /// erf(c + h) = erf c + 2/√π Σ aₖ h^(k+1)/(k+1) with e^(−(c+h)²) = Σ aₖ hᵏ, so
  /// (k + 1) aₖ₊₁ = −2 (c aₖ + aₖ₋₁). By Cramér's inequality |Hₙ(x)| e^(−x²/2) ≤ 1.0865 √(2ⁿ n!), so for
  /// |h| ≤ 1/4 what 21 terms leave out is below 2⁻⁷⁰ |h|.
  /// Source: Abramowitz & Stegun, 7.1.19 and 22.14.17.
  private static func erf(at x: Double) -> Interval {
    if x.isNaN { return .empty }
    // erfc 6 < 2.2e-17, less than half a unit in the last place of 1.
    if x >= 6 { return Interval(unchecked: x == .infinity ? 1 : (1.0).nextDown, 1) }
    let j = (2 * x).rounded()
    let center = Interval(unchecked: j / 2, j / 2)
    let h = Interval(unchecked: x, x) - center
    var coefficients = InlineArray<21, Interval>(repeating: 0)
    coefficients[0] = exp(-squared(center))
    coefficients[1] = -(center * coefficients[0]).scaled(1)
    for k in 1..<20 {
      let sum = (center * coefficients[k] + coefficients[k - 1]).scaled(1)
      coefficients[k + 1] = -sum / Interval(Double(k + 1))
    }
    var series = Interval(unchecked: -0x1p-70, 0x1p-70)
    for k in stride(from: 20, through: 1, by: -1) {
      series = h * (series + coefficients[k] / Interval(Double(k + 1)))
    }
    let change = h * twoOverRootPi * (coefficients[0] + series)
    if j == 0 { return change }
    let (head, rest) = table[Int(j)]
    return min(
      Interval(unchecked: head, head) + (Interval(unchecked: rest, rest.nextUp) + change), 1)
  }
}
