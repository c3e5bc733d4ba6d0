import Theorem

extension Figure {
  /// (4): the graph of f between the two densities; ten stripes of equal mass, numbered, go up from z, over the curve, and
  /// out to x.
  public static func equation4(_ p: Pushforward = .ofTheChapter, name: String = "equation-4")
    throws(NoPicture)
    -> Figure
  {
    let view = try View(p)
    let (zs, xs) = (View.widened(view.z), View.widened(view.x))
    let graph = Plot(left: 190, top: 24, width: 300, height: 340, x: zs, y: xs)
    let below = Plot(left: 190, top: 390, width: 300, height: 110, x: zs, y: 0...view.highestBase)
    var drawing = Drawing(name, width: 510, height: 550)
    let cuts = view.tenths
    for k in 0..<10 where k % 2 == 0 {
      drawing.area(below.area(from: cuts[k], to: cuts[k + 1], view.base), .z, edge: false)
      let image = try p.map.image(of: try span(cuts[k], cuts[k + 1], "a tenth of the mass"))
      drawing.area(
        sideways(from: image.lowerBound, to: image.upperBound, view, graph), .x, edge: false)
    }
    for z in cuts.dropFirst().dropLast() where graph.isInside((z, p.map.forward(z))) {
      let corner = graph.point(z, p.map.forward(z))
      drawing.line(Point(corner.x, below.up(view.base(z))), corner, .faint)
      drawing.line(corner, Point(outward(view.pushed(p.map.forward(z)), view), corner.y), .faint)
    }
    drawing.base(of: view, in: below)
    drawing.path(
      (0...240).map { i in
        let x = xs.lowerBound + (xs.upperBound - xs.lowerBound) * Double(i) / 240
        return Point(outward(view.pushed(x), view), graph.up(x))
      }, .x)
    drawing.curve(graph.curve { p.map.forward($0) }, .ink)
    drawing.number(Stripes(of: p), below, graph, from: outward(0, view))
    drawing.axes(graph, x: "", y: "x")
    drawing.axes(below, x: "z", y: "", yTicks: 2)
    drawing.line(Point(outward(0, view), graph.top), Point(outward(0, view), graph.top + graph.height), .ink)
    drawing.text("P_X, density (per unit of x)", Point(8, graph.top + graph.height + 22), size: 12)
    drawing.text("P_Z, density", Point(146, below.top + 50), .end, size: 12)
    drawing.text("(per unit of z)", Point(146, below.top + 66), .end, size: 12)
    // In the upper corner that the graph stays away from.
    let edge = p.isIncreasing ? graph.left + 8 : graph.left + graph.width - 4
    let side: Drawing.Anchor = p.isIncreasing ? .start : .end
    drawing.text(
      Lettering.shortened("x = f(z) = \(p.map.formula)", to: 205, size: 13), Point(edge, graph.top + 12),
      side,
      halo: true)
    drawing.text("each stripe: a tenth of the mass", Point(edge, graph.top + 30), side, size: 12, halo: true)
    let order = p.isIncreasing ? "in the same order" : "in the opposite order"
    return try Figure(
      ofReaders: drawing, equation: 4, title: "(4) The density by the slope of the inverse",
      finding:
        "Ten numbered stripes of equal mass under the density of Z go through the graph of \(p.map.formula) and come out, \(order), "
        + "as ten stripes of the same mass under the density of X: narrow and high where the inverse is steep, wide and low where it is flat."
    )
  }

  /// Where the density `height` ends, drawn to the left of the graph.
  private static func outward(_ height: Double, _ view: View) -> Double {
    150 - 130 * min(height / view.highestPushed, 1)
  }

  private static func sideways(from a: Double, to b: Double, _ view: View, _ graph: Plot) -> [Point] {
    let (low, high) = (max(a, graph.y.lowerBound), min(b, graph.y.upperBound))
    guard low < high else { return [] }
    let edge = (0...40).map { i -> Point in
      let x = low + (high - low) * Double(i) / 40
      return Point(outward(view.pushed(x), view), graph.up(x))
    }
    return [Point(outward(0, view), graph.up(low))] + edge + [Point(outward(0, view), graph.up(high))]
  }
}

extension Drawing {
  /// The stripes' numbers under P_Z, and under P_X in two columns: side by side there is room for more.
  fileprivate mutating func number(_ stripes: Stripes, _ below: Plot, _ graph: Plot, from foot: Double) {
    number(stripes, in: below) { $0.z }
    let places = stripes.middles.map { graph.up($0.x) }
    let sizes = places.map { _ in Self.numberSize }
    let frame = graph.top...(graph.top + graph.height)
    for k in Stripes.seats(places, sizes: sizes, in: frame, rows: 2) {
      let at = Point(foot - 12 - 18 * Double(k % 2), places[k] + 3.5)
      text("\(stripes.middles[k].number)", at, .middle, size: Self.numberSize, halo: true)
    }
  }
}

/// Ten stripes of equal mass under P_Z and their images under P_X, numbered in the order of z.
///
/// A stripe keeps its number on its way through f, so that the numbers show where each goes, and that a falling map
/// turns their order round.
struct Stripes {
  /// The number of a stripe, and the coordinate at which half of the stripe's mass lies to either side: there it is high
  /// enough to hold its number.
  struct Middle {
    let number: Int
    let z: Double
    let x: Double
  }

  let middles: [Middle]

  init(of p: Pushforward) {
    middles = (0..<10).map { k in
      let z = p.base.quantile((Double(k) + 0.5) / 10)
      return Middle(number: k + 1, z: z, x: p.map.forward(z))
    }
  }

  /// Which numbers have room where their stripes' middles are at `places`: the outermost first, each clear of those before
  /// it in its row, in `rows` rows by turns. `sizes` is how much of the line each takes; a place outside `frame` has none.
  static func seats(
    _ places: [Double], sizes: [Double], in frame: ClosedRange<Double>, rows: Int = 1
  ) -> [Int] {
    let inwards = places.indices.sorted {
      min($0, places.count - 1 - $0) < min($1, places.count - 1 - $1)
    }
    var seated: [Int] = []
    for k in inwards where frame.contains(places[k]) {
      let isClear = seated.filter { $0 % rows == k % rows }.allSatisfy {
        (places[$0] - places[k]).magnitude >= (sizes[$0] + sizes[k]) / 2
      }
      if isClear { seated.append(k) }
    }
    return seated.sorted()
  }
}

extension Drawing {
  /// The stripes' numbers in a row above the lower edge of `plot`, `at` their places along it; in two where one has not
  /// room for all.
  mutating func number(_ stripes: Stripes, in plot: Plot, at place: (Stripes.Middle) -> Double) {
    let places = stripes.middles.map { plot.across(place($0)) }
    let sizes = stripes.middles.map { Lettering.width(of: "\($0.number)", size: Self.numberSize) + 3 }
    let frame = plot.left...(plot.left + plot.width)
    let fits = Stripes.seats(places, sizes: sizes, in: frame).count == places.count
    let rows = fits ? 1 : 2
    for k in Stripes.seats(places, sizes: sizes, in: frame, rows: rows) {
      let at = Point(places[k], plot.top + plot.height - 5 - 12 * Double(k % rows))
      text("\(stripes.middles[k].number)", at, .middle, size: Self.numberSize, halo: true)
    }
  }

  static let numberSize = 10.0
}
