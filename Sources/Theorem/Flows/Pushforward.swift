/// X = f(Z): a map and the base density that it carries over.
///
/// Domain: the base's support lies inside the map's domain (`Hypotheses` checks that, and that f is
/// monotone); points x of `support` have exactly one z.
/// Edge cases: `density` claims are asked for points of `support` only, unless a check says otherwise.
///
/// ```swift
/// Pushforward(Sinh(), of: Normal()).cumulative(0.5)
/// ```
public struct Pushforward: Sendable {
  /// f.
  public let map: any ScalarMap
  /// The density of Z.
  public let base: any Density
  /// Whether f rises, seen from two points in the middle of the base's mass.
  public let isIncreasing: Bool
  /// The image of the base's support: where P_X is positive.
  public let support: Domain
  /// What was found out about it.
  let findings = Findings()

  /// X = `map`(Z), where Z has density `base`.
  public init(_ map: any ScalarMap, of base: any Density) {
    self.map = map
    self.base = base
    isIncreasing = map.forward(base.quantile(0.75)) > map.forward(base.quantile(0.25))
    support = Self.image(of: base.support, under: map)
  }

  /// The image of an interval under a monotone map: f at an end inside f's domain, and f's own range
  /// where the interval goes as far as the domain does.
  static func image(of interval: Domain, under map: any ScalarMap) -> Domain {
    let domain = map.domain
    let low = domain.contains(interval.lower) ? map.forward(interval.lower) : nil
    let high = domain.contains(interval.upper) ? map.forward(interval.upper) : nil
    let inside = Double.twoPoints(domain)
    let rising = map.forward(inside.1) > map.forward(inside.0)
    let first = low ?? (rising ? map.range.lower : map.range.upper)
    let last = high ?? (rising ? map.range.upper : map.range.lower)
    // A map that turns, or answers NaN, has no such image; its own range is all that can be said.
    guard first < last || last < first else { return map.range }
    return Domain(Swift.min(first, last), Swift.max(first, last))
  }

  /// P(X ≤ x) = F_Z(f⁻¹(x)) for a rising map, 1 − F_Z(f⁻¹(x)) for a falling one: no slope in it anywhere.
  public func cumulative(_ x: Double) -> Double {
    let z = map.inverse(x)
    return isIncreasing ? base.cumulative(z) : base.upperTail(z)
  }

  /// P(X ≤ x) up to a constant, by whichever tail of Z keeps its digits around `z`: what is differenced for P_X.
  func level(_ x: Double, around z: Double) -> Double {
    let sign: Double = isIncreasing ? 1 : -1
    let preimage = map.inverse(x)
    return base.upperTail(z) < 0.5 ? -sign * base.upperTail(preimage) : sign * base.cumulative(preimage)
  }

  /// The probes: x = f(z) at fixed quantiles of the base, none of them a symmetric or special point.
  public static let probeLevels = [0.013, 0.11, 0.28, 0.46, 0.63, 0.82, 0.97]

  /// The smooth piece of X's support around x, no farther to either side than X spreads: a difference quotient over
  /// more would see F_X flat at both ends.
  func neighbourhood(of x: Double) -> Domain {
    let ends = [0.05, 0.95].map { map.forward(base.quantile($0)) }
    let spread = (ends[1] - ends[0]).magnitude
    let piece = smoothPieceOfRange(around: x)
    let (low, high) = (Swift.max(piece.lower, x - spread), Swift.min(piece.upper, x + spread))
    return low < x && x < high ? Domain(low, high) : piece
  }

  /// Levels between which an integral is cut: panels of equal mass, so that none is lost however far f stretches, and
  /// some far out.
  public static let massLevels: [Double] = {
    let tail: [Double] = [0x1p-20, 0x1p-10, 0x1p-7]
    return tail + bulkLevels + tail.reversed().map { 1 - $0 }
  }()

  /// Those that are not far out.
  static let bulkLevels: [Double] = (1...15).map { Double($0) / 16 }

  /// x at the mass levels and at kinks: where an integral over x is cut.
  var cuts: [Double] {
    (Self.massLevels.map(base.quantile) + kinks).map { map.forward($0) }
      + map.gaps.flatMap { [$0.lower, $0.upper] }
  }

  /// The points of z where f or the base's density is not smooth.
  var kinks: [Double] { base.kinks.isEmpty ? map.kinks : map.kinks + base.kinks }

  /// The largest open interval around x in which P_X is smooth as far as that is known.
  func smoothPieceOfRange(around x: Double) -> Domain {
    map.smoothPieceOfRange(around: x).cut(at: base.kinks.map { map.forward($0) }, around: x)
  }

  /// The mass that rounding carries from one side of f(z) to the other: P_X times what x, and f on its way there, rounds by.
  func massOfRounding(at z: Double) -> Double {
    let x = map.forward(Dual<Double>.variable(z))
    let enclosure = map.forward(Interval(z))
    let step = Swift.max(4 * x.value.ulp, enclosure.isBounded ? 2 * enclosure.radius : 0)
    return base.density(z) / x.derivative.magnitude * step
  }

  /// Why nothing about masses of x can be counted or added up: at no probe does x say on which side of it z lies, as where f(z) is
  /// 1e15 + z, a staircase in doubles. Nil where some probe tells.
  var roundsAway: String? {
    probes.contains { massOfRounding(at: $0) <= 0x1p-10 }
      ? nil : "f rounds z away: at no probe does x say on which side of it z lies"
  }

  /// z at the probe levels.
  public var probes: [Double] { Self.probeLevels.map(base.quantile) }
}

extension ScalarMap {
  /// The largest open interval around z in which f is smooth: the domain, cut at the kinks.
  func smoothPiece(around z: Double) -> Domain { domain.cut(at: kinks, around: z) }

  /// The same on the other side: the range, cut at the kinks' images.
  func smoothPieceOfRange(around x: Double) -> Domain {
    range.cut(at: kinks.map { forward($0) } + gaps.flatMap { [$0.lower, $0.upper] }, around: x)
  }
}

extension Domain {
  /// The part around `point` that is left when the interval is cut at `cuts`; a point on a cut gets the
  /// part above it.
  func cut(at cuts: [Double], around point: Double) -> Domain {
    let inner = cuts.filter(contains)
    let below = inner.filter { $0 <= point }.max() ?? lower
    let above = inner.filter { $0 > point }.min() ?? upper
    return Domain(below, above)
  }
}

extension Pushforward: CustomStringConvertible {
  public var description: String { "\(map.name) of \(base.name)" }
}

/// The log-slope lemma: what bounds the mass of P_X beyond the last panel of a quadrature over x.
///
/// Formula: with E(x) = −(x − e) p′(x)/p(x), e any finite number for an infinite end and the end itself for a finite one: where
/// E ≥ a > 1 all the way to infinity, the mass beyond b is at most |b − e| p(b)/(a − 1); where E ≤ k < 1 all the way to a
/// finite end, the mass between is at most |b − e| p(b)/(1 − k). (p (x − e)^a falls, p (x − e)^k rises.)
/// It speaks of P_X's own slope along x, and never of "the mass of Z outside", which would be the claim itself.
/// With z = f⁻¹(x), s = −(log P_Z)′(z), c = f″/f′ and r = (f − e)/f′ at z: E = r (s + c).
/// Source: the comparison test for integrals, made quantitative.
public struct TailLemma {
  /// Its name in a certificate.
  public let name: String
  /// E over an interval of z that reaches the domain's end, written so that an infinite end of z still bounds it.
  public let logSlope: (_ z: Interval) -> Interval
  /// e at an infinite end of x.
  public let center: Double

  /// The log-slope of such a map, E as above, around such a centre.
  public init(_ name: String, center: Double = 0, _ logSlope: @escaping (_ z: Interval) -> Interval) {
    self.name = "log-slope of \(name)"
    self.logSlope = logSlope
    self.center = center
  }

  /// The mass of P_X between `b`, whose z is `atZ`, and the image of the end `end` of z; nil where the lemma does
  /// not bound it.
  func massBeyond(_ b: Double, z: Interval, limit e: Double, density: Interval) -> Interval? {
    let slope = logSlope(z)
    let isFinite = e.isFinite
    let distance = Interval.abs(Interval(b) - Interval(isFinite ? e : center))
    let excess = isFinite ? Interval(1) - slope : slope - 1
    guard excess.lower > 0 else { return nil }
    let bound = distance * density / Interval(excess.lower)
    return bound.isBounded ? Interval(0, bound.upper) : nil
  }
}

extension TailLemma {
  /// The lemma for f's image of the lower or the upper end of the base's support; nil where neither map nor base brings one.
  static func of(_ p: Pushforward, upperEnd: Bool) -> TailLemma? {
    p.base.logSlope.flatMap { p.map.tail(upperEnd: upperEnd, logSlope: $0) }
  }
}
