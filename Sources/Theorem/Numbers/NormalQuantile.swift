/// The z with Φ(z) = u, 0 < u < 1, by rational functions of u − 1/2 in the middle and of √(−log u) in the tails.
///
/// Edge cases: −∞ at 0, ∞ at 1, NaN outside.
/// Allowed error: about 1e-16 of z, by the source.
/// Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988), PPND16.
enum NormalQuantile {
  static func value(at u: Double) -> Double {
    let q = u - 0.5
    if q.magnitude <= 0.425 { return middle(q) }
    let tail = q < 0 ? u : 1 - u
    guard tail > 0 else { return tail == 0 ? (q < 0 ? -.infinity : .infinity) : .nan }
    let r = (-Double.log(tail)).squareRoot()
    let z = r <= 5 ? ratio(Self.tail, r - 1.6) : ratio(Self.farTail, r - 5)
    return q < 0 ? -z : z
  }

  /// The z with Φ(z) = 1/2 + q, 0 ≤ q < 1/2, for q so small that 1/2 + q is 1/2.
  static func value(above q: Double) -> Double { q <= 0.425 ? middle(q) : -value(at: 0.5 - q) }

  private static func middle(_ q: Double) -> Double { q * ratio(Self.middle, 0.180625 - q * q) }

  /// Numerator over denominator, both by Horner's rule, highest power first.
  private static func ratio(_ c: (numerator: [Double], denominator: [Double]), _ r: Double) -> Double {
    func horner(_ c: [Double]) -> Double {
      var value = c[0]
      for i in 1..<c.count { value = value * r + c[i] }
      return value
    }
    return horner(c.numerator) / horner(c.denominator)
  }

  private static let middle: (numerator: [Double], denominator: [Double]) = (
    [
      2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
      13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ],
    [
      5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
      5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
    ]
  )
  private static let tail: (numerator: [Double], denominator: [Double]) = (
    [
      7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
      3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ],
    [
      1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
      0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
    ]
  )
  private static let farTail: (numerator: [Double], denominator: [Double]) = (
    [
      2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
      0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
    ],
    [
      2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
      0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
    ]
  )
}
