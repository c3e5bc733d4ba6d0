import Theorem

/// What was found out about a program: which claim, how it ended, and the sentence that says so.
public struct Finding: Sendable {
  /// What the finding is about.
  public enum Concern: Sendable, Hashable {
    /// A point's answer depends on the point alone.
    case function
    /// The forward log-determinant.
    case logDeterminant
    /// z comes back from x.
    case roundTrip
    /// The inverse's log-determinant.
    case inverseLogDeterminant
    /// log P_X.
    case density
    /// Its mass.
    case mass
    /// Draws.
    case draws
    /// One step of a chain, counted from 1.
    case step(Int)
  }

  /// How it ended. Imprecise is undecided, with a word of its own.
  public enum Outcome: String, Sendable, Comparable {
    case holds, undecided, imprecise, fails
    public static func < (a: Outcome, b: Outcome) -> Bool { a.rank < b.rank }
    private var rank: Int { [.holds, .undecided, .imprecise, .fails].firstIndex(of: self)! }
  }

  /// What a verdict rests on.
  public enum Grounds: Sendable {
    /// Two numbers, at the probe that shows it best.
    case compared(Compared)
    /// Something that must be so before numbers are compared.
    case hypothesis(Hypothesis)
    /// Bets against what draws should be: the largest log wealth, the rate of false alarms, the smallest effect seen.
    case wealth(largest: Double, rate: Double, effect: Double)
    /// Nothing that decides.
    case nothing
  }

  public let concern: Concern
  public let outcome: Outcome
  /// What was seen, in one sentence.
  public let sentence: String
  /// The slips that fit at every probe, likeliest first.
  public var names: [String] = []
  public var grounds = Grounds.nothing
  /// The largest error over what noise allows, where there is one for all probes.
  var share: Double? = nil
}

/// Two numbers side by side at one point: a row of the report.
public struct Compared: Sendable {
  public let concern: Finding.Concern
  /// Why the point was chosen: typical, centre, tail, axis, corner, edge.
  public let kind: String
  /// Where: z, or x for the inverse.
  public let point: [Double]
  /// The right number and what it may be off by, with the claim's own rounding.
  public let wanted: Double
  public let bar: Double
  /// The number answered.
  public let yours: Double
  /// Whether its bar is narrow enough to decide.
  public let decides: Bool
}

/// All that a program's answers showed.
public struct Examination: Sendable {
  public let dimension: Int
  /// The runs that were made: what for, how many points, how many seconds.
  public var runs: [(name: String, points: Int, seconds: Double)] = []
  public var isSingle = false
  public var digits = 17
  /// The median relative noise of x.
  public var noise = 0.0
  /// How far the same point's x moved from one batch to another, relative to it.
  public var movedInOtherBatch = 0.0
  /// The largest gap, in bars, of what decides.
  public var worstRatio = 0.0
  public var rows: [Compared] = []
  public var findings: [Finding] = []
  public var notes: [String] = []

  /// The worst of what was found.
  public var outcome: Finding.Outcome { findings.map(\.outcome).max() ?? .undecided }
}

/// What a program answered around one point, and what differences make of it.
struct Located: Sendable {
  let z: [Double]
  let x: [Double]
  /// log|det| of x differenced: the left side.
  let differenced: DifferencedDeterminant
  /// log|det| as answered: the right side.
  let claimed: Double
  /// One standard deviation of the claim's last digits, measured.
  let claimNoise: Double
  /// The same along the close line alone, and without a floor: what the claim does where x hardly moves.
  let claimJump: Double
  /// The same of x's.
  let noise: [Double]
  /// What the two may be apart: the bar of the differences and the claim's own rounding.
  let bar: Double
  /// How fast the claim changes with z: the largest |∂L/∂z_j|.
  let claimSlope: Double

  /// Sixteen roundings for each coordinate that no neighbour shows, as of a layer's constants, add in squares: five
  /// deviations of u/√3 √(16 D) are 12 u √D.
  static func constants(_ dimension: Int, _ unit: Double) -> Double {
    12 * unit * Double(dimension).squareRoot()
  }

  /// Reads the answers from row `start` on; the log-determinant stands in column `offset` + D, or, with `rotation`
  /// r, all columns are read as if they had been moved on by r.
  init(
    _ stencil: Stencil, _ answers: Rows, from start: Int, offset: Int = 0, rotation: Int = 0,
    _ precision: Precision,
    inputNoise: [Double]? = nil
  ) {
    let d = stencil.centre.count
    func column(_ i: Int) -> Int { offset + (i + rotation) % (d + 1) }
    let readings = (0..<d).map { stencil.reading(answers, from: start, output: column($0)) }
    let claim = stencil.reading(answers, from: start, output: column(d))
    z = stencil.centre
    x = readings.map(\.centre)
    noise = readings.map { Noise.measured($0) }
    var sigmas = readings.map { Noise.level($0, precision) }
    if let inputNoise { sigmas = zip(sigmas, inputNoise).map(+) }
    differenced = DifferencedDeterminant(stencil, readings, sigmas: sigmas)
    claimed = claim.centre
    let level = Noise.level(claim, precision)
    claimNoise = level
    claimJump = Noise.measured(claim)
    // A claim that jumps must not widen its own bar beyond what is called imprecise.
    let own = level.isFinite ? Swift.min(DifferencedSlope.deviations * level, Trust.imprecise) : 0
    bar =
      differenced.bar + own + Self.constants(d, precision.unit)
      * (1 + (claimed.isFinite ? claimed.magnitude : 0))
    let k = stencil.steps.count - 2
    claimSlope = zip(claim.plus, claim.minus).reduce(0) {
      let slope = ($1.0[k] - $1.1[k]).magnitude / (2 * stencil.steps[k])
      return slope.isFinite ? Swift.max($0, slope) : $0
    }
  }

  /// log|det| differenced, where there is one and its bar is narrow; for naming.
  static func value(_ located: Located?) -> Double {
    guard let located, located.bar < Trust.widestBar / 2 else { return .nan }
    return located.differenced.logAbs
  }

  var gap: Double { (claimed - differenced.logAbs).magnitude }
  /// Whether its bar is narrow enough to decide anything.
  var decides: Bool { gap.isFinite && bar <= Trust.widestBar }
  /// Whether claim and differences are further apart than the bar, with the safety that right flows need.
  var disagrees: Bool { gap > Trust.safety * bar }
}

/// The constants that decide, and where they come from.
///
/// Formula: a right flow's probe is more than `safety` bars off with probability p, `tail` at most; a run has n probes, 16 at
/// most. Two of them off by accident have the probability n(n − 1)/2 p², and one alone n p, which is too often, so that one
/// must also be off by ten times more than such a probe ever was: `alone`. `CalibrationTests` measures p.
enum Trust {
  /// How many bars a gap must exceed.
  ///
  /// A bar is made of five deviations of noise and of a truncation that the ladder estimates; the estimate is what
  /// may fail. Of 157,052 probes of right flows in double precision 15 are beyond 1 bar, 2 beyond 2 and 1 beyond 4; of 154,993
  /// in single 156, 31 and 1.
  static let safety = 4.0
  /// The share of right flows' probes that are further off than `safety` bars: one of 155,000 was seen in either precision,
  /// which is likely for no share above 4.74/155,000 = 3.1e-5 (Poisson, 95 %). Two of 16 that have nothing to do with each
  /// other are off in one run of three million, or fewer.
  static let tail = 5e-5
  /// A wider bar decides nothing: where the volume isn't known to a tenth, the ladder is not on f's scale.
  static let widestBar = 0.1
  /// A log-determinant off by less is imprecise, not wrong: a density is then off by less than a thousandth.
  static let imprecise = 1e-3
  /// Where the rounding of x alone moves z by more, ten times what is called wrong, x no longer says where it came from:
  /// a round trip that fails there is undecided.
  static let blurred = 10 * imprecise
  /// One probe alone fails only beyond this, twenty times what is called imprecise: the two that were more than `safety` bars
  /// off were off by 2e-11 and by 0.0016.
  static let alone = 20 * imprecise
  /// The share of probes that must decide before a flow holds: four of 16 or two of 8, as many as it takes for two to fail.
  static let leastShare = 0.25

  /// Which of the failing probes is told of, and whether all of them are merely imprecise; nil where too little fails.
  ///
  /// The one the most bars off; where not all are imprecise, of those that are not.
  static func worst(
    of failing: [Int], relative: (Int) -> Double, inBars: (Int) -> Double
  ) -> (probe: Int, isImprecise: Bool)? {
    func farthest(_ probes: [Int]) -> Int? { probes.max { inBars($0) < inBars($1) } }
    guard let worst = farthest(failing), failing.count > 1 || relative(worst) > alone else { return nil }
    let isImprecise = failing.allSatisfy { relative($0) < imprecise }
    let telling = failing.filter { isImprecise || relative($0) >= imprecise }
    return (farthest(telling) ?? worst, isImprecise)
  }

  /// By how much an answer may miss a slip's number: what a right one may be off by, and a single-precision constant in it.
  /// `sensitivity` is by how much a bar of log|det| moves the number.
  static func tolerance(bar: Double, of value: Double, sensitivity: Double = 1) -> Double {
    safety * bar * Swift.max(1, sensitivity) + 0x1p-24 * (1 + value.magnitude)
  }

  /// Whether a slip's numbers are the answers, and no others would be.
  ///
  /// Where bars are wide much fits by accident: at three probes the right number must be eight tolerances away, so that one
  /// of eight numbers at random would fit there, and one of 512 at all three.
  static func names(_ probes: [(yours: Double, wanted: Double, slip: Double, tolerance: Double)]) -> Bool {
    probes.allSatisfy { ($0.yours - $0.slip).magnitude <= $0.tolerance }
      && probes.count { ($0.yours - $0.wanted).magnitude > 8 * $0.tolerance } >= 3
  }
}
