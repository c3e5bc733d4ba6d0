extension Domain {
  /// The image of `domain` under a continuous monotone f: from the limit at one end to that at the other.
  ///
  /// Each end is approached by steps that halve (a finite end) or double (an infinite one). Successive values
  /// that settle on f's own value at a finite end tend to it; others that keep moving, such as those of log z, to
  /// infinity; those whose moves shrink faster than k^(−3/2), to what Aitken's Δ² makes of the last three.
  /// Edge cases: where f isn't defined or doesn't move, the whole line: a range too wide refuses nothing.
  /// Allowed error: the rounding of f near the end; a slower limit, such as that of 1/log z, may be missed.
  /// Source: Press et al., Numerical Recipes, section 5.3.
  static func image(of domain: Domain, under f: (Double) -> Double) -> Domain {
    let first = limit(of: f, from: domain.middle, towards: domain.lower)
    let last = limit(of: f, from: domain.middle, towards: domain.upper)
    guard first < last || last < first else { return .line }
    return Domain(Swift.min(first, last), Swift.max(first, last))
  }

  /// NaN where no limit is seen.
  static func limit(of f: (Double) -> Double, from start: Double, towards end: Double) -> Double {
    let values = approach(start, end).lazy.map(f).prefix { !$0.isNaN }
    var seen: [Double] = []
    for value in values {
      if value.isInfinite { return value }
      seen.append(value)
    }
    guard seen.count >= 4 else { return .nan }
    let moves = zip(seen, seen.dropFirst()).map { $1 - $0 }
    let last = moves[moves.count - 1]
    let half = moves[moves.count / 2]
    let value = seen[seen.count - 1]
    let bend = last - moves[moves.count - 2]
    let limit = bend == 0 ? value : value - last * (last / bend)
    let own = end.isFinite ? f(end) : .nan
    let isNear = (own - limit).magnitude <= half.magnitude
    if own.isFinite, isNear, last.magnitude <= half.magnitude { return own }
    // Twice as many steps: moves like k^(−3/2), whose sum is finite, shrink by 2^(3/2).
    guard last.magnitude <= half.magnitude / 8.squareRoot() else {
      return last > 0 ? .infinity : -.infinity
    }
    return limit.isFinite ? limit : value
  }

  private static func approach(_ start: Double, _ end: Double) -> [Double] {
    if end.isInfinite {
      let sign: FloatingPointSign = end < 0 ? .minus : .plus
      return (0..<1024).map { start + Double(sign: sign, exponent: $0, significand: 1) }
    }
    // Closer than 2⁸ ulp of what f is likely to subtract from z, rounding would be seen.
    let closest = 256 * Swift.max(start.magnitude, end.magnitude).ulp
    return (1..<1022).map { end + (start - end) * Double(sign: .plus, exponent: -$0, significand: 1) }
      .filter { ($0 - end).magnitude >= closest }
  }
}
