extension Formula {
  /// The functions that a formula may name, each with what it is.
  public static var functions: [(name: String, meaning: String)] {
    FormulaFunction.allCases.map { ($0.rawValue, $0.meaning) }
      + [
        ("atan2", "the angle of (x, y), of two numbers y, x"), ("hypot", "sqrt(a^2 + b^2), of two numbers"),
        ("min", "the least of two or more"), ("max", "the greatest of two or more"),
        ("where", "where(z > 0, a, b): a where the comparison holds, else b"),
      ]
  }
}

extension FormulaFunction {
  /// What it is, in a few words.
  fileprivate var meaning: String {
    switch self {
    case .exp: "e^x"
    case .log: "the natural logarithm"
    case .sqrt: "the square root"
    case .sin, .cos, .tan: "of an angle in radians"
    case .asin, .acos, .atan: "an angle in radians"
    case .sinh, .cosh, .tanh: "hyperbolic"
    case .asinh, .acosh, .atanh: "the inverse of \(rawValue.dropFirst())"
    case .abs: "the absolute value"
    case .erf: "the error function"
    case .erfc: "1 - erf(x), with its digits where erf is nearly 1"
    case .expm1: "exp(x) - 1"
    case .log1p: "log(1 + x)"
    case .log2: "log(x)/log(2)"
    case .log10: "log(x)/log(10)"
    case .sigmoid: "1/(1 + exp(-x))"
    case .logit: "log(x/(1 - x))"
    case .softplus: "log(1 + exp(x))"
    case .relu: "max(x, 0)"
    case .sign: "-1, 0 or 1"
    case .floor: "the greatest whole number that isn't above x"
    case .cbrt: "the real cube root"
    case .ndtr: "the normal distribution function"
    case .ndtri: "the normal quantile"
    case .erfinv: "the inverse of erf"
    case .lgamma: "log of the gamma function, for x > 0"
    }
  }
}
