/// The standard logit-normal density: log p(x) = log φ(l) − log x − log(1 − x), l = log(x/(1 − x)).
///
/// Support: (0, 1). CDF: Φ(l).
/// Source: Johnson, Biometrika 36 (1949), the system S_B with γ = 0, δ = 1 on (0, 1).
public struct LogitNormal: Density {
  public init() {}

  public let name = "logit-normal"
  public let formula = "exp(-log(x/(1 - x))^2/2) / (x*(1 - x)*sqrt(2*pi))"
  public let support = Domain.unit

  private func logit<S: Scalar>(_ x: S) -> S { log(x) - log1p(-x) }

  public func logDensity<S: Scalar>(_ x: S) -> S {
    Normal().logDensity(logit(x)) - log(x) - log1p(-x)
  }
  public func cumulative<S: Scalar>(_ x: S) -> S { Normal().cumulative(logit(x)) }
  public func upperTail<S: Scalar>(_ x: S) -> S { Normal().upperTail(logit(x)) }
  public func quantile(_ u: Double) -> Double { 1 / (1 + exp(-Normal().quantile(u))) }
}
