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
