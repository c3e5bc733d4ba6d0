import Theorem

extension Figure {
  /// (5): the densities one above the other, with stripes of equal mass; below also the naive curve, which leaves the slope
  /// out.
  public static func equation5(_ p: Pushforward = .ofTheChapter) -> Figure {
    let view = View(p)
    let naive: (Double) -> Double = { x in
      p.support.contains(x) ? DensityMistake.noJacobian.density(of: p, at: x) : 0
    }
    let (zs, xs) = (View.widened(view.z), View.widened(view.x))
    let upper = Plot(left: 60, top: 20, width: 640, height: 130, x: zs, y: 0...view.highestBase)
    let lower = Plot(left: 60, top: 230, width: 640, height: 190, x: xs, y: 0...view.highestPushed)
    var drawing = Drawing("equation-5", width: 720, height: 470)
    let cuts = [zs.lowerBound] + (1...9).map { p.base.quantile(Double($0) / 10) } + [zs.upperBound]
    for k in 0..<10 where k % 2 == 0 {
      drawing.area(upper.area(from: cuts[k], to: cuts[k + 1], view.base), .z, edge: false)
      drawing.area(
        lower.area(from: p.map.forward(cuts[k]), to: p.map.forward(cuts[k + 1]), view.pushed), .x, edge: false
      )
    }
    for z in cuts.dropFirst().dropLast() {
      let x: Double = p.map.forward(z)
      let from = Point(upper.across(z), upper.top + upper.height + 42)
      drawing.line(from, Point(lower.across(x), lower.top), .faint)
    }
    drawing.base(of: view, in: upper)
    drawing.curve(lower.curve(steps: 320, naive), .wrong)
    drawing.pushed(of: view, in: lower)
    drawing.axes(upper, x: "z", y: "per unit of z", yTicks: 3)
    drawing.axes(lower, x: "x", y: "density (per unit of x)")
    let mass = Quadrature.integral(
      over: p.support, breaks: (1..<16).map { p.map.forward(p.base.quantile(Double($0) / 16)) }, of: naive)
    let edge = lower.left + lower.width - 4
    drawing.text("P_Z", Point(edge, upper.top + 14), .end, bold: true)
    drawing.text("thick: P_X = P_Z / |f′|, area 1", Point(edge, lower.top + 14), .end, bold: true)
    drawing.text(
      "dashed: P_Z(z) alone, area \(drawing.number(mass.value))", Point(edge, lower.top + 32), .end)
    return Figure(
      drawing, equation: 5, title: "(5) The density by the slope of the map",
      finding:
        "Stripes of a tenth of the mass each, before and after \(p.map.formula): where f squeezes, the density rises. The naive "
        + "curve P_Z(z), without the slope, has area \(decimal(mass.value)), not 1.")
  }
}
