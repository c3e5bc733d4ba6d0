/// Tiles of the plane by Taylor's formula along rays from the tile's centre.
extension CertifiedDeterminants {
  /// n, the order of the remainder.
  static let order = 8

  /// How far from its value at c each of `ones` may be on a tile around c, of half sides ρ:
  /// h(c + u) = h(c) + Σ hₖ(u) + R(u), k = 1 ... n − 1.
  ///
  /// hₖ is the coefficient of tᵏ in h(c + t u), a homogeneous polynomial of degree k in u, of which n directions are asked, at half
  /// the corners of a regular 2n-gon on the ellipse through the tile's corners. On the ellipse hₖ is a trigonometric polynomial of
  /// degree k in the angle; from its greatest size ‖hₖ‖ such a one falls to no less than ‖hₖ‖ cos kα within the angle α, and a
  /// corner lies within π/2n: |hₖ| ≤ maxᵢ |hₖ(uᵢ)| / cos(kπ/2n) all over the tile. R is in hₙ taken at any point of the tile, in any
  /// direction u of it: one series over the tile itself.
  /// Edge cases: where an R alone is too wide, those bounds of R; a jump or a kink has no bounded coefficient, so none is stepped over.
  /// Source: M. Riesz (1914) on how trigonometric polynomials fall, as in Ehlich & Zeller, Schwankung von Polynomen zwischen
  /// Gitterpunkten (1964); Griewank, Utke & Walther, Evaluating higher derivative tensors by forward propagation of univariate
  /// Taylor series (2000).
  func deviations(
    from center: [Interval], over box: [Interval], within margin: Double, _ budget: inout Budget
  ) -> [Double] {
    let radii = box.map(\.radius)
    let rests = remainders(over: box, radii)
    budget.pay(.shortSeries)
    guard rests.allSatisfy({ $0 <= margin }) else { return rests }
    var bounds = rests.map { _ in Array(repeating: 0.0, count: Self.order) }
    for direction in Self.directions {
      let rays = ones(
        box.indices.map { d in
          IntervalJet.ray(from: center[d], direction[d] * Interval(radii[d]), terms: Self.order)
        })
      for (i, ray) in rays.enumerated() {
        for k in 1..<Self.order { bounds[i][k] = Swift.max(bounds[i][k], ray[k].magnitude) }
      }
    }
    budget.pay(.shortSeries, times: Self.order)
    return zip(rests, bounds).map { rest, bounds in
      guard bounds.allSatisfy(\.isFinite) else { return .infinity }
      return (1..<Self.order).reduce(Interval(rest)) { $0 + Interval(bounds[$1]) * Self.growth[$1] }.upper
    }
  }

  /// At least |R| of each; `radii` may leave out an axis, to see which of them it depends on.
  func remainders(over box: [Interval], _ radii: [Double]) -> [Double] {
    let along = ones(
      box.indices.map {
        IntervalJet.ray(from: box[$0], Interval(-radii[$0], radii[$0]), terms: Self.order + 1)
      })
    return along.map { series in
      let rest = series[Self.order].magnitude
      return rest.isNaN ? .infinity : rest
    }
  }

  /// √2 (cos iπ/n, sin iπ/n), i = 0 ... n − 1: the other half of the corners are their opposites.
  private static let directions = (0..<order).map { i in
    let angle = Interval.pi * Interval(Double(i)) / Interval(Double(order))
    return [Interval.sqrt(2) * .cos(angle), Interval.sqrt(2) * .sin(angle)]
  }
  /// 1/cos(kπ/2n).
  private static let growth = (0..<order).map { k in
    1 / Interval.cos(Interval.pi * Interval(Double(k)) / Interval(Double(2 * order)))
  }
}
