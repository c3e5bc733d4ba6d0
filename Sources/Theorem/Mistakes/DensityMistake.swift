/// The wrong formulas for P_X(x) that people write, each a sibling of equations (4) and (5).
///
/// With z = f⁻¹(x), the right one is P_Z(z) / |f′(z)|.
public enum DensityMistake: String, CaseIterable, DensityFormula {
  /// P_Z(z) |f′(z)|.
  case multiplied
  /// exp(log P_Z(z) + log |f′(z)|).
  case logSign = "log-sign"
  /// P_Z(z) / f′(z).
  case signed
  /// P_Z(z).
  case noJacobian = "no-jacobian"
  /// P_Z(z) / |f′(x)|.
  case slopeAtX = "slope-at-x"
  /// P_Z(z) |(f⁻¹)′(z)|.
  case inverseSlopeAtZ = "inverse-slope-at-z"
  /// P_Z(x) / |f′(z)|.
  case baseAtX = "base-at-x"
  /// P_Z(f(x)) |f′(x)|.
  case fForInverse = "f-for-inverse"
  /// P_Z(1/f(x)) / |f′(z)|.
  case reciprocal
  /// P_Z(z) / f′(z)².
  case twice
  /// P_Z(z) / |f(z)|.
  case valueForSlope = "value-for-slope"
  /// The density of f(m) + f′(m) (Z − m), m the median of Z.
  case linearised
  /// P_Z(z) / integral of P_Z(f⁻¹(x)) dx.
  case renormalised
  /// min(1, P_Z(z) / |f′(z)|).
  case probability
  /// P(Z ≤ z).
  case cdf
  /// The same formula outside the range of f.
  case support
  /// P_Z(z) / |f′(another z)|.
  case staleLogDet = "stale-log-det"

  public var id: String { rawValue }

  public func density<S: Scalar>(of p: Pushforward, at x: S) -> S {
    let f = p.map
    let z = f.inverse(x)
    let slope = f.derivative(z)
    switch self {
    case .multiplied: return p.baseDensity(z) * abs(slope)
    case .logSign: return exp(p.base.logDensity(z) + f.logAbsDerivative(z))
    case .signed: return p.baseDensity(z) / slope
    case .noJacobian: return p.baseDensity(z)
    case .slopeAtX: return p.baseDensity(z) / abs(f.derivative(x))
    case .inverseSlopeAtZ: return p.baseDensity(z) * abs(f.inverse(Dual.variable(z)).derivative)
    case .baseAtX: return p.baseDensity(x) / abs(slope)
    case .fForInverse: return p.baseDensity(f.forward(x)) * abs(f.derivative(x))
    case .reciprocal: return p.baseDensity(1 / f.forward(x)) / abs(slope)
    case .twice: return p.baseDensity(z) / pow(slope, 2)
    case .valueForSlope: return p.baseDensity(z) / abs(x)
    case .linearised: return Self.tangentDensity(p, at: x)
    case .renormalised: return Renormalised(p).density(of: p, at: x)
    case .probability: return min(1, p.baseDensity(z) / abs(slope))
    case .cdf: return p.base.cumulative(z)
    case .support: return Self.carriedOn(p, at: x)
    case .staleLogDet: return p.baseDensity(z) / abs(f.derivative(S(p.probes[0])))
    }
  }

  /// The map and base on which this mistake shows: a map that falls, bends and peaks above 1; for `support` one whose range ends.
  public var probe: Pushforward {
    Pushforward(self == .support ? Exponential() as any ScalarMap : FallingSinh(), of: Normal())
  }

  public var coversOutside: Bool { self == .support }

  public func prepared(for p: Pushforward) -> any DensityFormula {
    self == .renormalised ? Renormalised(p) : self
  }

  /// "A normal stays normal": the density of f's tangent at the median.
  private static func tangentDensity<S: Scalar>(_ p: Pushforward, at x: S) -> S {
    let middle = S(p.base.quantile(0.5))
    let slope = p.map.derivative(middle)
    return p.baseDensity(middle + (x - p.map.forward(middle)) / slope) / abs(slope)
  }

  /// The right density on f's range, and outside, where it must be 0, reflected at the range's end, as
  /// log |x| carries log x on.
  private static func carriedOn<S: Scalar>(_ p: Pushforward, at x: S) -> S {
    let range = p.support
    var inside = x
    if range.lower.isFinite { inside = S(range.lower) + abs(inside - S(range.lower)) }
    if range.upper.isFinite { inside = S(range.upper) - abs(S(range.upper) - inside) }
    return Equation5.density(of: p, at: inside)
  }
}

/// P_Z(f⁻¹(x)) divided by its own integral: of mass 1 by construction, and wrong.
struct Renormalised: DensityFormula {
  let id = DensityMistake.renormalised.rawValue
  private let mass: Double

  init(_ p: Pushforward) {
    mass =
      Quadrature.integral(over: p.support, breaks: p.probes.map(p.map.forward)) {
        p.baseDensity(p.map.inverse($0))
      }.value
  }

  func density<S: Scalar>(of p: Pushforward, at x: S) -> S { p.baseDensity(p.map.inverse(x)) / S(mass) }
}
