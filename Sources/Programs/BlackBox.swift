import Theorem

/// A flow of which only numbers can be had: programs that answer points with points.
///
/// Shapes: `forward` answers z with x and, last, log|det ∂f/∂z|; with `steps` K, with both of each of the K steps.
/// `inverse` answers x with z and log|det ∂z/∂x|; `density` with log P_X(x).
public struct BlackBox: Sendable {
  public var dimension: Int
  public var forward: any Answering
  public var inverse: (any Answering)?
  public var density: (any Answering)?
  /// Answers one row, n and a seed, with n draws of X.
  public var sampler: (any Answering)?
  /// How many steps a line of `forward` holds; nil for the whole map alone.
  public var steps: Int?
  /// Whether a blank line ends a batch for `forward`: then it is asked batches a, b, a in one run, which shows a stale cache.
  public var knowsBatches = false
  /// What each coordinate of z is drawn from.
  public var base: any Density = Normal()
  public var seed: UInt64 = 1
  /// Whether the mass of `density` is asked for, which takes `samples` points.
  public var wantsMass = false
  /// Draws of a sampled check.
  public var samples = 10_000

  public init(dimension: Int, forward: any Answering) {
    precondition(dimension >= 1, "a point has a coordinate; got dimension \(dimension)")
    self.dimension = dimension
    self.forward = forward
  }

  /// Asks everything, and says what was found.
  public func examined() throws(Misbehaviour) -> Examination {
    var examination = Examination(dimension: dimension)
    let seen = try examineForward(&examination)
    if let seen {
      if inverse != nil { try examineInverse(seen, &examination) }
      if density != nil { try examineDensity(seen, &examination) }
      if wantsMass { try examineMass(seen, &examination) }
      if sampler != nil { try examineDraws(seen, &examination) }
    }
    return examination
  }

  /// Asks one of the programs and keeps note of it.
  func ask(
    _ name: String, _ program: any Answering, _ points: Rows, width: Int, count: Int? = nil,
    _ examination: inout Examination
  ) throws(Misbehaviour) -> Answers {
    let count = count ?? points.count
    let answers = try program.answers(to: points, width: width, count: count)
    examination.runs.append((name, count, answers.seconds))
    return answers
  }

  /// How many numbers `forward` writes for a point.
  var forwardWidth: Int { (steps ?? 1) * (dimension + 1) }

  /// f of draws of Z of our own, in rows of x and log|det|.
  func pushed(_ own: Rows, _ examination: inout Examination) throws(Misbehaviour) -> Rows {
    try ask("forward of our own draws", forward, own, width: forwardWidth, &examination)
      .total(of: steps, dimension: dimension).rows
  }

  func logBase(_ z: [Double]) -> Double {
    z.reduce(0) { $0 + (base.support.contains($1) ? base.logDensity($1) : -.infinity) }
  }
}

/// What the forward runs left for the others.
struct Forward {
  let precision: Precision
  /// Around each probe, and around its twin.
  let probes: [LocatedAnswer]
  let kinds: [ProgramProbe.Kind]
  /// f around x, where it could be asked; for naming alone.
  let atImage: [LocatedAnswer?]
  /// The answers to each probe's fine line, x alone: nine points in order.
  let fineLines: [[[Double]]]
}

extension Answers {
  /// What type and how many digits the numbers show. Loud noise makes a double as rough as a single.
  func precision(loud: Double) -> Precision {
    let finite = rows.numbers.filter(\.isFinite)
    let isSingle =
      digits <= 9 || finite.allSatisfy { Double(Float($0)) == $0 } || loud > Precision.partlySingle
    return Precision(isSingle: isSingle, digits: digits)
  }

  /// Steps' answers as the whole map's: the last step's x, and the sum of all log-determinants.
  func total(of steps: Int?, dimension d: Int) -> Answers {
    guard let steps else { return self }
    var total = Rows(width: d + 1)
    for i in 0..<rows.count {
      let last = (steps - 1) * (d + 1)
      let sum = (0..<steps).reduce(0) { $0 + rows[i, $1 * (d + 1) + d] }
      total.append((0..<d).map { rows[i, last + $0] } + [sum])
    }
    return Answers(total, digits: digits, seconds: seconds, secondsToFirstByte: secondsToFirstByte)
  }
}

extension BlackBox {
  /// What shows that the answer to a point depends on more than the point; nil where nothing does.
  func notAFunction(
    _ first: Rows, _ starts: [Int], _ again: Int, _ other: Rows, later: [[Int]], counts: (Int, Int),
    _ found: [LocatedAnswer], _ precision: Precision, _ examination: inout Examination
  ) -> ProgramFinding? {
    let d = dimension
    let n = starts.count
    func broken(_ sentence: String, _ names: [String] = [], imprecise: Bool = false) -> ProgramFinding {
      ProgramFinding(
        .function, imprecise ? .imprecise : .fails, sentence, names: names, .hypothesis(.function))
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
      // A sum over the batch is as many times a point's as there are points, a hundred or more; a mean is about one.
      let summed = l[0].magnitude > 8 * median(found.map(\.wanted).filter(\.isFinite))
      return broken(
        "log|det| is one number for a whole batch: \(decimal(l[0])) for \(counts.0) points, \(decimal(other[0, d])) for \(counts.1)",
        [
          "\(summed ? "summed over the batch" : "averaged over the batch, or one point's for all"): sum over the coordinates only, axis=-1"
        ])
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
