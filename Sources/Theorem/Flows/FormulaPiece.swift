/// A stretch of a map that has no formula of one line, and its formula there.
public struct FormulaPiece: Sendable, Hashable {
  /// Where it holds; the ends belong to it too, for the pieces meet.
  public let domain: Domain
  /// The formula, in the reader's notation.
  public let formula: String

  /// `formula` on `domain`.
  public init(_ domain: Domain, _ formula: String) {
    self.domain = domain
    self.formula = formula
  }
}

extension Spline {
  /// The identity up to the first knot, each bin, the identity from the last one.
  ///
  /// Formula: in a bin, with w = z₁ − z₀, h = x₁ − x₀, s = h/w, t = (z − z₀)/w and u = t(1 − t):
  /// x = x₀ + h (s t² + d₀ u)/(s + (d₀ + d₁ − 2s) u), its numbers as they are typed.
  public var pieces: [FormulaPiece] {
    let bins = zip(knots, knots.dropFirst()).map { left, right in
      let (w, h) = ("((\(right.z)) - (\(left.z)))", "((\(right.x)) - (\(left.x)))")
      let t = "((z - (\(left.z)))/\(w))"
      let (s, u) = ("(\(h)/\(w))", "(\(t)*(1 - \(t)))")
      return FormulaPiece(
        Domain(left.z, right.z),
        "(\(left.x)) + \(h)*(\(s)*\(t)^2 + \(left.slope)*\(u))/(\(s) + (\(left.slope) + \(right.slope) - 2*\(s))*\(u))"
      )
    }
    return [FormulaPiece(Domain(-.infinity, knots[0].z), "z")] + bins
      + [FormulaPiece(Domain(knots[knots.count - 1].z, .infinity), "z")]
  }
}
