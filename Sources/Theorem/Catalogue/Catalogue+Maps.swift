extension Catalogue {
  /// The maps of the line that take parameters, by the names that `--map` takes.
  public static let scalarMapFamilies: [Family<any ScalarMap>] = [
    map(
      "box-cox", [.real("lambda", 0.5, within: 16)],
      "x = (z^lambda - 1)/lambda, z > 0; log(z) for lambda = 0", [0.3]
    ) {
      BoxCox(power: $0[0])
    },
    map(
      "yeo-johnson", [.real("lambda", 0.5, within: 16)],
      "x = ((1+z)^p - 1)/p, below 0 -((1-z)^q - 1)/q; p = lambda, q = 2 - p", [1.5]
    ) { YeoJohnson(power: $0[0]) },
    map(
      "kumaraswamy", [.positive("a", 2, upTo: 1000), .positive("b", 3, upTo: 1000)],
      "x = (1 - (1 - z)^(1/b))^(1/a), 0 < z < 1", [0.5, 2], ["kumar"]
    ) { Kumaraswamy($0[0], $0[1]) },
    Family(
      "logit", [.real("a", 0), .real("b", 1)], formula: "x = log((z - a)/(b - z)), a < z < b",
      example: [-1, 3]
    ) {
      $0[0] < $0[1] && ($0[1] - $0[0]).isFinite
        ? .member(Logit($0[0], $0[1]))
        : .refused("a logit stretches a...b, and \(decimal($0[0])) is not below \(decimal($0[1]))")
    },
    map("softplus", [.positive("beta", 1, upTo: 1e6)], "x = log(1 + exp(beta*z))/beta", [2]) {
      Softplus(sharpness: $0[0])
    },
    Family(
      lists: "spline",
      [
        .reals("z", Spline().knots.map(\.z)), .reals("x", Spline().knots.map(\.x)),
        .reals("slope", Spline().knots.map(\.slope)),
      ],
      formula: "a rational quadratic from knot (z, x) to knot, and x = z outside",
      aliases: ["rqs", "rationalquadraticspline", "rationalquadratic"]
    ) { numbers in
      guard Set(numbers.map(\.count)).count == 1 else {
        return .refused("z, x and slope are as long as one another, a number a knot")
      }
      let knots = numbers[0].indices.map {
        Spline.Knot(z: numbers[0][$0], x: numbers[1][$0], slope: numbers[2][$0])
      }
      if let why = Spline.refusal(of: knots) { return .refused(why) }
      return .member(Spline(knots: knots))
    },
  ]

  /// The maps of D dimensions that take parameters, by the names that `--map` takes.
  public static let vectorMapFamilies: [Family<any VectorMap>] = [
    map("ordered", [.whole("K", 2...16, 3)], "x1 = z1, x2 = x1 + exp(z2), x3 = x2 + exp(z3), ...", [4]) {
      Ordered(dimension: Int($0[0]))
    },
    map(
      "stick-breaking", [.whole("K", 3...16, 3)],
      "K - 1 lengths: x1 = s1, x2 = s2*(1 - s1), ..., sk = sigmoid(zk - log(K - k))", [4],
      ["simplex", "unitsimplex", "stickbreakingtransform"]
    ) { UnitSimplex(count: Int($0[0])) },
    map(
      "cholesky-correlation", [.whole("K", 3...6, 3)],
      "L below its diagonal, by rows: tanh(z1); tanh(z2), tanh(z3)/cosh(z2); ...", [4],
      ["choleskycorr", "corrcholesky", "lkjcholesky", "choleskyfactorcorr"]
    ) { CholeskyCorrelation(size: Int($0[0])) },
    map(
      "spherical", [.whole("D", 2...16, 3)],
      "x1 = z1*cos(z2), x2 = z1*sin(z2)*cos(z3), ..., xD = z1*sin(z2)*...*sin(zD)", [4], ["hyperspherical"]
    ) { Spherical(dimension: Int($0[0])) },
    Family(
      lists: "planar", [.reals("u", [0.75, -0.5]), .reals("w", [1, 0.5]), .real("b", 0.25)],
      formula: "x = z + u*tanh(w.z + b)"
    ) { numbers in
      let (u, w) = (numbers[0], numbers[1])
      guard u.count == w.count, dimensions.contains(u.count) else {
        return .refused("u and w are of one length, \(dimensions.lowerBound) to \(dimensions.upperBound)")
      }
      let dot = zip(u, w).reduce(0) { $0 + $1.0 * $1.1 }
      guard dot > -1 else {
        return .refused("w.u is \(decimal(dot)), and at -1 or below it the map folds and is not one-to-one")
      }
      return .member(Planar(u: u, w: w, b: numbers[2][0]))
    },
    Family(
      lists: "radial", [.reals("center", [0.5, -0.25]), .positive("alpha", 1), .real("beta", 0.5)],
      formula: "x = z + beta*(z - center)/(alpha + |z - center|)"
    ) { numbers in
      let (center, alpha, beta) = (numbers[0], numbers[1][0], numbers[2][0])
      guard dimensions.contains(center.count) else {
        return .refused("the center has \(dimensions.lowerBound) to \(dimensions.upperBound) coordinates")
      }
      guard beta > -alpha else {
        return .refused(
          "beta is \(decimal(beta)), and at -alpha or below it the map folds and is not one-to-one")
      }
      return .member(Radial(center: center, alpha: alpha, beta: beta))
    },
    Family(lists: "householder", [.reals("v", [1, 2, -2])], formula: "x = z - 2*v*(v.z)/(v.v)") { numbers in
      guard dimensions.contains(numbers[0].count), numbers[0].contains(where: { $0 != 0 }) else {
        return .refused(
          "v has \(dimensions.lowerBound) to \(dimensions.upperBound) coordinates, not all of them 0")
      }
      return .member(Householder(numbers[0]))
    },
  ]

  /// How many numbers a vector among the parameters may have.
  private static let dimensions = 2...16

  private static func map<Member>(
    _ name: String, _ parameters: [Family<Member>.Parameter], _ formula: String, _ example: [Double],
    _ aliases: [String] = [], make: @escaping @Sendable ([Double]) -> Member
  ) -> Family<Member> {
    Family(name, parameters, formula: formula, example: example, aliases: aliases) { .member(make($0)) }
  }

  /// The map of the line that `--map name`, or `--map "name(parameters)"`, means; nil where there is none.
  public static func scalarMap(named name: String) throws(NotApplicable) -> (any ScalarMap)? {
    if let map = scalarMaps.first(where: { $0.name == name }) { return map }
    return try member(of: scalarMapFamilies, name)
  }

  /// The map of D dimensions that `--map name`, or `--map "name(parameters)"`, means; nil where there is none.
  public static func vectorMap(named name: String) throws(NotApplicable) -> (any VectorMap)? {
    if let map = vectorMaps.first(where: { $0.name == name }) { return map }
    return try member(of: vectorMapFamilies, name)
  }

  private static func member<Member>(
    of families: [Family<Member>], _ name: String
  ) throws(NotApplicable) -> Member? {
    if let call = Call(name) {
      return try families.first { $0.isNamed(by: call) }?.member(call, "--map")
    }
    // A name, and parentheses that don't match.
    if let call = Call(String(name.prefix { $0 != "(" })),
      let family = families.first(where: { $0.isNamed(by: call) })
    {
      throw NotApplicable(
        "a parenthesis of the map '\(name)' has no fellow", try: "--map \"\(family.typed)\"")
    }
    return nil
  }
}
