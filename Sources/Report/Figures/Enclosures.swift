import Theorem

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
