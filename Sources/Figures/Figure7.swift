import Theorem

extension Figure {
  /// (7): above, the two sides along z, one on top of the other; below, how far their product is from 1: computed at points,
  /// proved for all points between, and, for comparison, with a slope wrong by one part in a million.
  public static func equation7(_ p: Pushforward = .ofTheChapter) -> Figure {
    let (low, high) = Equation7.box(of: p)
    let left: (Double) -> Double = { z in
      let x: Double = p.map.forward(z)
      return p.map.inverse(Dual.variable(x)).derivative.magnitude
    }
    let right: (Double) -> Double = { z in 1 / p.map.forward(Dual.variable(z)).derivative.magnitude }
    let samples = (0...64).map { low + (high - low) * Double($0) / 64 }.filter { !p.map.kinks.contains($0) }
    let top = 1.12 * (samples.map { max(left($0), right($0)) }.filter(\.isFinite).max() ?? 1)
    let range = View.widened(low...high)
    let upper = Plot(left: 64, top: 24, width: 636, height: 150, x: range, y: 0...top)
    let lower = Plot(left: 64, top: 240, width: 636, height: 180, x: range, y: -17.5...(-5))
    var drawing = Drawing("equation-7", width: 720, height: 470)
    drawing.curve(upper.curve(over: low...high, left), .x)
    drawing.curve(upper.curve(over: low...high, right), .z)
    drawing.axes(upper, x: "z", y: "slope")
    let edge = upper.left + upper.width - 4
    drawing.text(
      "thick: |slope of the inverse| at f(z), thin: 1 / |slope of f| at z", Point(edge, 18), .end, size: 12)

    let panels = enclosures(p.map, on: Interval(low, high))
    let widest = panels.map { exponent(($0.value - 1).magnitude) }.max() ?? -17
    for (panel, value) in panels {
      let roof = exponent((value - 1).magnitude)
      let corners = [
        (panel.lower, -17.5), (panel.lower, roof), (panel.upper, roof), (panel.upper, -17.5),
      ]
      drawing.area(corners.map { lower.point($0.0, $0.1) }, .proved)
    }
    for z in samples {
      let gap = (left(z) / right(z) - 1).magnitude
      drawing.dot(lower.point(z, exponent(gap)), .z, radius: 2.5)
    }
    drawing.line(lower.point(low, -6), lower.point(high, -6), .wrong)
    drawing.axes(lower, x: "z", y: "gap, power of ten", yTicks: 6)
    let place = lower.left + 10
    drawing.text("dashed: a slope wrong by one part in a million", Point(place, lower.up(-6) + 16), size: 12)
    drawing.text(
      "dots: |product − 1| in double precision, 0 drawn at the bottom", Point(place, lower.up(-6) + 34),
      size: 12)
    drawing.text(
      "green: |product − 1| proved, for all z at once, in \(panels.count) panels",
      Point(place, lower.up(-6) + 52),
      size: 12)
    return Figure(
      drawing, equation: 7, title: "(7) Slopes of f and of its inverse, over the domain",
      finding:
        "The slope of the inverse of \(p.map.formula) at f(z) and one over the slope of f at z lie on one another. Their product is "
        + "proved to be within 10^\(decimal(widest.rounded(.up))) of 1 for every z in [\(decimal(low)), \(decimal(high))]; a slope wrong by one part in a million would stand out."
    )
  }

  /// The box in panels, halved until the product is enclosed within the certified margin or the budget is spent.
  private static func enclosures(_ f: any ScalarMap, on box: Interval) -> [(panel: Interval, value: Interval)]
  {
    let product = Equation7.product(of: f)
    var waiting = Certified.pieces(of: box, smoothFor: f)
    var done: [(panel: Interval, value: Interval)] = []
    for _ in 0..<Certified.budget {
      guard let panel = waiting.popLast() else { break }
      let value = Certified.enclosure(of: product, over: panel)
      if (value - 1).magnitude <= Certified.margin {
        done.append((panel, value))
      } else {
        waiting += [Interval(panel.lower, panel.midpoint), Interval(panel.midpoint, panel.upper)]
      }
    }
    return done.sorted { $0.panel.lower < $1.panel.lower }
  }

  /// The power of ten, between −17, for what is smaller, and −5.
  private static func exponent(_ x: Double) -> Double {
    min(max(Double.log(max(x, 1e-17)) / Double.log(10), -17), -5)
  }
}
