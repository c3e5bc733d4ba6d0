// The elementary functions as mathematics writes them, `exp(z)` rather than `S.exp(z)`, so that a
// map's source reads like its formula. Each calls the scalar's own function of that name.

/// eˣ.
@inlinable public func exp<S: Scalar>(_ x: S) -> S { S.exp(x) }
/// eˣ − 1, exact near 0 as well.
@inlinable public func expm1<S: Scalar>(_ x: S) -> S { S.expm1(x) }
/// The natural logarithm, for x > 0.
@inlinable public func log<S: Scalar>(_ x: S) -> S { S.log(x) }
/// log(1 + x), exact near 0 as well.
@inlinable public func log1p<S: Scalar>(_ x: S) -> S { S.log1p(x) }
/// √x, for x ≥ 0.
@inlinable public func sqrt<S: Scalar>(_ x: S) -> S { S.sqrt(x) }
/// sin x.
@inlinable public func sin<S: Scalar>(_ x: S) -> S { S.sin(x) }
/// cos x.
@inlinable public func cos<S: Scalar>(_ x: S) -> S { S.cos(x) }
/// tan x.
@inlinable public func tan<S: Scalar>(_ x: S) -> S { S.tan(x) }
/// The inverse of sin on [−π/2, π/2], for |x| ≤ 1.
@inlinable public func asin<S: Scalar>(_ x: S) -> S { S.asin(x) }
/// The inverse of cos on [0, π], for |x| ≤ 1.
@inlinable public func acos<S: Scalar>(_ x: S) -> S { S.acos(x) }
/// The inverse of tan on (−π/2, π/2).
@inlinable public func atan<S: Scalar>(_ x: S) -> S { S.atan(x) }
/// (eˣ − e⁻ˣ)/2.
@inlinable public func sinh<S: Scalar>(_ x: S) -> S { S.sinh(x) }
/// (eˣ + e⁻ˣ)/2.
@inlinable public func cosh<S: Scalar>(_ x: S) -> S { S.cosh(x) }
/// sinh x / cosh x.
@inlinable public func tanh<S: Scalar>(_ x: S) -> S { S.tanh(x) }
/// The inverse of sinh.
@inlinable public func asinh<S: Scalar>(_ x: S) -> S { S.asinh(x) }
/// The inverse of cosh on [0, ∞), for x ≥ 1.
@inlinable public func acosh<S: Scalar>(_ x: S) -> S { S.acosh(x) }
/// The inverse of tanh, for |x| < 1.
@inlinable public func atanh<S: Scalar>(_ x: S) -> S { S.atanh(x) }
/// 2/√π times the integral of exp(−t²) from 0 to x.
@inlinable public func erf<S: Scalar>(_ x: S) -> S { S.erf(x) }
/// 1 − erf x, exact where erf x is nearly 1 as well.
@inlinable public func erfc<S: Scalar>(_ x: S) -> S { S.erfc(x) }
/// The absolute value, |x|.
@inlinable public func abs<S: Scalar>(_ x: S) -> S { S.abs(x) }
/// The smaller of the two.
@inlinable public func min<S: Scalar>(_ x: S, _ y: S) -> S { S.min(x, y) }
/// The larger of the two.
@inlinable public func max<S: Scalar>(_ x: S, _ y: S) -> S { S.max(x, y) }
/// `x` to the whole power `n`; `pow(x, 0)` is 1 everywhere.
@inlinable public func pow<S: Scalar>(_ x: S, _ n: Int) -> S { S.pow(x, n) }
/// `x` to the real power `y`, for `x` > 0.
@inlinable public func pow<S: Scalar>(_ x: S, _ y: S) -> S { S.pow(x, y) }
/// `negative()` where `sign` < 0, `otherwise()` where it is not; where `sign` may be either, both.
@inlinable public func select<S: Scalar>(_ sign: S, negative: () -> S, otherwise: () -> S) -> S {
  S.select(sign, negative: negative, otherwise: otherwise)
}
/// One function by two formulas, `negative()` the better one where `sign` < 0; never both.
@inlinable public func prefer<S: Scalar>(_ sign: S, negative: () -> S, otherwise: () -> S) -> S {
  S.prefer(sign, negative: negative, otherwise: otherwise)
}

// The standard library has these three for any `Comparable`; on `Double` both would do, so one is named.
/// The absolute value, |x|.
@inlinable public func abs(_ x: Double) -> Double { Double.abs(x) }
/// The smaller of the two.
@inlinable public func min(_ x: Double, _ y: Double) -> Double { Double.min(x, y) }
/// The larger of the two.
@inlinable public func max(_ x: Double, _ y: Double) -> Double { Double.max(x, y) }

/// A formula kept to its domain: `value()` where `z` lies in `domain` or at its ends, elsewhere NaN (`Double`) or the empty
/// set (`Interval`).
///
/// For formulas that have values past the domain on which they are a bijection: tan(π(z − 1/2)) is finite at
/// z = 3/2, where no map of the chapter has a value.
@inlinable func inside<S: Scalar>(_ domain: Domain, _ z: S, value: () -> S) -> S {
  func undefined() -> S { S.sqrt(-1) }
  func belowUpper() -> S {
    guard domain.upper.isFinite else { return value() }
    return select(S(domain.upper) - z, negative: undefined, otherwise: value)
  }
  guard domain.lower.isFinite else { return belowUpper() }
  return select(z - S(domain.lower), negative: undefined, otherwise: belowUpper)
}

/// log(1 + e^z).
///
/// Allowed error: about 2 ulp. log1p(e^z) names z once, which keeps intervals tight, and overflows
/// only beyond 709; z + log1p(e^(−z)) never does. Neither needs |z|, so Taylor jets pass through.
@inlinable func logOnePlusExp<S: Scalar>(_ z: S) -> S {
  prefer(z - 40, negative: { log1p(exp(z)) }, otherwise: { z + log1p(exp(-z)) })
}

/// log cosh z, with an absolute error of a few ulp of max(1, |z|), also where cosh z overflows.
///
/// The usual |z| + log1p(e^(−2|z|)) − log 2 has a kink in its parts at 0 and names z twice; near 0 neither is
/// needed, and farther out |z| is z or −z.
@inlinable func logCosh<S: Scalar>(_ z: S) -> S {
  func far(_ size: S) -> S { size + log1p(exp(-2 * size)) - log(2) }
  func near() -> S { prefer(z - 40, negative: { log(cosh(z)) }, otherwise: { far(z) }) }
  return prefer(z + 40, negative: { far(-z) }, otherwise: near)
}

extension Double {
  /// The number as a reader would type it into a formula: 2 rather than 2.0.
  var inFormula: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
  /// The same, safe after ^ and /: (-2) rather than -2.
  var parenthesized: String { self < 0 ? "(\(inFormula))" : inFormula }
}
