import Theorem

/// Frames whose axes count powers of ten: what grows like a power of the other is a straight line there.
extension Plot {
  /// A frame of powers of ten: `x` and `y` are exponents.
  func power(_ px: Double, _ py: Double) -> Point { point(Plot.exponent(px), Plot.exponent(py)) }

  /// log₁₀ x, x > 0.
  static func exponent(_ x: Double) -> Double { Double.log(x) / Double.log(10) }

  /// The exponent p of the best y = c xᵖ, by least squares on the logarithms of at least two points.
  static func slope(of points: [(Double, Double)]) -> Double {
    let logs = points.map { (exponent($0.0), exponent($0.1)) }
    let count = Double(logs.count)
    let middle = (logs.reduce(0) { $0 + $1.0 } / count, logs.reduce(0) { $0 + $1.1 } / count)
    let products = logs.reduce(0) { $0 + ($1.0 - middle.0) * ($1.1 - middle.1) }
    return products / logs.reduce(0) { $0 + ($1.0 - middle.0) * ($1.0 - middle.0) }
  }
}

/// The shape that tells one row of points from another.
enum Mark: Sendable { case circle, square, triangle, diamond, cross }

extension Drawing {
  /// Axes with a tick at every power of ten, on `x` at the numbers `ticks` instead if there are any, on `y` at every `step`-th.
  mutating func axesOfPowers(
    _ plot: Plot, x xLabel: String, y yLabel: String, ticks: [Int] = [], step: Int = 1
  ) {
    let (bottom, right) = (plot.top + plot.height, plot.left + plot.width)
    line(Point(plot.left, bottom), Point(right, bottom), .ink)
    line(Point(plot.left, plot.top), Point(plot.left, bottom), .ink)
    let powers = Int(plot.x.lowerBound.rounded(.up))...Int(plot.x.upperBound.rounded(.down))
    let places =
      ticks.isEmpty
      ? powers.map { (Double($0), powerOfTen($0)) } : ticks.map { (Plot.exponent(Double($0)), "\($0)") }
    for (exponent, label) in places {
      let px = plot.across(exponent)
      line(Point(px, bottom), Point(px, bottom + 4), .ink)
      text(label, Point(px, bottom + 19), .middle, size: 11)
    }
    for k in Int(plot.y.lowerBound.rounded(.up))...Int(plot.y.upperBound.rounded(.down))
    where k % step == 0 {
      let py = plot.up(Double(k))
      line(Point(plot.left - 4, py), Point(plot.left, py), .ink)
      text(powerOfTen(k), Point(plot.left - 7, py + 4), .end, size: 11)
    }
    text(xLabel, Point(plot.left + plot.width / 2, bottom + 38), .middle, size: 12)
    text(yLabel, Point(plot.left - 46, plot.top + plot.height / 2), .middle, size: 12, turned: true)
  }

  private func powerOfTen(_ k: Int) -> String {
    k == 0 ? "1" : k == 1 ? "10" : "10^{\(k)}".replacing("-", with: "−")
  }

  /// A row of points (N, value), joined, each with its mark.
  mutating func row(_ points: [(Double, Double)], in plot: Plot, _ mark: Mark, _ style: Style = .ink) {
    let places = points.map { plot.power($0.0, $0.1) }
    path(places, style)
    for place in places { self.mark(place, mark, style) }
  }

  /// The line y = c xᵖ through `start`, as far as x = `end`: what a slope of p looks like.
  mutating func slope(_ p: Double, from start: (Double, Double), to end: Double, in plot: Plot) {
    let last = start.1 * Double.pow(end / start.0, p)
    line(plot.power(start.0, start.1), plot.power(end, last), .ink, dashed: true)
  }

  mutating func mark(_ at: Point, _ mark: Mark, _ style: Style = .ink, size r: Double = 4) {
    func shape(_ corners: [(Double, Double)]) {
      let outline = corners.map { Point(at.x + $0.0 * r, at.y + $0.1 * r) }
      let words = outline.map { "\(pixels($0.x)) \(pixels($0.y))" }.joined(separator: " L")
      add(Element("path", ["d": "M\(words) Z", "fill": style.color, "stroke": "#FFFFFF"]))
    }
    switch mark {
    case .circle: dot(at, style, radius: r)
    case .square: shape([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: shape([(0, -1.2), (1.1, 0.8), (-1.1, 0.8)])
    case .diamond: shape([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .cross:
      line(Point(at.x - r, at.y - r), Point(at.x + r, at.y + r), style)
      line(Point(at.x - r, at.y + r), Point(at.x + r, at.y - r), style)
    }
  }
}
