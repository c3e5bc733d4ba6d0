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
    x.count == 2 && x.areFinite && (x[1] != 0 || x[0] > 0)
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
    x.count == 2 && x.areFinite && (x[1] != 0 || x[0] < 0)
  }
}

/// x = r (cos θ₁, sin θ₁ cos θ₂, …, sin θ₁ ⋯ sin θ_{D−2} cos θ_{D−1}, sin θ₁ ⋯ sin θ_{D−1}), z = (r, θ₁, …, θ_{D−1}).
///
/// Domain: r > 0, 0 < θ_k < π, and −π < θ_{D−1} < π. Range: ℝ^D without the half-space of D − 1 dimensions x_D = 0, x_{D−1} ≤ 0.
/// Inverse: r = |x|, θ_k the angle of (x_k, |(x_{k+1}, …, x_D)|), θ_{D−1} that of (x_{D−1}, x_D).
/// log |det|: (D − 1) log r + Σ (D − 1 − k) log sin θ_k.
/// Trap: which angle is called first differs from book to book, and with it the power of each sine.
/// Source: Blumenson, American Mathematical Monthly 67 (1960).
public struct Spherical: VectorMap {
  public let dimension: Int
  public let name: String
  public let formula: String

  /// D = `dimension` ≥ 2.
  public init(dimension: Int = 3) {
    precondition(dimension >= 2, "spherical coordinates need two dimensions; got \(dimension)")
    self.dimension = dimension
    name = "spherical(\(dimension))"
    formula = (1...dimension).map { k in
      let sines = (1..<k).map { "*sin(z\($0 + 1))" }.joined()
      return "z1\(sines)" + (k < dimension ? "*cos(z\(k + 1))" : "")
    }.joined(separator: ", ")
  }

  public var domain: [Domain] {
    [.positive] + Array(repeating: Domain(0, .pi), count: dimension - 2) + [Domain(-.pi, .pi)]
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    let domain = domain
    var rest = inside(.positive, z[0]) { z[0] }
    var x: [S] = []
    for k in 1..<dimension {
      let angle = inside(domain[k], z[k]) { z[k] }
      x.append(rest * cos(angle))
      rest = rest * sin(angle)
    }
    return x + [rest]
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    // radii[k] = |(x_{k+1}, …, x_D)|, the first of them r.
    var square: S = 0
    let radii: [S] = x.reversed().map { x in
      square = square + pow(x, 2)
      return sqrt(square)
    }.reversed()
    return [radii[0]]
      + (0..<dimension - 1).map { k in
        Polar.angle(x[k], k == dimension - 2 ? x[k + 1] : radii[k + 1], radius: radii[k])
      }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    (1..<dimension - 1).reduce(S(Double(dimension - 1)) * log(z[0])) {
      $0 + S(Double(dimension - 1 - $1)) * log(sin(z[$1]))
    }
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && x.areFinite && (x[dimension - 1] != 0 || x[dimension - 2] > 0)
  }
}
