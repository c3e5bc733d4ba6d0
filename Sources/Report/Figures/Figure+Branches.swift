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

extension Figure {
  /// Mode, median and mean of X beside f(m), where m is all three of Z: only the median follows the map.
  ///
  /// Domain: bases that are symmetric about their median and peak there.
  public static func modeMedianMean(
    _ p: Pushforward = Pushforward(Exponential(), of: Normal())
  ) throws(NoPicture) -> Figure {
    let view = try View(p)
    let middle = p.base.quantile(0.5)
    let carried: Double = p.map.forward(middle)
    let found = [
      ("mode", Locations.mode(of: p).value), ("median", Locations.median(of: p).value),
      ("mean", Locations.mean(of: p).value),
    ]
    let bulk = try p.map.image(of: p.base.quantile(0.004)...p.base.quantile(0.95))
    let left = Plot(
      left: 56, top: 62, width: 220, height: 190, x: View.widened(view.z), y: 0...(1.25 * view.base(middle)))
    let right = Plot(
      left: 350, top: 62, width: 350, height: 190, x: View.widened(bulk), y: 0...(1.25 * view.highestPushed))
    var drawing = Drawing("mode-median-mean", width: 720, height: 310)
    drawing.base(of: view, in: left)
    drawing.pushed(of: view, in: right)
    drawing.axes(left, x: "z", y: "P_Z, density (per unit of z)")
    drawing.axes(right, x: "x", y: "P_X, density (per unit of x)", yTicks: 5)

    let foot = left.point(middle, 0)
    drawing.line(foot, Point(foot.x, left.top - 6), .z)
    drawing.dot(foot, .z)
    drawing.text(
      "mode, median, mean \(drawing.number(middle))", Point(foot.x, left.top - 14), .middle, bold: true)
    // From the leftmost on, each label one row lower, so that no line crosses the text of another.
    for (row, place) in found.sorted(by: { $0.1 < $1.1 }).enumerated() {
      let foot = right.point(place.1, 0)
      let height = right.top - 44 + 20 * Double(row)
      drawing.line(foot, Point(foot.x, height), place.0 == "median" ? .x : .ink)
      drawing.mark(foot, place.0 == "mode" ? .triangle : place.0 == "mean" ? .square : .circle, .x, size: 5)
      drawing.text(
        "\(place.0) \(drawing.number(place.1, digits: places(place.1)))", Point(foot.x + 6, height + 9),
        bold: place.0 == "median")
    }
    let image = right.point(carried, 0)
    drawing.dot(image, .z)
    drawing.text(
      "blue dots: \(drawing.number(middle)) and its image under \(p.map.formula), \(drawing.number(carried))",
      Point(720 / 2, 304), .middle, size: 12)
    let words = found.map { "\($0.0) \(decimal($0.1, digits: places($0.1)))" }
    let kept = found.filter { decimal($0.1) == decimal(carried) }.map { "the " + $0.0 }
    let verdict =
      kept.count == 1
      ? "only \(kept[0]) follows the map"
      : kept.isEmpty
        ? "none follows the map"
        : "\(kept.joined(separator: ", ")) follow the map"
    return Figure(
      drawing, equation: nil, title: "Mode, median and mean of \(p.map.formula)",
      finding:
        "Z has mode, median and mean \(decimal(middle)), which \(p.map.formula) sends to \(decimal(carried)). X has "
        + "\(words.joined(separator: ", ")): \(verdict).")
  }

  /// Digits that make six decimals of a number below 10.
  private static func places(_ x: Double) -> Int { x.magnitude < 1 ? 6 : 7 }
}
