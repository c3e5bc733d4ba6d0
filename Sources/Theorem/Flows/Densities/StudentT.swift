/// Student's t with 2 degrees of freedom, (2 + z²)^(−3/2): log p(z) = −3/2 log(2 + z²).
///
/// Support: ℝ. CDF: 1/2 + z/(2√(2 + z²)), in the left half as 1/(r(r − z)) with r = √(2 + z²), which doesn't cancel.
/// Edge cases: no variance. 2 + z² = 2 cosh²(asinh(z/√2)) doesn't overflow in its logarithm.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 28.
public struct StudentT: Density {
  public init() {}

  public let name = "student-t"
  public let formula = "(2 + z^2)^(-3/2)"
  public let support = Domain.line

  public func logDensity<S: Scalar>(_ z: S) -> S {
    -3 * (log(2) / 2 + logCosh(asinh(z / S.sqrt(2))))
  }
  public func cumulative<S: Scalar>(_ z: S) -> S {
    let root = sqrt(2 + pow(z, 2))
    return select(z, negative: { 1 / (root * (root - z)) }, otherwise: { (1 + z / root) / 2 })
  }
  public func upperTail<S: Scalar>(_ z: S) -> S { cumulative(-z) }
  public func upperQuantile(_ u: Double) -> Double { -quantile(u) }
  public func quantile(_ u: Double) -> Double { (2 * u - 1) / sqrt(2 * u * (1 - u)) }
}
