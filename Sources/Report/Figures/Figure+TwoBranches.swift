import Theorem

extension Figure {
  /// z² of two bases: what z = √x and z = −√x bring to P_X, one on top of the other; dashed, what one root alone gives.
  ///
  /// `z` is a point whose two shares are told in numbers; z² lies in the frame, 0.05 to 3.
  public static func twoBranches(
    of bases: (any Density, any Density) = (Normal(), GumbelDensity()), at z: Double = 0.8
  ) -> Figure {
    var drawing = Drawing("two-branches", width: 720, height: 320)
    let square = Square()
    let x: Double = square.forward(z)
    precondition((0.05...3).contains(x), "the picture shows x = z² from 0.05 to 3; got \(x)")
    var sentences: [String] = []
    for (column, base) in [bases.0, bases.1].enumerated() {
      let p = Pushforward(square, of: base)
      let one: (Double) -> Double = { BranchMistake.oneBranch.density(of: p, at: $0) }
      let sum: (Double) -> Double = { Branches(p).density(at: $0) }
      let plot = Plot(
        left: 56 + 364 * Double(column), top: 46, width: 280, height: 200, x: 0...3, y: 0...1.2)
      let grid = (1...240).map { (i: Int) -> Double in 3 * Double(i * i) / (240 * 240) }
      let roof = grid.map { (x: Double) in plot.point(x, Swift.min(sum(x), plot.y.upperBound)) }
      let floor = grid.map { (x: Double) in plot.point(x, Swift.min(one(x), plot.y.upperBound)) }
      drawing.area(plot.area(from: 0, to: 3, steps: 240) { $0 > 0 ? one($0) : 2 }, .wrong, edge: false)
      drawing.area(roof + floor.reversed(), .x, edge: false)
      drawing.curve(plot.trace(grid.map { ($0, one($0)) }), .wrong)
      drawing.curve(plot.trace(grid.map { ($0, sum($0)) }), .x)
      drawing.axes(plot, x: "x = z^2", y: "density (per unit of x)")

      let parts = (square.preimages(of: x) ?? []).map { root in
        (root, base.density(root) / square.derivative(root).magnitude)
      }
      let whole = square.densityOverBranches(of: base, at: x) ?? .nan
      drawing.line(plot.point(x, 0), plot.point(x, whole), .ink)
      drawing.dot(plot.point(x, whole), .x)
      let n = { drawing.number($0) }
      let areas = [one, sum].map { f in
        Quadrature.integral(over: .positive, breaks: (1...8).map { Double.pow(4, $0 - 5) }, of: f).value
      }
      let edge = plot.left + plot.width
      drawing.text("\(base.name) base", Point(plot.left + 8, 20), bold: true)
      drawing.text("thick: P_X, area \(n(areas[1]))", Point(edge, plot.top + 8), .end, bold: true)
      drawing.text("dashed: one root, area \(n(areas[0]))", Point(edge, plot.top + 26), .end)
      drawing.text("at x = \(n(x)): \(n(whole))", Point(edge, plot.top + 52), .end)
      for (row, part) in parts.enumerated() {
        drawing.text(
          "\(n(part.1)) from z = \(n(part.0))", Point(edge, plot.top + 70 + 17 * Double(row)), .end, size: 12)
      }
      sentences.append(
        "from a \(base.name) base, z = \(parts.map { decimal($0.0) }.joined(separator: " and ")) bring "
          + "\(parts.map { decimal($0.1) }.joined(separator: " and ")), together \(decimal(whole)), and one root alone has area "
          + "\(decimal(areas[0])), not \(decimal(areas[1]))")
    }
    drawing.text(
      "grey: what z = √x brings; hatched: what z = −√x brings", Point(360, 312), .middle, size: 12)
    return Figure(
      drawing, equation: nil, title: "z^2: two branches, one density",
      finding: "At x = \(decimal(x)), " + sentences.joined(separator: "; ") + ".")
  }
}
