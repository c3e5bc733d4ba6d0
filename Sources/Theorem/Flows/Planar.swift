/// x = z + u tanh(w·z + b): space is stretched along u, by an amount that depends on w·z only.
///
/// Domain: ℝ^D. Range: ℝ^D. Inverse: none in closed form; α = w·z solves α + (w·u) tanh(α + b) = w·x, one equation in
/// one unknown, and then z = x − u tanh(α + b). log |det|: log |1 + (w·u)/cosh²(w·z + b)|, by the determinant lemma.
/// Trap: for w·u ≤ −1 it folds, and isn't a bijection; a bare u and w, as learned, may do that.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 4.1 and appendix A.1.
public struct Planar: VectorMap {
  /// The direction of the stretch.
  public let u: [Double]
  /// What the amount of it is taken along.
  public let w: [Double]
  /// The offset inside tanh.
  public let b: Double
  public let name: String
  public let hasClosedInverse = false

  /// `u` and `w` of one length, with w·u > −1.
  public init(u: [Double], w: [Double], b: Double, name: String? = nil) {
    precondition(!u.isEmpty && u.count == w.count, "a planar map needs u and w of one length")
    precondition(Self.dot(w, u) > -1, "a planar map needs w·u > -1, or it folds; got \(Self.dot(w, u))")
    self.u = u
    self.w = w
    self.b = b
    self.name = name ?? "planar-\(u.count)"
  }

  public var dimension: Int { u.count }
  public var formula: String {
    let bend = "tanh(\(Formulas.sum(w, of: "z", plus: b)))"
    return u.enumerated().map { i, u in
      u == 0 ? "z\(i + 1)" : "z\(i + 1) \(u < 0 ? "-" : "+") \(u.magnitude.inFormula)*\(bend)"
    }.joined(separator: ", ")
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] { moved(z, by: tanh(Self.dot(w, z) + S(b))) }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let along = Along(stretch: Self.dot(w, u), b: b)
    return moved(x, by: -tanh(S.solve(along, for: Self.dot(w, x)) + S(b)))
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    log1p(Self.dot(w, u.map { S($0) }) * pow(1 / cosh(Self.dot(w, z) + S(b)), 2))
  }

  private func moved<S: Scalar>(_ z: [S], by amount: S) -> [S] { zip(z, u).map { $0 + S($1) * amount } }

  private static func dot<S: Scalar>(_ w: [Double], _ z: [S]) -> S {
    (1..<w.count).reduce(S(w[0]) * z[0]) { $0 + S(w[$1]) * z[$1] }
  }

  /// The planar map along w: α ↦ α + (w·u) tanh(α + b).
  private struct Along: ScalarMap {
    let stretch: Double
    let b: Double
    let name = "planar-along-w"
    let formula = "z + (w.u)*tanh(z + b)"
    let domain = Domain.line
    let range = Domain.line
    let hasClosedInverse = false

    func forward<S: Scalar>(_ z: S) -> S { z + S(stretch) * tanh(z + S(b)) }
    func inverse<S: Scalar>(_ x: S) -> S { S.solve(self, for: x) }
    func derivative<S: Scalar>(_ z: S) -> S { 1 + S(stretch) * pow(1 / cosh(z + S(b)), 2) }
  }
}
