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

extension Drawing {
  /// The frame's lower and left edge with ticks and their numbers, and what is measured along them.
  mutating func axes(_ plot: Plot, x xLabel: String, y yLabel: String, xTicks: Int = 6, yTicks: Int = 4) {
    let (bottom, right) = (plot.top + plot.height, plot.left + plot.width)
    line(Point(plot.left, bottom), Point(right, bottom), .ink)
    line(Point(plot.left, plot.top), Point(plot.left, bottom), .ink)
    for tick in Plot.ticks(plot.x, about: xTicks) {
      let px = plot.across(tick)
      line(Point(px, bottom), Point(px, bottom + 4), .ink)
      text(number(tick), Point(px, bottom + 17), .middle, size: 11)
    }
    for tick in Plot.ticks(plot.y, about: yTicks) {
      let py = plot.up(tick)
      line(Point(plot.left - 4, py), Point(plot.left, py), .ink)
      text(number(tick), Point(plot.left - 7, py + 4), .end, size: 11)
    }
    text(xLabel, Point(plot.left + plot.width / 2, bottom + 34), .middle, size: 12)
    text(yLabel, Point(plot.left - 36, plot.top + plot.height / 2), .middle, size: 12, turned: true)
  }

  mutating func curve(_ parts: [[Point]], _ style: Style) {
    for part in parts { path(part, style) }
  }

  /// A number as a reader writes it: a real minus sign, no digit that isn't there.
  func number(_ x: Double, digits: Int = 6) -> String {
    decimal(x, digits: digits).replacing("-", with: "−")
  }
}
