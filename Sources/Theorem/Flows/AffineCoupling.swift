/// x = (z_A, z_B exp(s(z_A)) + t(z_A)): one half of the numbers passes, and says how to stretch and shift the other.
///
/// With s = tanh(m)/2 and t = sin m; m mixes two neighbours of the first half: m_j = z_j + z_{j+1}/4, or z_1 if that
/// is the whole half. Domain: ℝ^D, D ≥ 2. Range: ℝ^D. Inverse: z_B = (x_B − t(x_A)) exp(−s(x_A)); s and t are never undone.
/// log |det|: Σ s_j, the Jacobian being triangular; O(D) operations.
/// Trap: its determinant is positive and the product of the diagonal; alone it hides a lost sign and lost entries.
/// Source: Dinh, Sohl-Dickstein & Bengio, Density estimation using Real NVP (2017), section 3.2.
public struct AffineCoupling: VectorMap {
  public let dimension: Int
  public let name: String
  public let formula: String

  /// D = `dimension` ≥ 2 numbers, of which the first D/2, rounded down, pass.
  public init(dimension: Int = 2) {
    precondition(dimension >= 2, "a coupling needs two halves; got \(dimension) number(s)")
    self.dimension = dimension
    name = dimension == 2 ? "coupling" : "coupling-\(dimension)"
    let half = dimension / 2
    let stretched = (half..<dimension).map { i in
      let m = Self.mixed(i - half, half).map { $0.1 == 1 ? "z\($0.0 + 1)" : "z\($0.0 + 1)/4" }.joined(
        separator: " + ")
      return "z\(i + 1)*exp(tanh(\(m))/2) + sin(\(m))"
    }
    formula = ((1...half).map { "z\($0)" } + stretched).joined(separator: ", ")
  }

  private var half: Int { dimension / 2 }

  /// The places in the first half that place j of the second listens to, each with its weight.
  private static func mixed(_ j: Int, _ half: Int) -> [(Int, Double)] {
    half == 1 ? [(0, 1)] : [(j % half, 1), ((j + 1) % half, 0.25)]
  }
  private func mix<S: Scalar>(_ z: [S]) -> [S] {
    Array(count: dimension - half) { j in
      half == 1 ? z[0] : z[j % half] + z[(j + 1) % half] / 4
    }
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    z[..<half] + pairwise(Array(z[half...]), mix(z)) { (z: S, m: S) -> S in z * exp(tanh(m) / 2) + sin(m) }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    x[..<half] + pairwise(Array(x[half...]), mix(x)) { (x: S, m: S) -> S in (x - sin(m)) * exp(-tanh(m) / 2) }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    mix(z).map { tanh($0) / 2 }.sum
  }
}

/// x = (z1 exp(tanh(z2)/2), z2): one number passes, and says how to stretch the other.
///
/// Domain and range: the plane. Inverse: (x1 exp(−tanh(x2)/2), x2). log |det|: tanh(z2)/2.
/// Trap: alone its determinant is positive and the product of the diagonal; after a matrix it is the chapter's map.
/// Source: Dinh, Sohl-Dickstein & Bengio, Density estimation using Real NVP (2017), section 3.2.
public struct ScalingCoupling: VectorMap {
  public init() {}

  public let name = "scaling-coupling"
  public let formula = "z1*exp(tanh(z2)/2), z2"
  public let dimension = 2

  public func forward<S: Scalar>(_ z: [S]) -> [S] { [z[0] * exp(tanh(z[1]) / 2), z[1]] }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { [x[0] * exp(-tanh(x[1]) / 2), x[1]] }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { tanh(z[1]) / 2 }
}

/// x = (f₁(z₁), …, f_D(z_D)): a map of the line in every coordinate.
///
/// Domain and range: those of the coordinates. Inverse: each coordinate's. log |det|: the sum of log |f_d′(z_d)|.
/// Trap: its Jacobian is diagonal, so trace, permanent and product of the diagonal go unseen for determinants.
public struct Diagonal: VectorMap {
  /// f_1, …, f_D.
  public let coordinates: [any ScalarMap]

  /// The maps of the coordinates, in order; at least one.
  public init(_ coordinates: [any ScalarMap]) {
    precondition(!coordinates.isEmpty, "a diagonal map needs a coordinate")
    self.coordinates = coordinates
  }

  public var name: String { coordinates.map(\.name).joined(separator: " x ") }
  public var formula: String {
    if coordinates.count == 1 { return coordinates[0].formula }
    return coordinates.indices.map { "\(coordinates[$0].name)(z\($0 + 1))" }.joined(separator: ", ")
  }
  public var dimension: Int { coordinates.count }
  public var domain: [Domain] { coordinates.map(\.domain) }
  public var hasClosedInverse: Bool { coordinates.allSatisfy(\.hasClosedInverse) }
  public var hasOwnDeterminant: Bool { coordinates.contains(where: \.hasOwnDerivative) }
  public var claimsLogarithm: Bool { coordinates.contains(where: \.claimsLogarithm) }
  public var unclaimed: any VectorMap { Diagonal(coordinates.map(\.unclaimed)) }

  public func forward<S: Scalar>(_ z: [S]) -> [S] { pairwise(coordinates, z) { $0.forward($1) } }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { pairwise(coordinates, x) { $0.inverse($1) } }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    pairwise(coordinates, z) { $0.logAbsDerivative($1) }.sum
  }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S {
    let terms = pairwise(coordinates, z) { $0.derivative($1) }
    return Triangular(diagonal: terms).determinant
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && x.indices.allSatisfy { coordinates[$0].range.contains(x[$0]) }
  }
}
