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

  /// The base of a map for which none was asked: normal on the line, else exponential where the domain
  /// holds the positive half-line, else uniform on it where it is finite; nil where no base fits.
  public static func defaultBase(on domain: Domain) -> (any Density)? {
    let candidates: [any Density] = [Normal(), ExponentialDensity()]
    if let base = candidates.first(where: {
      domain.lower <= $0.support.lower && $0.support.upper <= domain.upper
    }) {
      return base
    }
    return (domain.upper - domain.lower).isFinite ? Uniform(domain.lower, domain.upper) : nil
  }

  /// The base of a map in D dimensions for which none was asked: that of its textbook target where it has one, else
  /// one that suits the domain in each coordinate.
  static func defaultBase(of map: any VectorMap) -> any VectorBase {
    map.targets.first?.base ?? ProductDensity(map.domain.map { defaultBase(on: $0) ?? Normal() })
  }
}

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

  /// Each map of D dimensions with the base that suits it.
  public static let vectorPushforwards: [VectorPushforward] = vectorMaps.map {
    VectorPushforward($0, of: defaultBase(of: $0))
  }

  /// A coupling layer after [1 2; 3 1], from two normals: most wrong determinants show on it.
  public static let telltalePlane = VectorPushforward(
    couplingAfterMixing, of: ProductDensity(Normal(), count: 2))
  /// diag(3, 1/2): the first entry of the Jacobian is not its determinant.
  public static let diagonalPlane = VectorPushforward(
    LinearMap(name: "diagonal", [[3, 0], [0, 0.5]]), of: ProductDensity(Normal(), count: 2))
}

extension Catalogue {
  /// The maps of D dimensions, in the order in which the chapter meets them.
  public static let vectorMaps: [any VectorMap] = linearMaps + curvedMaps

  /// Matrices on which one wrong determinant or another goes unseen; the first shows most of them.
  private static let linearMaps: [any VectorMap] = [
    mixing,
    LinearMap(name: "diagonal", [[3, 0], [0, 0.5]]),
    LinearMap(name: "trace-is-det", [[2, 1], [1, 3]]),
    LinearMap(name: "mixed-signs", [[2, -1], [1, 3]]),
    LinearMap(name: "swap", [[0, 1], [1, 0]]),
    LinearMap(name: "twice", [[2, 0], [0, 2]]),
    LinearMap(name: "shifted", [[1, 2], [3, 1]], offset: [1, -2]),
    LinearMap.wellConditioned(dimension: 8),
  ]

  private static let curvedMaps: [any VectorMap] = [
    planeOfTheChapter,
    AffineCoupling(),
    couplingAfterMixing,
    AffineCoupling(dimension: 8),
    VectorChain(
      [LinearMap.wellConditioned(dimension: 8), AffineCoupling(dimension: 8)], name: "coupling-after-linear-8"
    ),
    Planar(u: [0.75, -0.5], w: [1, 0.5], b: 0.25),
    Planar(
      u: [0.5, -0.25, 0.75, 0, 0.25, -0.5, 1, 0.125], w: [1, 0.5, -0.25, 2, 0.5, -1, 0.25, 1], b: -0.5),
    Polar(),
    BoxMuller(),
    StickBreaking(),
  ]

  /// [1 2; 3 1], det −5: neither symmetric nor triangular, and it reverses orientation.
  public static let mixing = LinearMap(name: "mixing", [[1, 2], [3, 1]])
  /// The coupling layer after [1 2; 3 1]: the probe that tells most wrong determinants apart.
  public static let couplingAfterMixing = VectorChain(
    [mixing, AffineCoupling()], name: "coupling-after-mixing")
  /// The map of the chapter's section 8: [1 2; 3 1], then the stretch of one coordinate by a function of the other.
  public static let planeOfTheChapter = VectorChain(
    [mixing, ScalingCoupling()], name: "plane-of-the-chapter")
}
