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

  private func moved<S: Scalar>(_ z: [S], by amount: S) -> [S] {
    pairwise(z, u) { $0 + S($1) * amount }
  }

  private static func dot<S: Scalar>(_ w: [Double], _ z: [S]) -> S {
    pairwise(w, z) { S($0) * $1 }.sum
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

/// x = z + β (z − c)/(α + |z − c|): space is stretched away from a centre c, or drawn towards it.
///
/// Domain: ℝ^D. Range: ℝ^D. Inverse: r = |z − c| solves r² + (α + β − R) r − αR = 0 with R = |x − c|, and z = c + (x − c)/(1 + β/(α + r)).
/// log |det|: (D − 1) log(1 + β/(α + r)) + log(1 + αβ/(α + r)²).
/// Trap: for β ≤ −α it folds, and isn't a bijection; a bare β, as learned, may do that. At c itself r has no slope.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 4.1 and appendix A.2.
public struct Radial: VectorMap {
  /// c.
  public let center: [Double]
  /// α > 0.
  public let alpha: Double
  /// β > −α.
  public let beta: Double
  public let name: String

  /// A `center`, `alpha` > 0 and `beta` > −`alpha`.
  public init(center: [Double], alpha: Double, beta: Double, name: String? = nil) {
    precondition(!center.isEmpty && alpha > 0, "a radial map needs a center and alpha > 0; got \(alpha)")
    precondition(beta > -alpha, "a radial map needs beta > -alpha, or it folds; got \(beta)")
    (self.center, self.alpha, self.beta) = (center, alpha, beta)
    self.name = name ?? "radial-\(center.count)"
  }

  public var dimension: Int { center.count }
  public var formula: String {
    let away = center.enumerated().map { i, c in
      c == 0 ? "z\(i + 1)" : "(z\(i + 1) \(c < 0 ? "+" : "-") \(c.magnitude.inFormula))"
    }
    let radius = "sqrt(\(away.map { "\($0)^2" }.joined(separator: " + ")))"
    let factor = "\(beta < 0 ? "-" : "+") \(beta.magnitude.inFormula)"
    return away.enumerated().map { i, away in
      "z\(i + 1) \(factor)*\(away)/(\(alpha.inFormula) + \(radius))"
    }.joined(separator: ", ")
  }

  /// x − c, and its length.
  private func away<S: Scalar>(_ x: [S]) -> (difference: [S], radius: S) {
    let difference = pairwise(x, center) { $0 - S($1) }
    return (difference, sqrt(difference.map { pow($0, 2) }.sum))
  }

  public func forward<S: Scalar>(_ z: [S]) -> [S] {
    let (difference, r) = away(z)
    return pairwise(z, difference) { $0 + S(beta) * $1 / (S(alpha) + r) }
  }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] {
    let (difference, radius) = away(x)
    let m = radius - S(alpha) - S(beta)
    let root = sqrt(pow(m, 2) + 4 * S(alpha) * radius)
    // The two forms of the same root; each cancels where the other doesn't.
    let r = prefer(
      m, negative: { 2 * S(alpha) * radius / (root - m) }, otherwise: { (root + m) / 2 })
    return pairwise(center, difference) { S($0) + $1 / (1 + S(beta) / (S(alpha) + r)) }
  }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    let reach = S(alpha) + away(z).radius
    return S(Double(dimension - 1)) * log1p(S(beta) / reach) + log1p(S(alpha) * S(beta) / pow(reach, 2))
  }
}
