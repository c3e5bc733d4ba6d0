import Theorem

extension Figure {
  /// How far three rules are from the mass of a window of the plane, against the points they take; below, how narrowly a proof
  /// encloses it.
  ///
  /// N = 2ᵏ for k in `powers`, at least two; errors of draws and of Sobol's points are root mean squares over `seeds` seeds, and
  /// none is drawn lower than the proof can tell.
  public static func errorAgainstN(
    _ window: PlaneWindow = .example, powers: ClosedRange<Int> = 2...10, seeds: Int = 4
  ) -> Figure {
    let errors = RuleErrors(window, powers: powers, seeds: seeds)
    let (drawn, sobol, gauss, proof) = (errors.drawn, errors.sobol, errors.gauss, errors.proof)
    let known = proof.enclosure.radius
    let slopes = [drawn, sobol].map { Plot.slope(of: $0) }
    let end = drawn[drawn.count - 1].0
    let worst = (drawn + sobol + gauss).map(\.1).max() ?? 1
    let plot = Plot(
      left: 76, top: 24, width: 450, height: 330,
      x: (Plot.exponent(drawn[0].0) - 0.1)...(Plot.exponent(Swift.max(end, gauss[gauss.count - 1].0)) + 0.1),
      y: (Plot.exponent(known) - 1)...(Plot.exponent(worst) + 1))
    var drawing = Drawing("error-against-n", width: 720, height: 410)
    drawing.slope(-0.5, from: (drawn[0].0, 3 * drawn[0].1), to: end, in: plot)
    drawing.slope(-1, from: (sobol[0].0, sobol[0].1 / 10), to: end, in: plot)
    let (a, b) = (plot.x.lowerBound, plot.x.upperBound)
    drawing.path([a, b].map { plot.point($0, Plot.exponent(known)) }, .proved)
    drawing.row(drawn, in: plot, .circle)
    drawing.row(sobol, in: plot, .square)
    drawing.row(gauss, in: plot, .triangle)
    drawing.axesOfPowers(plot, x: "N, values of P_X", y: "error", step: 2)
    let right = plot.left + plot.width + 8
    func label(_ lines: [String], _ y: Double, _ mark: Mark?, style: Style = .ink) {
      if let mark { drawing.mark(Point(right + 4, y - 4), mark, style) }
      for (k, line) in lines.enumerated() {
        drawing.text(
          line, Point(right + 14, y + 15 * Double(k)), size: 12, style: style == .proved ? .proved : .ink,
          bold: k == 0)
      }
    }
    let heights = [drawn, sobol].map { plot.power(end, $0[$0.count - 1].1).y }
    label(["Monte Carlo", "slope \(drawing.number(slopes[0], digits: 2))"], heights[0], .circle)
    label(["Sobol", "slope \(drawing.number(slopes[1], digits: 2))"], heights[1], .square)
    let middle = gauss[gauss.count / 2]
    let beside = plot.power(middle.0, middle.1)
    drawing.text("Gauss–Legendre", Point(beside.x + 44, beside.y + 4), size: 12, bold: true)
    drawing.text("n by n points", Point(beside.x + 44, beside.y + 19), size: 12)
    label(
      [
        "proof", "another route,", "radius \(drawing.number(known, digits: 2)),", "\(proof.panels) panels",
      ],
      plot.up(Plot.exponent(known)) - 8, nil, style: .proved)
    drawing.text("dashed: slopes −1/2 and −1", Point(plot.left + 120, plot.top + 6), size: 12)
    func last(_ row: [(Double, Double)]) -> String { decimal(row[row.count - 1].1, digits: 2) }
    return Figure(
      drawing, equation: nil, title: "Three rules and a proof",
      finding:
        "The mass \(decimal(proof.enclosure.midpoint)) of a window of the plane. With \(Int(end)) points Monte Carlo is off by \(last(drawn)), falling "
        + "with slope \(decimal(slopes[0], digits: 2)), Sobol's points by \(last(sobol)), with slope "
        + "\(decimal(slopes[1], digits: 2)); \(Int(gauss[gauss.count - 1].0)) of Gauss and Legendre by \(last(gauss)). A proof "
        + "that uses no determinant encloses it to \(decimal(known, digits: 2)) either way.")
  }
}
