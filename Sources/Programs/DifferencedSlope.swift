import Theorem

/// A slope read off a ladder of steps: its value, what is left of the curve in it, and what is left of the noise.
struct DifferencedSlope: Sendable {
  var value: Double
  /// A bound on the truncation, estimated from how the ladder's slopes change.
  var truncation: Double
  /// One standard deviation.
  var noise: Double
  /// Whether a corner of f lies within the steps.
  var hasCorner: Bool

  /// How many standard deviations of noise a bar has: beyond five lies a share of 6e-7.
  static let deviations = 5.0
  var bar: Double { truncation + Self.deviations * noise }

  /// The slope in steps of 1, from that in steps of `unit`.
  func per(_ unit: Double) -> DifferencedSlope {
    DifferencedSlope(
      value: value / unit, truncation: truncation / unit, noise: noise / unit, hasCorner: hasCorner)
  }
}

/// Richardson's extrapolation with steps that shrink by 4, every entry of its table a candidate with a bar of its own.
///
/// Formula: D_k = (f(z + h_k) − f(z − h_k))/(2h_k) = f′ + c₂h² + c₄h⁴ + …, T^{m+1}_k = (16^{m+1} T^m_{k+1} − T^m_k)/
/// (16^{m+1} − 1); a candidate's truncation is at most its distance to its finer parent, or 1/16 of that to its coarser.
/// The candidate of least bar is taken, and two guards widen it: second differences must fall by 4 a step, or what
/// exceeds half of the step before is a corner's; and it must agree with the plain differences of the finer half.
/// Edge cases: values that are not finite give NaN, and an infinite bar.
struct SlopeLadder {
  let steps: [Double]
  /// √(Σ w²/(2h²)) for each candidate: how noise of σ enters it.
  private let weights: [[Double]]
  private static let mostLevels = 4

  init(_ steps: [Double]) {
    self.steps = steps
    let unit = steps.indices.map { k in steps.indices.map { $0 == k ? 1.0 : 0 } }
    weights = Self.table(
      unit.map(\.self),
      combine: { f, fine, coarse in
        zip(fine, coarse).map { (f * $0 - $1) / (f - 1) }
      }
    ).map { level in
      level.map { w in zip(w, steps).reduce(0) { $0 + $1.0 * $1.0 / (2 * $1.1 * $1.1) }.squareRoot() }
    }
  }

  /// The levels m = 0, 1, … of Richardson's table.
  private static func table<T>(_ plain: [T], combine: (Double, T, T) -> T) -> [[T]] {
    var levels = [plain]
    var factor = 16.0
    while levels.count <= mostLevels, let last = levels.last, last.count > 1 {
      levels.append((1..<last.count).map { combine(factor, last[$0], last[$0 - 1]) })
      factor *= 16
    }
    return levels
  }

  /// The slope from f(z ± h_k) and f(z), each known up to noise of `sigma`.
  func slope(plus: [Double], minus: [Double], centre: Double, sigma: Double) -> DifferencedSlope {
    let count = steps.count
    let five = DifferencedSlope.deviations
    let plain = steps.indices.map { (plus[$0] - minus[$0]) / (2 * steps[$0]) }
    guard plain.allSatisfy(\.isFinite), centre.isFinite else {
      return DifferencedSlope(value: .nan, truncation: .infinity, noise: sigma, hasCorner: false)
    }
    let bends = steps.indices.map { (plus[$0] + minus[$0] - 2 * centre).magnitude / steps[$0] }
    // √6 σ/h is the noise of a bend; five of it are 12.2.
    let corners = steps.indices.map { k in
      k == 0 ? 0 : Swift.max(0, bends[k] - 0.5 * bends[k - 1] - 12.2 * sigma / steps[k])
    }
    let table = Self.table(plain) { f, fine, coarse in (f * fine - coarse) / (f - 1) }

    var best = DifferencedSlope(value: .nan, truncation: .infinity, noise: .infinity, hasCorner: false)
    // Two steps may agree by chance, where a knot lies between them: a candidate rests on three, or on all there are.
    let least = Swift.min(3, count)
    for (m, level) in table.enumerated() {
      for k in level.indices where m + k + 1 >= least {
        // Level m's entry k rests on the steps k … k + m.
        let corner = corners[k...(k + m)].reduce(0, Swift.max)
        var change = 0.0
        if m > 0 {
          change = Swift.max(
            (level[k] - table[m - 1][k + 1]).magnitude, (level[k] - table[m - 1][k]).magnitude / 16)
        }
        if m < 2, k > 0 { change = Swift.max(change, (level[k] - level[k - 1]).magnitude / (m == 0 ? 1 : 4)) }
        // An error that falls no faster than the step does, as beside a knot, falls by 4.
        if m == 0, k > 1 { change = Swift.max(change, (level[k - 1] - level[k - 2]).magnitude / 4) }
        let candidate = DifferencedSlope(
          value: level[k], truncation: Swift.max(change, corner), noise: weights[m][k] * sigma,
          hasCorner: corner > 0)
        if candidate.bar < best.bar { best = candidate }
      }
    }
    var off = 0.0
    for k in Swift.max(1, count / 2 - 1)..<Swift.max(count, 2) where k < count {
      // Off by a multiple of h at worst, a plain difference is within a third of its change, and half has room.
      let own = (plain[k] - plain[k - 1]).magnitude / 2 + five * weights[0][k] * sigma
      off = Swift.max(off, (best.value - plain[k]).magnitude - own - best.bar)
    }
    best.truncation += off
    best.hasCorner = best.hasCorner || off > 0
    return best
  }
}
