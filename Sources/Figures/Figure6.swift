import Theorem

extension Figure {
  /// (6): the graphs of f and of its inverse, mirrored in y = x, with B(b, a) and A(a, b), their tangents, the point (c, c)
  /// where both meet the mirror, and the two triangles whose legs are the slopes.
  ///
  /// Edge cases: a tangent of slope 1 has no c, and one that meets the mirror far away is drawn without its triangle.
  public static func equation6(
    _ map: any ScalarMap = FallingSinh(), at b: Double = -0.8, name: String = "equation-6"
  ) -> Figure {
    let a: Double = map.forward(b)
    // Each slope from its own graph, as the checks have them.
    let slopeAtB = FiniteDifference.derivative(at: b, in: map.domain) { map.forward($0) }.value
    let slopeAtA = FiniteDifference.derivative(at: a, in: map.range) { map.inverse($0) }.value
    let c = Equation6.mirrorPoint(through: b, a, slope: slopeAtB)
    let size = max((a - b).magnitude, 0.6)
    let near = [c].compactMap { $0 }.filter { ($0 - (a + b) / 2).magnitude < 3 * size }
    let shown = [a, b] + near
    let (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
    let room = max(0.45 * (high - low), 0.5)
    let range = (low - room)...(high + room)
    let plot = Plot(left: 60, top: 20, width: 430, height: 430, x: range, y: range)
    var drawing = Drawing(name, width: 740, height: 500)
    drawing.axes(plot, x: "z for f, x for its inverse", y: "value")
    drawing.line(
      plot.point(range.lowerBound, range.lowerBound), plot.point(range.upperBound, range.upperBound), .faint)
    drawing.text("y = x", plot.point(range.upperBound, range.upperBound).moved(-8, 22), .end, size: 11)
    if let c = near.first {
      drawing.area([plot.point(c, c), plot.point(b, c), plot.point(b, a)], .z)
      drawing.area([plot.point(c, c), plot.point(c, b), plot.point(a, b)], .x)
    }
    for (x, y, slope) in [(b, a, slopeAtB), (a, b, slopeAtA)] {
      let line = plot.curve(steps: 1) { y + slope * ($0 - x) }
      for part in line { drawing.line(part[0], part[part.count - 1], .wrong) }
    }
    drawing.curve(plot.curve { map.domain.contains($0) ? map.forward($0) : .nan }, .z)
    drawing.curve(plot.curve { map.range.contains($0) ? map.inverse($0) : .nan }, .x)
    drawing.dot(plot.point(b, a), .z)
    drawing.dot(plot.point(a, b), .x)
    drawing.text("B(b, a)", plot.point(b, a).moved(9, a > b ? -7 : 17), bold: true, halo: true)
    drawing.text("A(a, b)", plot.point(a, b).moved(9, a > b ? 17 : -7), bold: true, halo: true)
    if let c = near.first {
      drawing.dot(plot.point(c, c), .ink)
      drawing.text("(c, c)", plot.point(c, c).moved(10, -8), bold: true, halo: true)
    }
    let n = { drawing.number($0) }
    let facts = [
      "f(z) = \(map.formula)", "b = \(n(b)),  a = f(b) = \(n(a))",
      c.map { "c = \(n($0))" } ?? "slope 1: the tangents never meet y = x", "",
      "thin: f; its slope at B:", "  \(n(slopeAtB))", "thick: the inverse; its slope at A:",
      "  \(n(slopeAtA))", "product of the slopes: \(n(slopeAtA * slopeAtB))",
    ]
    for (row, fact) in facts.enumerated() {
      drawing.text(fact, Point(506, 50 + 22 * Double(row)), size: 12, bold: row == facts.count - 1)
    }
    let meeting = c.map { "meet y = x at (c, c), c = \(decimal($0))" } ?? "run beside y = x, without a c"
    return Figure(
      drawing, equation: 6, title: "(6) Mirrored slopes",
      finding:
        "The graphs of \(map.formula) and of its inverse are mirrored in y = x. Their tangents at B(\(decimal(b)), \(decimal(a))) "
        + "and A(\(decimal(a)), \(decimal(b))) \(meeting); the slopes, \(decimal(slopeAtB)) and \(decimal(slopeAtA)), multiply to 1."
    )
  }
}

extension Point {
  func moved(_ dx: Double, _ dy: Double) -> Point { Point(x + dx, y + dy) }
}
