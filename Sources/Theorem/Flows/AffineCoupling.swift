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
    (0..<dimension - half).map { j in
      half == 1 ? z[0] : z[j % half] + z[(j + 1) % half] / 4
    }
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    z[..<half] + zip(z[half...], mix(z)).map { (z: S, m: S) -> S in z * exp(tanh(m) / 2) + sin(m) }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    x[..<half] + zip(x[half...], mix(x)).map { (x: S, m: S) -> S in (x - sin(m)) * exp(-tanh(m) / 2) }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    let scales = mix(z).map { tanh($0) / 2 }
    return scales.dropFirst().reduce(scales[0], +)
  }
}
