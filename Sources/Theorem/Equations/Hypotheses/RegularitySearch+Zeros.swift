// Where det touches 0 without a change of sign, and what else leads to the same x.

extension RegularitySearch {
  /// A line through space: a point, a direction, and where on it to look first, in order.
  private struct Line {
    let start: [Double]
    let direction: [Double]
    let places: [Double]
    func at(_ t: Double) -> [Double] { start.indices.map { start[$0] + t * direction[$0] } }
  }

  /// A point where log |det| has a minimum along a line.
  struct LowPlace {
    let z: [Double]
    let value: Double
    /// The lesser of log |det| at the two neighbours between which it was found.
    let around: Double
  }

  /// Where following log |det| down along lines leads: along the axes through probes where D is small, and in the direction
  /// in which it falls fastest from where it is least.
  func lowPlaces(from looks: [Look]) -> [LowPlace] {
    var lines: [Line] = []
    if d <= 4 {
      for z in p.probes(3) {
        lines += z.indices.map { i in
          Line(
            start: z, direction: z.indices.map { $0 == i ? 1 : 0 }, places: levels(of: i).map { $0 - z[i] })
        }
      }
    }
    let sizes = looks.map(\.logAbsDeterminant)
    let lowest = sizes.indices.filter { sizes[$0].isFinite }.sorted { sizes[$0] < sizes[$1] }
    lines += lowest.prefix(d > 8 ? 1 : 3).compactMap { steepest(at: looks[$0].z) }
    return lines.flatMap(minima)
  }

  /// The gradient of log |det|, by differences of a thousandth of the spread: a direction needs few digits.
  private func steepest(at z: [Double]) -> Line? {
    let gradient = z.indices.map { i -> Double in
      let step = spread[i] * 0x1p-10
      func moved(_ by: Double) -> Double {
        var next = z
        next[i] += by
        return logAbsDeterminant(next)
      }
      // In units of the spread, so that a long axis isn't preferred.
      return moved(step) - moved(-step)
    }
    let size = gradient.reduce(0) { Swift.max($0, $1.magnitude) }
    guard gradient.areFinite, size > 0 else { return nil }
    let direction = zip(gradient, spread).map { $0 / size * $1 }
    let (lower, upper) = stretch(from: z, direction)
    guard lower < 0, 0 < upper, lower.isFinite, upper.isFinite else { return nil }
    let steps = d > 8 ? 8 : 16
    // Closer together near z, from where a zero is likeliest to be seen.
    let shares = (1...steps).map { Double.sinh(4 * Double($0) / Double(steps)) / Double.sinh(4) }
    return Line(
      start: z, direction: direction,
      places: shares.reversed().map { lower * $0 } + [0] + shares.map { upper * $0 })
  }

  /// The part of a line inside the bulk.
  private func stretch(from z: [Double], _ direction: [Double]) -> (lower: Double, upper: Double) {
    var (lower, upper) = (-Double.infinity, Double.infinity)
    for i in z.indices where direction[i] != 0 {
      let ends = [bulk[i].lower, bulk[i].upper].map { ($0 - z[i]) / direction[i] }.sorted()
      (lower, upper) = (Swift.max(lower, ends[0]), Swift.min(upper, ends[1]))
    }
    return (lower, upper)
  }

  /// The inner minima of log |det| along the line, each between two neighbours.
  private func minima(on line: Line) -> [LowPlace] {
    let places = line.places
    let values = places.map { logAbsDeterminant(line.at($0)) }
    return places.indices.dropFirst().dropLast().compactMap { i in
      let neighbours = (values[i - 1], values[i + 1])
      // det ~ (t - t₀)² falls fourfold, or more, towards the place next to t₀.
      guard values[i] <= neighbours.0, values[i] <= neighbours.1,
        values[i] <= Swift.max(neighbours.0, neighbours.1) - Double.log(4)
      else { return nil }
      let place = goldenSection(places[i - 1], places[i + 1]) { logAbsDeterminant(line.at($0)) }
      // A coordinate within the search's own width of 0 is 0.
      let z = zip(line.at(place), spread).map { $0.magnitude < $1 * 0x1p-44 ? 0 : $0 }
      let value = logAbsDeterminant(z)
      return LowPlace(z: z, value: value, around: Swift.min(neighbours.0, neighbours.1))
    }
  }

  /// Whether det has come down to 2⁻²⁴ of what it is around and, enclosed on the doubles beside z, may be 0; where the enclosure
  /// says nothing, det must have come down to 2⁻⁴⁸.
  func touchesZero(_ low: LowPlace) -> Bool {
    guard base.contains(low.z), low.value < low.around - 24 * Double.log(2) else { return false }
    let box = low.z.map { Interval($0.nextDown, $0.nextUp) }
    let determinant = Theorem.jacobian(of: f, at: box).determinant
    guard determinant.contains(0.0) else { return false }
    return determinant.isBounded || low.value < low.around - 48 * Double.log(2)
  }

  /// Where `value` is least between a and b, to the last digits that it tells apart.
  private func goldenSection(_ a: Double, _ b: Double, _ value: (Double) -> Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (a, b)
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var (atLeft, atRight) = (value(left), value(right))
    // 0.618⁸⁰ of the bracket is below the spacing of doubles.
    for _ in 0..<80 where low < left && left < right && right < high {
      if atLeft < atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = value(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = value(right)
      }
    }
    return atLeft < atRight ? left : right
  }

  // MARK: The same x twice

  /// Two points of the base with the same x: what the claimed inverse answers, or what Newton's method finds from elsewhere.
  func secondPreimage(_ looks: [Look]) -> Regularity? {
    let probes = p.probes(d > 8 ? 2 : 5)
    for (k, z) in probes.enumerated() {
      let x = f.forward(z)
      guard x.areFinite else { continue }
      let others = probes.indices.filter { $0 != k }.map { probes[$0] }
      let starts = [z.map { -$0 }] + others + looks.prefix(d > 8 ? 1 : 4).map(\.z)
      let found =
        (f.hasClosedInverse ? [f.inverse(x)] : [])
        + starts.compactMap { f.numericalInverse(x, near: $0, steps: 20) }
      for other in found where base.contains(other) && isAnother(other, z, x) { return .repeats(z, other) }
    }
    return meeting(looks)
  }

  /// Two points far apart whose images lie close together, and Newton's method from the one to the other's x.
  ///
  /// Half of the points are drawn, half spread evenly over the bulk, where an overlap of little mass would not be drawn. Of each,
  /// the nearest of the next images along the first coordinate; of those pairs, the ones that f brings together most.
  private func meeting(_ looks: [Look]) -> Regularity? {
    let half = looks.count / 2
    let even = (0..<half).map { i in
      bulk.indices.map { k in
        bulk[k].lower + (bulk[k].upper - bulk[k].lower) * stream.uniform(Self.evenDraws + i * d + k)
      }
    }
    let all = looks.prefix(half).map { (z: $0.z, x: $0.x) } + even.map { (z: $0, x: f.forward($0)) }
    let seen = all.filter { base.contains($0.z) && $0.x.areFinite }
    let firsts = seen.map { $0.x[0] }
    let points = firsts.indices.sorted { firsts[$0] < firsts[$1] }.map { seen[$0] }
    let pairs = broughtTogether(points.flatMap(\.z), points.flatMap(\.x), count: points.count)
    for pair in pairs.sorted(by: { $0.ratio > $1.ratio }).prefix(8) {
      let (z, x) = points[pair.i]
      if let other = f.numericalInverse(x, near: points[pair.j].z, steps: 20), base.contains(other),
        isAnother(other, z, x)
      {
        return .repeats(z, other)
      }
    }
    return nil
  }

  /// Each point with that of the next eight to which it is farthest, for how near their images are.
  ///
  /// `z` and `x` hold `count` points and their images, one after another: many pairs, so in plain loops, which are quick in a
  /// debug build too.
  private func broughtTogether(
    _ z: [Double], _ x: [Double], count: Int
  ) -> [(ratio: Double, i: Int, j: Int)] {
    let d = self.d
    func distance(_ a: UnsafePointer<Double>, _ i: Int, _ j: Int) -> Double {
      var sum = 0.0
      var k = 0
      while k < d {
        sum += (a[i * d + k] - a[j * d + k]).magnitude
        k += 1
      }
      return sum
    }
    var pairs: [(ratio: Double, i: Int, j: Int)] = []
    var i = 0
    while i + 1 < count {
      var best = (ratio: -Double.infinity, i: i, j: i)
      var j = i + 1
      while j < Swift.min(i + 9, count) {
        let ratio = distance(z, i, j) / distance(x, i, j)
        if best.j == i || best.ratio < ratio { best = (ratio, i, j) }
        j += 1
      }
      pairs.append(best)
      i += 1
    }
    return pairs
  }

  /// Where the numbers of evenly spread points begin in the stream: behind all others'.
  private static let evenDraws = 1 << 20

  /// Whether `other` is another point than z and leads to x, neither only because x has rounded: moving x by its last digits must
  /// move both by far less than they are apart.
  private func isAnother(_ other: [Double], _ z: [Double], _ x: [Double]) -> Bool {
    let images = f.forward(other)
    let apart = zip(other, z).map { ($0 - $1).magnitude }.max() ?? 0
    guard images.areFinite, apart > 0 else { return false }
    let rounding = zip(x, images).map { 8 * Swift.max($0.magnitude, $1.magnitude).ulp }
    let gap = zip(x, images).map { $0 - $1 }
    return [z, other].allSatisfy { point in
      let inverse = LUDecomposition(jacobian(of: f, at: point)).inverse
      guard inverse.elements.areFinite else { return false }
      let moved = inverse.map { $0.magnitude } * zip(rounding, gap).map { $0 + $1.magnitude }
      return moved.allSatisfy { $0 < apart * 0x1p-10 }
    }
  }
}
