extension Catalogue {
  /// The densities to start from, by the names that `--base` takes, with their parameters.
  public static let baseFamilies: [Family<any Density>] = [
    base(
      "normal", [.real("mean", 0), .positive("deviation", 1)],
      "exp(-((z - mean)/deviation)^2/2)/(deviation*sqrt(2*pi))",
      example: [1, 2], ["n", "norm", "gaussian", "gauss", "standardnormal"]
    ) {
      Located.normal(mean: $0[0], deviation: $0[1])
    },
    Family(
      "uniform", [.real("a", 0), .real("b", 1)], formula: "1/(b - a)", example: [-1, 3],
      aliases: ["unif", "u"]
    ) {
      $0[0] < $0[1] && ($0[1] - $0[0]).isFinite
        ? .member(Uniform($0[0], $0[1]))
        : .refused("a uniform base goes from a to b, and \(decimal($0[0])) is not below \(decimal($0[1]))")
    },
    base(
      "logistic", [.real("location", 0), .positive("scale", 1)],
      "exp(-y)/(1 + exp(-y))^2/scale, y = (z - location)/scale",
      example: [1, 2]
    ) {
      Located.at($0[0], $0[1], Family<any Density>.spelled("logistic", $0), LogisticDensity())
    },
    base(
      "exponential", [.positive("rate", 1)], "rate*exp(-rate*z), mean 1/rate", example: [2],
      foreign: ["expon"]
    ) {
      Located.at(rate: $0[0], Family<any Density>.spelled("exponential", $0), ExponentialDensity())
    },
    base(
      "gumbel", [.real("location", 0), .positive("scale", 1)],
      "exp(-y - exp(-y))/scale, y = (z - location)/scale",
      example: [1, 2], ["gumbelr"]
    ) {
      Located.at($0[0], $0[1], Family<any Density>.spelled("gumbel", $0), GumbelDensity())
    },
    base(
      "cauchy", [.real("location", 0), .positive("scale", 1)], "1/(pi*scale*(1 + ((z - location)/scale)^2))",
      example: [1, 2]
    ) {
      Located.at($0[0], $0[1], Family<any Density>.spelled("cauchy", $0), Cauchy())
    },
    base(
      "student-t", [.positive("nu", 2, upTo: 1e4), .real("location", 0), .positive("scale", 1)],
      "(1 + y^2/nu)^(-(nu + 1)/2), y = (z - location)/scale, over its mass", example: [5], ["t", "student"]
    ) {
      Located.at($0[1], $0[2], Family<any Density>.spelled("student-t", $0), StudentT(degrees: $0[0]))
    },
    base(
      "laplace", [.real("location", 0), .positive("scale", 1)], "exp(-abs(z - location)/scale)/(2*scale)",
      example: [1, 2], ["doubleexponential"]
    ) {
      Located.at($0[0], $0[1], Family<any Density>.spelled("laplace", $0), Laplace())
    },
    base(
      "half-normal", [.positive("scale", 1)], "2*exp(-(z/scale)^2/2)/(scale*sqrt(2*pi)), z > 0", example: [2],
      foreign: ["halfnorm"]
    ) {
      Located.at(0, $0[0], Family<any Density>.spelled("half-normal", $0), HalfNormal())
    },
    base("half-cauchy", [.positive("scale", 1)], "2/(pi*scale*(1 + (z/scale)^2)), z > 0", example: [2]) {
      Located.at(0, $0[0], Family<any Density>.spelled("half-cauchy", $0), HalfCauchy())
    },
    base(
      "gamma", [.positive("shape", upTo: 1e4), .positive("rate", 1)],
      "rate^shape*z^(shape - 1)*exp(-rate*z), over its mass; mean shape/rate", example: [2.5, 2]
    ) {
      Located.at(rate: $0[1], Family<any Density>.spelled("gamma", $0), GammaDensity(shape: $0[0]))
    },
    base(
      "beta", [.positive("a", upTo: 1e4), .positive("b", upTo: 1e4)],
      "z^(a - 1)*(1 - z)^(b - 1), over its mass",
      example: [2, 3]
    ) { Beta($0[0], $0[1]) },
    base(
      "lognormal", [.real("mu", 0), .positive("sigma", 1)],
      "exp(-((log(z) - mu)/sigma)^2/2)/(z*sigma*sqrt(2*pi))",
      example: [0.5, 0.75], foreign: ["lognorm"]
    ) { Lognormal(mu: $0[0], sigma: $0[1]) },
    base(
      "weibull", [.positive("shape", upTo: 1e4), .positive("scale", 1)],
      "shape/scale*(z/scale)^(shape - 1)*exp(-(z/scale)^shape)", example: [1.5, 2], foreign: ["weibullmin"]
    ) {
      Weibull(shape: $0[0], scale: $0[1])
    },
    base("rayleigh", [.positive("scale", 1)], "z/scale^2*exp(-(z/scale)^2/2)", example: [2]) {
      Located.at(0, $0[0], Family<any Density>.spelled("rayleigh", $0), Rayleigh())
    },
  ]

  private static func base(
    _ name: String, _ parameters: [Family<any Density>.Parameter], _ formula: String, example: [Double],
    _ aliases: [String] = [], foreign: [String] = [], make: @escaping @Sendable ([Double]) -> any Density
  ) -> Family<any Density> {
    Family(name, parameters, formula: formula, example: example, aliases: aliases, foreign: foreign) {
      .member(make($0))
    }
  }

  /// The densities to start from that need no parameters.
  public static let bases: [any Density] = baseFamilies.compactMap(\.standard)

  /// The density that `--base name`, or `--base "name(parameters)"`, means; nil where there is none.
  public static func base(named text: String) -> (any Density)? { try? BaseText(text).density() }
}
