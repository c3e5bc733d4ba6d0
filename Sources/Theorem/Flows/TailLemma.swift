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
