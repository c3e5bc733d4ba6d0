/// The names of a formula that are not variables, and what a reader may have meant by another.
enum FormulaNames {
  static let functions =
    FormulaFunction.allCases.map(\.rawValue) + FormulaPairing.allCases.map(\.rawValue) + [
      "min", "max", "where",
    ]
  static let constants = ["pi", "e"]
  /// What joins comparisons.
  static let words = ["and", "or", "not"]

  /// What other notations call them.
  static let synonyms = [
    "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arsinh": "asinh",
    "arccosh": "acosh", "arcosh": "acosh", "arctanh": "atanh", "artanh": "atanh", "tg": "tan", "sh": "sinh",
    "ch": "cosh", "th": "tanh", "pow": "^", "fabs": "abs", "minimum": "min", "maximum": "max", "fmin": "min",
    "fmax": "max", "pmin": "min", "pmax": "max", "expit": "sigmoid", "logistic": "sigmoid",
    "inv_logit": "sigmoid", "invlogit": "sigmoid", "plogis": "sigmoid", "qlogis": "logit",
    "log1p_exp": "softplus", "log1pexp": "softplus", "normcdf": "ndtr", "phi": "ndtr", "pnorm": "ndtr",
    "inv_phi": "ndtri", "qnorm": "ndtri", "probit": "ndtri", "norminv": "ndtri", "norm.cdf": "ndtr",
    "norm.ppf": "ndtri", "gammaln": "lgamma", "loggamma": "lgamma", "sgn": "sign", "lg": "log10",
    "lb": "log2", "ld": "log2", "ifelse": "where", "arctan2": "atan2",
  ]

  /// Functions that formulas don't know by name, and the formula that equals each; nil where there is none.
  static let others: [String: String?] = [
    "exp2": "2^(...)", "exp10": "10^(...)", "sec": "1/cos(...)", "csc": "1/sin(...)",
    "cosec": "1/sin(...)", "cot": "1/tan(...)", "cotan": "1/tan(...)", "sech": "1/cosh(...)",
    "csch": "1/sinh(...)", "coth": "1/tanh(...)", "asec": "acos(1/(...))", "acsc": "asin(1/(...))",
    "asech": "acosh(1/(...))", "acsch": "asinh(1/(...))", "acoth": "atanh(1/(...))", "sqr": "(...)^2",
    "square": "(...)^2", "cube": "(...)^3", "inv": "1/(...)", "reciprocal": "1/(...)",
    "inv_sqrt": "1/sqrt(...)", "rsqrt": "1/sqrt(...)", "log1m": "log1p(-(...))",
    "log1m_exp": "log(-expm1(...))", "log_inv_logit": "-softplus(-(...))", "logsigmoid": "-softplus(-(...))",
    "log_sigmoid": "-softplus(-(...))", "log_expit": "-softplus(-(...))", "log1m_inv_logit": "-softplus(...)",
    "log_ndtr": "log(ndtr(...))", "tgamma": "exp(lgamma(...))", "gamma": "exp(lgamma(...))",
    "ceil": "-floor(-(...))", "trunc": nil, "frac": "(...) - floor(...)",
    "sind": "sin(pi*(...)/180)", "cosd": "cos(pi*(...)/180)", "tand": "tan(pi*(...)/180)",
    "sinpi": "sin(pi*(...))", "cospi": "cos(pi*(...))", "softsign": "(...)/(1 + abs(...))",
    "heaviside": "where(... > 0, 1, 0)", "step": "where(... >= 0, 1, 0)", "erfcinv": "erfinv(1 - (...))",
    "leaky_relu": "max(0.01*(...), ...)", "sinc": nil,
    "acot": nil, "round": nil, "mod": nil, "fmod": nil, "digamma": nil, "beta": nil, "erfi": nil,
    "erfcx": nil,
    "sum": nil, "mean": nil, "prod": nil, "random": nil, "rand": nil,
  ]

  /// The known name that `name` most likely stands for; nil where none is near.
  static func nearest(to name: String) -> String? {
    let lower = name.lowercased()
    if let synonym = synonyms[lower] { return synonym }
    let letters = Array(lower.utf8)
    var nearest: (name: String, slips: Int)?
    for name in functions + constants where (name.utf8.count - letters.count).magnitude <= mostSlips {
      let slips = editDistance(letters, Array(name.utf8))
      // With more slips than half of the letters, any name is as near as any other.
      guard slips <= mostSlips, 2 * slips <= name.utf8.count, slips < nearest?.slips ?? .max else { continue }
      nearest = (name, slips)
    }
    return nearest?.name
  }
  private static let mostSlips = 2
}
