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
    prefer(x, negative: { 2 * atan((r - x) / y) }, otherwise: { 2 * atan(y / (r + x)) })
  }
}

/// x = √(−2 log z₁) (cos 2πz₂, sin 2πz₂): two uniform numbers become two normal ones.
///
/// Domain: the open unit square. Range: the plane without the half-line x₂ = 0, x₁ ≥ 0.
/// Inverse: z₁ = exp(−(x₁² + x₂²)/2), z₂ = 1/2 + (the angle of −x)/2π. log |det|: log 2π − log z₁.
/// Trap: det = −2π/z₁ is negative; and a generator that yields z₁ = 0 yields an infinite x.
/// Source: Box & Muller, Annals of Mathematical Statistics 29 (1958).
public struct BoxMuller: VectorMap {
  public init() {}

  public let name = "box-muller"
  public let formula = "sqrt(-2*log(z1))*cos(2*pi*z2), sqrt(-2*log(z1))*sin(2*pi*z2)"
  public let dimension = 2
  public let domain = [Domain.unit, Domain.unit]

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    let r = sqrt(-2 * log(z[0]))
    let turn = 2 * S.pi * inside(domain[1], z[1]) { z[1] }
    return [r * cos(turn), r * sin(turn)]
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let square = pow(x[0], 2) + pow(x[1], 2)
    let opposite = Polar.angle(-x[0], -x[1], radius: sqrt(square))
    return [exp(-square / 2), (1 + opposite / S.pi) / 2]
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { S.logTwoPi - log(z[0]) }
  public var targets: [VectorTarget] {
    [
      VectorTarget(
        self, of: ProductDensity(Uniform(), count: 2), is: ProductDensity(Normal(), count: 2))
    ]
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == 2 && x.allSatisfy(\.isFinite) && (x[1] != 0 || x[0] < 0)
  }
}
