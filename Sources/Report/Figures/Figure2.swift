import Theorem

extension Figure {
  /// (2): two densities of area 1, with a window of z and its image shaded: two areas of equal mass.
  public static func equation2(
    _ p: Pushforward = .ofTheChapter, window: ClosedRange<Double>? = nil, name: String = "equation-2"
  ) throws(NoPicture) -> Figure {
    let view = try View(p)
    let middle = try span(p.base.quantile(0.5), p.base.quantile(0.788), "the window")
    let window = window ?? middle
    let image = try p.map.image(of: window)
    let (u, v) = (image.lowerBound, image.upperBound)
    // Each mass by its own route: the base's by its CDF, that of X by integrating P_X over x.
    let mass = try placed(
      p.base.cumulative(window.upperBound) - p.base.cumulative(window.lowerBound), "the mass of the window")
    let pushed = try placed(
      Quadrature.integral(from: u, to: v, of: view.pushed).value, "the mass of the window's image")
    var drawing = Drawing(name, width: 500, height: 562)
    let (upper, lower) = Plot.stacked(
      z: View.widened(view.z), 0...view.highestBase, x: View.widened(view.x), 0...view.highestPushed)
    drawing.area(upper.area(from: window.lowerBound, to: window.upperBound, view.base), .z)
    drawing.base(of: view, in: upper)
    drawing.area(lower.area(from: u, to: v, view.pushed), .x)
    drawing.pushed(of: view, in: lower)
    drawing.stacked(upper, lower)
    let n = { drawing.number($0) }
    drawing.head(
      upper, "whole area 1", "shaded, \(n(window.lowerBound)) to \(n(window.upperBound)): mass \(n(mass))")
    drawing.head(lower, "whole area 1", "shaded, \(n(u)) to \(n(v)): mass \(n(pushed))")
    return try Figure(
      ofReaders: drawing, equation: 2, title: "(2) Mass is conserved",
      finding:
        "Z from \(shown(window.lowerBound)) to \(shown(window.upperBound)) and its image under \(p.map.formula), X from "
        + "\(shown(u)) to \(shown(v)), hold the same mass, \(shown(mass)): same area, another width.")
  }
}

/// (7) proved panel by panel, as far as a proof is found: |(f⁻¹)′(f(z)) f′(z)| enclosed within the certified margin of 1.
struct Enclosures {
  let panels: [(panel: Interval, value: Interval)]
  /// Whether the panels cover the box.
  let isComplete: Bool
  private let hasClosedInverse: Bool

  /// The box is cut at f's kinks and halved where the product is not yet enclosed narrowly enough, until the budget of each
  /// piece is spent, as the certified checks do.
  init(of f: any ScalarMap, on box: Interval) {
    let product = Equation7.product(of: f)
    let pieces = Certified.pieces(of: box, smoothFor: f)
    // An inverse without a formula is a fact where f is monotone, and only there.
    let exists =
      f.hasClosedInverse
      || pieces.allSatisfy { if case .proved = Certified.isMonotone(f, on: $0) { true } else { false } }
    var done: [(panel: Interval, value: Interval)] = []
    var open = exists ? 0 : pieces.count
    for piece in exists ? pieces : [] {
      var waiting = [piece]
      for _ in 0..<Certified.budget {
        guard let panel = waiting.popLast() else { break }
        let isDefined = product(DefinedInterval(panel)).isDefined
        let value = isDefined ? Certified.enclosure(of: product, over: panel) : .entire
        if (value - 1).magnitude <= Certified.margin {
          done.append((panel, value))
        } else if panel.lower < panel.midpoint, panel.midpoint < panel.upper {
          waiting += [Interval(panel.lower, panel.midpoint), Interval(panel.midpoint, panel.upper)]
        } else {
          open += 1
        }
      }
      open += waiting.count
    }
    panels = done.sorted { $0.panel.lower < $1.panel.lower }
    isComplete = open == 0
    hasClosedInverse = f.hasClosedInverse
  }

  var caption: String {
    guard !panels.isEmpty else { return "no proof was found" }
    guard isComplete else {
      return "green: |product − 1| proved, in \(panels.count) panels; elsewhere no proof was found"
    }
    return hasClosedInverse
      ? "green: |product − 1| proved, for all z at once, in \(panels.count) panels"
      : "green: proved for all z at once, in \(panels.count) panels: f is monotone, its slope as computed"
  }
}
