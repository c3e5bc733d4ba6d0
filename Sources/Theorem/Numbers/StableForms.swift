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
