import Testing

/// A formula of the field as documentation writes it, the same with its classical slip, and the words that name the slip.
struct FieldFormula: Sendable, CustomTestStringConvertible {
  let source: String
  let question: [String]
  let right: [String]
  let slip: [String]
  let named: String

  init(_ source: String, _ question: [String], _ right: [String], _ slip: [String], _ named: String) {
    (self.source, self.question, self.right, self.slip, self.named) = (source, question, right, slip, named)
  }
  var testDescription: String { source }
}

extension FieldFormula {
  private static func f(_ number: Int, _ forward: String, _ more: String...) -> [String] {
    ["\(number)", "--forward", forward] + more
  }
  private static func density(_ text: String) -> [String] { ["--density", text] }
  private static func log(_ text: String) -> [String] { ["--log-density", text] }
  private static func slope(_ text: String) -> [String] { ["--derivative", text] }
  private static func logSlope(_ text: String) -> [String] { ["--log-derivative", text] }
  private static func determinant(_ text: String) -> [String] { ["--determinant", text] }
  private static func logDet(_ text: String) -> [String] { ["--log-determinant", text] }

  static let stan: [FieldFormula] = [
    .init(
      "Stan: lower bound", f(5, "exp(y) + a", "--let", "a=1.5"), logSlope("y"), logSlope("-y"),
      "belongs to the inverse"),
    .init(
      "Stan: upper bound", f(5, "b - exp(y)", "--let", "b=2"), logSlope("y"), logSlope("0"),
      "'no-determinant'"),
    .init(
      "Stan: lower and upper bound", f(5, "a + (b - a)*sigmoid(y)", "--let", "a=-1, b=3"),
      slope("(b - a)*sigmoid(y)*(1 - sigmoid(y))"), slope("sigmoid(y)*(1 - sigmoid(y))"), "constant factor"),
    .init(
      "Stan: lower and upper bound, by logarithms", f(5, "a + (b - a)*sigmoid(y)", "--let", "a=-1, b=3"),
      logSlope("log(b - a) - softplus(y) - softplus(-y)"), logSlope("-softplus(y) - softplus(-y)"),
      "constant is added"),
    .init(
      "Stan: lognormal", f(5, "exp(mu + sigma*z)", "--let", "mu=0.3, sigma=0.5"),
      density("exp(-((log(y) - mu)/sigma)^2/2)/(sqrt(2*pi)*sigma*y)"),
      density("exp(-((log(y) - mu)/sigma)^2/2)/(sqrt(2*pi)*sigma)"), "P_Z(z) "),
    .init(
      "Stan: changes of variables, the log of theta", f(5, "exp(z)"),
      log("-log(y)^2/2 - log(2*pi)/2 - log(y)"), log("-log(y)^2/2 - log(2*pi)/2"), "'no-jacobian'"),
    .init(
      "Stan: non-centred", f(5, "mu + tau*eta", "--let", "mu=1, tau=0.25"), slope("tau"), slope("1/tau"),
      "'multiplied'"),
    .init(
      "Stan: inverse logit", f(5, "1/(1 + exp(-u))"), slope("x*(1 - x)"), slope("x*(1 + x)"), "change away"),
    .init(
      "Stan: offset and multiplier", f(7, "mu + sigma*z", "--let", "mu=1, sigma=3"),
      ["--inverse", "(x - mu)/sigma"], ["--inverse", "(x - mu)*sigma"], "does not undo"),
    .init("Stan: ordered", f(8, "y1, y1 + exp(y2)"), logDet("y2"), logDet("y1 + y2"), "a term too many"),
    .init(
      "Stan: simplex of three by stick breaking", f(8, "sigmoid(u), (1 - sigmoid(u))*sigmoid(v)"),
      determinant("sigmoid(u)*(1 - sigmoid(u))^2*sigmoid(v)*(1 - sigmoid(v))"),
      determinant("sigmoid(u)*(1 - sigmoid(u))*sigmoid(v)*(1 - sigmoid(v))"), "a square that is missing"),
    .init(
      "Stan: correlation by tanh", f(5, "tanh(y)"), logSlope("log1p(-tanh(y)^2)"),
      logSlope("2*log1p(-tanh(y)^2)"), "'summed-twice'"),
  ]

  static let pymc: [FieldFormula] = [
    .init(
      "PyMC: LogTransform", f(5, "exp(value)"), logSlope("value"), logSlope("-value"),
      "belongs to the inverse"),
    .init(
      "PyMC: LogOddsTransform", f(5, "sigmoid(value)"), logSlope("log(x) + log1p(-x)"),
      logSlope("log(x) - log1p(-x)"), "change away"),
    .init(
      "PyMC: IntervalTransform", f(5, "sigmoid(v)*(b - a) + a", "--let", "a=0, b=2"),
      logSlope("log(b - a) - 2*softplus(-v) - v"), logSlope("log(b - a) - 2*softplus(-v) + v"), "change away"),
    .init(
      "PyMC: CircularTransform", f(5, "2*atan2(v, 1)"), slope("2/(1 + v^2)"), slope("1/(1 + v^2)"),
      "constant factor"),
    .init(
      "PyMC: LogExpM1", f(5, "softplus(v)"), logSlope("-softplus(-v)"), logSlope("softplus(-v)"),
      "belongs to the inverse"),
    .init(
      "PyMC: affine of a random variable", f(5, "3*z - 1"), density("exp(-((x + 1)/3)^2/2)/(3*sqrt(2*pi))"),
      density("exp(-((x + 1)/3)^2/2)/sqrt(2*pi)"), "'no-jacobian'"),
    .init(
      "PyMC: negative scale", f(5, "-2*z"), density("exp(-(x/2)^2/2)/(2*sqrt(2*pi))"),
      density("-exp(-(x/2)^2/2)/(2*sqrt(2*pi))"), "'signed'"),
    .init(
      "PyMC: reciprocal", f(5, "1/z", "--base", "exponential"), density("exp(-1/x)/x^2"),
      density("exp(-1/x)"), "'no-jacobian'"),
    .init(
      "PyMC: power", f(5, "z^2", "--base", "exponential"), density("exp(-sqrt(x))/(2*sqrt(x))"),
      density("exp(-sqrt(x))*2*sqrt(x)"), "'multiplied'"),
    .init(
      "PyMC: simplex as softmax", f(8, "exp(a), exp(b)"), logDet("a + b"), logDet("a*b"),
      "a product for a sum"),
  ]

  static let tfp: [FieldFormula] = [
    .init("TFP: Exp", f(5, "exp(z)"), logSlope("z"), logSlope("1"), "The same number at every point"),
    .init(
      "TFP: Shift", f(5, "z + shift", "--let", "shift=4"), logSlope("0"), logSlope("log(shift)"),
      "constant is added"),
    .init(
      "TFP: Scale in two dimensions", f(8, "s*z1, s*z2", "--let", "s=3"), logDet("2*log(s)"),
      logDet("log(s)"), "'per-dimension'"),
    .init(
      "TFP: Sigmoid", f(5, "sigmoid(z)"), logSlope("-softplus(-z) - softplus(z)"), logSlope("-softplus(-z)"),
      "fails"),
    .init(
      "TFP: Softplus", f(5, "softplus(z)"), slope("sigmoid(z)"), slope("sigmoid(-z)"),
      "the sign of an argument"),
    .init(
      "TFP: Tanh", f(5, "tanh(z)"), logSlope("2*(log(2) - z - softplus(-2*z))"),
      logSlope("2*(log(2) - z - softplus(2*z))"), "change away"),
    .init(
      "TFP: SinhArcsinh", f(5, "sinh((asinh(z) + skew)*tail)", "--let", "skew=0.5, tail=1.5"),
      slope("tail*cosh((asinh(z) + skew)*tail)/sqrt(1 + z^2)"),
      slope("cosh((asinh(z) + skew)*tail)/sqrt(1 + z^2)"), "stands in your f"),
    .init(
      "TFP: Softsign", f(5, "z/(1 + abs(z))"), slope("1/(1 + abs(z))^2"), slope("1/(1 + abs(z))"),
      "A power of |f'|"),
    .init(
      "TFP: GumbelCDF", f(5, "exp(-exp(-(z - loc)/scale))", "--let", "loc=0, scale=2"),
      logSlope("-(z - loc)/scale - exp(-(z - loc)/scale) - log(scale)"),
      logSlope("-(z - loc)/scale - exp(-(z - loc)/scale)"), "constant is added"),
    .init(
      "TFP: NormalCDF", f(5, "ndtr(z)"), logSlope("-z^2/2 - log(2*pi)/2"), logSlope("-z^2/2"),
      "constant is added"),
    .init(
      "TFP: RealNVP coupling", f(8, "z1, z2*exp(sinh(z1)/4) + z1"), logDet("sinh(z1)/4"),
      logDet("-sinh(z1)/4"), "belongs to the inverse"),
    .init(
      "TFP: chain of three", ["9"],
      [
        "--forward", "z/2", "--log-derivative", "-log(2)", "--forward", "sinh(z)", "--log-derivative",
        "log(cosh(z))",
      ],
      [
        "--forward", "z/2", "--log-derivative", "-log(2)", "--forward", "sinh(z)", "--log-derivative",
        "log(sinh(z)^2)/2",
      ], "step 2 of 2"),
  ]

  static let scipy: [FieldFormula] = [
    .init(
      "SciPy: expon by inversion", f(5, "-log(1 - u)", "--base", "uniform"), density("exp(-x)"),
      density("exp(x)"), "'multiplied'"),
    .init(
      "SciPy: weibull_min", f(5, "z^(1/c)", "--base", "exponential", "--let", "c=1.8"),
      density("c*x^(c - 1)*exp(-x^c)"), density("x^(c - 1)*exp(-x^c)"), "constant factor"),
    .init(
      "SciPy: pareto", f(5, "(1 - u)^(-1/b)", "--base", "uniform", "--let", "b=2.5"), density("b/x^(b + 1)"),
      density("b/x^b"), "|f'|^0.285714"),
    .init(
      "SciPy: logistic", f(5, "logit(u)", "--base", "uniform"), density("exp(-x)/(1 + exp(-x))^2"),
      density("exp(-x)/(1 + exp(-x))"), "a square that is missing"),
    .init(
      "SciPy: gumbel_r", f(5, "-log(-log(u))", "--base", "uniform"), log("-(x + exp(-x))"),
      log("-x + exp(-x)"), "change away"),
    .init(
      "SciPy: cauchy", f(5, "tan(pi*(u - 1/2))", "--base", "uniform"), density("1/(pi*(1 + x^2))"),
      density("1/(1 + x^2)"), "pi"),
    .init(
      "SciPy: johnsonsu", f(5, "sinh((z - a)/b)", "--let", "a=0.5, b=1.5"),
      density("b/sqrt(x^2 + 1)*exp(-(a + b*asinh(x))^2/2)/sqrt(2*pi)"),
      density("exp(-(a + b*asinh(x))^2/2)/sqrt(2*pi)/sqrt(x^2 + 1)"), "stands in your f"),
    .init(
      "SciPy: rayleigh", f(5, "sqrt(2*z)", "--base", "exponential"), density("x*exp(-x^2/2)"),
      density("exp(-x^2/2)"), "'no-jacobian'"),
    .init(
      "SciPy: lognorm's distribution function", f(5, "exp(s*z)", "--let", "s=0.7"),
      ["--cumulative", "ndtr(log(x)/s)"], ["--cumulative", "ndtr(log(x))"], "fails"),
    .init(
      "SciPy: kumaraswamy, up to its constant",
      f(5, "(1 - (1 - u)^(1/b))^(1/a)", "--base", "uniform", "--let", "a=2, b=3"),
      ["--density", "x^(a - 1)*(1 - x^a)^(b - 1)", "--up-to-constant"],
      ["--density", "x^a*(1 - x^a)^(b - 1)", "--up-to-constant"], "fails"),
  ]

  static let all = stan + pymc + tfp + scipy
}
