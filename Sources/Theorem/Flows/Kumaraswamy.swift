/// x = (1 − (1 − z)^(1/b))^(1/a), the quantile of Kumaraswamy's law: a uniform z becomes one of it.
///
/// Domain: (0, 1). Range: (0, 1). Inverse: 1 − (1 − x^a)^b. Derivative: x^(1 − a) (1 − z)^(1/b − 1)/(ab), with x = f(z).
/// Trap: 1 − (1 − z)^(1/b) cancels for small z; −expm1(log1p(−z)/b) doesn't. The slope is unbounded at 0 for a > 1, and at 1
/// for b > 1.
/// Source: Kumaraswamy, Journal of Hydrology 46 (1980); Jones, Statistical Methodology 6 (2009), equation (3).
public struct Kumaraswamy: ScalarMap {
  /// a > 0.
  public let a: Double
  /// b > 0.
  public let b: Double
  public let name: String
  public let formula: String
  public let domain = Domain.unit
  public let range = Domain.unit

  /// `a` and `b` > 0, finite.
  public init(_ a: Double = 2, _ b: Double = 3) {
    precondition(
      a > 0 && b > 0 && a.isFinite && b.isFinite, "Kumaraswamy's map needs a, b > 0; got \(a), \(b)")
    self.a = a
    self.b = b
    name = "kumaraswamy(\(a.inFormula), \(b.inFormula))"
    formula = "(1 - (1 - z)^(1/\(b.inFormula)))^(1/\(a.inFormula))"
  }

  /// x^a.
  private func powered<S: Scalar>(_ z: S) -> S { -expm1(log1p(-z) / S(b)) }

  public func forward<S: Scalar>(_ z: S) -> S { inside(domain, z) { exp(log(powered(z)) / S(a)) } }
  public func inverse<S: Scalar>(_ x: S) -> S {
    inside(range, x) { -expm1(S(b) * log1p(-exp(S(a) * log(x)))) }
  }
  public func derivative<S: Scalar>(_ z: S) -> S { inside(domain, z) { exp(logAbsDerivative(z)) } }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    let low: S = (1 / S(a) - 1) * log(powered(z))
    let high: S = (1 / S(b) - 1) * log1p(-z)
    return low + high - log(S(a) * S(b))
  }

  public func tail(
    upperEnd upper: Bool, logSlope s: @escaping (Interval) -> Interval
  ) -> TailLemma? {
    TailLemma("Kumaraswamy's map") { z in upper ? atOne(z, s(z)) : atZero(z, s(z)) }
  }

  // With t = (1 − z)^(1/b) and w = 1 − t = x^a: 1/f′ = ab x^(a − 1) (1 − z)/t, f″/f′ = ((1 − a) t/(abw) + 1 − 1/b)/(1 − z).

  private func atZero(_ z: Interval, _ slope: Interval) -> Interval {
    let left: Interval = 1 - z
    let t = Interval.pow(left, 1 / Interval(b))
    let bend: Interval = 1 - 1 / Interval(b)
    let rest: Interval = slope + bend / left
    return Interval(a) * Interval(b) * powered(z) * (left / t) * rest + (1 - Interval(a))
  }

  private func atOne(_ z: Interval, _ slope: Interval) -> Interval {
    let left: Interval = 1 - z
    let (product, rise): (Interval, Interval) = (Interval(a) * Interval(b), 1 - Interval(a))
    let t = Interval.pow(left, 1 / Interval(b))
    let w: Interval = powered(z)
    let bend: Interval = 1 - 1 / Interval(b)
    // (1 − x)/t runs from 1/a where t is 0 to its value at the largest t.
    let largest = Interval(t.upper)
    let share = (-Interval.expm1(.log1p(-largest) / Interval(a)) / largest).hull(1 / Interval(a))
    let rest: Interval = left * slope + bend + rise * t / (product * w)
    return -share * product * Interval.pow(w, -rise / Interval(a)) * rest
  }
}
