/// By how much a map of the plane stretches area at z, from its values alone: no Jacobian.
///
/// Formula: the area of the quadrilateral that the corners of a square of side h around z are sent to, over h²; it is
/// |det J| + O(h²), so (4 A(h/2) − A(h))/3 gains two orders, and again; the smallest change between steps is the error bar.
/// Domain: the square must lie in the map's domain; h starts at 2⁻⁴ or as near the domain's end as it gets.
public enum CellArea {
  /// The ratio of areas as h → 0.
  public static func ratio(of f: any VectorMap, at z: [Double]) -> Estimate {
    precondition(z.count == 2, "areas belong to the plane; got \(z.count) coordinates")
    let room = zip(z, f.domain).map { Swift.min($0 - $1.lower, $1.upper - $0) }.min() ?? 1
    let first = Swift.min(0x1p-4, room / 2)
    var best = Estimate(.nan, error: .infinity)
    var row: [Double] = []
    for level in 0..<7 {
      let h = first * Double.pow(2, -level)
      let area = self.area(f, z, side: h)
      let rounding = 16 * (f.forward(z).map(\.magnitude).max() ?? 1).ulp / h
      var next = [area / (h * h)]
      var weight = 4.0
      for coarser in row {
        let finer = next[next.count - 1]
        let value = (weight * finer - coarser) / (weight - 1)
        let change =
          (value - finer).magnitude + (value - coarser).magnitude + rounding * (1 + value.squareRoot())
        if change < best.error { best = Estimate(value, error: change) }
        next.append(value)
        weight *= 4
      }
      row = next
    }
    return best
  }

  /// The area between the images of a square's corners, by the shoelace formula about the first of them.
  static func area(_ f: any VectorMap, _ z: [Double], side h: Double) -> Double {
    let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
      f.forward([z[0] + $0.0 * h / 2, z[1] + $0.1 * h / 2])
    }
    let arms = corners.dropFirst().map { [$0[0] - corners[0][0], $0[1] - corners[0][1]] }
    let twice = zip(arms, arms.dropFirst()).map { $0[0] * $1[1] - $0[1] * $1[0] }.reduce(0, +)
    return twice.magnitude / 2
  }
}
