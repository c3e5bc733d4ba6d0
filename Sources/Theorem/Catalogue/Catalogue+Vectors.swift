extension Catalogue {
  /// The maps of D dimensions, in the order in which the chapter meets them.
  public static let vectorMaps: [any VectorMap] = linearMaps + curvedMaps

  /// The map that `--map name` means.
  public static func vectorMap(named name: String) -> (any VectorMap)? {
    vectorMaps.first { $0.name == name }
  }

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
    Composition(
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
  public static let couplingAfterMixing = Composition(
    [mixing, AffineCoupling()], name: "coupling-after-mixing")
  /// The map of the chapter's section 8: [1 2; 3 1], then the stretch of one coordinate by a function of the other.
  public static let planeOfTheChapter = Composition(
    [mixing, ScalingCoupling()], name: "plane-of-the-chapter")
}
