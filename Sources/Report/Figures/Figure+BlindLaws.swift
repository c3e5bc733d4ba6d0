import Theorem

extension Figure {
  /// The true density beside a wrong one of the same area: the window holds another mass under each.
  ///
  /// `window` lies in z; the picture shows its image.
  public static func blindLaws(
    _ p: Pushforward = .ofTheChapter, _ mistake: DensityMistake = .fForInverse,
    window: ClosedRange<Double> = 0...0.8
  ) throws(NoPicture) -> Figure {
    let view = try View(p)
    let formula = mistake.prepared(for: p)
    let wrong: (Double) -> Double = { p.density(by: formula, at: $0) }
    let image = try p.map.image(of: window)
    let masses = (p.mass(in: image).value, p.mass(in: image, by: formula).value)
    let wholes = [Equation5.Reference() as any DensityFormula, formula].map {
      Equation2.massOfPushforward(p, $0).value
    }
    let range = View.widened(view.x)
    let heights = (0...200).map {
      wrong(range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / 200)
    }
    let top = Swift.max(view.highestPushed, 1.12 * (heights.filter(\.isFinite).max() ?? 0))
    let left = Plot(left: 56, top: 60, width: 280, height: 190, x: range, y: 0...top)
    let right = Plot(left: 420, top: 60, width: 280, height: 190, x: range, y: 0...top)
    var drawing = Drawing("blind-laws", width: 720, height: 300)
    let (u, v) = (image.lowerBound, image.upperBound)
    drawing.area(left.area(from: u, to: v, view.pushed), .x)
    drawing.pushed(of: view, in: left)
    drawing.area(right.area(from: u, to: v, wrong), .wrong)
    drawing.curve(right.curve(steps: 320, wrong), .wrong)
    drawing.axes(left, x: "x", y: "P_X, by (5)")
    drawing.axes(right, x: "x", y: "P_X, by \(mistake.id)")
    let n = { drawing.number($0) }
    for (plot, name, whole, mass) in [
      (left, "equation (5)", wholes[0], masses.0), (right, mistake.id, wholes[1], masses.1),
    ] {
      drawing.text("\(name): whole area \(n(whole))", Point(plot.left, 22), bold: true)
      drawing.text("[\(n(u)), \(n(v))]: mass \(n(mass))", Point(plot.left, 42))
    }
    return Figure(
      drawing, equation: nil, title: "A law that is blind, and a window that sees",
      finding:
        "The density by (5) and the wrong one by \(mistake.id) have areas \(decimal(wholes[0])) and \(decimal(wholes[1])). In "
        + "the window from \(decimal(u)) to \(decimal(v)) they hold \(decimal(masses.0)) and \(decimal(masses.1)): the window "
        + "refuses what total mass lets pass.")
  }
}
