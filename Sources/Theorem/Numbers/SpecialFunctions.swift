// What programs call by a name of its own, made of the functions that every `Scalar` has: one formula a function, so
// values, slopes, Taylor jets and enclosures come from the same line.

/// 1/(1 + e⁻ˣ), by the form whose exponential does not overflow.
@inlinable package func sigmoid<S: Scalar>(_ x: S) -> S {
  prefer(
    x,
    negative: {
      let power = exp(x)
      return power / (1 + power)
    }, otherwise: { 1 / (1 + exp(-x)) })
}

/// log(x/(1 − x)), for 0 < x < 1.
@inlinable package func logit<S: Scalar>(_ x: S) -> S { log(x) - log1p(-x) }

/// −1, 0 or 1.
@inlinable package func sign<S: Scalar>(_ x: S) -> S {
  select(x, negative: { -1 }, otherwise: { select(-x, negative: { 1 }, otherwise: { 0 }) })
}

/// The real cube root, of a negative number too; its slope is infinite at 0.
@inlinable package func cbrt<S: Scalar>(_ x: S) -> S {
  let third: S = 1 / 3
  return select(x, negative: { -S.pow(-x, third) }, otherwise: { S.pow(x, third) })
}

/// Φ(x), the normal distribution function, with all its digits in the lower tail.
@inlinable package func ndtr<S: Scalar>(_ x: S) -> S { erfc(-x / sqrt(2)) / 2 }

/// Φ⁻¹(u), for 0 < u < 1.
@inlinable package func ndtri<S: Scalar>(_ u: S) -> S {
  inside(.unit, u) { S.solve(NormalCumulative(), for: u) }
}

/// The y with erf y = x, for −1 < x < 1.
@inlinable package func erfinv<S: Scalar>(_ x: S) -> S {
  inside(Domain(-1, 1), x) { S.solve(ErrorFunction(), for: x) }
}

/// √(x² + y²).
@inlinable package func hypot<S: Scalar>(_ x: S, _ y: S) -> S { sqrt(S.pow(x, 2) + S.pow(y, 2)) }

/// The angle of (x, y), above −π and up to π: it jumps where y = 0 and x < 0, and has no value at the origin.
///
/// By the quotient that is at most 1 in size, so that no axis needs a division by 0.
@inlinable package func atan2<S: Scalar>(_ y: S, _ x: S) -> S {
  func turned(_ half: S) -> S { select(y, negative: { -half }, otherwise: { half }) }
  func alongX() -> S {
    let angle = atan(y / x)
    return select(x, negative: { angle + turned(S.pi) }, otherwise: { angle })
  }
  return prefer(
    S.pow(x, 2) - S.pow(y, 2), negative: { turned(S.pi / 2) - atan(x / y) }, otherwise: alongX)
}

/// log Γ(x), for x > 0.
///
/// Stirling's series at x + 10, and the ten factors between. Its remainder and the remainder's slope lie between 0 and those of
/// the first term left out, for (−1)ⁿ Rₙ is completely monotone; so intervals and their slopes are enclosed, and of the higher
/// coefficients of a jet over intervals nothing is claimed.
/// Allowed error: 1e-17 by the series at x > 0, then rounding. Edge cases: NaN or empty for x ≤ −10 and at poles.
/// Source: Alzer, On some inequalities for the gamma and psi functions, Mathematics of Computation 66 (1997), theorem 8.
@inlinable package func lgamma<S: Scalar>(_ x: S) -> S {
  let shift = 10
  let y = x + S(Double(shift))
  let product = (1..<shift).reduce(x) { $0 * (x + S(Double($1))) }
  let terms = stirlingTerms.map { S($0.0) / S($0.1) }
  let square = y * y
  let last = terms.count - 1
  let powers = (0..<last).reduce(into: [1 / y]) { powers, _ in
    powers.append(powers[powers.count - 1] / square)
  }
  let series = (1..<last).reduce(terms[0] * powers[0]) { $0 + terms[$1] * powers[$1] }
  let omitted = terms[last] * powers[last]
  // A sign of which nothing is known: an interval takes both ways, a double the second.
  let remainder: S = select(.unknown, negative: { omitted }, otherwise: { 0 })
  let half: S = 1 / 2
  return (y - half) * log(y) - y + S.logTwoPi / 2 + series + remainder - log(product)
}

/// Φ, for the scalar's own way of undoing it.
@usableFromInline struct NormalCumulative: MonotoneFunction {
  @usableFromInline init() {}
  @usableFromInline var domain: Domain { .line }
  @inlinable func forward<S: Scalar>(_ z: S) -> S { ndtr(z) }
  @usableFromInline func guess(for u: Double) -> Double? { NormalQuantile.value(at: u) }
}

/// erf, likewise.
@usableFromInline struct ErrorFunction: MonotoneFunction {
  @usableFromInline init() {}
  @usableFromInline var domain: Domain { .line }
  @inlinable func forward<S: Scalar>(_ z: S) -> S { S.erf(z) }
  @usableFromInline func guess(for x: Double) -> Double? {
    let z = NormalQuantile.value(above: x.magnitude / 2) / 2.0.squareRoot()
    return x < 0 ? -z : z
  }
}
