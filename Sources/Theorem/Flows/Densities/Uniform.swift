/// Uniform on (a, b): log p(z) = −log(b − a).
///
/// Support: (a, b). CDF: (z − a)/(b − a).
public struct Uniform: Density {
  public let name: String
  public let formula: String
  public let support: Domain

  /// On (0, 1).
  public init() { self.init(0, 1) }

  /// On (`lower`, `upper`), finite, `lower` < `upper`.
  public init(_ lower: Double, _ upper: Double) {
    precondition(lower.isFinite && upper.isFinite, "a uniform density needs finite ends")
    support = Domain(lower, upper)
    let isUnit = support == .unit
    name = isUnit ? "uniform" : "uniform(\(lower.inFormula), \(upper.inFormula))"
    formula = isUnit ? "1" : "1/(\(upper.inFormula) - \(lower.parenthesized))"
  }

  private func width<S: Scalar>() -> S { S(support.upper) - S(support.lower) }

  public func logDensity<S: Scalar>(_ z: S) -> S { support == .unit ? 0 : -log(width()) }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    support == .unit ? z : (z - S(support.lower)) / width()
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { (S(support.upper) - z) / width() }
  public func quantile(_ u: Double) -> Double {
    support == .unit ? u : inside(support.lower * (1 - u) + support.upper * u)
  }
  public func upperQuantile(_ u: Double) -> Double { inside(support.upper * (1 - u) + support.lower * u) }
  public var logSlope: ((Interval) -> Interval)? { { _ in 0 } }

  private func inside(_ z: Double) -> Double {
    Swift.min(Swift.max(z, support.lower.nextUp), support.upper.nextDown)
  }
}
