/// An open interval of the line; its ends may be infinite.
public struct Domain: Sendable, Hashable {
  /// The lower end, which is not inside.
  public let lower: Double
  /// The upper end, which is not inside.
  public let upper: Double

  /// (`lower`, `upper`), which must not be empty.
  public init(_ lower: Double, _ upper: Double) {
    precondition(lower < upper, "a domain needs lower < upper; got \(lower) and \(upper)")
    self.lower = lower
    self.upper = upper
  }

  /// The whole line.
  public static let line = Domain(-.infinity, .infinity)
  /// The positive half-line.
  public static let positive = Domain(0, .infinity)
  /// (0, 1).
  public static let unit = Domain(0, 1)

  /// Whether `point` lies strictly inside.
  @inlinable public func contains(_ point: Double) -> Bool { lower < point && point < upper }
}

extension Domain {
  /// Points spread over the interval, in order, the middle ones nearest to its `middle`; none is an end.
  ///
  /// (a, b): evenly. (a, ∞): a + e^u, (−∞, b): b − e^u, ℝ: sinh u, u evenly spread, so that every size up to
  /// `reach` is looked at with the same relative care; around 0 the spacing on ℝ is 0.04.
  func probes(_ count: Int = 400) -> [Double] {
    let reach = 1e3
    let ascending = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): return ascending.map { lower * (1 - $0) + upper * $0 }.filter(contains)
    case (true, false): return ascending.map { lower + exp((2 * $0 - 1) * log(reach)) }.filter(contains)
    case (false, true):
      return ascending.reversed().map { upper - exp((2 * $0 - 1) * log(reach)) }.filter(contains)
    case (false, false): return ascending.map { sinh((2 * $0 - 1) * asinh(reach)) }
    }
  }

  /// A point well inside: halfway, one beyond the only finite end, or 0.
  var middle: Double {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower / 2 + upper / 2
    case (true, false): lower + 1
    case (false, true): upper - 1
    case (false, false): 0
    }
  }
}

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
      if value.isInfinite {
        // Of 1/0 the sign is that of the 0, which rounding may have given it; the way that f went is known.
        guard seen.count >= 2, seen[seen.count - 1] != seen[seen.count - 2] else { return value }
        return seen[seen.count - 1] > seen[seen.count - 2] ? .infinity : -.infinity
      }
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

/// A place where a function changes its ways within a short distance: a kink, a step or a spike.
public struct Bend: Sendable, Hashable {
  /// Where.
  public let place: Double
  /// About how far the change reaches to either side; 0 at a kink.
  public let width: Double

  /// A change at `place` that reaches `width` to either side.
  public init(place: Double, width: Double) {
    self.place = place
    self.width = width
  }

  /// The same bend seen from another variable; nil where `map` answers no number.
  func carried(by map: (Double) -> Double) -> Bend? {
    let ends = [place - width, place, place + width].map(map)
    guard ends[1].isFinite else { return nil }
    let reach = Swift.max((ends[2] - ends[1]).magnitude, (ends[1] - ends[0]).magnitude)
    return Bend(place: ends[1], width: reach.isFinite ? reach : 0)
  }
}
