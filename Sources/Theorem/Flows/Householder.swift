/// x = z − 2 v (v·z)/(v·v): space is mirrored in the plane across v.
///
/// Domain: ℝ^D. Range: ℝ^D. Inverse: the same map. log |det|: 0, for det = −1.
/// Trap: the determinant's sign: a log-determinant by log det has no value here.
/// Source: Householder, Journal of the ACM 5 (1958); Tomczak & Welling, arXiv 1611.09630 (2016), section 3.
public struct Householder: VectorMap {
  /// v.
  public let normal: [Double]
  public let name: String

  /// v = `normal`, finite and not 0.
  public init(_ normal: [Double], name: String? = nil) {
    precondition(
      normal.contains { $0 != 0 } && normal.allSatisfy(\.isFinite), "a mirror needs v other than 0")
    self.normal = normal
    self.name = name ?? "householder-\(normal.count)"
  }

  public var dimension: Int { normal.count }
  public var formula: String {
    let along = Formulas.sum(normal, of: "z")
    let square = normal.map { "\($0.magnitude.inFormula)^2" }.joined(separator: " + ")
    return normal.enumerated().map { i, v in
      v == 0
        ? "z\(i + 1)" : "z\(i + 1) \(v < 0 ? "+" : "-") \((2 * v.magnitude).inFormula)*(\(along))/(\(square))"
    }.joined(separator: ", ")
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] { mirrored(z) }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { mirrored(x) }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { 0 }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S { -1 }
  public var targets: [VectorTarget] {
    let base = ProductDensity(Normal(), count: dimension)
    return [VectorTarget(self, of: base, is: base)]
  }

  private func mirrored<S: Scalar>(_ z: [S]) -> [S] {
    func dot(_ z: [S]) -> S { (1..<z.count).reduce(S(normal[0]) * z[0]) { $0 + S(normal[$1]) * z[$1] } }
    let amount = 2 * dot(z) / dot(normal.map { S($0) })
    return zip(z, normal).map { $0 - S($1) * amount }
  }
}
