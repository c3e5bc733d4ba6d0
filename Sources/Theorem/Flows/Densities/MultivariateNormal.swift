/// N(m, Σ): log p(x) = −|L⁻¹(x − m)|²/2 − Σ log l_ii − D log(2π)/2, with the Cholesky factor Σ = L Lᵀ.
///
/// Shapes: m has D entries, Σ is D × D, symmetric and positive definite.
/// Edge cases: NaN where Σ isn't positive definite.
/// Source: Mardia, Kent & Bibby, Multivariate Analysis (1979), section 2.5.
public struct MultivariateNormal: VectorDensity {
  /// m.
  public let mean: [Double]
  /// Σ.
  public let covariance: Matrix<Double>
  public let name: String

  /// m = `mean` and Σ = `covariance`, of one dimension.
  public init(mean: [Double], covariance: Matrix<Double>, name: String? = nil) {
    precondition(
      covariance.isSquare && covariance.rows == mean.count, "mean and covariance have one dimension")
    self.mean = mean
    self.covariance = covariance
    self.name = name ?? "normal-\(mean.count)d"
  }

  /// The law of A z + b for standard normal z: N(b, A Aᵀ). Neither A⁻¹ nor det A enters its density.
  public init(of map: LinearMap) {
    self.init(
      mean: map.offset, covariance: map.matrix * map.matrix.transposed,
      name: "normal(0, A A^T), A of \(map.name)")
  }

  public var formula: String { "exp(-|L^-1 (x - m)|^2 / 2) / (det L * (2*pi)^(\(dimension)/2))" }
  public var dimension: Int { mean.count }

  public func logDensity<S: Scalar>(_ x: [S]) -> S {
    let factor = Cholesky(covariance.map { S($0) })
    let standard = factor.solveLower(zip(x, mean).map { $0 - S($1) })
    let square = standard.dropFirst().reduce(pow(standard[0], 2)) { $0 + pow($1, 2) }
    let volume = (0..<dimension).reduce(0) { $0 + log(factor.lower[$1, $1]) }
    return -square / 2 - volume - S(Double(dimension)) * S.logTwoPi / 2
  }
}
