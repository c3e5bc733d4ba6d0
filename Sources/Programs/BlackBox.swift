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

  func logBase(_ z: [Double]) -> Double {
    z.reduce(0) { $0 + (base.support.contains($1) ? base.logDensity($1) : -.infinity) }
  }
}

/// What the forward runs left for the others.
struct Forward {
  let precision: Precision
  /// Around each probe, and around its twin.
  let probes: [Located]
  let kinds: [Probe.Kind]
  /// f around x, where it could be asked; for naming alone.
  let atImage: [Located?]
  /// The answers to each probe's fine line, x alone: nine points in order.
  let fineLines: [[[Double]]]
}

extension Answers {
  /// What type and how many digits the numbers show. Loud noise makes a double as rough as a single.
  func precision(loud: Double) -> Precision {
    let finite = rows.numbers.filter(\.isFinite)
    let isSingle = digits <= 9 || finite.allSatisfy { Double(Float($0)) == $0 } || loud > 1e-10
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
