import Theorem

extension Figure {
  /// (2): two densities of area 1, with a window of z and its image shaded: two areas of equal mass.
  public static func equation2(
    _ p: Pushforward = .ofTheChapter, window: ClosedRange<Double>? = nil
  ) -> Figure {
    let view = View(p)
    let window = window ?? (p.base.quantile(0.5)...p.base.quantile(0.788))
    let ends = [window.lowerBound, window.upperBound].map { p.map.forward($0) }
    let (u, v) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    // Each mass by its own route: the base's by its CDF, that of X by integrating P_X over x.
    let mass = p.base.cumulative(window.upperBound) - p.base.cumulative(window.lowerBound)
    let pushed = Quadrature.integral(from: u, to: v, of: view.pushed)
    var drawing = Drawing("equation-2", width: 720, height: 300)
    let (left, right) = panels(view, top: 46)
    drawing.area(left.area(from: window.lowerBound, to: window.upperBound, view.base), .z)
    drawing.base(of: view, in: left)
    drawing.area(right.area(from: u, to: v, view.pushed), .x)
    drawing.pushed(of: view, in: right)
    drawing.axes(left, x: "z", y: "P_Z, density (per unit of z)")
    drawing.axes(right, x: "x", y: "P_X, density (per unit of x)")
    let n = { drawing.number($0) }
    drawing.text("whole area 1", Point(left.left + 8, 20), bold: true)
    drawing.text("whole area 1", Point(right.left + 8, 20), bold: true)
    drawing.text(
      "shaded, \(n(window.lowerBound)) to \(n(window.upperBound)): mass \(n(mass))", Point(left.left + 8, 38))
    drawing.text("shaded, \(n(u)) to \(n(v)): mass \(n(pushed.value))", Point(right.left + 8, 38))
    return Figure(
      drawing, equation: 2, title: "(2) Mass is conserved",
      finding:
        "Z in [\(decimal(window.lowerBound)), \(decimal(window.upperBound))] and its image under \(p.map.formula), X in "
        + "[\(decimal(u)), \(decimal(v))], hold the same mass, \(decimal(mass)): same area, another width.")
  }

  /// Two frames side by side, z on the left and x on the right.
  static func panels(_ view: View, top: Double, height: Double = 200) -> (Plot, Plot) {
    (
      Plot(
        left: 56, top: top, width: 280, height: height, x: View.widened(view.z), y: 0...view.highestBase),
      Plot(
        left: 420, top: top, width: 280, height: height, x: View.widened(view.x), y: 0...view.highestPushed)
    )
  }
}
