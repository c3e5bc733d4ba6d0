import Theorem

extension Figure {
  /// (5): the densities one above the other, with numbered stripes of equal mass; below also the naive curve, which leaves
  /// the slope out.
  ///
  /// The lower frame holds both curves, unless that would make P_X too flat to be seen.
  public static func equation5(_ p: Pushforward = .ofTheChapter, name: String = "equation-5")
    throws(NoPicture)
    -> Figure
  {
    let view = try View(p)
    let naive: (Double) -> Double = { x in
      p.support.contains(x) ? DensityMistake.noJacobian.density(of: p, at: x) : 0
    }
    let (zs, xs) = (View.widened(view.z), View.widened(view.x))
    let upper = Plot(left: 60, top: 20, width: 425, height: 130, x: zs, y: 0...view.highestBase)
    // The naive curve is as high as P_Z.
    let holdsNaive = view.highestBase <= 8 * view.highestPushed
    let top = holdsNaive ? max(view.highestPushed, view.highestBase) : view.highestPushed
    let lower = Plot(left: 60, top: 230, width: 425, height: 190, x: xs, y: 0...top)
    var drawing = Drawing(name, width: 500, height: 506)
    let cuts = view.tenths
    for k in 0..<10 where k % 2 == 0 {
      drawing.area(upper.area(from: cuts[k], to: cuts[k + 1], view.base), .z, edge: false)
      drawing.area(
        lower.area(from: p.map.forward(cuts[k]), to: p.map.forward(cuts[k + 1]), view.pushed), .x, edge: false
      )
    }
    for z in cuts.dropFirst().dropLast() {
      let x: Double = p.map.forward(z)
      guard lower.x.contains(x) else { continue }
      let from = Point(upper.across(z), upper.top + upper.height + 42)
      drawing.line(from, Point(lower.across(x), lower.top), .faint)
    }
    drawing.base(of: view, in: upper)
    drawing.curve(lower.curve(of: naive, on: p.support), .wrong)
    drawing.pushed(of: view, in: lower)
    let stripes = Stripes(of: p)
    drawing.number(stripes, in: upper) { $0.z }
    drawing.number(stripes, in: lower) { $0.x }
    drawing.axes(upper, x: "z", y: "P_Z (per unit of z)", yTicks: 3)
    drawing.axes(lower, x: "x", y: "density (per unit of x)")
    let mass = Quadrature.integral(
      over: p.support, breaks: (1..<16).map { p.map.forward(p.base.quantile(Double($0) / 16)) }, of: naive)
    let area =
      (isKnown(mass) ? ", area \(drawing.number(mass.value))" : "")
      + (holdsNaive ? "" : "; it leaves the frame")
    drawing.text("thick: P_X = P_Z / |f′|, area 1", Point(lower.left, 480), bold: true)
    drawing.text("dashed: P_Z(z) alone\(area)", Point(lower.left, 498))
    return try Figure(
      ofReaders: drawing, equation: 5, title: "(5) The density by the slope of the map",
      finding:
        "Numbered stripes of a tenth of the mass each, before and after \(p.map.formula)"
        + "\(p.isIncreasing ? "" : ", which turns their order round"): where f squeezes, the density rises. "
        + remark(on: mass))
  }

  /// Whether the six digits that are shown are known: the integral of a curve without a bound on its area has none.
  private static func isKnown(_ mass: Estimate) -> Bool { mass.error <= 5e-7 * mass.value }

  /// What the naive curve comes to; a map that keeps lengths hides the mistake.
  private static func remark(on mass: Estimate) -> String {
    let curve = "The naive curve, which leaves the slope out, has"
    guard isKnown(mass) else { return "\(curve) another shape." }
    let isOne = (mass.value - 1).magnitude <= mass.error
    return "\(curve) area \(shown(mass.value))\(isOne ? " here as well." : ", not 1.")"
  }
}
