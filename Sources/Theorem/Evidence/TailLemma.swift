/// The log-slope lemma: what bounds the mass of P_X beyond the last panel of a quadrature over x.
///
/// Formula: with E(x) = −(x − e) p′(x)/p(x), e any finite number for an infinite end and the end itself for a finite one: where
/// E ≥ a > 1 all the way to infinity, the mass beyond b is at most |b − e| p(b)/(a − 1); where E ≤ k < 1 all the way to a
/// finite end, the mass between is at most |b − e| p(b)/(1 − k). (p (x − e)^a falls, p (x − e)^k rises.)
/// It speaks of P_X's own slope along x, and never of "the mass of Z outside", which would be the claim itself.
/// With z = f⁻¹(x), s = −(log P_Z)′(z), c = f″/f′ and r = (f − e)/f′ at z: E = r (s + c).
/// Source: the comparison test for integrals, made quantitative.
struct TailLemma {
  /// Its name in a certificate.
  let name: String
  /// E over an interval of z that reaches the domain's end, written so that an infinite end of z still bounds it.
  let logSlope: (_ z: Interval) -> Interval
  /// e at an infinite end of x.
  var center = 0.0

  /// The mass of P_X between `b`, whose z is `atZ`, and the image of the end `end` of z; nil where the lemma does
  /// not bound it.
  func massBeyond(_ b: Double, z: Interval, limit e: Double, density: Interval) -> Interval? {
    let slope = logSlope(z)
    let isFinite = e.isFinite
    let distance = Interval.abs(Interval(b) - Interval(isFinite ? e : center))
    let excess = isFinite ? Interval(1) - slope : slope - 1
    guard excess.lower > 0 else { return nil }
    let bound = distance * density / Interval(excess.lower)
    return bound.isBounded ? Interval(0, bound.upper) : nil
  }
}

extension TailLemma {
  /// The lemma for f's image of the lower or the upper end of the base's support; nil where none is on file.
  static func named(for p: Pushforward, upperEnd: Bool) -> TailLemma? {
    guard let base = baseLogSlope(p.base) else { return nil }
    return tail(p.map, upperEnd, base)
  }

  /// −(log P_Z)′.
  private static func baseLogSlope(_ base: any Density) -> ((Interval) -> Interval)? {
    switch base {
    case is Normal: { $0 }
    case is Uniform: { _ in 0 }
    case is ExponentialDensity: { _ in 1 }
    default: nil
    }
  }

  /// r (s + c) for each map, in a form that an infinite end of z does not blow up.
  private static func tail(
    _ map: any ScalarMap, _ upper: Bool, _ s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    func lemma(_ name: String, center: Double = 0, _ slope: @escaping (Interval) -> Interval) -> TailLemma {
      TailLemma(name: "log-slope of \(name)", logSlope: slope, center: center)
    }
    switch map {
    case let f as Affine:
      return lemma("an affine map", center: f.intercept) { z in z * s(z) }
    case let f as Exponential where f.name == "exp":
      return lemma("exp") { z in s(z) + 1 }
    case is Exponential:
      return lemma("falling exp") { z in 1 - s(z) }
    case is Sinh:
      return lemma("sinh") { z in .tanh(z) * (s(z) + .tanh(z)) }
    case is FallingSinh:
      return lemma("falling sinh", center: 1) { z in .tanh(z) * (s(z) + .tanh(z)) }
    case is CubicPlusLinear:
      return lemma("z^3 + z") { z in
        let q = 3 * Interval.pow(z, 2) + 1
        return (Interval(1) / 3 + Interval(2) / (3 * q)) * z * (s(z) + 6 / (3 * z + 1 / z))
      }
    case is Logistic:
      return lemma("logistic") { z in
        let c = -Interval.tanh(z / 2)
        return upper ? -(1 + .exp(-z)) * (s(z) + c) : (1 + .exp(z)) * (s(z) + c)
      }
    case is Tanh:
      return lemma("tanh") { z in
        let c = -2 * Interval.tanh(z)
        return upper ? -((1 + .exp(-2 * z)) / 2) * (s(z) + c) : ((1 + .exp(2 * z)) / 2) * (s(z) + c)
      }
    case is Softsign:
      return lemma("softsign") { z in
        let a = 1 + Interval.abs(z)
        return upper ? -a * (s(z) - 2 / a) : a * (s(z) + 2 / a)
      }
    case is Softplus:
      return lemma("softplus") { z in
        // r = log(1 + u)(1 + u)/u, u = e^z, lies between 1 and 1 + u; and above z.
        let u = Interval.exp(z)
        let r = Interval(Swift.max(1, z.lower), (1 + u).upper)
        return r * (s(z) + 1 / (1 + u))
      }
    case let f as SinhArcsinh:
      return lemma("sinh-arcsinh") { z in
        let root = Interval.sqrt(1 + .pow(z, 2))
        let t = Interval.tanh(Interval(f.tailWeight) * (.asinh(z) + Interval(f.skewness)))
        let c = Interval(f.tailWeight) * t / root - 1 / (z + 1 / z)
        return t * root / Interval(f.tailWeight) * (s(z) + c)
      }
    case let f as YeoJohnson:
      return lemma("Yeo-Johnson") { z in
        let a = 1 + Interval.abs(z)
        let q = Interval(upper ? f.power : 2 - f.power)
        // f = ±(a^q - 1)/q, f′ = a^(q − 1).
        let r = a * (1 - 1 / .pow(a, q)) / q
        return (upper ? r : -r) * (s(z) + (upper ? q - 1 : 1 - q) / a)
      }
    case is LeakyReLU, is Spline:
      return lemma("a tail that is a straight line") { z in z * s(z) }
    case is TanhStep:
      return lemma("z + tanh(2z+1)/2") { z in
        let t = Interval.tanh(2 * z + 1)
        let q = 1 / Interval.pow(.cosh(2 * z + 1), 2)
        return (z + t / 2) / (1 + q) * (s(z) - 4 * q * t / (1 + q))
      }
    case is TanUnit:
      return lemma("Cauchy's density") { z in 2 * Interval.pow(.cos(.pi * z), 2) }
    case is NegativeLog:
      return lemma("the exponential density") { z in -Interval.log(z) }
    case is Gumbel:
      return lemma("Gumbel's density") { z in -Interval.log(-Interval.log(z)) * (1 + .log(z)) }
    case let f as Power where f.name == "sqrt":
      return lemma("Rayleigh's density") { z in 2 * z - 1 }
    case let f as Power where f.name == "fourth-root":
      return lemma("Weibull's density") { z in 4 * z - 3 }
    case let f as Power where f.name == "reciprocal-sqrt":
      return lemma("Frechet's density") { z in 3 - 2 * z }
    case is BoxCox:
      return lemma("Weibull's density", center: -2) { z in 2 * z - 1 }
    default:
      return nil
    }
  }
}
