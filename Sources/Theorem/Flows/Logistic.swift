/// x = 1/(1 + exp(−z)).
///
/// Domain: ℝ. Range: (0, 1). Inverse: log(x/(1 − x)). Derivative: 1/(2 cosh(z/2))².
/// Trap: x rounds to 1 from z = 37 on, and the inverse can't bring z back; x(1 − x) is then 0 although
/// f′ is about e^(−z). 1/x − 1 is exact enough below 1/2 only, 1/(1 − x) − 1 above.
public struct Logistic: ScalarMap {
  public init() {}

  public let name = "logistic"
  public let formula = "1/(1 + exp(-z))"
  public let domain = Domain.line
  public let range = Domain.unit

  public func forward<S: Scalar>(_ z: S) -> S { 1 / (1 + exp(-z)) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    prefer(2 * x - 1, negative: { -log(1 / x - 1) }, otherwise: { log(1 / (1 - x) - 1) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / (2 * cosh(z / 2)), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * (log(2) + logCosh(z / 2)) }

  public var targets: [Target] {
    [
      Target(self, of: Normal(), is: LogitNormal()), Target(self, of: LogisticDensity(), is: Uniform()),
    ]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("logistic") { z in
      let c = -Interval.tanh(z / 2)
      return upper ? -(1 + .exp(-z)) * (s(z) + c) : (1 + .exp(z)) * (s(z) + c)
    }
  }
}

/// x = tanh(z).
///
/// Domain: ℝ. Range: (−1, 1). Inverse: atanh x. Derivative: 1/cosh² z.
/// Trap: x rounds to ±1 from |z| = 19.1 on; 1 − tanh² z is then 0 although f′ is about 4e^(−2|z|).
public struct Tanh: ScalarMap {
  public init() {}

  public let name = "tanh"
  public let formula = "tanh(z)"
  public let domain = Domain.line
  public let range = Domain(-1, 1)

  public func forward<S: Scalar>(_ z: S) -> S { tanh(z) }
  public func inverse<S: Scalar>(_ x: S) -> S { atanh(x) }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / cosh(z), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * logCosh(z) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("tanh") { z in
      let c = -2 * Interval.tanh(z)
      return upper ? -((1 + .exp(-2 * z)) / 2) * (s(z) + c) : ((1 + .exp(2 * z)) / 2) * (s(z) + c)
    }
  }
}

/// x = z/(1 + |z|).
///
/// Domain: ℝ. Range: (−1, 1). Inverse: x/(1 − |x|). Derivative: 1/(1 + |z|)².
/// Trap: x rounds to ±1 beyond |z| = 1e16, and f′ underflows beyond 1e162; log f′ = −2 log(1 + |z|) doesn't.
/// The slope of f′ jumps at 0, so |z| here is part of the map and no smooth form avoids it.
public struct Softsign: ScalarMap {
  public init() {}

  public let name = "softsign"
  public let formula = "z/(1 + abs(z))"
  public let domain = Domain.line
  public let range = Domain(-1, 1)

  public var kinks: [Double] { [0] }

  public func forward<S: Scalar>(_ z: S) -> S { z / (1 + abs(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S { inside(range, x) { x / (1 - abs(x)) } }
  public func derivative<S: Scalar>(_ z: S) -> S { pow(1 / (1 + abs(z)), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { -2 * log1p(abs(z)) }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("softsign") { z in
      let a = 1 + Interval.abs(z)
      return upper ? -a * (s(z) - 2 / a) : a * (s(z) + 2 / a)
    }
  }
}

/// x = tan(π(z − 1/2)).
///
/// Domain: (0, 1). Range: ℝ. Inverse: 1/2 + atan(x)/π. Derivative: π/sin²(πz).
/// Trap: z − 1/2 rounds a small z away: at z = 1e−20 the formula as written is wrong by a factor of 2000, −1/tan(πz) is
/// right; near 1 likewise 1/tan(π(1 − z)). The inverse cancels for large −x, where atan(−1/x)/π doesn't.
public struct TanUnit: ScalarMap {
  public init() {}

  public let name = "tan"
  public let formula = "tan(pi*(z - 1/2))"
  public let domain = Domain.unit
  public let range = Domain.line

  public func forward<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      prefer(4 * z - 1, negative: { -1 / tan(S.pi * z) }, otherwise: { rest(z) })
    }
  }

  private func rest<S: Scalar>(_ z: S) -> S {
    prefer(4 * z - 3, negative: { tan(S.pi * (z - S(0.5))) }, otherwise: { 1 / tan(S.pi * (1 - z)) })
  }

  public func inverse<S: Scalar>(_ x: S) -> S {
    prefer(x + 1, negative: { atan(-1 / x) / S.pi }, otherwise: { S(0.5) + atan(x) / S.pi })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { S.pi / pow(sine(z), 2) }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(S.pi) - 2 * log(sine(z)) }

  /// sin(πz), from the nearer end of the domain.
  private func sine<S: Scalar>(_ z: S) -> S {
    inside(domain, z) {
      prefer(2 * z - 1, negative: { sin(S.pi * z) }, otherwise: { sin(S.pi * (1 - z)) })
    }
  }

  public var targets: [Target] {
    [Target(self, of: Uniform(), is: Cauchy())]
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("the tangent") { z in
      2 * Interval.pow(.cos(.pi * z), 2) - .sin(2 * .pi * z) * s(z) / (2 * .pi)
    }
  }
}

/// x = log((z − a)/(b − z)): an interval is stretched over the whole line.
///
/// Domain: (a, b). Range: ℝ. Inverse: a + (b − a)/(1 + e^(−x)), below the middle as a + (b − a) e^x/(1 + e^x).
/// Derivative: 1/(z − a) + 1/(b − z).
/// Trap: beside b the difference b − z has few digits, for z has none to spare; x is then off by as much.
/// Source: Stan Reference Manual, "Lower and upper bounded scalar".
public struct Logit: ScalarMap {
  public let name: String
  public let formula: String
  public let domain: Domain
  public let range = Domain.line

  /// On (`a`, `b`), both finite, `a` < `b`.
  public init(_ a: Double = 0, _ b: Double = 1) {
    precondition(a < b && (b - a).isFinite, "a logit needs finite ends a < b; got \(a), \(b)")
    domain = Domain(a, b)
    name = "logit(\(a.inFormula), \(b.inFormula))"
    let below = a == 0 ? "z" : "(z - \(a.parenthesized))"
    formula = "log(\(below)/(\(b.inFormula) - z))"
  }

  private func below<S: Scalar>(_ z: S) -> S { z - S(domain.lower) }
  private func above<S: Scalar>(_ z: S) -> S { S(domain.upper) - z }

  public func forward<S: Scalar>(_ z: S) -> S { log(below(z)) - log(above(z)) }
  public func inverse<S: Scalar>(_ x: S) -> S {
    let width = S(domain.upper) - S(domain.lower)
    return prefer(
      x, negative: { S(domain.lower) + width * exp(x) / (1 + exp(x)) },
      otherwise: { S(domain.upper) - width * exp(-x) / (1 + exp(-x)) })
  }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { 1 / below(z) + 1 / above(z) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    log(S(domain.upper) - S(domain.lower)) - log(below(z)) - log(above(z))
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("a logit") { z in
      let (low, high) = (below(z), above(z))
      let x = Interval.log(low) - .log(high)
      let width = Interval(domain.upper) - Interval(domain.lower)
      return upper
        ? x * (low / width) * (high * s(z) + 1 - high / low)
        : x * (high / width) * (low * s(z) - 1 + low / high)
    }
  }
}
