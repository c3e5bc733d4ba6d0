import Theorem

/// What of a pushforward fits into a picture: where nearly all of the mass lies, and how high the densities go.
struct View: Sendable {
  let p: Pushforward
  /// All but 2⁻⁸ of the mass at either end.
  let z: ClosedRange<Double>
  let x: ClosedRange<Double>

  init(_ p: Pushforward) {
    self.p = p
    let (low, high) = Equation7.box(of: p)
    z = low...high
    x = p.map.image(of: z)
  }

  func base(_ z: Double) -> Double { p.base.density(z) }
  func pushed(_ x: Double) -> Double {
    p.support.contains(x) ? Equation5.density(of: p, at: x) : 0
  }

  /// A little above the highest density between the quantiles of 2 and 98 %: one that has no bound leaves the picture.
  var highestBase: Double { top { base($0) } }
  var highestPushed: Double { top { pushed(p.map.forward($0)) } }

  private func top(_ f: (Double) -> Double) -> Double {
    let heights = (0...64).map { f(p.base.quantile(0.02 + 0.96 * Double($0) / 64)) }
    return 1.12 * (heights.filter(\.isFinite).max() ?? 1)
  }

  /// `range` with a twentieth of its width more on each side.
  static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let room = (range.upperBound - range.lowerBound) / 20
    return (range.lowerBound - room)...(range.upperBound + room)
  }
}

extension Drawing {
  /// The curve of P_Z in `plot`, with its name beside it.
  mutating func base(of view: View, in plot: Plot) { curve(plot.curve(view.base), .z) }
  /// The curve of P_X.
  mutating func pushed(of view: View, in plot: Plot) { curve(plot.curve(steps: 320, view.pushed), .x) }
}

extension Plot {
  /// Two frames in one row, z on the left and x on the right; each range is followed by its densities'.
  static func sideBySide(
    z: ClosedRange<Double>, _ base: ClosedRange<Double>, x: ClosedRange<Double>, _ pushed: ClosedRange<Double>
  ) -> (Plot, Plot) {
    (
      Plot(left: 56, top: 46, width: 280, height: 200, x: z, y: base),
      Plot(left: 420, top: 46, width: 280, height: 200, x: x, y: pushed)
    )
  }
}

extension Drawing {
  /// The axes of two frames in one row.
  mutating func sideBySide(_ left: Plot, _ right: Plot) {
    axes(left, x: "z", y: "P_Z, density (per unit of z)")
    axes(right, x: "x", y: "P_X, density (per unit of x)")
  }
}

extension ScalarMap {
  /// Where a monotone map sends an interval inside its domain.
  func image(of range: ClosedRange<Double>) -> ClosedRange<Double> {
    let (first, last): (Double, Double) = (forward(range.lowerBound), forward(range.upperBound))
    return min(first, last)...max(first, last)
  }
}

extension Pushforward {
  /// The map that goes through the chapter, from a normal base.
  public static let ofTheChapter = Pushforward(FallingSinh(), of: Normal())
}
