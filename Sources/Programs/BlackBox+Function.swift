import Theorem

extension BlackBox {
  /// What shows that the answer to a point depends on more than the point; nil where nothing does.
  func notAFunction(
    _ first: Rows, _ starts: [Int], _ again: Int, _ other: Rows, later: [[Int]], counts: (Int, Int),
    _ found: [Located],
    _ precision: Precision, _ examination: inout Examination
  ) -> Finding? {
    let d = dimension
    let n = starts.count
    func broken(_ sentence: String, _ names: [String] = [], imprecise: Bool = false) -> Finding {
      Finding(
        concern: .function, outcome: imprecise ? .imprecise : .fails, sentence: sentence, names: names,
        grounds: .hypothesis(.function))
    }
    /// The largest relative distance of two answers, x and log|det| apart; NaN where one has a value and one hasn't.
    func moved(_ a: (Int) -> [Double], _ b: (Int) -> [Double]) -> (x: Double, l: Double) {
      var (x, l) = (0.0, 0.0)
      for i in 0..<n {
        let (p, q) = (a(i), b(i))
        for j in 0...d where p[j].isFinite || q[j].isFinite {
          let distance =
            p[j].isFinite && q[j].isFinite ? (p[j] - q[j]).magnitude / (1 + p[j].magnitude) : .infinity
          if j < d { x = Swift.max(x, distance) } else { l = Swift.max(l, distance) }
        }
      }
      return (x, l)
    }
    let within = moved({ first[starts[$0]] }, { first[again + $0] })
    if Swift.max(within.x, within.l) > precision.half {
      let column = (0..<first.count).map { first[$0, 0] }
      if zip(column, column.dropFirst()).allSatisfy({ $0 <= $1 }) {
        return broken("the rows come back sorted", ["one line a point, in the order of the points"])
      }
      return broken(
        "the same point twice in one run is answered differently, x by \(decimal(within.x, digits: 2)) and log|det| by \(decimal(within.l, digits: 2))",
        [
          "rows of the batch mixed, sorted or shuffled, or randomness: dropout, a random estimate (model.eval()?)"
        ])
    }
    let between = moved({ first[starts[$0]] }, { other[n - 1 - $0] })
    examination.movedInOtherBatch = between.x
    guard Swift.max(between.x, between.l) > precision.half else {
      for rows in later {
        let after = moved({ first[starts[$0]] }, { other[rows[$0]] })
        guard Swift.max(after.x, after.l) <= precision.half else {
          return broken(
            "the same point is answered differently in a later batch of one run, x by \(decimal(after.x, digits: 2)) and log|det| by \(decimal(after.l, digits: 2))",
            ["a cache that is stale: what one call computed is answered to another"])
        }
      }
      return nil
    }
    if !Swift.max(between.x, between.l).isFinite {
      return broken(
        "the same point is answered with a number in one batch and with nan or inf in another",
        ["what else is in the batch must not matter: model.eval(), or a solver that gives up"])
    }
    let l = (0..<n).map { first[starts[$0], d] }
    let same = (l.max() ?? 0) - (l.min() ?? 0) <= precision.half * (1 + l[0].magnitude)
    if between.x <= precision.half, same {
      let summed = l[0].magnitude > 8 * median(found.map(\.differenced.logAbs).filter(\.isFinite))
      return broken(
        "log|det| is one number for a whole batch: \(decimal(l[0])) for \(counts.0) points, \(decimal(other[0, d])) for \(counts.1)",
        ["\(summed ? "summed" : "averaged") over the batch: sum over the coordinates only, axis=-1"])
    }
    if between.x <= precision.half {
      return broken(
        "log|det| of a point depends on the other points of its batch, by \(decimal(between.l, digits: 2))",
        ["a batch norm in training mode, or a sum over the wrong axis"],
        imprecise: between.l < Trust.imprecise)
    }
    if between.x < Trust.imprecise {
      return broken(
        "x of the same point moves by \(decimal(between.x, digits: 2)) in another batch, log|det| by \(decimal(between.l, digits: 2))",
        ["an adaptive solver, as of a neural ODE, that chooses its steps by the whole batch?"],
        imprecise: true)
    }
    return broken(
      "x of the same point moves by \(decimal(between.x, digits: 2)) in another run",
      ["batch statistics (model.eval()), or weights drawn anew at every start (seed them, or load them)"])
  }
}
