/// A formula for the slope of the inverse at a = f(b): equation (6)'s own, or a known mistake.
public protocol SlopeFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says (f⁻¹)′(a) is.
  func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S
}

/// The wrong formulas for (f⁻¹)′(a), each a sibling of equation (6): with b = f⁻¹(a), 1/f′(b).
public enum SlopeMistake: String, CaseIterable, SlopeFormula {
  /// 1 / f′(a).
  case slopeAtA = "slope-at-a"
  /// (f⁻¹)′(b).
  case bothAtB = "both-at-b"
  /// f′(b).
  case notInverted = "not-inverted"
  /// −f′(b) / f(b)².
  case reciprocalFunction = "reciprocal-function"
  /// −1 / f′(b).
  case negated
  /// b / a.
  case throughOrigin = "through-origin"

  public var id: String { rawValue }

  public func slopeOfInverse<S: Scalar>(of f: any ScalarMap, at a: S) -> S {
    let b = f.inverse(a)
    let slope = f.derivative(b)
    switch self {
    case .slopeAtA: return 1 / f.derivative(a)
    case .bothAtB: return f.inverse(Dual.variable(b)).derivative
    case .notInverted: return slope
    case .reciprocalFunction: return -slope / pow(f.forward(b), 2)
    case .negated: return -1 / slope
    case .throughOrigin: return b / a
    }
  }
}
