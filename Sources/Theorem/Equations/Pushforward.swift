/// X = f(Z): a map and the base density that it carries over.
///
/// Domain: the base's support lies inside the map's domain (`Hypotheses` checks that, and that f is
/// monotone); points x of `support` have exactly one z.
/// Edge cases: `density` claims are asked for points of `support` only, unless a check says otherwise.
public struct Pushforward: Sendable {
  public let map: any ScalarMap
  public let base: any Density

  public init(_ map: any ScalarMap, of base: any Density) {
    self.map = map
    self.base = base
  }

  /// Whether f rises, seen from two points in the middle of the base's mass.
  public var isIncreasing: Bool {
    map.forward(base.quantile(0.75)) > map.forward(base.quantile(0.25))
  }

  /// The image of the base's support: where P_X is positive.
  public var support: Domain { Self.image(of: base.support, under: map) }

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
    let below = base.cumulative(map.inverse(x))
    return isIncreasing ? below : 1 - below
  }

  /// The probes: x = f(z) at fixed quantiles of the base, none of them a symmetric or special point.
  public static let probeLevels = [0.013, 0.11, 0.28, 0.46, 0.63, 0.82, 0.97]

  /// z at the probe levels.
  public var probes: [Double] { Self.probeLevels.map(base.quantile) }
}

extension ScalarMap {
  /// The largest open interval around z in which f is smooth: the domain, cut at the kinks.
  func smoothPiece(around z: Double) -> Domain { domain.cut(at: kinks, around: z) }

  /// The same on the other side: the range, cut at the kinks' images.
  func smoothPieceOfRange(around x: Double) -> Domain { range.cut(at: kinks.map { forward($0) }, around: x) }
}

extension Domain {
  /// The part around `point` that is left when the interval is cut at `cuts`; a point on a cut gets the
  /// part above it.
  func cut(at cuts: [Double], around point: Double) -> Domain {
    let below = cuts.filter { $0 <= point && $0 > lower }.max() ?? lower
    let above = cuts.filter { $0 > point && $0 < upper }.min() ?? upper
    return Domain(below, above)
  }
}

extension Pushforward: CustomStringConvertible {
  public var description: String { "\(map.name) of \(base.name)" }
}
