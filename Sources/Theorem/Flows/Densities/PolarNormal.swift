/// The standard normal plane in polar coordinates: p(r, θ) = r exp(−r²/2)/2π.
///
/// Support: r > 0, −π < θ < π. A Rayleigh radius and, independent of it, a uniform angle.
public struct PolarNormal: VectorBase {
  public init() {}

  public let name = "polar-normal"
  public let formula = "z1*exp(-z1^2/2) / (2*pi)"
  public let dimension = 2
  public let box = [Domain.positive, Domain(-.pi, .pi)]

  public func logDensity<S: Scalar>(_ z: [S]) -> S { log(z[0]) - pow(z[0], 2) / 2 - S.logTwoPi }
  public func contains(_ z: [Double]) -> Bool {
    z.count == 2 && z[0] > 0 && z[0].isFinite && abs(z[1]) < .pi
  }
  public func quantile(_ u: [Double]) -> [Double] {
    [sqrt(-2 * log1p(-u[0])), .pi * (2 * u[1] - 1)]
  }
}
