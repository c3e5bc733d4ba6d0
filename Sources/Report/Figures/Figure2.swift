import Theorem

extension Figure {
  /// (2): two densities of area 1, with a window of z and its image shaded: two areas of equal mass.
  public static func equation2(
    _ p: Pushforward = .ofTheChapter, window: ClosedRange<Double>? = nil, name: String = "equation-2"
  ) throws(NoPicture) -> Figure {
    let view = try View(p)
    let middle = try span(p.base.quantile(0.5), p.base.quantile(0.788), "the window")
    let window = window ?? middle
    let image = try p.map.image(of: window)
    let (u, v) = (image.lowerBound, image.upperBound)
    // Each mass by its own route: the base's by its CDF, that of X by integrating P_X over x.
    let mass = try placed(
      p.base.cumulative(window.upperBound) - p.base.cumulative(window.lowerBound), "the mass of the window")
    let pushed = try placed(
      Quadrature.integral(from: u, to: v, of: view.pushed).value, "the mass of the window's image")
    var drawing = Drawing(name, width: 500, height: 562)
    let (upper, lower) = Plot.stacked(
      z: View.widened(view.z), 0...view.highestBase, x: View.widened(view.x), 0...view.highestPushed)
    drawing.area(upper.area(from: window.lowerBound, to: window.upperBound, view.base), .z)
    drawing.base(of: view, in: upper)
    drawing.area(lower.area(from: u, to: v, view.pushed), .x)
    drawing.pushed(of: view, in: lower)
    drawing.stacked(upper, lower)
    let n = { drawing.number($0) }
    drawing.head(
      upper, "whole area 1", "shaded, \(n(window.lowerBound)) to \(n(window.upperBound)): mass \(n(mass))")
    drawing.head(lower, "whole area 1", "shaded, \(n(u)) to \(n(v)): mass \(n(pushed))")
    return try Figure(
      ofReaders: drawing, equation: 2, title: "(2) Mass is conserved",
      finding:
        "Z from \(shown(window.lowerBound)) to \(shown(window.upperBound)) and its image under \(p.map.formula), X from "
        + "\(shown(u)) to \(shown(v)), hold the same mass, \(shown(mass)): same area, another width.")
  }
}
