/// The z at which a tail of a density has a given mass, for densities whose quantile has no formula.
///
/// Formula: Newton's method on log P, in log z on a half-line and in z elsewhere, kept inside a shrinking bracket of doubles;
/// a step that leaves the bracket, and every fourth one that isn't much shorter than the last, halves the doubles in it instead.
/// Domain: 0 < u < 1, `tail` monotone.
/// Edge cases: the support's ends at u = 0 and 1, NaN outside.
/// Allowed error: that of `tail`, carried through the density.
struct TailSolver {
  let support: Domain
  /// Whether `tail` is P(Z ≤ z), and not P(Z > z).
  let isRising: Bool
  let tail: (Double) -> Double
  let density: (Double) -> Double

  func callAsFunction(_ u: Double, from start: Double) -> Double {
    guard u > 0, u < 1 else {
      return u == 0 || u == 1 ? ((u == 0) == isRising ? support.lower : support.upper) : .nan
    }
    var low = Swift.max(support.lower.nextUp, -.greatestFiniteMagnitude)
    var high = Swift.min(support.upper.nextDown, .greatestFiniteMagnitude)
    var z = Swift.min(Swift.max(start, low), high)
    // Sixty-four halvings leave one double; a few steps of Newton's leave none of them to do.
    var lastMove = Double.infinity
    for step in 1..<300 {
      let mass = tail(z)
      if mass == u || mass.isNaN { return z }
      if (mass < u) == isRising { low = z } else { high = z }
      let newton = newton(z, mass, u)
      let move = newton.map { ($0 - z).magnitude } ?? .infinity
      // As long as its steps shrink, Newton's method is on its way.
      let next = step % 4 == 0 && move > lastMove / 4 ? nil : newton
      lastMove = move
      let inside = next.flatMap { low < $0 && $0 < high ? $0 : nil } ?? Self.halfway(low, high)
      if inside == z || inside <= low || inside >= high { return inside == z ? z : nearest(low, high, u) }
      // Newton's step has settled: what is left is the tail's own rounding.
      if next != nil, (inside - z).magnitude <= z.ulp { return inside }
      z = inside
    }
    return z
  }

  private func newton(_ z: Double, _ mass: Double, _ u: Double) -> Double? {
    let p = density(z)
    guard mass > 0, p > 0 else { return nil }
    let step = (isRising ? 1 : -1) * Double.log(u / mass) * mass / p
    guard step.isFinite else { return nil }
    // A power of z near a finite end is a straight line in the logarithms.
    return support.lower == 0 && isRising && z > 0 && step.magnitude > z / 8
      ? z * Double.exp(step / z) : z + step
  }

  private func nearest(_ a: Double, _ b: Double, _ u: Double) -> Double {
    (tail(a) - u).magnitude <= (tail(b) - u).magnitude ? a : b
  }

  /// The double with as many doubles below it as above, between the two.
  private static func halfway(_ a: Double, _ b: Double) -> Double {
    func rank(_ x: Double) -> Int64 {
      let bits = Int64(bitPattern: x.bitPattern)
      return bits < 0 ? Int64.min - bits : bits
    }
    let (low, high) = (rank(a), rank(b))
    let middle = low / 2 + high / 2 + (low % 2 + high % 2) / 2
    return Double(bitPattern: UInt64(bitPattern: middle < 0 ? Int64.min - middle : middle))
  }
}
