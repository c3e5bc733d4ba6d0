// Where det changes its sign, and where f begins to have a value.

extension RegularitySearch {
  /// A place where det changes its sign, if two of the points show two signs beyond rounding: the leg of the way from one to the
  /// other, coordinate by coordinate, on which the sign changes is halved.
  func turn(_ points: [([Double], Sight)]) -> Regularity? {
    let positive = points.filter { $0.1 == .positive }.map(\.0)
    let negative = points.filter { $0.1 == .negative }.map(\.0)
    guard !positive.isEmpty, !negative.isEmpty else { return nil }
    let (few, many) = positive.count < negative.count ? (positive, negative) : (negative, positive)
    let (mostLooked, mostPoles) = (32, 8)
    for one in central(few).prefix(mostLooked).lazy.filter(isProved).prefix(mostPoles) {
      guard
        let other = many.sorted(by: { distance($0, one) < distance($1, one) }).prefix(mostLooked)
          .first(where: isProved)
      else { return nil }
      let place = boundaryPoint(from: one, to: other) { sight($0) == sight(one) }
      if !isPole(place) { return .turns(at: place) }
    }
    return nil
  }

  /// Whether f leaps at the place from one infinity to the other, as z₁/z₂ does where z₂ = 0: it has no value there, on a set without
  /// mass, and beyond it takes other values than before. 1/|z₂| comes back on the same side: that is a fold.
  ///
  /// A million times nearer to it a coordinate of x is at least 2⁵ times as large; a pole as slow as that of z^(−1/4) makes it so.
  private func isPole(_ place: [Double]) -> Bool {
    place.indices.contains { axis in
      func image(_ step: Double) -> [Double] {
        var z = place
        z[axis] += step * spread[axis]
        return f.forward(z)
      }
      let (below, above) = ((image(-0x1p-20), image(-0x1p-40)), (image(0x1p-20), image(0x1p-40)))
      return place.indices.contains { k in
        below.1[k] * above.1[k] < 0 && below.1[k].magnitude > 32 * below.0[k].magnitude
          && above.1[k].magnitude > 32 * above.0[k].magnitude
      }
    }
  }

  private func isProved(_ z: [Double]) -> Bool {
    let seen = provedSight(z)
    return seen == .positive || seen == .negative
  }

  /// Those nearest to the middle first, each coordinate measured by the base's own spread.
  private func central(_ points: [[Double]]) -> [[Double]] {
    let middle = base.quantile(base.levels(0.5))
    return points.map { ($0, distance($0, middle)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  func distance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in spread.indices {
      let steps = (a[i] - b[i]) / spread[i]
      sum += steps * steps
    }
    return sum
  }

  /// The place on the way from `start` to `end`, one coordinate after another, where `isBefore` stops being true.
  func boundaryPoint(
    from start: [Double], to end: [Double], isBefore: ([Double]) -> Bool
  ) -> [Double] {
    var z = start
    for i in z.indices {
      var next = z
      next[i] = end[i]
      if isBefore(next) {
        z = next
        continue
      }
      var moved = z
      z[i] = boundary(from: z[i], to: end[i]) {
        moved[i] = $0
        return isBefore(moved)
      }
      return z
    }
    return z
  }

  /// Points on the straight lines between the probes.
  func between(_ probes: [[Double]]) -> [[Double]] {
    let parts = d > 8 ? 4 : 16
    return probes.indices.flatMap { i in
      probes[(i + 1)...].flatMap { other in
        (1..<parts).map { k in
          zip(probes[i], other).map { $0 + ($1 - $0) * Double(k) / Double(parts) }
        }
      }
    }
  }

  /// Points to both sides of where f changes its branch, as the map tells, near and nearer.
  func besideKinks() -> [[Double]] {
    // The nearest to the middle of the base, as many as there are draws.
    Array(
      beside(Array(stride(from: 2, through: 38, by: 6))) { f.kinks(along: $0, through: $1, at: $2) }
        .prefix(draws))
  }

  /// Points to either side of where a claim changes its branch: what is wrong beyond such a place alone hides from probes elsewhere.
  func besideBranches(of claims: ([Double]) -> [Bool?]) -> [[Double]] {
    guard !claims(p.probes(1)[0]).isEmpty else { return [] }
    let found = beside([2, 8]) { i, z, values in
      changes(between: values) { value in
        var moved = z
        moved[i] = value
        return claims(moved)
      }
    }
    return Array(found.filter(base.contains).prefix(16))
  }

  /// Points 2⁻ᵏ of a coordinate's spread, k one of `halvings`, from the kinks that a coordinate meets on its way through a probe, and
  /// halfway between two of them, the nearest to the middle of the base first.
  private func beside(
    _ halvings: [Int], _ kinks: (_ along: Int, _ through: [Double], _ at: [Double]) -> [Double]
  ) -> [[Double]] {
    var found: [[Double]] = []
    for probe in p.probes(d > 4 ? 1 : 3) {
      for i in probe.indices {
        let places = kinks(i, probe, levels(of: i)).sorted()
        let steps = halvings.map { spread[i] * Double.pow(2, -$0) }
        let between = halfway(between: places, atLeast: 0x1p-30 * spread[i])
        let values = places.flatMap { kink in steps.flatMap { [kink - $0, kink + $0] } } + between
        for value in values where bulk[i].contains(value) {
          var z = probe
          z[i] = value
          found.append(z)
        }
      }
    }
    return central(found)
  }

  /// Coordinate `i` of the base at levels from tail to tail, in order.
  func levels(of i: Int, _ count: Int = 48) -> [Double] {
    (0...count).map { k in
      let turn = Double(2 * k - count) / Double(count)
      // Even in log-odds: as many steps from 10⁻⁶ to 10⁻³ as from 10⁻³ to about a half.
      let odds = turn * Double.log((1 - Self.tail) / Self.tail)
      var levels = base.levels(0.5)
      levels[i] = 1 / (1 + Double.exp(-odds))
      return base.coordinates(at: levels)[i]
    }
  }

  /// A box around the most central draw that f has a value on, each side as far as walking along an axis found one, or the
  /// support of a base; nil where none of them will do, a draw or a corner showing it.
  func definedBox(_ drawn: [[Double]], _ sights: [Sight]) -> [Domain]? {
    let defined = drawn.indices.filter { sights[$0] != .undefined }.map { drawn[$0] }
    guard let start = central(defined).first else { return nil }
    func isDefined(_ z: [Double]) -> Bool { sight(z) != .undefined }
    let box = start.indices.map { i -> Domain in
      func at(_ value: Double) -> [Double] {
        var z = start
        z[i] = value
        return z
      }
      func reach(_ way: [Double], _ end: Double) -> Double {
        var last = start[i]
        for value in way {
          if !isDefined(at(value)) { return boundary(from: last, to: value) { isDefined(at($0)) } }
          last = value
        }
        return end
      }
      let all = levels(of: i)
      let lower = reach(all.filter { $0 < start[i] }.reversed(), -.infinity)
      let upper = reach(all.filter { $0 > start[i] }, .infinity)
      return lower < upper ? Domain(lower, upper) : .line
    }
    let boxes = [box, box.map { _ in .positive }, box.map { _ in .unit }]
    return boxes.first { holdsNoGap($0, drawn, sights) }
  }

  /// Whether f has a value at every draw in the box and at its corners, as far out as the bulk goes.
  private func holdsNoGap(_ box: [Domain], _ drawn: [[Double]], _ sights: [Sight]) -> Bool {
    let isBroken = drawn.indices.contains { k in
      sights[k] == .undefined && zip(box, drawn[k]).allSatisfy { $0.contains($1) }
    }
    guard !isBroken else { return false }
    let mostCorners = 256
    return (0..<Swift.min(mostCorners, 1 << Swift.min(d, 8))).allSatisfy { corner in
      let z = box.indices.map { i -> Double in
        let inside = Swift.min(spread[i], box[i].upper - box[i].lower) * 0x1p-10
        let isUpper = corner & (1 << (i % 8)) != 0
        if isUpper { return box[i].upper.isFinite ? box[i].upper - inside : bulk[i].upper }
        return box[i].lower.isFinite ? box[i].lower + inside : bulk[i].lower
      }
      return sight(z) != .undefined
    }
  }
}
