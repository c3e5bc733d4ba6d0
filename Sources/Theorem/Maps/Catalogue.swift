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
}
