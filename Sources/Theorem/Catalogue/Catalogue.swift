/// Every map and density that has a name on the command line.
public enum Catalogue {
  /// The maps of the line, in the order in which the chapter meets them.
  public static let scalarMaps: [any ScalarMap] = [
    Affine.identity, Affine.negation, Affine.shift, Affine.rising, Affine.falling,
    Exponential(), Exponential(falling: true), Sinh(), FallingSinh(), CubicPlusLinear(), SinhArcsinh(),
    Softplus(), Logistic(), Tanh(), Softsign(),
    TanUnit(), Gumbel(), NegativeLog(),
    BoxCox(), Power.squareRoot, Power.fourthRoot, Power.reciprocalRoot,
    YeoJohnson(), LeakyReLU(), TanhStep(), Spline(),
  ]

  /// The map that `--map name` means.
  public static func scalarMap(named name: String) -> (any ScalarMap)? {
    scalarMaps.first { $0.name == name }
  }

  /// The densities to start from, by the names that `--base` takes.
  public static let bases: [any Density] = [
    Normal(), Uniform(), LogisticDensity(), ExponentialDensity(), GumbelDensity(), Cauchy(), StudentT(),
  ]

  /// The density that `--base name` means.
  public static func base(named name: String) -> (any Density)? {
    bases.first { $0.name == name }
  }

  /// The base of a map for which none was asked: normal on the line, else exponential where the domain
  /// holds the positive half-line, else uniform where it holds (0, 1); nil where no base fits.
  public static func defaultBase(on domain: Domain) -> (any Density)? {
    let candidates: [any Density] = [Normal(), ExponentialDensity(), Uniform()]
    return candidates.first { domain.lower <= $0.support.lower && $0.support.upper <= domain.upper }
  }
}
