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
