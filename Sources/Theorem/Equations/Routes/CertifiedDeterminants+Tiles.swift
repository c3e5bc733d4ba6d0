// What one tile tells: by a mean value form along its axes, or in the plane by Taylor's formula along rays from its centre.

extension CertifiedDeterminants {
  /// The product on a box.
  func tile(_ box: [Interval], bySeries: Bool, _ budget: inout Budget) -> Tile {
    let center = box.map { Interval($0.midpoint) }
    if bySeries { return tile(box, around: center, within: Self.margin(true), &budget) }
    let atCenter = product(center)
    var (form, plain) = (atCenter, Interval.entire)
    var changes: [Double] = []
    for d in box.indices {
      // From the centre one coordinate after another.
      let moved = box.indices.map { Dual($0 <= d ? box[$0] : center[$0], $0 == d ? 1 : 0) }
      let h = product(moved)
      let change = h.derivative * (box[d] - center[d])
      changes.append(change.magnitude)
      form = form + change
      plain = h.value
    }
    budget.pay(.slopes, times: 2 * box.count)
    // A mean value form speaks of what has no jump; across one there is only what the plain enclosure says.
    let isContinuous = product(box.map { DefinedInterval($0) }).isDefined
    let whole = isContinuous ? form.intersection(plain) : plain
    return Tile(
      box: box, center: center, atCenter: [atCenter], changes: changes,
      gap: whole.isEmpty ? .infinity : (whole - 1).magnitude)
  }

  /// The product on a box of the plane, by its series; where that is too wide, along which axis it is so.
  private func tile(
    _ box: [Interval], around center: [Interval], within margin: Double, _ budget: inout Budget
  ) -> Tile {
    budget.pay(.values, times: 2)
    let atCenter = ones(center)
    func worst(_ ones: [Interval]) -> Double {
      ones.reduce(0) { $1.isEmpty ? .infinity : Swift.max($0, ($1 - 1).magnitude) }
    }
    // Plain enclosures, where they are narrow enough, go across a kink too.
    let plain = worst(ones(box))
    var gap = plain <= margin ? plain : worst(atCenter)
    if plain <= margin {
      if !ones(box.map { DefinedInterval($0) }).allSatisfy(\.isDefined) { gap = .infinity }
    } else if gap <= margin {
      let more = deviations(from: center, over: box, within: margin, &budget)
      gap = (gap + more.reduce(0, Swift.max)).nextUp
      if gap <= margin, !ones(box.map { DefinedInterval($0) }).allSatisfy(\.isDefined) { gap = .infinity }
    }
    guard !(gap <= margin) else {
      return Tile(box: box, center: center, atCenter: atCenter, changes: [], gap: gap)
    }
    budget.pay(.shortSeries)
    let radii = box.map(\.radius)
    var changes = [remainders(over: box, [radii[0], 0]).reduce(0, Swift.max)]
    // Without a bound along the one axis there is no need to know the other.
    if changes[0].isFinite {
      budget.pay(.shortSeries)
      changes.append(remainders(over: box, [0, radii[1]]).reduce(0, Swift.max))
    }
    return Tile(box: box, center: center, atCenter: atCenter, changes: changes, gap: gap)
  }

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
      guard bounds.areFinite else { return .infinity }
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
