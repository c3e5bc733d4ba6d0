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

extension Catalogue {
  /// The pushforwards of the line with a textbook name.
  public static let targets: [Target] = normalTargets + exponentialTargets + uniformTargets + otherTargets

  private static let normalTargets = [
    Target(Affine.identity, of: Normal(), is: Normal()),
    Target(Affine.negation, of: Normal(), is: Normal()),
    Target(Affine.shift, of: Normal(), is: Gaussian(mean: 1, deviation: 1)),
    Target(Affine.rising, of: Normal(), is: Gaussian(mean: 1, deviation: 2)),
    Target(Affine.falling, of: Normal(), is: Gaussian(mean: 1, deviation: 2)),
    Target(Exponential(), of: Normal(), is: Lognormal()),
    Target(Exponential(falling: true), of: Normal(), is: Lognormal()),
    Target(Logistic(), of: Normal(), is: LogitNormal()),
    Target(Sinh(), of: Normal(), is: JohnsonSU()),
    Target(FallingSinh(), of: Normal(), is: JohnsonSU(location: 1, inverseScale: 3)),
    Target(
      SinhArcsinh(skewness: 0.5, tailWeight: 1.25), of: Normal(),
      is: SinhArcsinhDensity(skewness: 0.5, tailWeight: 1.25)),
  ]

  private static let exponentialTargets = [
    Target(Power.fourthRoot, of: ExponentialDensity(), is: Weibull(shape: 4)),
    Target(Power.squareRoot, of: ExponentialDensity(), is: Rayleigh()),
    Target(Power.reciprocalRoot, of: ExponentialDensity(), is: Frechet(shape: 2)),
    Target(BoxCox(power: 0.5), of: ExponentialDensity(), is: Weibull(shape: 2, scale: 2, location: -2)),
  ]

  private static let uniformTargets = [
    Target(Gumbel(), of: Uniform(), is: GumbelDensity()),
    Target(NegativeLog(), of: Uniform(), is: ExponentialDensity()),
    Target(TanUnit(), of: Uniform(), is: Cauchy()),
  ]

  private static let otherTargets = [
    Target(Logistic(), of: LogisticDensity(), is: Uniform()),
    Target(Softplus(), of: LogisticDensity(), is: ExponentialDensity()),
    Target(Exponential(), of: LogisticDensity(), is: LogLogistic()),
    Target(Exponential(falling: true), of: LogisticDensity(), is: LogLogistic()),
    Target(Exponential(), of: GumbelDensity(), is: Frechet(shape: 1)),
    Target(Exponential(falling: true), of: GumbelDensity(), is: ExponentialDensity()),
  ]

  /// The textbook density of f(Z), if there is one; maps are told apart by formula, for parameters share a name.
  public static func target(for p: Pushforward) -> (any Density)? {
    targets.first {
      $0.map.name == p.map.name && $0.map.formula == p.map.formula && $0.base.name == p.base.name
    }?.density
  }
}
