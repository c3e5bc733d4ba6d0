/// x = (r cos θ, r sin θ), z = (r, θ).
///
/// Domain: r > 0, −π < θ < π. Range: the plane without the half-line x₂ = 0, x₁ ≤ 0.
/// Inverse: r = √(x₁² + x₂²), θ = 2 atan(x₂/(r + x₁)). log |det|: log r.
/// Trap: r + x₁ cancels left of the origin, where θ = 2 atan((r − x₁)/x₂) is the same number without cancelling.
public struct Polar: VectorMap {
  public init() {}

  public let name = "polar"
  public let formula = "z1*cos(z2), z1*sin(z2)"
  public let dimension = 2
  public let domain = [Domain.positive, Domain(-.pi, .pi)]

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    let r = inside(domain[0], z[0]) { z[0] }
    let angle = inside(domain[1], z[1]) { z[1] }
    return [r * cos(angle), r * sin(angle)]
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let r = sqrt(pow(x[0], 2) + pow(x[1], 2))
    return [r, Self.angle(x[0], x[1], radius: r)]
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { log(z[0]) }
  public var targets: [VectorTarget] {
    [VectorTarget(self, of: PolarNormal(), is: ProductDensity(Normal(), count: 2))]
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == 2 && x.allSatisfy(\.isFinite) && (x[1] != 0 || x[0] > 0)
  }

  /// The angle of (x, y), in [−π, π], by half the angle: tan(θ/2) = y/(r + x) = (r − x)/y.
  static func angle<S: Scalar>(_ x: S, _ y: S, radius r: S) -> S {
    select(x, negative: { 2 * atan((r - x) / y) }, otherwise: { 2 * atan(y / (r + x)) })
  }
}
