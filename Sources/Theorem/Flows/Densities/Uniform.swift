/// Uniform on (0, 1): log p(z) = 0.
///
/// Support: (0, 1). CDF: z.
public struct Uniform: Density {
  public init() {}

  public let name = "uniform"
  public let formula = "1"
  public let support = Domain.unit

  public func logDensity<S: Scalar>(_ z: S) -> S { 0 }
  public func cumulative<S: Scalar>(_ z: S) -> S { z }
  public func upperTail<S: Scalar>(_ z: S) -> S { 1 - z }
  public func quantile(_ u: Double) -> Double { u }
  public var logSlope: ((Interval) -> Interval)? { { _ in 0 } }
}
