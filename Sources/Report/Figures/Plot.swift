import Theorem

/// A pair of axes in a picture: what is where.
struct Plot: Sendable {
  /// The frame, in pixels.
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  /// What it shows.
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  func point(_ px: Double, _ py: Double) -> Point { Point(across(px), up(py)) }
  func across(_ px: Double) -> Double { left + width * (px - x.lowerBound) / (x.upperBound - x.lowerBound) }
  func up(_ py: Double) -> Double {
    top + height * (1 - (py - y.lowerBound) / (y.upperBound - y.lowerBound))
  }

  /// The curve y = f(x) over the frame's width or over `range`; it leaves the frame where f does, and is broken where f is
  /// not finite.
  func curve(over range: ClosedRange<Double>? = nil, steps: Int = 160, _ f: (Double) -> Double) -> [[Point]] {
    let range = range ?? x
    let points = (0...steps).map { i -> (Double, Double) in
      let px = range.lowerBound + (range.upperBound - range.lowerBound) * Double(i) / Double(steps)
      return (px, f(px))
    }
    return trace(points)
  }

  /// The parts of a path that lie in the frame, each cut at its edge.
  func trace(_ points: [(Double, Double)]) -> [[Point]] {
    var parts: [[Point]] = []
    var part: [Point] = []
    func close() {
      if part.count > 1 { parts.append(part) }
      part = []
    }
    for (index, next) in points.enumerated() {
      guard next.0.isFinite, next.1.isFinite else {
        close()
        continue
      }
      guard index > 0, points[index - 1].0.isFinite, points[index - 1].1.isFinite else {
        if isInside(next) { part = [point(next.0, next.1)] }
        continue
      }
      let last = points[index - 1]
      guard let (from, to) = clipped(last, next) else {
        close()
        continue
      }
      if part.isEmpty { part.append(point(from.0, from.1)) }
      part.append(point(to.0, to.1))
      if !isInside(next) { close() }
    }
    close()
    return parts
  }

  func isInside(_ p: (Double, Double)) -> Bool { x.contains(p.0) && y.contains(p.1) }

  /// The part of a segment inside the frame, by Liang and Barsky's clipping.
  private func clipped(_ a: (Double, Double), _ b: (Double, Double)) -> (
    (Double, Double), (Double, Double)
  )? {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (b.0 - a.0, b.1 - a.1)
    // A leap wider than a double holds has no slope to be cut by.
    guard dx.isFinite, dy.isFinite else { return nil }
    let edges = [
      (-dx, a.0 - x.lowerBound), (dx, x.upperBound - a.0), (-dy, a.1 - y.lowerBound),
      (dy, y.upperBound - a.1),
    ]
    for (p, q) in edges {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        first = max(first, q / p)
      } else {
        last = min(last, q / p)
      }
    }
    guard first <= last else { return nil }
    return ((a.0 + first * dx, a.1 + first * dy), (a.0 + last * dx, a.1 + last * dy))
  }

  /// The area under f between two points, as far as the frame reaches.
  func area(from a: Double, to b: Double, steps: Int = 80, _ f: (Double) -> Double) -> [Point] {
    let (low, high) = (max(min(a, b), x.lowerBound), min(max(a, b), x.upperBound))
    guard low < high else { return [] }
    let top = (0...steps).map { i -> Point in
      let px = low + (high - low) * Double(i) / Double(steps)
      let value = f(px)
      return point(px, min(max(value.isFinite ? value : 0, y.lowerBound), y.upperBound))
    }
    return [point(low, max(0, y.lowerBound))] + top + [point(high, max(0, y.lowerBound))]
  }

  /// Round numbers inside a range, about `count` of them.
  static func ticks(_ range: ClosedRange<Double>, about count: Int) -> [Double] {
    let rough = (range.upperBound - range.lowerBound) / Double(count)
    let power = Double.pow(10, (Double.log(rough) / Double.log(10)).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }
}

extension Plot {
  static let labelSize = 11.0

  /// Ticks with their numbers, in as many digits as tell neighbours apart; where there is a `width`, few enough to stand
  /// side by side.
  static func labels(_ range: ClosedRange<Double>, about count: Int, within width: Double?) -> [(
    tick: Double, label: String
  )] {
    let ticks = Self.ticks(range, about: count)
    // One number says where, and not how far: two at least.
    if ticks.count < 2, count < 8 { return labels(range, about: count + 1, within: nil) }
    guard ticks.count > 1 else { return ticks.map { ($0, shown($0, digits: 6)) } }
    let largest = ticks.reduce(0) { max($0, $1.magnitude) }
    let ratio = largest / (ticks[1] - ticks[0])
    let digits = 2 + max(0, Int((Double.log(ratio) / Double.log(10)).rounded(.down)))
    let labels = ticks.map { ($0, shown($0, digits: min(digits, 15))) }
    let room = labels.map { Lettering.width(of: $0.1, size: labelSize) + 6 }.reduce(0, +)
    return width.map { room > $0 } == true && count > 2
      ? Self.labels(range, about: count - 1, within: width) : labels
  }

}

extension Drawing {
  /// The frame's lower and left edge with ticks and their numbers, and what is measured along them;
  /// without `xTicks` the lower edge has no numbers.
  mutating func axes(_ plot: Plot, x xLabel: String, y yLabel: String, xTicks: Int? = 6, yTicks: Int = 4) {
    let (bottom, right) = (plot.top + plot.height, plot.left + plot.width)
    line(Point(plot.left, bottom), Point(right, bottom), .ink)
    line(Point(plot.left, plot.top), Point(plot.left, bottom), .ink)
    let columns = xTicks.map { Plot.labels(plot.x, about: $0, within: plot.width) } ?? []
    for (tick, label) in columns {
      let px = plot.across(tick)
      line(Point(px, bottom), Point(px, bottom + 4), .ink)
      // A long number at the edge moves in, rather than out of the picture.
      let furthest = right + 18 - Lettering.width(of: label, size: Plot.labelSize) / 2
      text(label, Point(min(px, max(furthest, plot.left)), bottom + 17), .middle, size: Plot.labelSize)
    }
    let rows = Plot.labels(plot.y, about: yTicks, within: nil)
    for (tick, label) in rows {
      let py = plot.up(tick)
      line(Point(plot.left - 4, py), Point(plot.left, py), .ink)
      text(label, Point(plot.left - 7, py + 4), .end, size: Plot.labelSize)
    }
    let widest = rows.map { Lettering.width(of: $0.label, size: Plot.labelSize) }.max() ?? 0
    text(xLabel, Point(plot.left + plot.width / 2, bottom + 34), .middle, size: 12)
    text(
      yLabel, Point(plot.left - max(36, widest + 15), plot.top + plot.height / 2), .middle, size: 12,
      turned: true, halo: true)
  }

  mutating func curve(_ parts: [[Point]], _ style: Style) {
    for part in parts { path(part, style) }
  }

  /// A number as a reader writes it: a real minus sign, no digit that isn't there.
  func number(_ x: Double, digits: Int = 6) -> String { shown(x, digits: digits) }
}

/// A number as a reader writes it: a real minus sign, which is also read out as one; no digit that isn't there.
func shown(_ x: Double, digits: Int = 6) -> String { decimal(x, digits: digits).replacing("-", with: "−") }

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
