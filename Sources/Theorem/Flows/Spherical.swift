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
    x.count == dimension && x.allSatisfy(\.isFinite) && (x[dimension - 1] != 0 || x[dimension - 2] > 0)
  }
}
