import Theorem

extension Figure {
  /// (7): above, the two sides along z, one on top of the other; below, how far their product is from 1: computed at points,
  /// proved for all points between, and, for comparison, with a slope wrong by one part in a million.
  ///
  /// Edge cases: an inverse found by root finding has no formula to be enclosed. Its slope is then measured, and proved is that f
  /// is monotone with a slope as claimed; where no proof is found the lower frame stays white.
  public static func equation7(_ p: Pushforward = .ofTheChapter, name: String = "equation-7")
    throws(NoPicture)
    -> Figure
  {
    let ends = Equation7.box(of: p)
    let box = try span(ends.lower, ends.upper, "the base's mass")
    _ = try p.map.image(of: box)
    let (low, high) = (box.lowerBound, box.upperBound)
    // Each slope of an inverse found by root finding takes some dozens of roots.
    let steps = p.map.hasClosedInverse ? 96 : 24
    let left: (Double) -> Double = { z in
      let x: Double = p.map.forward(z)
      let slope =
        p.map.hasClosedInverse
        ? p.map.inverse(Dual.variable(x)).derivative
        : FiniteDifference.derivative(at: x, in: p.map.range) { p.map.inverse($0) }.value
      return slope.magnitude
    }
    let right: (Double) -> Double = { z in 1 / p.map.forward(Dual.variable(z)).derivative.magnitude }
    let points = (0...steps).map { low + (high - low) * Double($0) / Double(steps) }.filter {
      !p.map.kinks.contains($0)
    }
    let sides = points.map { (z: $0, left: left($0), right: right($0)) }
    let top = 1.12 * (sides.map { max($0.left, $0.right) }.filter(\.isFinite).max() ?? 1)
    let range = View.widened(low...high)
    let upper = Plot(left: 60, top: 44, width: 424, height: 150, x: range, y: 0...top)
    let lower = Plot(left: 60, top: 260, width: 424, height: 190, x: range, y: -17.5...(-5))
    var drawing = Drawing(name, width: 500, height: 500)
    drawing.curve(upper.trace(sides.map { ($0.z, $0.left) }), .x)
    drawing.curve(upper.trace(sides.map { ($0.z, $0.right) }), .z)
    drawing.axes(upper, x: "z", y: "slope")
    let edge = upper.left + upper.width - 4
    drawing.text("thick: |slope of the inverse| at f(z)", Point(edge, 16), .end, size: 12)
    drawing.text("thin: 1 / |slope of f| at z", Point(edge, 32), .end, size: 12)

    let proof = Enclosures(of: p.map, on: Interval(low, high))
    for (panel, value) in proof.panels {
      let roof = exponent((value - 1).magnitude)
      let corners = [
        (panel.lower, -17.5), (panel.lower, roof), (panel.upper, roof), (panel.upper, -17.5),
      ]
      drawing.area(corners.map { lower.point($0.0, $0.1) }, .proved, edge: proof.panels.count < 100)
    }
    for side in sides {
      let gap = (side.left / side.right - 1).magnitude
      guard gap.isFinite else { continue }
      drawing.dot(lower.point(side.z, exponent(gap)), .z, radius: 2.5)
    }
    drawing.line(lower.point(low, -6), lower.point(high, -6), .wrong)
    drawing.axes(lower, x: "z", y: "gap, power of ten", yTicks: 6)
    let rows = [
      "dashed: a slope wrong by one part in a million",
      p.map.hasClosedInverse
        ? "dots: |product − 1| in double precision, 0 drawn at the bottom"
        : "dots: |product − 1|, the inverse's slope by finite differences", proof.caption,
    ]
    let lines = rows.flatMap { Lettering.lines($0, width: lower.width - 10, size: 12) }
    for (row, text) in lines.enumerated() {
      drawing.text(text, Point(lower.left + 10, lower.up(-6) + 16 + 16 * Double(row)), size: 12, halo: true)
    }
    let widest = proof.panels.map { exponent(($0.value - 1).magnitude) }.max() ?? -17
    let proved =
      proof.isComplete
      ? "The product of the two slopes is proved to be within 10^\(shown(widest.rounded(.up))) of 1 for every z from "
        + "\(shown(low)) to \(shown(high)); a slope wrong by one part in a million would stand out."
      : "The product of the two slopes is 1 at the points, but not for every z from \(shown(low)) to \(shown(high)) was a proof found."
    return try Figure(
      ofReaders: drawing, equation: 7, title: "(7) Slopes of f and of its inverse, over the domain",
      finding:
        "The slope of the inverse of \(p.map.formula) at f(z) and one over the slope of f at z lie on one another. "
        + proved)
  }

  /// The power of ten, between −17, for what is smaller, and −5.
  private static func exponent(_ x: Double) -> Double {
    min(max(Double.log(max(x, 1e-17)) / Double.log(10), -17), -5)
  }
}
