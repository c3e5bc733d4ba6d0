/// The functions of one argument that a formula may name: those that `Scalar` has, and those that programs have by name.
@usableFromInline package enum FormulaFunction: String, CaseIterable, Sendable {
  case exp, log, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, abs, erf
  case erfc, expm1, log1p, log2, log10, sigmoid, logit, softplus, relu, sign, floor, cbrt, ndtr, ndtri, erfinv
  case lgamma

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
    case .erfc: .erfc(x)
    case .expm1: .expm1(x)
    case .log1p: .log1p(x)
    case .log2: .log(x) / .log(2)
    case .log10: .log(x) / .log(10)
    case .sigmoid: Theorem.sigmoid(x)
    case .logit: Theorem.logit(x)
    case .softplus: logOnePlusExp(x)
    case .relu: .max(x, 0)
    case .sign: Theorem.sign(x)
    case .floor: .floor(x)
    case .cbrt: Theorem.cbrt(x)
    case .ndtr: Theorem.ndtr(x)
    case .ndtri: Theorem.ndtri(x)
    case .erfinv: Theorem.erfinv(x)
    case .lgamma: Theorem.lgamma(x)
    }
  }

  /// Whether the sign of its argument is looked at.
  @usableFromInline package var branches: Bool { self == .abs || self == .relu || self == .sign }
}

/// The functions of two arguments that a formula may name; min and max, which take more, are steps of their own.
@usableFromInline package enum FormulaPairing: String, CaseIterable, Sendable {
  case atan2, hypot

  @inlinable package func callAsFunction<S: Scalar>(_ a: S, _ b: S) -> S {
    switch self {
    case .atan2: Theorem.atan2(a, b)
    case .hypot: Theorem.hypot(a, b)
    }
  }
}

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
