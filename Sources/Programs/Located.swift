import Theorem

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
  /// The same of x's.
  let noise: [Double]
  /// What the two may be apart: the bar of the differences and the claim's own rounding.
  let bar: Double
  /// How fast the claim changes with z: the largest |∂L/∂z_j|.
  let claimSlope: Double

  /// Sixteen roundings for each coordinate that no neighbour shows, as of a layer's constants, add in squares: five
  /// deviations of 0.58 u √(16 D) are 12 u √D.
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
enum Trust {
  /// How many bars a gap must exceed.
  ///
  /// A bar is made of five deviations of noise and of a truncation that the ladder estimates; the estimate is what
  /// may fail. Measured on right flows: see `notebooks-md/check-a-program.md`.
  static let safety = 4.0
  /// A wider bar decides nothing: where the volume isn't known to a tenth, the ladder is not on f's scale.
  static let widestBar = 0.1
  /// A log-determinant off by less is imprecise, not wrong: a density is then off by less than a thousandth.
  static let imprecise = 1e-3
  /// One probe alone fails only beyond this: on two it is no accident.
  static let alone = 0.02
}
