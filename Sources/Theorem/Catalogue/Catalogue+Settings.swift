extension Catalogue {
  /// Each map of the line with the base that suits its domain: the normal on the line, the uniform on (0, 1), the
  /// exponential on the positive half-line.
  public static let pushforwards: [Pushforward] = scalarMaps.map {
    Pushforward($0, of: defaultBase(on: $0.domain) ?? Normal())
  }

  /// The same without the maps that have a kink: (3)'s second order of convergence needs a continuous f′.
  public static let smoothPushforwards: [Pushforward] = pushforwards.filter { $0.map.kinks.isEmpty }

  /// z/2, then 1 − sinh(z)/3, then 2z + 1: the chain on which every known slip shows.
  public static let telltaleChain = Chain([
    Affine(slope: 0.5, intercept: 0, name: "half", formula: "z/2"), FallingSinh(), Affine.rising,
  ])

  /// Chains on the line, all from a normal base.
  public static let chains: [Chain] = [
    telltaleChain,
    Chain([FallingSinh()]),
    Chain([Sinh(), Affine.falling, CubicPlusLinear()]),
    Chain([Affine.rising, Softplus(), BoxCox()]),
    Chain([Logistic(), TanUnit()]),
    Chain([SinhArcsinh(), YeoJohnson(), Affine.falling, Tanh()]),
  ]

  /// The pushforwards of the line with a textbook name.
  public static let targets: [Target] = scalarMaps.flatMap(\.targets)

  /// The pushforwards of D dimensions with a textbook name.
  public static let vectorTargets: [VectorTarget] = vectorMaps.flatMap(\.targets)

  /// Each map of D dimensions with the base that suits its domain: that of its textbook target where it has one,
  /// else D normals.
  public static let vectorPushforwards: [VectorPushforward] = vectorMaps.map { map in
    VectorPushforward(
      map, of: map.targets.first?.base ?? ProductDensity(Normal(), count: map.dimension))
  }

  /// A coupling layer after [1 2; 3 1], from two normals: most wrong determinants show on it.
  public static let telltalePlane = VectorPushforward(
    couplingAfterMixing, of: ProductDensity(Normal(), count: 2))
  /// diag(3, 1/2): the first entry of the Jacobian is not its determinant.
  public static let diagonalPlane = VectorPushforward(
    LinearMap(name: "diagonal", [[3, 0], [0, 0.5]]), of: ProductDensity(Normal(), count: 2))
}
