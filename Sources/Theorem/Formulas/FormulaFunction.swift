/// The functions of one argument that a formula may name, by the names that `Scalar` gives them.
@usableFromInline package enum FormulaFunction: String, CaseIterable, Sendable {
  case exp, log, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, abs, erf

  @inlinable package func callAsFunction<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: .exp(x)
    case .log: .log(x)
    case .sqrt: .sqrt(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .asin: .asin(x)
    case .acos: .acos(x)
    case .atan: .atan(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .asinh: .asinh(x)
    case .acosh: .acosh(x)
    case .atanh: .atanh(x)
    case .abs: .abs(x)
    case .erf: .erf(x)
    }
  }
}

/// The names of a formula that are not variables, and what a reader may have meant by another.
enum FormulaNames {
  static let functions = FormulaFunction.allCases.map(\.rawValue) + ["min", "max"]
  static let constants = ["pi", "e"]

  /// What other notations call them.
  private static let synonyms = [
    "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arsinh": "asinh",
    "arccosh": "acosh", "arcosh": "acosh", "arctanh": "atanh", "artanh": "atanh", "tg": "tan", "sh": "sinh",
    "ch": "cosh", "th": "tanh", "pow": "^", "fabs": "abs", "minimum": "min", "maximum": "max",
  ]

  /// Functions that formulas don't know by name, however near another name is, and the formula that equals each; nil
  /// where there is none.
  static let others: [String: String?] = [
    "log2": "log(...)/log(2)", "log10": "log(...)/log(10)", "lg": "log(...)/log(10)", "ld": "log(...)/log(2)",
    "lb": "log(...)/log(2)", "log1p": "log(1 + ...)", "expm1": "exp(...) - 1", "exp2": "2^(...)",
    "exp10": "10^(...)", "erfc": "1 - erf(...)", "sec": "1/cos(...)", "csc": "1/sin(...)",
    "cosec": "1/sin(...)",
    "cot": "1/tan(...)", "cotan": "1/tan(...)", "sech": "1/cosh(...)", "csch": "1/sinh(...)",
    "coth": "1/tanh(...)", "asec": "acos(1/(...))", "acsc": "asin(1/(...))", "asech": "acosh(1/(...))",
    "acsch": "asinh(1/(...))", "acoth": "atanh(1/(...))", "sigmoid": "1/(1 + exp(-(...)))",
    "logistic": "1/(1 + exp(-(...)))", "expit": "1/(1 + exp(-(...)))", "logit": "log((...)/(1 - (...)))",
    "softplus": "log(1 + exp(...))", "relu": "max(0, ...)", "sqr": "(...)^2", "square": "(...)^2",
    "sind": "sin(pi*(...)/180)", "cosd": "cos(pi*(...)/180)", "tand": "tan(pi*(...)/180)",
    "sinpi": "sin(pi*(...))", "cospi": "cos(pi*(...))", "ndtr": "(1 + erf((...)/sqrt(2)))/2",
    "normcdf": "(1 + erf((...)/sqrt(2)))/2", "softsign": "(...)/(1 + abs(...))",
    "cbrt": nil, "acot": nil, "sign": nil, "sgn": nil, "floor": nil, "ceil": nil, "round": nil, "trunc": nil,
    "frac": nil, "mod": nil, "fmod": nil, "gamma": nil, "lgamma": nil, "digamma": nil, "beta": nil,
    "atan2": nil,
    "hypot": nil, "erfi": nil, "erfcx": nil, "erfinv": nil, "erfcinv": nil, "probit": nil, "ndtri": nil,
    "sinc": nil, "sum": nil, "mean": nil, "prod": nil, "random": nil, "rand": nil, "step": nil,
    "heaviside": nil,
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
