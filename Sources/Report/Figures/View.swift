import Theorem

/// What of a pushforward fits into a picture: where nearly all of the mass lies, and how high the densities go.
struct View: Sendable {
  let p: Pushforward
  /// All but 2⁻⁸ of the mass at either end, and no farther from the middle half of the mass than six times its width: heavy
  /// tails would leave nothing else to be seen.
  let z: ClosedRange<Double>
  let x: ClosedRange<Double>
  /// A little above the highest density between the quantiles of 2 and 98 %: one that has no bound leaves the picture.
  let highestBase: Double
  let highestPushed: Double

  init(_ p: Pushforward) throws(NoPicture) {
    self.p = p
    let (low, high) = Equation7.box(of: p)
    let half = try span(p.base.quantile(0.25), p.base.quantile(0.75), "the middle half of the base's mass")
    z = try Self.fenced(try span(low, high, "the base's mass"), around: half, "z")
    x = try Self.fenced(try p.map.image(of: z), around: try p.map.image(of: half), "f(z)")
    highestBase = Self.top(p) { p.base.density($0) }
    highestPushed = Self.top(p) { Self.pushed(p, p.map.forward($0)) }
  }

  private static func fenced(
    _ range: ClosedRange<Double>, around half: ClosedRange<Double>, _ what: String
  ) throws(NoPicture) -> ClosedRange<Double> {
    let room = 6 * (half.upperBound - half.lowerBound)
    return try span(
      max(range.lowerBound, half.lowerBound - room), min(range.upperBound, half.upperBound + room), what)
  }

  /// Where the base's tenths begin and end, the outermost as far as the view reaches.
  var tenths: [Double] {
    [z.lowerBound] + (1...9).map { p.base.quantile(Double($0) / 10) } + [z.upperBound]
  }

  private static func top(_ p: Pushforward, _ f: (Double) -> Double) -> Double {
    let heights = (0...64).map { f(p.base.quantile(0.02 + 0.96 * Double($0) / 64)) }
    return 1.12 * (heights.filter(\.isFinite).max() ?? 1)
  }

  func base(_ z: Double) -> Double { p.base.density(z) }
  func pushed(_ x: Double) -> Double { Self.pushed(p, x) }
  private static func pushed(_ p: Pushforward, _ x: Double) -> Double {
    p.support.contains(x) ? Equation5.density(of: p, at: x) : 0
  }

  /// `range` with a twentieth of its width more on each side.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let room = (range.upperBound - range.lowerBound) / 20
    return (range.lowerBound - room)...(range.upperBound + room)
  }
}

extension Drawing {
  /// The curve of P_Z in `plot`.
  mutating func base(of view: View, in plot: Plot) {
    curve(plot.curve(of: view.base, on: view.p.base.support), .z)
  }
  /// The curve of P_X, followed also where the map crowds the mass: a peak narrower than a step over x would be missed.
  mutating func pushed(of view: View, in plot: Plot) {
    let crowd = (1..<80).map { view.p.map.forward(view.p.base.quantile(Double($0) / 80)) }
    curve(plot.curve(of: view.pushed, on: view.p.support, andAt: crowd), .x)
  }
}

extension Plot {
  /// The curve of a density: where its support ends inside the frame, it drops to 0 there and nowhere before.
  func curve(of density: (Double) -> Double, on support: Domain, andAt more: [Double] = []) -> [[Point]] {
    let (low, high) = (max(support.lower, x.lowerBound), min(support.upper, x.upperBound))
    guard low.nextUp < high.nextDown else { return [] }
    let (first, last) = (
      support.contains(low) ? low : low.nextUp, support.contains(high) ? high : high.nextDown
    )
    let steps = 240
    let even = (1..<steps).map { first + (last - first) * Double($0) / Double(steps) }
    let places = [first] + (even + more.filter { first < $0 && $0 < last }).sorted() + [last]
    let rise = first == low ? [] : [(low, 0.0)]
    let fall = last == high ? [] : [(high, 0.0)]
    return trace(rise + places.map { ($0, density($0)) } + fall)
  }
}

extension Plot {
  /// Two frames, z above x, with room for two lines over each; each range is followed by its densities'.
  static func stacked(
    z: ClosedRange<Double>, _ base: ClosedRange<Double>, x: ClosedRange<Double>, _ pushed: ClosedRange<Double>
  ) -> (Plot, Plot) {
    (
      Plot(left: 60, top: 46, width: 420, height: 190, x: z, y: base),
      Plot(left: 60, top: 330, width: 420, height: 190, x: x, y: pushed)
    )
  }
}

extension Drawing {
  /// The axes of two frames, z above x.
  mutating func stacked(_ upper: Plot, _ lower: Plot) {
    axes(upper, x: "z", y: "P_Z, density (per unit of z)")
    axes(lower, x: "x", y: "P_X, density (per unit of x)")
  }

  /// A line in bold over a frame, and one below it.
  mutating func head(_ plot: Plot, _ first: String, _ second: String) {
    text(first, Point(plot.left + 8, plot.top - 26), bold: true)
    text(second, Point(plot.left + 8, plot.top - 8))
  }
}

extension ScalarMap {
  /// Where a monotone map sends an interval inside its domain.
  func image(of range: ClosedRange<Double>) throws(NoPicture) -> ClosedRange<Double> {
    let ends: (Double, Double) = (forward(range.lowerBound), forward(range.upperBound))
    return try span(min(ends.0, ends.1), max(ends.0, ends.1), "f(z)")
  }
}

extension Pushforward {
  /// The map that goes through the chapter, from a normal base.
  public static let ofTheChapter = Pushforward(FallingSinh(), of: Normal())
}
