/// Whether f rises or falls all the way, or the place where the theorem stops: seen by probing, not proved.
///
/// About 400 probes of f and f′ (by dual numbers, `forward` alone) over the domain, then halving between two
/// neighbours that disagree, and at each small minimum of |f′| a search for the zero of f″. What looks like an
/// offence is confirmed by intervals before it is reported: rounding, underflow and overflow are none.
/// Where there are several, the one nearest to the middle of the domain.
/// Edge cases: a feature narrower than the spacing of the probes is missed; a jump in f's own direction, as
/// that of z + abs(z)/z, isn't looked for: such an f still has one z for each x.
public enum Monotonicity: Sendable, Hashable {
  /// f rises at every probe.
  case increasing
  /// f falls at every probe.
  case decreasing
  /// f′ changes its sign here.
  case turns(at: Double)
  /// f leaps back here, against the direction in which it moves on both sides, as 1/z does at 0.
  case jumps(at: Double)
  /// f is constant around this point.
  case flat(at: Double)
  /// f has no value here, or right beside it.
  case undefined(at: Double)
  /// f moves on in its direction, but f′ is 0 here, as that of z³ at 0: a density divided by |f′| is infinite.
  case zeroSlope(at: Double)
  /// No probe told anything.
  case unknown

  /// Looks at `map` on `domain`, its own one if none is given.
  public init(of map: some ScalarMap, on domain: Domain? = nil) {
    self = MonotonicitySearch(map, domain ?? map.domain).answer
  }

  /// Whether no place was seen where f fails to be one-to-one: it may still have a zero slope.
  public var isMonotone: Bool {
    switch self {
    case .increasing, .decreasing, .zeroSlope: true
    default: false
    }
  }

  /// Where the theorem stops; nil where it doesn't.
  public var place: Double? {
    switch self {
    case .turns(let z), .jumps(let z), .flat(let z), .undefined(let z), .zeroSlope(let z): z
    case .increasing, .decreasing, .unknown: nil
    }
  }

  /// Where f turns back; nil where it is not seen to.
  public static func turningPoint(of map: some ScalarMap, on domain: Domain? = nil) -> Double? {
    if case .turns(let z) = Monotonicity(of: map, on: domain) { z } else { nil }
  }
}

extension Monotonicity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .increasing: "rises"
    case .decreasing: "falls"
    case .turns(let z): "turns at z = \(short(z))"
    case .jumps(let z): "jumps back at z = \(short(z))"
    case .flat(let z): "is constant around z = \(short(z))"
    case .undefined(let z): "is not defined at, or right beside, z = \(short(z))"
    case .zeroSlope(let z): "has slope 0 at z = \(short(z))"
    case .unknown: "answers no finite number anywhere"
    }
  }
}
