/// A pushforward whose density is known from elsewhere: Z ~ `base` and X = f(Z) give X ~ `density`.
///
/// `density` comes from the literature on its family, in its own variable; no slope of `map` enters it.
public struct Target: Sendable {
  /// f.
  public let map: any ScalarMap
  /// The density of Z.
  public let base: any Density
  /// The density of X, as the literature gives it.
  public let density: any Density

  /// Claims that f(Z) has this density where Z has density `base`.
  public init(_ map: any ScalarMap, of base: any Density, is density: any Density) {
    self.map = map
    self.base = base
    self.density = density
  }

  /// Such as "exp(normal) = lognormal".
  public var name: String { "\(map.name)(\(base.name)) = \(density.name)" }
}

extension Target {
  /// The textbook density of f(Z), where the map brings one for this base.
  static func of(_ p: Pushforward) -> (any Density)? {
    p.map.targets.first { $0.base.name == p.base.name }?.density
  }
}

/// A pushforward in D dimensions whose density is known from elsewhere: Z ~ `base` and X = f(Z) give X ~ `density`.
///
/// `density` comes from the literature on its family, in its own variables; no Jacobian of `map` enters it.
public struct VectorTarget: Sendable {
  /// f.
  public let map: any VectorMap
  /// The density of Z.
  public let base: any VectorBase
  /// The density of X, as the literature gives it.
  public let density: any VectorDensity

  /// Claims that f(Z) has this density where Z has density `base`, of the map's dimension.
  public init(_ map: any VectorMap, of base: any VectorBase, is density: any VectorDensity) {
    precondition(map.dimension == base.dimension, "the base has the map's dimension")
    self.map = map
    self.base = base
    self.density = density
  }

  /// Such as "polar(polar-normal) = normal^2".
  public var name: String { "\(map.name)(\(base.name)) = \(density.name)" }
}

extension VectorTarget {
  /// The textbook density of f(Z), where the map brings one for this base.
  static func of(_ p: VectorPushforward) -> (any VectorDensity)? {
    p.map.targets.first { $0.base.name == p.base.name }?.density
  }
}

/// A density moved and stretched: Z = m + s Y, log p(z) = log p_Y((z − m)/s) − log s.
///
/// Domain: m finite, s > 0, or a rate 1/s > 0, which is then what is stored, for 1/s may be no double.
/// Edge cases: a quantile that rounds to an end of the open support is the double beside it.
/// Allowed error: that of `base`, and a rounding of (z − m)/s.
public struct Located: Density {
  /// Y's.
  public let base: any Density
  /// m.
  public let location: Double
  /// s, or 1/s where `isRate`.
  public let stretch: Double
  /// Whether `stretch` divides.
  public let isRate: Bool
  public let name: String
  public let formula: String
  public let support: Domain

  /// `base` at `location`, stretched by `scale` > 0.
  public init(_ base: any Density, location: Double = 0, scale: Double, name: String) {
    self.init(base, location, scale, isRate: false, name)
  }
  /// `base` stretched by one over `rate` > 0.
  public init(_ base: any Density, rate: Double, name: String) {
    self.init(base, 0, rate, isRate: true, name)
  }

  private init(_ base: any Density, _ location: Double, _ stretch: Double, isRate: Bool, _ name: String) {
    precondition(location.isFinite && stretch > 0, "a density needs a finite location and a positive scale")
    (self.base, self.location, self.stretch, self.isRate, self.name) =
      (base, location, stretch, isRate, name)
    let shifted = location == 0 ? "z" : "(z - \(location.parenthesized))"
    let s = stretch.inFormula
    let y = isRate ? "(\(s)*\(shifted))" : stretch == 1 ? shifted : "(\(shifted)/\(s))"
    let p = base.formula.map { $0 == "z" ? y : String($0) }.joined()
    formula = isRate ? "\(s)*(\(p))" : stretch == 1 ? p : "(\(p))/\(s)"
    let factor = isRate ? 1 / stretch : stretch
    support = Domain(location + factor * base.support.lower, location + factor * base.support.upper)
  }

  private func standardised<S: Scalar>(_ z: S) -> S {
    let shifted = location == 0 ? z : z - S(location)
    return isRate ? S(stretch) * shifted : shifted / S(stretch)
  }
  private func placed(_ y: Double) -> Double {
    let z = location + (isRate ? y / stretch : y * stretch)
    return Swift.min(Swift.max(z, support.lower.nextUp), support.upper.nextDown)
  }

  public var kinks: [Double] { base.kinks.map(placed) }
  public func logDensity<S: Scalar>(_ z: S) -> S {
    let y = base.logDensity(standardised(z))
    return isRate ? y + log(S(stretch)) : y - log(S(stretch))
  }
  public func cumulative<S: Scalar>(_ z: S) -> S { base.cumulative(standardised(z)) }
  public func upperTail<S: Scalar>(_ z: S) -> S { base.upperTail(standardised(z)) }
  public func quantile(_ u: Double) -> Double { placed(base.quantile(u)) }
  public func upperQuantile(_ u: Double) -> Double { placed(base.upperQuantile(u)) }
  public var logSlope: ((Interval) -> Interval)? {
    base.logSlope.map { slope in
      { z in
        let y = slope(standardised(z))
        return isRate ? Interval(stretch) * y : y / Interval(stretch)
      }
    }
  }
}

extension Located {
  /// N(m, s²): `normal` itself for m = 0 and s = 1.
  /// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13.
  public static func normal(mean: Double, deviation: Double) -> any Density {
    at(mean, deviation, "normal(\(mean.inFormula), \(deviation.inFormula))", Normal())
  }

  /// `base` itself where nothing moves it.
  static func at(_ location: Double, _ scale: Double, _ name: String, _ base: any Density) -> any Density {
    location == 0 && scale == 1 ? base : Located(base, location: location, scale: scale, name: name)
  }
  static func at(rate: Double, _ name: String, _ base: any Density) -> any Density {
    rate == 1 ? base : Located(base, rate: rate, name: name)
  }
}
