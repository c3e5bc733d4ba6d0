import Theorem

/// x = shift + height · sinh(width z + phase): a map that bends, of which a seed makes as many as are wanted.
///
/// Domain: ℝ. Range: ℝ. Inverse: (asinh((x − shift)/height) − phase)/width. Derivative: height width
/// cosh(width z + phase), which is the same at z and −z only without a phase.
struct Bent: ScalarMap {
  let shift: Double
  let height: Double
  let width: Double
  var phase = 0.0

  let name = "bent"
  var formula: String {
    "\(decimal(shift)) + \(decimal(height))*sinh(\(decimal(width))*z\(phase == 0 ? "" : " + \(decimal(phase))"))"
  }
  let domain = Domain.line
  let range = Domain.line

  func forward<S: Scalar>(_ z: S) -> S { S(shift) + S(height) * sinh(S(width) * z + S(phase)) }
  func inverse<S: Scalar>(_ x: S) -> S { (asinh((x - S(shift)) / S(height)) - S(phase)) / S(width) }
  func derivative<S: Scalar>(_ z: S) -> S { S(height * width) * cosh(S(width) * z + S(phase)) }
}

/// x = shift + height · exp(z): its range is a half-line that ends at `shift`.
///
/// Domain: ℝ. Range: above `shift` for height > 0, else below. Inverse: log((x − shift)/height). Derivative: height exp z.
struct HalfLine: ScalarMap {
  let shift: Double
  let height: Double

  let name = "half-line"
  var formula: String { "\(decimal(shift)) + \(decimal(height))*exp(z)" }
  let domain = Domain.line
  var range: Domain { height > 0 ? Domain(shift, .infinity) : Domain(-.infinity, shift) }

  func forward<S: Scalar>(_ z: S) -> S { S(shift) + S(height) * exp(z) }
  func inverse<S: Scalar>(_ x: S) -> S { log((x - S(shift)) / S(height)) }
  func derivative<S: Scalar>(_ z: S) -> S { S(height) * exp(z) }
}

/// x = shift + height / (1 + exp(−z)): its range is the interval from `shift` to `shift` + `height`.
///
/// Domain: ℝ. Range: between the two. Inverse: log(u/(1 − u)), u = (x − shift)/height. Derivative: height w (1 − w),
/// w = 1/(1 + exp(−z)).
struct Between: ScalarMap {
  let shift: Double
  let height: Double

  let name = "between"
  var formula: String { "\(decimal(shift)) + \(decimal(height))/(1 + exp(-z))" }
  let domain = Domain.line
  var range: Domain { height > 0 ? Domain(shift, shift + height) : Domain(shift + height, shift) }

  func forward<S: Scalar>(_ z: S) -> S { S(shift) + S(height) / (1 + exp(-z)) }
  func inverse<S: Scalar>(_ x: S) -> S {
    let u = (x - S(shift)) / S(height)
    return log(u / (1 - u))
  }
  func derivative<S: Scalar>(_ z: S) -> S {
    let w = 1 / (1 + exp(-z))
    return S(height) * w * (1 - w)
  }
}

/// Which questions are asked: those in the open, or those that a seed makes.
///
/// What is hidden is the maps and the windows, never a law.
public enum ProbeSet: Sendable, Hashable {
  case open
  case hidden(seed: UInt64)
}

/// The maps, bases and numbers of one set, the same for the same set.
struct ProbeGenerator {
  let set: ProbeSet
  private let stream: RandomStream
  private var drawn = 0

  init(_ set: ProbeSet, for exercise: Int) {
    self.set = set
    // The open set is one that everybody may see.
    let seed: UInt64 = if case .hidden(let seed) = set { seed } else { 2026 }
    stream = RandomStream(seed: seed, check: UInt64(exercise) << 1 | (set == .open ? 0 : 1))
  }

  /// A draw between `low` and `high`, of three decimals, so that it can be read.
  mutating func draw(_ low: Double, _ high: Double) -> Double {
    defer { drawn += 1 }
    return (1000 * (low + (high - low) * stream.uniform(drawn))).rounded() / 1000
  }
  mutating func sign() -> Double { draw(-1, 1) < 0 ? -1 : 1 }
  mutating func base() -> any Density {
    let bases: [any Density] = [Normal(), LogisticDensity(), StudentT()]
    return bases[Swift.min(Int(draw(0, 3)), 2)]
  }

  /// Two affine maps, one of them falling; neither is its own inverse, and no slope is ±1.
  mutating func affine() -> [Pushforward] {
    if set == .open {
      return [Affine.rising, .falling].map { Pushforward($0, of: Normal()) }
    }
    return [1.0, -1].map {
      let map = Affine(slope: $0 * draw(1.3, 2.9), intercept: draw(0.2, 1.8))
      return Pushforward(map, of: base())
    }
  }

  /// Maps that bend: one falls with a density above 1, one rises, and nothing about it is symmetric.
  mutating func bent() -> [Pushforward] {
    if set == .open {
      return [
        Pushforward(FallingSinh(), of: Normal()),
        Pushforward(Bent(shift: 0.25, height: 0.75, width: 0.5, phase: 0.25), of: GumbelDensity()),
      ]
    }
    return [
      Pushforward(Bent(shift: draw(0.6, 1.4), height: -draw(0.2, 0.3), width: draw(0.7, 1.1)), of: Normal()),
      Pushforward(
        Bent(shift: draw(-1, 1), height: draw(0.4, 0.9), width: draw(0.3, 0.6), phase: draw(0.1, 0.4)),
        of: GumbelDensity()),
    ]
  }

  /// Maps onto a half-line, with their densities.
  mutating func halfLines() -> [Pushforward] {
    if set == .open {
      return [(0.0, 1.0), (0.5, -0.75)].map { Pushforward(HalfLine(shift: $0, height: $1), of: Normal()) }
    }
    return [1.0, -1].map {
      Pushforward(HalfLine(shift: draw(-1, 1), height: $0 * draw(0.4, 1.6)), of: Normal())
    }
  }

  /// Maps onto an interval that has two ends, one rising and one falling.
  mutating func intervals() -> [Pushforward] {
    [1.0, -1].map { Pushforward(Between(shift: draw(-1, 1), height: $0 * draw(1.5, 3)), of: Normal()) }
  }

  /// A chain of three: affine, bent, affine.
  mutating func bentChain() -> Chain {
    if set == .open { return Catalogue.telltaleChain }
    return Chain([
      Affine(slope: draw(0.4, 0.7), intercept: draw(0.1, 0.3)),
      Bent(shift: draw(0.6, 1.2), height: -draw(0.3, 0.5), width: draw(0.8, 1.1)),
      Affine(slope: draw(1.5, 2.5), intercept: draw(0.5, 1.5)),
    ])
  }

  /// The same with three affine steps.
  mutating func affineChain() -> Chain {
    Chain([
      Affine(slope: draw(0.4, 0.7), intercept: draw(0.2, 0.9)),
      Affine(slope: -draw(1.2, 1.9), intercept: draw(0.2, 0.9)),
      Affine(slope: draw(2.1, 2.9), intercept: draw(0.5, 1.5)),
    ])
  }

  /// A chain of `count` steps, straight and bent in turn, of which the second falls; each of them stretches, or most
  /// of them squeeze, so that the sum of the log-slopes has either sign.
  mutating func chain(_ count: Int, squeezes: Bool) -> Chain {
    Chain(
      (0..<count).map { k -> any ScalarMap in
        let sign = k == 1 ? -1.0 : 1
        if k % 2 == 0 {
          return Affine(slope: sign * (squeezes ? draw(0.4, 0.7) : draw(1.3, 1.8)), intercept: draw(0.2, 0.9))
        }
        return Bent(
          shift: draw(-0.4, 0.4), height: sign * (squeezes ? draw(0.8, 1.2) : draw(1.8, 2.4)),
          width: squeezes ? draw(0.5, 0.7) : draw(0.6, 0.8))
      })
  }

  /// Where it is asked: images of points at fixed levels of the base.
  func points(_ p: Pushforward) -> [(z: Double, x: Double)] {
    [0.13, 0.37, 0.51, 0.88].map { level in
      let z = p.base.quantile(level)
      return (z, p.map.forward(z))
    }
  }
}

extension Pushforward {
  /// "x = 0.7 under 1 - sinh(z)/3, normal base".
  func label(_ name: String, _ value: Double) -> String {
    "\(name) = \(decimal(value)) under \(map.formula), \(base.name) base"
  }
}
