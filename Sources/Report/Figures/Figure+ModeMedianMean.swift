import Theorem

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
