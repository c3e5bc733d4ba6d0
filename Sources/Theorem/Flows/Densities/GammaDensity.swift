/// The gamma density of shape k and rate 1: log p(z) = (k − 1) log z − z − log Γ(k).
///
/// Support: z > 0. CDF: the incomplete gamma function P(k, z), and above z Q(k, z).
/// Domain: 0 < k ≤ 10⁴.
/// Edge cases: unbounded at 0 for k < 1.
/// Allowed error: log p that of its terms, which cancel; CDF and upper tail as `IncompleteGamma`, quantiles by root finding on them.
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 17.
public struct GammaDensity: Density {
  /// k.
  public let shape: Double
  public let name: String
  public let formula: String
  public let support = Domain.positive
  private let function: IncompleteGamma

  /// 0 < `shape` ≤ 10⁴.
  public init(shape: Double) {
    precondition(
      shape > 0 && shape <= 1e4, "a gamma density needs a shape above 0, at most 1e4; got \(shape)")
    self.shape = shape
    function = IncompleteGamma(shape)
    let k = shape.inFormula
    name = "gamma(\(k), 1)"
    formula = "z^(\(k) - 1)*exp(-z)/gamma(\(k))"
  }

  public func logDensity<S: Scalar>(_ z: S) -> S {
    (S(shape) - 1) * log(z) - z - S(enclosed: function.logGamma)
  }
  public func cumulative<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: false), z) }
  public func upperTail<S: Scalar>(_ z: S) -> S { .primitive(Tail(of: self, isUpper: true), z) }
  public func quantile(_ u: Double) -> Double {
    solver(isRising: true)(u, from: u < 0.5 ? power(u) : shape)
  }
  public func upperQuantile(_ u: Double) -> Double {
    solver(isRising: false)(u, from: u < 0.5 ? shape - Double.log(u) : shape)
  }
  public var logSlope: ((Interval) -> Interval)? { { z in 1 - Interval(shape - 1) / z } }

  /// P(k, z) is about z^k/Γ(k + 1) for small z.
  private func power(_ u: Double) -> Double {
    Swift.min(shape, exp((Double.log(u * shape) + function.logGamma.midpoint) / shape))
  }

  private func solver(isRising: Bool) -> TailSolver {
    TailSolver(
      support: support, isRising: isRising,
      tail: { x in isRising ? function.lower(x) : function.upper(x) },
      density: { z in Double.exp(logDensity(z)) })
  }

  private struct Tail: Primitive {
    let of: GammaDensity
    let isUpper: Bool
    func value(_ x: Double) -> Double { isUpper ? of.function.upper(x) : of.function.lower(x) }
    func value(_ x: Interval) -> Interval {
      rising(x, at: isUpper ? of.function.enclosedUpper : of.function.enclosedLower)
    }
    func slope<S: Scalar>(_ x: S) -> S { isUpper ? -exp(of.logDensity(x)) : exp(of.logDensity(x)) }
  }
}
