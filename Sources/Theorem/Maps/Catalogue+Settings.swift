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
}
