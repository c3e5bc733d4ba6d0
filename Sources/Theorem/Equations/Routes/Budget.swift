/// What one certificate may cost, counted in operations on intervals and never in seconds: the same verdict on every machine.
///
/// One is made for a check and carried through all of its parts: f's monotonicity, the way back, roots, panels, tiles. An
/// evaluation of a formula costs its operations, `size`, once for plain enclosures, thrice for slopes, 24 times for a series of 16 terms and 12 times
/// for one of 8: as measured, on the products and functions of the catalogue's maps.
/// Edge cases: a part that finds it spent leaves the check undecided, at a place; what was refuted before stays so.
struct Budget: Sendable {
  /// How a formula is evaluated.
  enum Evaluation: Int, Sendable {
    case values = 1
    case slopes = 3
    case shortSeries = 12
    case series = 24
  }

  /// Operations on intervals that a check may cost: about a second of the optimised program at the worst.
  static let operations = 1 << 25

  /// Operations in one evaluation of the formula that is asked.
  let size: Int
  /// Panels, tiles and roots that were looked at.
  private(set) var panels = 0
  private var left: Int
  private let mostPanels: Int

  /// For a formula of `size` operations.
  init(size: Int, operations: Int = operations) {
    // What a panel costs beside its operations is about a dozen of them.
    self.size = Swift.max(size, 12)
    left = operations
    mostPanels = .max
  }

  /// So many panels, whatever they cost.
  init(panels: Int) {
    size = 1
    left = .max
    mostPanels = panels
  }

  /// Whether nothing is left.
  var isSpent: Bool { left <= 0 || panels >= mostPanels }

  /// Pays for one or more evaluations, whether or not enough is left.
  mutating func pay(_ evaluation: Evaluation, times: Int = 1) {
    left -= Swift.min(left, evaluation.rawValue * size * times)
  }

  /// Counts panels.
  mutating func count(_ more: Int = 1) { panels += more }

  /// How many evaluations are left.
  func affords(_ evaluation: Evaluation) -> Int { left / (evaluation.rawValue * size) }

  /// Why a check stays open at `place`: with nothing left, or with no way to go on.
  func reason(at place: String, else why: String) -> String {
    isSpent ? "out of budget after \(panels) panels, at \(place)" : "\(place) resists; \(why)"
  }
}

extension Budget {
  /// For a certificate about `p` that asks a formula of z or x which costs what `ask` does with a counted number.
  ///
  /// A preimage by root finding counts as one operation where it is done; its panels cost several evaluations of f, added here.
  init(for f: any ScalarMap, at z: Double, ask: (Counted) -> Counted) {
    let tally = Counted.Tally()
    _ = f.forward(Counted(z, tally: tally))
    let forward = tally.count
    _ = ask(Counted(z, tally: tally))
    self.init(size: tally.count + (f.hasClosedInverse ? 0 : 2 * forward))
  }
}
