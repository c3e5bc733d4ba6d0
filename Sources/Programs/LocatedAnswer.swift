import Theorem

/// What a program answered around one point, and what differences make of it.
struct LocatedAnswer: BarredNumber, Sendable {
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
    _ precision: Precision, inputNoise: [Double]? = nil
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
  static func value(_ located: LocatedAnswer?) -> Double {
    guard let located, located.bar < Trust.widestBar / 2 else { return .nan }
    return located.differenced.logAbs
  }

  var wanted: Double { differenced.logAbs }
  var yours: Double { claimed }

  /// As a row of the report.
  func compared(_ concern: ProgramFinding.Concern, _ kind: ProgramProbe.Kind) -> PointComparison {
    PointComparison(
      concern: concern, kind: kind.rawValue, point: z, wanted: wanted, bar: bar, yours: claimed,
      decides: decides)
  }
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
  static func worst(of failing: [Int], in rows: [some BarredNumber]) -> (probe: Int, isImprecise: Bool)? {
    func farthest(_ probes: [Int]) -> Int? { probes.max { rows[$0].inBars < rows[$1].inBars } }
    guard let worst = farthest(failing), failing.count > 1 || rows[worst].relative > alone else { return nil }
    let isImprecise = failing.allSatisfy { rows[$0].relative < imprecise }
    let telling = failing.filter { isImprecise || rows[$0].relative >= imprecise }
    return (farthest(telling) ?? worst, isImprecise)
  }

  /// By how much an answer may miss a mistake's number: what a right one may be off by, and a single-precision constant in it.
  /// `sensitivity` is by how much a bar of log|det| moves the number.
  static func tolerance(bar: Double, of value: Double, sensitivity: Double = 1) -> Double {
    safety * bar * Swift.max(1, sensitivity) + 0x1p-24 * (1 + value.magnitude)
  }

  /// Whether a mistake's numbers are the answers, and no others would be.
  ///
  /// Where bars are wide much fits by accident: at three probes the right number must be eight tolerances away, so that one
  /// of eight numbers at random would fit there, and one of 512 at all three.
  static func names(_ probes: [(yours: Double, wanted: Double, mistake: Double, tolerance: Double)]) -> Bool {
    probes.allSatisfy { ($0.yours - $0.mistake).magnitude <= $0.tolerance }
      && probes.count { ($0.yours - $0.wanted).magnitude > 8 * $0.tolerance } >= 3
  }
}

/// In what precision a program answers, as its numbers show.
struct Precision: Sendable, Equatable {
  /// Whether all its numbers are single precision's, or as rough.
  var isSingle: Bool
  /// The digits that it prints.
  var digits: Int

  /// Half a unit in the last place of what it printed, or of what its type holds, relative to the number.
  var unit: Double {
    let type = isSingle ? 0x1p-24 : 0x1p-53
    // 17 digits, and 9 of single precision, name each number; fewer are a coarser grid.
    guard digits < (isSingle ? 8 : 16) else { return type }
    return Swift.max(type, 0.5 * Double.exp(Double(1 - digits) * Double.log(10)))
  }

  /// Noise, relative to x, that says that some of x was computed in single precision, though x is printed as a double:
  /// the rounding, half a unit of 2^-23, of a summand that is a 512th of x. Noise of doubles alone lies twenty bits below.
  static let partlySingle = 0x1p-24 / 512

  /// Half of its digits: what moves by more was not rounded, it is another number.
  var half: Double { unit.squareRoot() }
}

/// The standard deviation of what f's last digits do, read from answers that ought to lie on smooth curves.
///
/// Formula: the k-th differences of n equally spaced values kill a polynomial of degree k − 1 and multiply
/// independent noise of variance σ² to (2k)!/k!² σ²; so σ² is estimated by k!²/(2k)! · mean (Δᵏf)².
/// Source: Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; Moré & Wild, Estimating
/// Computational Noise, SIAM J. Sci. Comput. 33 (2011), section 3.
enum Noise {
  /// An x nearer to 0 counts as this large where noise is told relative to x: probes lie at about 1, and what is left there
  /// of a sum that cancelled ten bits has the noise of its terms, not of itself.
  static let leastSize = 0x1p-10

  /// What rounding leaves, in half units of the last place: a number rounded to a grid of width q is off by q/√12 in the
  /// root mean square, and q/2 is half a unit, so 1/√3.
  static let ofRounding = (1.0 / 3).squareRoot()

  /// σ along nine points that lie close: the largest of orders 4, 5, 6, and never less than rounding to `unit` leaves.
  static func level(_ reading: StencilReading, _ precision: Precision) -> Double {
    let size = reading.fine.reduce(0) { Swift.max($0, $1.magnitude) }
    let floor = ofRounding * precision.unit * size
    var level = Swift.max(floor, measured(reading))
    // In single precision what a layer rounds is often the same for all nine; along the wider line it isn't. The
    // median passes over a corner, which reaches five of the thirteen differences.
    if precision.isSingle {
      // 1.4826 makes a deviation of a normal's median, 1/Φ⁻¹(3/4); 70 = 8!/4!² is the fourth difference's share of the variance.
      level = Swift.max(level, median(differences(reading.wide, 4)) * 1.4826 * (1.0 / 70).squareRoot())
    }
    return level
  }

  /// The same without a floor, on the close line alone.
  static func measured(_ reading: StencilReading) -> Double {
    [(4, 70.0), (5, 252.0), (6, 924.0)].reduce(0) { level, order in
      let d = differences(reading.fine, order.0)
      let mean = d.reduce(0) { $0 + $1 * $1 } / Double(d.count)
      return Swift.max(level, (mean / order.1).squareRoot())
    }
  }

  /// σ from the three finest steps of each coordinate's ladder, which shows a coarser grid than the close line does.
  ///
  /// Formula: c = (D_K − D_{K−1}) − (D_{K−1} − D_{K−2})/16 has no h² in it; its variance is
  /// (1 + (17/16)²/16 + 1/256²) σ²/(2h²), so that σ = 1.367 h times the root mean square of c.
  static func level(_ reading: StencilReading, steps: [Double]) -> Double {
    guard steps.count > 2 else { return 0 }
    let last = steps.count - 1
    let squares = zip(reading.plus, reading.minus).reduce(0.0) { sum, sides in
      func slope(_ k: Int) -> Double { (sides.0[k] - sides.1[k]) / (2 * steps[k]) }
      let c = (slope(last) - slope(last - 1)) - (slope(last - 1) - slope(last - 2)) / 16
      return sum + c * c
    }
    return 1.367 * steps[last] * (squares / Double(reading.plus.count)).squareRoot()
  }

  private static func differences(_ values: [Double], _ order: Int) -> [Double] {
    (0..<order).reduce(values) { d, _ in zip(d.dropFirst(), d).map { $0 - $1 } }
  }
}

func median(_ values: [Double]) -> Double {
  let sorted = values.map(\.magnitude).sorted()
  return sorted.isEmpty ? 0 : (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
}
